"""The report says what the result says: who, which stage, why, what first; management reads four pages."""

from dataclasses import replace

import pytest

from readiness.domain.answers import at_level
from readiness.domain.plan_notes import PlanNotes
from readiness.foundation.language import ENGLISH, LANGUAGES
from readiness.planning.steps import total
from readiness.reporting.order import Order
from readiness.reporting.report_page import ReportPage
from readiness.results.assessment_result import assess
from readiness.wording.steps import days_text
from readiness.wording.wording import Wording
from tests.reporting.pages import page_count, pdf_text, squashed
from tests.reporting.samples import DAY, NAMES, WITH_EVERYTHING, Report, render, report, result_of

CONTACT = "Muster Beratung GmbH, Dr. Anna Muster\nHafenstraße 1\n20457 Hamburg\nTelefon 040 123456\nanna@muster.example"


@pytest.fixture
def text(every_report: Report) -> str:
    return pdf_text(every_report.pdf)


def test_a_manager_reads_four_pages_and_the_consultants_letter(every_report: Report) -> None:
    if every_report.edition == "management":
        letter = bool(every_report.result.assessment.consultant.foreword)
        assert page_count(every_report.pdf) == 4 + letter


@pytest.mark.parametrize("foreword", ["", "Four lines of thanks."], ids=["alone", "below a foreword"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_contact_takes_no_page_of_its_own(name: str, language: str, foreword: str) -> None:
    result = result_of(name, language)
    layer = replace(result.assessment.consultant, contact=CONTACT, foreword=foreword)
    made = render(assess(result.questionnaire, replace(result.assessment, consultant=layer), DAY), language)
    assert page_count(made.pdf) == 4 + bool(foreword)
    assert squashed(CONTACT) in pdf_text(made.pdf)


def test_organisation_and_details_are_there(every_report: Report, text: str) -> None:
    details = every_report.result.assessment.details
    for said in (details.organisation, details.scope, details.assessor):
        assert squashed(said) in text


def test_the_stage_is_the_one_that_screen_and_terminal_say(every_report: Report, text: str) -> None:
    wording = Wording(every_report.result, LANGUAGES[every_report.language])
    assert squashed(wording.stages.summary()) in text
    for dimension in every_report.result.score.dimensions:
        stage_and_rating = wording.stages.short(dimension) + wording.stages.rating(dimension)
        assert squashed(wording.names.dimension(dimension.code) + stage_and_rating) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_company_stands_at_stage_nought(language: str) -> None:
    name = {"de": "Die Grundlage fehlt", "en": "The foundation is missing"}[language]
    assert squashed(f"0: {name}") in pdf_text(report("sample company", language).pdf)


def test_every_dimension_is_named(every_report: Report, text: str) -> None:
    for dimension in every_report.result.questionnaire.dimensions:
        assert squashed(dimension.name.in_language(every_report.language)) in text


def test_the_first_next_step_is_told_in_full(every_report: Report, text: str) -> None:
    result, language = every_report.result, every_report.language
    first = next(step for step in result.plan.steps if not result.assessment.plan.note(step.id).done)
    capability = result.capability(first.capability)
    own = result.assessment.consultant.wordings.get(first.id)
    assert squashed(capability.name.in_language(language)) in text
    assert squashed(own or capability.next_steps[first.level - 1].in_language(language)) in text


def test_every_dont_know_is_asked_for(every_report: Report, text: str) -> None:
    result = every_report.result
    unknown = [code for dimension in result.score.dimensions for code in dimension.unknown]
    for code in unknown:
        assert squashed(result.capability(code).question.in_language(every_report.language)) in text


def test_the_method_and_its_limits_are_told(every_report: Report, text: str) -> None:
    version = every_report.result.questionnaire.version
    assert "ISO/IEC33020" in text
    assert version in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_that_are_listed_and_those_that_are_not_are_all_that_are_left(language: str) -> None:
    """The sum that a decision names is that of the list below it and of what the list says it leaves out."""
    sample = result_of("sample company", language)
    whole = replace(sample.assessment, plan=PlanNotes(goal="target"))
    made = render(assess(sample.questionnaire, whole, DAY), language)
    page = ReportPage(Order(made.result, "management", LANGUAGES[language]))
    words = {
        "en": f"{len(page.soon) - page.most_steps} further steps are due in these 90 days; the full report has them. "
        f"{page.steps_left - len(page.soon)} steps to the goal come later.",
        "de": f"{len(page.soon) - page.most_steps} weitere Schritte sind in diesen 90 Tagen fällig; sie stehen im "
        f"vollständigen Bericht. {page.steps_left - len(page.soon)} Schritte zum Ziel folgen später.",
    }
    assert squashed(words[language]) in pdf_text(made.pdf)
    assert sum(one.steps for one in page.demand) == len(page.soon)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_plans_the_recommended_way_and_no_more(language: str) -> None:
    made = report("sample company", language)
    page = ReportPage(Order(made.result, "management", LANGUAGES[language]))
    words = {"en": "Confirm the goal: Govern partners", "de": "Das Ziel bestätigen: Partner steuern"}
    assert page.steps_left == len(made.result.plan.steps) == 18
    assert squashed(words[language]) in pdf_text(made.pdf)


def test_a_plan_that_does_not_fit_claims_no_way_to_the_goal() -> None:
    result = result_of("sample company", "en")
    limited = replace(result.assessment, plan=PlanNotes(capacity_days=5))
    made = render(assess(result.questionnaire, limited, DAY))
    fitting, whole = len(made.result.plan.steps), len(made.result.plan.steps + made.result.plan.beyond_capacity)
    text = pdf_text(made.pdf)
    assert squashed(f"{fitting} of {whole} steps to it fit into 5 person-days") in text
    assert squashed("lead there") not in text


def test_an_index_without_doubt_has_no_range() -> None:
    full = result_of("sample company", "en")
    sure = replace(full.assessment, answers={code: at_level(2) for code in full.questionnaire.capabilities})
    text = pdf_text(render(assess(full.questionnaire, sure, DAY)).pdf)
    assert squashed("Index 40 of 100, only") in text
    assert squashed("of 100 (range") in pdf_text(report("sample company", "en").pdf)


def test_a_quick_check_says_when_gates_are_known_instead_of_naming_them() -> None:
    text = pdf_text(report("hardly begun", "en").pdf)
    assert squashed("known after 27 more questions") in text
    assert squashed("What you are ready for") not in text


def test_what_is_done_is_neither_budgeted_nor_announced_again() -> None:
    made = report(WITH_EVERYTHING, "en")
    result, text = made.result, pdf_text(made.pdf)
    steps_left = [step for step in result.plan.steps if not result.assessment.plan.note(step.id).done]
    assert len(steps_left) == len(result.plan.steps) - 1
    assert squashed(f"{len(steps_left)} steps lead there") in text
    soon = [step for step in steps_left if step.due_days <= 90]
    assert squashed(f"{len(soon) - ReportPage.most_steps} further steps are due in these 90 days") in text
    budget = days_text(total(soon), ENGLISH)
    assert squashed(f"Set aside {budget} person-days") in text

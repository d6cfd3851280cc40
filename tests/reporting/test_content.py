"""The report says what the result says: who, which stage, why, what first; management reads four pages."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pypdfium2
import pytest
from markupsafe import escape

from readiness.domain.answers import at_level
from readiness.foundation.language import LANGUAGES
from readiness.reporting.order import Order
from readiness.reporting.report_page import ReportPage
from readiness.results.assessment_result import assess
from readiness.wording.wording import Wording
from readiness.wording.work_packages import work_packages
from tests.reporting.pages import page_count, pdf_text, squashed
from tests.reporting.samples import DAY, NAMES, WITH_EVERYTHING, Report, render, report, result_of

CONTACT = "Muster Beratung GmbH, Dr. Anna Muster\nHafenstraße 1\n20457 Hamburg\nTelefon 040 123456\nanna@muster.example"


@pytest.fixture
def text(every_report: Report) -> str:
    return pdf_text(every_report.pdf)


def test_a_manager_reads_three_pages_behind_the_decision_page(every_report: Report) -> None:
    if every_report.edition == "management":
        assert pages_behind_the_decision(every_report) <= 3


def pages_behind_the_decision(report: Report) -> int:
    return page_count(report.pdf) - 1


@pytest.mark.parametrize("foreword", ["", "Four lines of thanks."], ids=["alone", "below a foreword"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_contact_takes_no_page_of_its_own(name: str, language: str, foreword: str) -> None:
    result = result_of(name, language)
    layer = replace(result.assessment.consultant, contact=CONTACT, foreword=foreword)
    made = render(assess(result.questionnaire, replace(result.assessment, consultant=layer), DAY), language)
    assert pages_behind_the_decision(made) <= 3
    assert squashed(CONTACT) in pdf_text(made.pdf)


def test_organisation_and_details_are_there(every_report: Report, text: str) -> None:
    details = every_report.result.assessment.details
    for said in (details.organisation, details.scope, details.assessor):
        assert squashed(said) in text


def test_the_stage_is_the_one_that_screen_and_terminal_say(every_report: Report, text: str) -> None:
    wording = Wording(every_report.result, LANGUAGES[every_report.language])
    page = ReportPage(every_report.order)
    assert squashed(page.decision.standing()) in text
    for dimension in every_report.result.score.dimensions:
        short, rating = wording.stages.short(dimension), wording.stages.rating(dimension)
        if every_report.edition == "full":
            short, rating = wording.stages.dimension(dimension), ""
        assert squashed(wording.names.dimension(dimension.code) + short + rating) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_company_stands_at_stage_nought(language: str) -> None:
    said = {"de": "Gesamtstufe 0 von 5", "en": "Overall stage 0 of 5"}[language]
    assert squashed(said) in pdf_text(report("sample company", language).pdf)


def test_every_dimension_is_named(every_report: Report, text: str) -> None:
    for dimension in every_report.result.questionnaire.dimensions:
        assert squashed(dimension.name.in_language(every_report.language)) in text


def test_every_package_stands_there_with_its_owner(every_report: Report) -> None:
    result, wording = every_report.result, Wording(every_report.result, LANGUAGES[every_report.language])
    html = squashed(every_report.html)
    if result.roadmap is None:
        assert not result.planner.enough_known
        return
    for package in work_packages(result.roadmap, wording):
        assert squashed(str(escape(f"{package.name}: {package.owner}"))) in html


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
def test_a_report_plans_the_recommended_way_and_no_more(language: str) -> None:
    """The number in the headline is that of the list, and what comes later is in no sum."""
    made = report("sample company", language)
    page, text = ReportPage(Order(made.result, "management", LANGUAGES[language])), pdf_text(made.pdf)
    words = {"en": "weeks to “Govern partners”", "de": "bis „Partner steuern“"}
    assert page.roadmap is not None
    assert sum(len(package.steps) for package in page.packages) == len(made.result.plan.steps) == 18
    assert squashed(words[language]) in text
    assert squashed(page.wording.roadmap.count(len(page.packages))) in text
    # What goes on after the plan counts too, also where the plan begins it.
    planned = {step.id for step in made.result.plan.steps}
    assert {step.capability for step in made.result.planner.later(page.roadmap) if step.id not in planned} == {
        *page.later
    }
    assert sorted(n for needed in page.workload for n in needed.packages) == [one.number for one in page.packages]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["management", "full"])
def test_where_too_little_is_answered_a_report_says_what_to_ask_first(edition: str, language: str) -> None:
    made = report("hardly begun", language, edition)
    text, result = pdf_text(made.pdf), made.result
    assert not result.planner.enough_known
    asked = [result.capability(code).question.in_language(language) for code in result.planner.ask_first]
    assert len(asked) == 10
    assert [question for question in asked if squashed(question) not in text] == []
    for claim in ("Every capability has reached its target", "Jede Fähigkeit hat ihr Ziel erreicht", "person-days for"):
        assert squashed(claim) not in text


def test_an_index_without_doubt_has_no_range() -> None:
    full = result_of("sample company", "en")
    sure = replace(full.assessment, answers={code: at_level(2) for code in full.questionnaire.capabilities})
    assert squashed("Here it is 40.") in pdf_text(render(assess(full.questionnaire, sure, DAY), edition="full").pdf)
    assert squashed("(range") in pdf_text(report("sample company", "en", "full").pdf)


def test_what_is_done_is_nobodys_work_any_more() -> None:
    made = report(WITH_EVERYTHING, "en", "full")
    page = ReportPage(made.order)
    notes = made.result.assessment.plan
    done = {package.number for package in page.packages if all(notes.note(e.step.id).done for e in package.steps)}
    assert {number for needed in page.workload for number in needed.packages} == {
        package.number for package in page.packages
    } - done
    ticked = sum(notes.note(step.id).done for step in made.result.plan.steps)
    assert made.html.count('<li class="done">') == ticked > 0


@pytest.mark.parametrize("name", ["sample company", "all 5 without proof"])
def test_amounts_of_a_currency_in_letters_stay_in_their_columns(name: str) -> None:
    euros = result_of(name, "de").assessment
    profile = {**euros.details.profile, "country": "CH"}
    asked = result_of(name, "de").questionnaire
    swiss = assess(asked, replace(euros, details=replace(euros.details, profile=profile)), DAY)
    made = render(swiss, "de")
    assert "CHF" in made.html
    with pypdfium2.PdfDocument(made.pdf) as document:
        page = document[0]
        told = page.get_textpage()
        right = page.get_width() - 12 * 72 / 25.4
        places = [told.get_rect(number) for number in range(told.count_rects())]
    assert max(place[2] for place in places) < right
    assert not [(one, other) for one, other in combinations(places, 2) if _on_each_other(one, other)]


def _on_each_other(one: Sequence[float], other: Sequence[float]) -> bool:
    """Return whether two rectangles (left, bottom, right, top) share more than the edge of a letter, in points."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 2 and height > 2


def test_a_plan_that_leads_elsewhere_than_what_is_recommended_says_so() -> None:
    short = result_of("quick check", "en")
    plan = replace(short.assessment.plan, goal="stage:5")
    further = assess(short.questionnaire, replace(short.assessment, plan=plan), DAY)
    assert "This goal was chosen in the plan; “See” is what is recommended." in render(further).html
    assert "This goal was chosen" not in render(short).html

"""The decision in words: what is printed adds up, and says no more than is known."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from readiness.domain.answers import Answer, Status
from readiness.domain.questionnaire import DimensionKind
from readiness.domain.values import Range
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.results.assessment_result import assess
from readiness.wording.decision import DecisionWords
from readiness.wording.wording import Wording
from tests.reporting.samples import NAMES, SITUATIONS, result_of

EVERY = (*NAMES, *SITUATIONS)
LANGUAGES = pytest.mark.parametrize("language", [ENGLISH, GERMAN], ids=lambda language: language.code)


def said(name: str, language: Language = ENGLISH) -> DecisionWords:
    return DecisionWords(Wording(result_of(name, language.code), language))


def ends(hours: str) -> tuple[int, int]:
    """Return both ends of "1–2" or "3"."""
    low, _, high = re.sub("[.,]", "", hours).partition("–")
    return int(low), int(high or low)


@pytest.mark.parametrize("name", ["sample company", "mixed", "quick check", "long names"])
def test_the_hours_of_the_tasks_are_those_of_the_way_and_of_the_heading(name: str) -> None:
    words = said(name)
    chosen = words.decision.chosen
    row = next(row for row in words.alternatives.rows() if row.alternative is chosen)
    tasks = [ends(task.hours) for task in words.tasks.rows() if task.hours != "–"]
    assert (sum(low for low, _ in tasks), sum(high for _, high in tasks)) == ends(row.hours)
    assert f"{row.hours} hours" in words.tasks.heading()


@pytest.mark.parametrize("name", ["sample company", "all 5 without proof"])
def test_a_year_is_twelve_printed_months(name: str) -> None:
    for row in said(name).alternatives.rows():
        if row.monthly != "–":
            month, year = (ends(amount.replace("€", "")) for amount in (row.monthly, row.yearly))
            assert year == (month[0] * 12, month[1] * 12)


@LANGUAGES
@pytest.mark.parametrize("name", EVERY)
def test_every_company_has_a_page(name: str, language: Language) -> None:
    words = said(name, language)
    told = [words.headline, words.standing(), *words.basis(), *words.holds_back(), words.tasks.heading()]
    told += [f"{one.lead} {one.rest}" for one in words.consequences()]
    told += [f"{row.name} {row.note} {row.once} {row.monthly}" for row in words.alternatives.rows()]
    told += [f"{task.title} {task.action} {task.who} {task.due}" for task in words.tasks.rows()]
    for sentence in told:
        assert sentence.strip()
        assert not re.search(r"[{}]|None|\b(\d+)–\1\b", sentence), sentence
    assert len(words.standings()) == 2


def test_a_consequence_begins_with_a_short_sentence() -> None:
    for one in said("sample company").consequences():
        assert one.lead.endswith(".")
        assert one.rest


def test_what_holds_back_names_the_dimensions_that_do_and_no_other() -> None:
    words = said("nearly perfect")
    held = {need.dimension for need in words.decision.next_stage.needs} if words.decision.next_stage else set()
    text = " ".join(words.holds_back())
    for dimension in words.decision.result.questionnaire.dimensions:
        assert (f"“{ENGLISH.of(dimension.name)}”" in text) == (dimension.code in held)


def test_a_quick_check_says_how_high_it_may_be_and_what_is_left() -> None:
    words = said("quick check")
    rows = words.dimensions(DimensionKind.CORE)
    assert all(row.low == 0 for row in rows)
    assert words.more_questions().startswith("Still open: 27 further questions, about 45 minutes")
    assert any(row.name == "First the 27 further questions" for row in words.alternatives.rows())


def test_a_strong_company_is_told_what_decides_and_what_to_check() -> None:
    words = said("all 5 without proof")
    assert words.deciding_heading() == "These 3 answers decide"
    assert len(words.deciding()) == 3
    assert words.more_questions() == ""
    assert [task.title for task in words.tasks.rows()][-1] == "Every year"


def test_the_reader_is_addressed_where_the_questionnaire_names_who_decides() -> None:
    first = said("sample company").tasks.rows()[0]
    assert first.you
    assert first.who == "management"


def test_the_first_step_is_the_first_that_is_not_done() -> None:
    words = said("long names")
    chosen = words.decision.chosen
    assert chosen is not None
    assert chosen.roadmap is not None
    steps = [step for booking in chosen.roadmap.bookings for step in booking.package.steps]
    done = words.decision.result.planner.basis.done
    assert done(steps[0])
    first = next(row for row in words.tasks.rows() if row.step and not row.action.startswith("✓"))
    assert f"The first step: {first.action}" in words.holds_back()[-1]


def test_a_dimension_that_does_not_apply_has_nothing_to_reach() -> None:
    result = result_of("sample company", "en")
    excluded = Answer(status=Status.NOT_APPLICABLE, reason="none here")
    codes = [c.code for c in result.questionnaire.dimensions[0].capabilities]
    answers = {**result.assessment.answers, **dict.fromkeys(codes, excluded)}
    without = assess(result.questionnaire, replace(result.assessment, answers=answers), result.today)
    row = DecisionWords(Wording(without, ENGLISH)).dimensions(DimensionKind.CORE)[0]
    assert (row.low, row.high, row.figure, row.target) == (None, None, "–", 0)


def with_notes(name: str, **notes: Any) -> DecisionWords:
    result = result_of(name, "en")
    plan = replace(result.assessment.plan, **notes)
    return DecisionWords(
        Wording(assess(result.questionnaire, result.assessment.with_part(plan), result.today), ENGLISH)
    )


def test_consequences_speak_of_the_open_incident_and_without_one_of_partners() -> None:
    assert [one.lead for one in said("with everything").consequences()] == [
        "Posts by your partners go unnoticed.",
        "It can be unclear who is in charge.",
        "The incident can happen again.",
    ]
    assert "incident" not in " ".join(one.lead for one in said("sample company").consequences())


def test_a_launch_that_comes_soon_is_named() -> None:
    result = result_of("sample company", "en")
    details = result.assessment.details
    profile = {**details.profile, "launch": (result.today + timedelta(days=100)).isoformat()}
    soon = replace(result.assessment, details=replace(details, profile=profile))
    words = DecisionWords(Wording(assess(result.questionnaire, soon, result.today), ENGLISH))
    assert "Others can show your new product first." in [one.lead for one in words.consequences()]


def test_the_whole_way_to_the_target_has_its_price_and_is_more_than_any_row() -> None:
    words = said("sample company")
    whole = re.fullmatch(
        r"Until every capability is at its target: 43 work packages, (.+) hours, €(.+), then €(.+) a month\. "
        r"Of this, €(.+) is external\.",
        words.alternatives.whole(),
    )
    assert whole is not None
    rows = [ends(row.hours) for row in words.alternatives.rows() if row.hours != "–"]
    assert all(ends(whole[1])[1] > high for _low, high in rows)
    assert said("quick check").alternatives.whole() == ""


def test_the_one_rate_is_said_to_count_for_all_and_another_one_for_management_takes_its_place() -> None:
    usual, own = said("sample company"), with_notes("sample company", decider_rate=1000)
    assert "€350 a working day of eight hours, the same for everyone, management included;" in (
        usual.alternatives.assumptions()
    )
    assert "€350 a working day of eight hours, management: €1,000;" in own.alternatives.assumptions()
    costs = [ends(words.alternatives.rows()[1].once.replace("€", "")) for words in (usual, own)]
    assert costs[0] < costs[1]


def test_the_order_of_the_decisions_of_management_is_told_with_their_days() -> None:
    assert said("sample company").tasks.order() == (
        "Your signature only opens the way: you discuss it at a meeting on Tue, 12 May and give the mandate by Mon, "
        "18 May."
    )
    assert said("mixed").tasks.order() == ""


def test_a_way_that_runs_on_for_nearly_nothing_never_costs_nothing_a_month() -> None:
    words = said("sample company")
    chosen = words.decision.chosen
    assert chosen is not None
    assert chosen.roadmap is not None
    little = replace(chosen.roadmap.budget, running_days=Range(0.02, 0.05), external_yearly=Range(0, 0))
    small = replace(chosen, roadmap=replace(chosen.roadmap, budget=little))
    assert words.alternatives.cost(small).endswith(", then under €100 a month")
    assert words.alternatives.first_year(small) == ""
    nothing = replace(little, running_days=Range(0, 0))
    idle = replace(chosen, roadmap=replace(chosen.roadmap, budget=nothing))
    assert words.alternatives.cost(idle).endswith(", no added running costs")


def test_what_is_decided_at_the_review_has_no_day_yet() -> None:
    rows = {
        row.alternative.recommended: row for row in said("sample company").alternatives.rows() if row.packages != "–"
    }
    assert (rows[False].ends, rows[False].dated) == ("open", False)
    assert rows[True].dated

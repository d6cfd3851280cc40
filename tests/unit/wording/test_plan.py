"""A plan in words: entries, their sections, and its goal."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.domain.values import Range
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.planning.goals import parse_goal
from readiness.planning.plan import make_plan
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.wording.plan import PlanEntry, by_time
from readiness.wording.steps import days_text
from readiness.wording.wording import Wording
from tests.unit.builders import NOT_APPLICABLE, assessment, capability, dimension, gate, levels, questionnaire

ON = date(2026, 11, 23)
ASKED = questionnaire(
    dimension(
        "PRO",
        [
            capability("A", key=True, needs=["B>=1@1"], horizon=90),
            capability("B", days=(1, 2), horizon=30),
            capability("C", horizon=365),
        ],
    ),
    gates=[gate("G0", "A>=1")],
)
ANSWERS = levels(A=0, B=0, C=0)


def result(notes: PlanNotes | None = None) -> AssessmentResult:
    return assess(ASKED, replace(assessment(ANSWERS), plan=replace(notes or PlanNotes(), begins=ON)), ON)


def entries(notes: PlanNotes | None = None, capacity: float | None = None, goal: str = "target") -> list[PlanEntry]:
    found = result(notes)
    plan = make_plan(ASKED, found.assessment, found.targets, parse_goal(goal, ASKED), capacity)
    return Wording(found, ENGLISH).plan.entries(plan)


def test_without_notes_an_entry_has_the_usual_owner_and_the_day_of_the_roadmap():
    first = entries()[0]
    roadmap = result().roadmap
    assert roadmap is not None

    assert (first.step.id, first.dimension, first.owner) == ("B:0>1", "Dimension PRO", "Management")
    assert first.due == roadmap.due[first.step.id]
    assert (first.own_due, first.done, first.fits) == (False, False, True)


def test_notes_replace_owner_and_time():
    note = StepNote(owner="Ms Müller", due=date(2027, 1, 7), done=True)

    found = {entry.step.id: entry for entry in entries(PlanNotes(steps={"B:0>1": note}))}

    noted, other = found["B:0>1"], found["A:0>1"]
    assert (noted.owner, noted.due, noted.own_due, noted.done) == ("Ms Müller", note.due, True, True)
    assert (other.owner, other.own_due, other.done) == ("Management", False, False)


def test_the_step_that_opens_a_gate_says_so():
    assert [(e.step.id, e.opens) for e in entries(goal="gate:G0")] == [("B:0>1", ()), ("A:0>1", ("“Name of G0”",))]


def test_what_does_not_fit_comes_last():
    found = entries(capacity=0.5)

    fits = [entry.fits for entry in found]
    assert fits == sorted(fits, reverse=True)
    assert len(set(fits)) == 2
    sections = by_time(found, ON)
    assert [section.fits for section in sections] == [True] * (len(sections) - 1) + [False]
    assert [entry for section in sections for entry in section.entries] == found


def test_sections_follow_the_own_dates():
    moved = PlanNotes(steps={"B:0>1": StepNote(due=ON + timedelta(days=400)), "C:0>1": StepNote(due=ON)})

    sections = by_time(entries(moved), ON)

    assert [section.within for section in sections][-1] is None
    assert [entry.step.id for entry in sections[-1].entries] == ["B:0>1"]
    assert "C:0>1" in [entry.step.id for entry in sections[0].entries]
    assert sections[-1].person_days == Range(0.1, 0.2)


@given(days=st.integers(-1000, 1000))
def test_every_entry_is_in_exactly_one_section_and_in_time(days: int):
    found = entries(PlanNotes(steps={"B:0>1": StepNote(due=ON + timedelta(days=days))}))

    sections = by_time(found, ON)

    assert [e for s in sections for e in s.entries] == found
    assert [e.text.number for e in found] == list(range(1, len(found) + 1))
    for section in sections:
        assert all(section.within is None or (e.due - ON).days <= section.within for e in section.entries)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (Range(0.1, 0.3), "0.1–0.3"),
        (Range(0.6, 2), "0.6–2.0"),
        (Range(0.02, 0.2), "up to 0.2"),
        (Range(2, 2), "2"),
        (Range(9.4, 12.6), "9–13"),
    ],
)
def test_days_lose_their_decimals_where_nobody_knows_them(days: Range, words: str):
    assert days_text(days, ENGLISH) == words


def test_german_days_have_a_comma():
    assert days_text(Range(0.1, 0.3), GERMAN) == "0,1–0,3"


@pytest.mark.parametrize(
    ("goal", "name"), [("target", "the target levels"), ("gate:G0", "Name of G0"), ("stage:2", "Stage 2: Started")]
)
def test_goals_have_names(goal: str, name: str):
    assert Wording(result(), ENGLISH).plan.goal(parse_goal(goal, ASKED)) == name


def test_why_no_step_leads_there():
    asked = replace(ASKED, gates=(gate("G0", "PRO>=1"),))
    found = assess(asked, assessment({**ANSWERS, "B": NOT_APPLICABLE, "C": NOT_APPLICABLE}), ON)
    plan = make_plan(asked, found.assessment, found.targets, parse_goal("gate:G0", asked))

    assert not plan.reachable
    assert "Dimension PRO" in Wording(found, ENGLISH).plan.unreachable(plan)

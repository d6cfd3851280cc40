"""Roadmaps in words: what is printed adds up, and assumptions are called so."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.plan_notes import PackageNote, PlanNotes, StepNote
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.values import Range
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.planning.budget import Budget, Rate
from readiness.planning.goals import TARGET, Goal, GoalKind
from readiness.planning.levelling import Capacity
from readiness.planning.packages import Package
from readiness.planning.planner import Option
from readiness.planning.steps import Step, Why
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.wording.roadmap import Hours, RoadmapWords, hours_of
from readiness.wording.wording import Wording
from tests.reporting.samples import result_of
from tests.unit.builders import capability, levels, words
from tests.unit.planning.bases import ON, basis, pack

LANGUAGES = pytest.mark.parametrize("language", [ENGLISH, GERMAN], ids=lambda language: language.code)
ASKED = pack(capability("A", risk=3), capability("B"), gates={"G0": ["A>=1"], "G1": ["B>=2"]})
ASSUMED, OWN = Rate(350, "EUR", words("Source")), Rate(600, "CHF")
NOTHING = Range(0, 0)


def result(asked: Questionnaire = ASKED, notes: PlanNotes | None = None) -> AssessmentResult:
    return assess(asked, basis(asked, levels(A=0, B=0), notes=notes).assessment, ON)


def said(language: Language = ENGLISH, notes: PlanNotes | None = None) -> RoadmapWords:
    return Wording(result(notes=notes), language).roadmap


def package(low: float, high: float) -> Package:
    return Package(
        steps=(Step(capability="A", start=0, level=1, person_days=Range(low, high), due_days=30, why=Why.TARGET),)
    )


def budget(rate: Rate | None, running: Range = NOTHING) -> Budget:
    return Budget(person_days=NOTHING, running_days=running, external=NOTHING, external_yearly=NOTHING, rate=rate)


@pytest.mark.parametrize(
    ("days", "hours"),
    [
        ((0.5, 1), Hours(4, 8)),
        ((0.05, 0.1), Hours(1, 1)),
        ((0, 0.01), Hours(1, 1)),
        ((0, 0), Hours(0, 0)),
        ((0.2, 0.45), Hours(2, 4)),
    ],
)
def test_whole_hours(days: tuple[float, float], hours: Hours):
    assert hours_of(Range(*days)) == hours


@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3)).map(sorted), min_size=1, max_size=12))
def test_hours_of_packages_add_up_as_they_are_printed(days: list[list[float]]):
    each = [hours_of(Range(*one)) for one in days]
    total = sum(each, Hours())

    assert (total.low, total.high) == (sum(one.low for one in each), sum(one.high for one in each))
    assert all(one.low <= one.high for one in each)


def test_below_five_days_effort_is_told_in_hours_and_from_then_on_in_days():
    assert said().effort([package(0.1, 0.1)]) == "1 hour"
    assert said().effort([package(0.5, 0.5)]) == "4 hours"
    assert said().effort([package(0.2, 1), package(0.3, 3.875)]) == "4–39 hours"
    assert said().effort([package(0.2, 1), package(0.3, 4)]) == "0.5–5.0 person-days"
    assert said(GERMAN).effort([package(0.2, 1), package(0.3, 3.875)]) == "4–39\N{NO-BREAK SPACE}Stunden"
    assert said(GERMAN).effort([package(0.2, 1), package(0.3, 4)]) == "0,5–5,0\N{NO-BREAK SPACE}Personentage"


def test_money_is_told_to_the_hundred():
    assert said().money(Range(749, 3251), budget(ASSUMED)) == "€700–3,300"
    assert said(GERMAN).money(Range(749, 3251), budget(ASSUMED)) == "700–3.300\N{NO-BREAK SPACE}€"
    assert said().money(Range(760, 820), budget(OWN)) == "CHF\N{NO-BREAK SPACE}800"


@LANGUAGES
def test_where_nothing_is_known_of_money_there_is_a_dash(language: Language):
    assert said(language).money(Range(1, 2), budget(None)) == "–"
    assert said(language).money(None, budget(ASSUMED)) == "–"
    assert said(language).rate(budget(None)) == ""


def test_a_rate_that_nobody_set_is_an_assumption():
    assert said().rate(budget(ASSUMED)) == "€350 a working day of eight hours (assumption)"
    assert said().rate(budget(OWN)) == "CHF\N{NO-BREAK SPACE}600 a working day of eight hours"
    assert "(Annahme)" in said(GERMAN).rate(budget(ASSUMED))
    assert "(Annahme)" not in said(GERMAN).rate(budget(OWN))


def test_a_capacity_that_nobody_set_is_an_assumption():
    assert said().capacity(Capacity(8, assumed=True)) == "8 hours a week in all for this (assumption)"
    assert said().capacity(Capacity(2.5, 3)) == "2.5 hours a week for each of 3 people"
    assert (
        said(GERMAN).capacity(Capacity(8, assumed=True))
        == "insgesamt 8\N{NO-BREAK SPACE}Stunden pro Woche dafür (Annahme)"
    )
    assert said(GERMAN).capacity(Capacity(2.5, 3)).startswith("2,5\N{NO-BREAK SPACE}Stunden pro Woche")


def test_running_days_and_counts():
    assert said().running(budget(ASSUMED, Range(0.5, 2))) == "0.5–2.0 person-days a month"
    assert [said().count(n) for n in (1, 2)] == ["1 work package", "2 work packages"]
    assert [said(GERMAN).count(n) for n in (1, 2)] == ["1 Arbeitspaket", "2 Arbeitspakete"]


def test_a_package_has_its_name_its_levels_its_owner_and_its_days():
    found = result()
    roadmap = found.planner.roadmap(Goal(GoalKind.WAY, gate="G1"))
    english, german = Wording(found, ENGLISH).roadmap, Wording(found, GERMAN).roadmap

    assert [english.package(one) for one in roadmap.packages] == [
        "Name of A, level\N{NO-BREAK SPACE}0\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}1",
        "Name of B, level\N{NO-BREAK SPACE}0\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}2",
    ]
    assert (
        german.package(roadmap.packages[0])
        == "Name of A, Stufe\N{NO-BREAK SPACE}0\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}1"
    )
    assert [english.days(one) for one in roadmap.bookings] == ["30/11/2026 to 01/12/2026", "02/12/2026 to 10/12/2026"]
    assert german.days(roadmap.bookings[0]) == "30.11.2026 bis 01.12.2026"
    assert english.owner(roadmap.packages[0]) == "Management"
    named = said(notes=PlanNotes(packages={"A": PackageNote(owner="ms Müller")}))
    assert named.owner(roadmap.packages[0]) == "Ms Müller"


def test_one_day_is_told_once():
    assert (
        said().days(result().planner.roadmap(Goal(GoalKind.WAY, gate="G0")).bookings[0]) == "30/11/2026 to 01/12/2026"
    )
    quick = result(notes=PlanNotes(hours=40.0)).planner.roadmap(Goal(GoalKind.WAY, gate="G0"))
    assert said().days(quick.bookings[0]) == "30/11/2026"


def test_what_can_be_decided_is_called_by_its_name():
    assert said().way(None) == "Do nothing"
    assert said().way(Goal(GoalKind.WAY, gate="G0")) == "Name of G0"
    assert said().way(TARGET) == "The whole target: the target levels"
    assert said(GERMAN).way(None) == "Nichts tun"


def test_what_an_option_leaves():
    options = result().planner.options

    assert [said().leaves(option) for option in options] == [
        "2 consequences stay.",
        "1 consequence stays.",
        "Removes what this page warns of.",
        "Removes what this page warns of.",
    ]
    everything = assess(ASKED, basis(ASKED, levels(A=3, B=3)).assessment, ON)
    assert Wording(everything, ENGLISH).roadmap.leaves(Option(None, ())) == ""


@pytest.mark.parametrize("name", ["sample company", "mixed", "quick check"])
def test_packages_now_and_later_add_up_to_the_whole_target(name: str) -> None:
    assessed = result_of(name, "en")
    step = assessed.planner.later(assessed.roadmap)[-1]
    plan = assessed.assessment.plan.with_note(step.id, StepNote(done=True))
    assessed = assess(assessed.questionnaire, replace(assessed.assessment, plan=plan), assessed.today)
    words, roadmap = Wording(assessed, ENGLISH).roadmap, assessed.roadmap
    assert roadmap is not None
    now = {package.capability for package in roadmap.packages}
    whole = {package.capability for package in assessed.planner.roadmap(TARGET).packages}
    counted = [int(n) for n in re.findall(r"\d+", words.later_note(roadmap))]
    going_on, done = [*counted, 0][:2] if "of them" in words.later_note(roadmap) else (0, sum(counted))
    assert len(now | whole) == len(now) + len(words.later(roadmap)) - going_on + done


def test_today_is_a_question_mark_only_where_the_first_step_begins_at_nothing_known() -> None:
    asked = pack(capability("A"), gates={"G0": ["A>=2"]})
    words = Wording(assess(asked, basis(asked, {}).assessment, ON), ENGLISH)
    steps = words.result.planner.roadmap(Goal(GoalKind.GATE, gate="G0")).plan.steps
    assert [words.steps.change(step) for step in steps] == ["level ? → 1", "level 1 → 2"]

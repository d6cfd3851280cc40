"""What plans are made from: capacity, owners, and what held when the plan began."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from readiness.domain.answers import at_level
from readiness.domain.knowledge import StandIn
from readiness.domain.plan_notes import Closure, PackageNote, PlanNotes, StepNote
from readiness.domain.questionnaire import Questionnaire
from readiness.planning.goals import TARGET
from readiness.planning.levelling import Capacity
from readiness.planning.roadmap import Roadmap
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE, capability, levels
from tests.unit.planning.bases import ON, basis, ids, owned, pack, planner

ASKED = pack(capability("A"), capability("B"))


@pytest.mark.parametrize(("size", "people"), [("", 1), ("micro", 1), ("medium", 1), ("large", 2)])
def test_how_many_have_time_depends_on_the_size(size: str, people: int):
    assert basis(ASKED, size=size).capacity == Capacity(8, people, assumed=True)


def test_what_was_said_of_the_capacity_counts():
    assert basis(ASKED, notes=PlanNotes(hours=4.0, people=3), size="large").capacity == Capacity(4, 3)
    assert basis(ASKED, notes=PlanNotes(hours=4.0), size="large").capacity == Capacity(4, 2)
    assert basis(ASKED, notes=PlanNotes(people=3)).capacity == Capacity(8, 3, assumed=True)


@pytest.mark.parametrize("weekday", range(7))
def test_until_a_day_is_fixed_a_plan_begins_next_monday(weekday: int):
    today = ON + timedelta(days=weekday)
    made = basis(ASKED)
    unfixed = replace(made, assessment=replace(made.assessment, plan=PlanNotes()), today=today)
    assert (unfixed.begins, unfixed.working_days.day(0)) == (date(2026, 12, 7), date(2026, 12, 7))


def test_a_plan_begins_on_the_chosen_day_and_on_a_working_day():
    assert basis(ASKED, notes=PlanNotes(begins=date(2026, 12, 24))).working_days.day(1) == date(2026, 12, 28)
    closed = PlanNotes(closures=(Closure(ON, ON + timedelta(days=6)),))
    assert basis(ASKED, notes=closed).working_days.day(0) == date(2026, 12, 7)


def test_holidays_are_those_of_the_country_or_else_of_the_first_day_rate():
    def free(day: date, asked: Questionnaire = ASKED, **profile: str) -> bool:
        return basis(asked, **profile).working_days.free(day)

    unity, federal = date(2028, 10, 3), date(2029, 8, 1)
    assert (free(unity), free(unity, country="DE"), free(unity, country="CH")) == (True, True, False)
    assert (free(federal), free(federal, country="CH")) == (False, True)
    assert not free(unity, pack(capability("A"), costs=None))


def owner(notes: PlanNotes | None = None, asked: Questionnaire | None = None, **profile: str) -> str:
    found = planner(asked or pack(owned("A", "MK", "GF")), levels(A=0), notes=notes, **profile)
    return found.basis.owner(found.roadmap(TARGET).packages[0])


def test_the_first_role_owns_a_package_unless_somebody_is_named():
    first = {"A:0>1": StepNote(owner="Ms Step")}
    later = {"A:1>2": StepNote(owner="Ms Later")}

    assert owner() == "MK"
    assert owner(PlanNotes(steps=first)) == "Ms Step"
    assert owner(PlanNotes(steps=later)) == "MK"
    assert owner(PlanNotes(steps=first, packages={"A": PackageNote(owner="Ms Package")})) == "Ms Package"


def test_where_nobody_holds_the_role_its_stand_in_is_in_charge():
    asked = pack(owned("A", "MK"), stand_ins=[StandIn("MK", "size = micro", "GF")])

    assert owner(asked=asked, size="micro") == "GF"
    assert owner(asked=asked, size="large") == "MK"


def test_a_step_is_done_where_somebody_says_so_or_the_level_shows_it():
    found = planner(
        ASKED, levels(A=1, B=0), notes=PlanNotes(steps={"B:0>1": StepNote(done=True)}, baseline={"A": 0, "B": 0})
    )
    steps = {step.id: found.basis.done(step) for step in found.roadmap(TARGET).plan.steps}

    assert steps == {
        "A:0>1": True, "A:1>2": False, "A:2>3": False, "B:0>1": True, "B:1>2": False, "B:2>3": False,
    }  # fmt: skip


def dates(roadmap: Roadmap) -> list[tuple[str, date, date]]:
    return [(booking.package.id, booking.begins, booking.due) for booking in roadmap.bookings]


def test_what_was_reached_since_the_plan_began_stays_and_dates_hold():
    notes = PlanNotes(begins=ON - timedelta(days=14), baseline={"A": 0, "B": 1})
    before = planner(ASKED, levels(A=0, B=1), notes=notes)
    now = planner(ASKED, levels(A=2, B=1), notes=notes)

    assert dates(now.roadmap(TARGET)) == dates(before.roadmap(TARGET))
    assert now.roadmap(TARGET).budget == before.roadmap(TARGET).budget
    assert ids(planner(ASKED, levels(A=2, B=1)).roadmap(TARGET)) == ["B:1>3", "A:2>3"]


def test_what_fell_below_its_level_then_begins_where_it_is_today():
    notes = PlanNotes(baseline={"A": 2, "B": 3})

    assert sorted(ids(planner(ASKED, levels(A=1, B=0), notes=notes).roadmap(TARGET))) == ["A:1>3", "B:0>3"]
    assert ids(planner(ASKED, {"A": at_level(2), "B": NOT_APPLICABLE}, notes=notes).roadmap(TARGET)) == ["A:2>3"]


def test_who_knew_nothing_when_the_plan_began_gains_no_work_by_knowing():
    notes = PlanNotes(baseline={"A": 0})

    unknown = planner(ASKED, {"A": DONT_KNOW, "B": at_level(3)}, notes=notes)
    known = planner(ASKED, levels(A=3, B=3), notes=notes)
    assert dates(unknown.roadmap(TARGET)) == dates(known.roadmap(TARGET))

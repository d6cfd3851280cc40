"""Roadmaps: when they end, and from when each gate can be passed."""

from datetime import date

from readiness.domain.plan_notes import PlanNotes
from readiness.planning.goals import Goal, GoalKind, parse_goal
from readiness.planning.roadmap import Milestone
from tests.unit.builders import NOT_APPLICABLE, capability, levels
from tests.unit.planning.bases import ids, pack, planner

WAY = Goal(GoalKind.WAY, gate="G1")


def test_a_gate_can_be_passed_once_its_last_package_is_done():
    asked = pack(capability("A"), capability("B"), gates={"G0": ["A>=1"], "G1": ["B>=1"]})
    roadmap = planner(asked, levels(A=0, B=0)).roadmap(WAY)

    assert roadmap.milestones == (
        Milestone("G0", "A:0>1", date(2026, 12, 1)),
        Milestone("G1", "B:0>1", date(2026, 12, 3)),
    )
    assert roadmap.gates == {"G0": date(2026, 12, 1), "G1": date(2026, 12, 3)}
    assert roadmap.ends == date(2026, 12, 3)


def test_a_gate_waits_for_what_an_earlier_one_asks_for_too():
    """B is done first, because A waits for C: G1 needs A as G0 does."""
    asked = pack(
        capability("A", needs=["C>=1@1"]), capability("B"), capability("C"),
        gates={"G0": ["A>=1"], "G1": ["A>=1", "B>=1"]},
    )  # fmt: skip
    notes = PlanNotes(people=2)
    roadmap = planner(asked, levels(A=0, B=0, C=0), notes=notes).roadmap(WAY)

    assert roadmap.gates["G1"] == max(booking.due for booking in roadmap.bookings)
    assert roadmap.gates["G0"] <= roadmap.gates["G1"]


def test_a_gate_that_waits_for_a_confirmation_is_no_milestone():
    asked = pack(capability("A"), capability("B"), gates={"G0": ["A>=1"], "G1": ["A>=2", "B>=1"]})
    roadmap = planner(asked, levels(A=0) | {"B": NOT_APPLICABLE}).roadmap(WAY)

    assert (roadmap.plan.confirm, list(roadmap.gates)) == (("B",), ["G0"])


def test_what_is_confirmed_is_asked_no_more_and_its_gate_has_its_day():
    asked = pack(capability("A"), capability("B"), gates={"G0": ["A>=1"], "G1": ["A>=2", "B>=1"]})
    notes = PlanNotes(confirmed=("B",))
    roadmap = planner(asked, levels(A=0) | {"B": NOT_APPLICABLE}, notes=notes).roadmap(WAY)

    assert (roadmap.plan.confirm, list(roadmap.gates)) == ((), ["G0", "G1"])


def test_what_is_there_already_needs_no_day():
    asked = pack(capability("A"), gates={"G0": ["A>=1"]})
    roadmap = planner(asked, levels(A=1)).roadmap(parse_goal("way:G0", asked))

    assert (ids(roadmap), roadmap.milestones, roadmap.ends, roadmap.gates) == ([], (), None, {})


def test_what_fits_into_no_ten_years_has_no_end():
    asked = pack(capability("A"), capability("B"), gates={"G0": ["A>=1"], "G1": ["B>=5"]})
    roadmap = planner(asked, levels(A=0, B=0), notes=PlanNotes(hours=0.05)).roadmap(WAY)

    assert [booking.package.id for booking in roadmap.bookings] == ["A:0>1"]
    assert (roadmap.ends, list(roadmap.gates)) == (None, ["G0"])

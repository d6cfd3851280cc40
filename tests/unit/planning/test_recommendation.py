"""Which way is recommended."""

from datetime import timedelta
from typing import Any

from readiness.domain.questionnaire import Depth
from readiness.planning.goals import TARGET, Goal, GoalKind
from readiness.planning.recommendation import Recommendation
from tests.unit.builders import capability, levels
from tests.unit.planning.bases import ON, pack, planner

GATES = {"G0": ["A>=1"], "G1": ["B>=1"], "G2": ["C>=1"], "G3": ["D>=2"]}
CHANNEL = {"G3": ("own_channel", "launch")}
FOR_ALL = levels(A=1, B=1, C=1, D=0)


def recommended(answers: Any = None, *, wanted: Any = None, risks: str = "2222", **more: Any) -> Recommendation:
    capabilities = [capability(code, key=True, risk=int(risk)) for code, risk in zip("ABCD", risks, strict=True)]
    asked = pack(*capabilities, gates=GATES, wanted=CHANNEL if wanted is None else wanted)
    return planner(asked, answers, **more).recommendation


def way(gate: str) -> Goal:
    return Goal(GoalKind.WAY, gate=gate)


def test_it_is_the_smallest_way_that_removes_the_gravest_consequences():
    found = recommended()

    assert found.goal == way("G2")
    assert [one.capability for one in found.consequences] == ["A", "B", "C"]
    assert found.next_gate == "G3"


def test_a_gate_that_none_of_the_gravest_consequences_comes_from_waits():
    found = recommended(wanted={}, risks="3332")

    assert (found.goal, found.next_gate) == (way("G2"), "G3")
    assert recommended(wanted={}, risks="2223").goal == way("G3")


def test_what_is_passed_already_is_no_part_of_it():
    found = recommended(levels(A=1, B=0, C=1))

    assert found.goal == way("G1")
    assert [one.capability for one in found.consequences] == ["B"]
    assert found.next_gate == "G3"


def test_a_quick_check_leads_to_the_next_gate_only():
    found = recommended(levels(A=1), depth=Depth.QUICK)

    assert (found.goal, [one.capability for one in found.consequences]) == (way("G1"), ["B"])
    assert found.next_gate == "G2"


def test_a_gate_that_is_wanted_is_recommended_once_those_for_all_are_passed():
    found = recommended(FOR_ALL, own_channel="yes")

    assert (found.goal, found.next_gate) == (way("G3"), None)
    assert [one.capability for one in found.consequences] == ["D"]
    assert recommended(own_channel="yes").goal == way("G2")


def test_a_wanted_gate_must_be_in_time():
    """D takes 1.4 person-days at most: seven working days with eight hours a week."""
    ends = ON + timedelta(days=8)

    for launch, goal in ((ends, way("G3")), (ends - timedelta(days=1), TARGET), (ON - timedelta(days=1), way("G3"))):
        assert recommended(FOR_ALL, own_channel="yes", launch=launch.isoformat()).goal == goal


def test_a_wanted_gate_that_comes_too_late_is_the_next_decision():
    found = recommended(FOR_ALL, own_channel="yes", launch=ON.isoformat())

    assert (found.goal, found.next_gate) == (TARGET, "G3")


def test_who_does_not_want_a_gate_goes_on_to_the_target():
    for profile in ({}, {"own_channel": "no"}):
        found = recommended(FOR_ALL, **profile)
        assert (found.goal, found.next_gate) == (TARGET, "G3")


def test_the_target_removes_the_gravest_of_what_stays_below_it():
    assert [(one.capability, one.gate, one.level) for one in recommended(FOR_ALL, risks="1231").consequences] == [
        ("C", "", 3),
        ("B", "", 3),
        ("D", "", 3),
    ]


def test_where_everything_is_there_nothing_is_recommended():
    everything = levels(A=3, B=3, C=3, D=3)

    assert recommended(everything) == Recommendation(None)
    assert recommended(levels(A=5, B=5, C=5, D=5)).goal is None
    assert recommended(levels(A=3, B=3, C=3, D=2)).goal == TARGET

"""A plan: order, reasons, what steps open, and the capacity."""

import math

import pytest

from readiness.domain.answers import Answer
from readiness.domain.questionnaire import Capability, Depth, DimensionKind
from readiness.domain.values import Range
from readiness.planning.goals import parse_goal
from readiness.planning.plan import Plan, make_plan
from readiness.planning.steps import Step, Why
from tests.unit.builders import assessment, capability, dimension, gate, levels, questionnaire


def planned(
    goal: str,
    *capabilities: Capability,
    answers: dict[str, Answer] | None = None,
    gates: dict[str, list[str]] | None = None,
    depth: Depth = Depth.FULL,
    capacity: float | None = None,
    targets: int = 1,
) -> Plan:
    given = [gate(code, *requires) for code, requires in (gates or {}).items()]
    asked = questionnaire(dimension("PRO", capabilities), gates=given)
    wanted = dict.fromkeys(asked.capabilities, targets)
    return make_plan(asked, assessment(answers, depth), wanted, parse_goal(goal, asked), capacity)


def ids(steps: tuple[Step, ...]) -> list[str]:
    return [step.id for step in steps]


def test_what_an_earlier_gate_waits_for_comes_first():
    plan = planned(
        "gate:G1",
        capability("A", key=True, risk=3),
        capability("B", risk=1, needs=["C>=1@1"]),
        capability("C", risk=1),
        gates={"G0": ["B>=1"], "G1": ["A>=1", "B>=1"]},
    )

    assert [(s.id, s.why, s.gate) for s in plan.steps] == [
        ("C:0>1", Why.PREREQUISITE, "G0"),
        ("B:0>1", Why.GATE, "G0"),
        ("A:0>1", Why.GATE, "G1"),
    ]


def test_then_key_questions_then_value_then_code():
    plan = planned(
        "target", capability("D"), capability("C"), capability("B", risk=3), capability("A", key=True, risk=1)
    )

    assert ids(plan.steps) == ["A:0>1", "B:0>1", "C:0>1", "D:0>1"]


def test_a_gate_that_the_plan_does_not_serve_is_no_reason():
    """The stage takes A to 1, the gate would need 2."""
    plan = planned("stage:1", capability("A", key=True), gates={"G0": ["A>=2"]})

    assert [(s.id, s.why, s.gate) for s in plan.steps] == [("A:0>1", Why.STAGE, None)]


def test_the_stage_that_a_gate_asks_for_is_a_reason():
    plan = planned("gate:G0", capability("A", key=True), gates={"G0": ["PRO>=1"]})

    assert [(s.id, s.why, s.gate) for s in plan.steps] == [("A:0>1", Why.GATE, "G0")]


def test_a_plan_for_the_target_says_what_is_behind_its_target():
    plan = planned("target", capability("A", key=True), capability("B", needs=["C>=2@1"]), capability("C"))

    assert {s.id: s.why for s in plan.steps} == {
        "A:0>1": Why.KEY_QUESTION,
        "B:0>1": Why.TARGET,
        "C:0>1": Why.PREREQUISITE,
        "C:1>2": Why.PREREQUISITE,
    }


def test_a_plan_says_what_a_step_opens():
    plan = planned(
        "gate:G1",
        capability("A", needs=["B>=1@1"]),
        capability("B"),
        capability("C", needs=["B>=1@1"]),
        gates={"G0": ["B>=1"], "G1": ["A>=1", "C>=1"], "G2": ["B>=3"]},
    )

    assert ids(plan.steps) == ["B:0>1", "A:0>1", "C:0>1"]
    assert plan.unlocks(plan.steps[0]) == ("A:0>1", "C:0>1")
    assert plan.unlocks(plan.steps[2]) == ()
    assert plan.opens == {"B:0>1": ("G0",), "C:0>1": ("G1",)}


def test_a_gate_that_is_passed_already_is_not_opened_again():
    plan = planned(
        "target", capability("A"), capability("B"), answers=levels(A=0, B=1), gates={"G0": ["B>=1"], "G1": ["A>=1"]}
    )

    assert plan.opens == {"A:0>1": ("G1",)}


def test_after_a_quick_check_the_whole_questionnaire_is_planned():
    plan = planned(
        "target", capability("A", key=True), capability("B"), answers=levels(A=1), depth=Depth.QUICK, gates={}
    )
    to_stage = planned(
        "gate:G0",
        capability("A", key=True),
        capability("B"),
        capability("C"),
        answers=levels(A=1),
        depth=Depth.QUICK,
        gates={"G0": ["PRO>=1"]},
    )

    assert ids(plan.steps) == ["B:0>1"]
    assert (ids(to_stage.steps), to_stage.opens) == (["B:0>1"], {"B:0>1": ("G0",)})


def test_the_person_days_are_the_sum_of_the_steps():
    plan = planned("target", capability("A", days=(2, 5)), capability("B", days=(1, 3)))

    assert (plan.person_days.low, plan.person_days.high) == (pytest.approx(0.3), pytest.approx(0.8))


class TestCapacity:
    """Steps of 1, 1, 2 and 1 days, in the order A to D; B builds on A."""

    CAPABILITIES = (
        capability("A", days=(8, 12), risk=3),
        capability("B", days=(8, 12), risk=2, needs=["A>=1@1"]),
        capability("C", days=(18, 22), risk=2),
        capability("D", days=(8, 12), risk=1),
    )

    def plan(self, capacity: float | None) -> Plan:
        return planned("target", *self.CAPABILITIES, capacity=capacity)

    @pytest.mark.parametrize(
        ("capacity", "fits", "beyond"),
        [
            (None, "ABCD", ""),
            (math.inf, "ABCD", ""),
            (5, "ABCD", ""),
            (4.99, "ABC", "D"),
            (4, "ABC", "D"),
            (3.99, "ABD", "C"),
            (2, "AB", "CD"),
            (1, "A", "BCD"),
            (0.99, "", "ABCD"),
            (0, "", "ABCD"),
        ],
    )
    def test_what_fits_keeps_its_order(self, capacity: float | None, fits: str, beyond: str):
        plan = self.plan(capacity)

        assert [s.capability for s in plan.steps] == list(fits)
        assert [s.capability for s in plan.beyond_capacity] == list(beyond)
        assert plan.person_days.mid == pytest.approx(sum({"C": 2}.get(code, 1) for code in fits))

    def test_what_builds_on_a_step_that_does_not_fit_does_not_fit_either(self):
        plan = planned(
            "target",
            capability("A", key=True, days=(18, 22)),
            capability("B", key=True, days=(2, 2), needs=["A>=1@1"], risk=1),
            capability("C", days=(4, 4), needs=["B>=1@1"]),
            capability("D", days=(10, 10)),
            capacity=1,
        )

        assert ids(plan.steps) == ["D:0>1"]
        assert ids(plan.beyond_capacity) == ["A:0>1", "B:0>1", "C:0>1"]
        assert plan.unlocks(plan.beyond_capacity[1]) == ("C:0>1",)

    def test_a_later_level_waits_for_the_one_below(self):
        plan = planned("target", capability("A", days=(30, 30)), targets=2, capacity=2.9)

        assert (ids(plan.steps), ids(plan.beyond_capacity)) == ([], ["A:0>1", "A:1>2"])

    def test_gates_that_wait_for_a_step_beyond_are_not_opened(self):
        plan = planned("gate:G0", capability("A", days=(10, 10)), gates={"G0": ["A>=1"]}, capacity=0.5)

        assert plan.opens == {}

    def test_sums_that_fit_exactly_fit(self):
        """As floating-point numbers, 0.1 + 0.1 + 0.1 is a little more than 0.3."""
        tenths = [capability(f"A{n}", days=(1, 1)) for n in range(3)]

        assert planned("target", *tenths, capacity=0.3).beyond_capacity == ()


def test_an_unreachable_goal_has_no_steps():
    asked = questionnaire(
        dimension("PRO", [capability("A")]),
        dimension("MON", [], DimensionKind.PROTECTIVE),
        gates=[gate("G0", "MON>=1")],
    )

    plan = make_plan(asked, assessment(), {"A": 3}, parse_goal("gate:G0", asked))

    assert (plan.reachable, plan.steps, plan.person_days, plan.opens) == (False, (), Range(0, 0), {})

"""The model, case by case: what it counts, what it leaves out, and how it decides between equals."""

import pytest

from readiness.domain.answers import Answer
from readiness.domain.questionnaire import Capability, DimensionKind, Questionnaire
from readiness.planning.goals import parse_goal
from readiness.planning.plan import Plan, make_plan
from readiness.planning.start import with_named_reopened
from readiness.planning.what_if import with_steps_done
from readiness.scoring.scorer import score
from tests.unit.builders import (
    DONT_KNOW,
    NOT_APPLICABLE,
    assessment,
    capability,
    dimension,
    filled,
    gate,
    levels,
    questionnaire,
)


def planned(
    goal: str, asked: Questionnaire, answers: dict[str, Answer] | None = None, targets: dict[str, int] | None = None
) -> Plan:
    targets = dict.fromkeys(asked.capabilities, 3) | (targets or {})
    return make_plan(asked, assessment(answers), targets, parse_goal(goal, asked))


def one(*capabilities: Capability, gates: dict[str, list[str]] | None = None) -> Questionnaire:
    given = [gate(code, *requires) for code, requires in (gates or {}).items()]
    return questionnaire(dimension("PRO", capabilities), gates=given)


def ids(plan: Plan) -> list[str]:
    assert plan.reachable
    return sorted(step.id for step in plan.steps)


def test_the_cheaper_capability_carries_the_majority():
    asked = one(capability("A", days=(4, 8)), capability("B", days=(1, 2)), capability("C", days=(1, 3)))

    assert ids(planned("stage:1", asked)) == ["B:0>1", "C:0>1"]


def test_a_cheap_step_with_a_dear_prerequisite_is_no_bargain():
    asked = one(
        capability("A", key=True, days=(2, 4)),
        capability("B", days=(1, 3), needs=["A>=3@2"]),
        capability("C", days=(4, 6)),
    )

    # B from 1 to 2 costs 0.5 and 1.95 for its prerequisite, C costs 1.25.
    assert ids(planned("stage:2", asked, levels(A=2, B=1, C=1))) == ["C:1>2"]


def test_a_prerequisite_that_serves_two_is_paid_for_once():
    asked = one(
        capability("A", days=(10, 10)),
        capability("B", days=(10, 10)),
        capability("C", days=(6, 6), needs=["F>=1@1"]),
        capability("D", days=(6, 6), needs=["F>=1@1"]),
        capability("E", key=True, days=(1, 1)),
        capability("F", days=(9, 9)),
    )

    # Beside E three more are needed: C and D with their F cost 2.1 together; with A or B it is 2.5 at least.
    assert ids(planned("stage:1", asked)) == ["C:0>1", "D:0>1", "E:0>1", "F:0>1"]


def test_key_questions_go_first_whatever_they_cost():
    asked = one(capability("A", key=True, days=(50, 90)), capability("B"), capability("C"), capability("D"))

    assert ids(planned("stage:1", asked)) == ["A:0>1", "B:0>1", "C:0>1"]


def test_below_the_stage_all_have_their_level():
    asked, given = filled(PRO="2★ 2 2 0 1")

    assert ids(planned("stage:2", asked, dict(given.answers))) == ["PRO4:0>1"]


@pytest.mark.parametrize("stage", [1, 2, 3, 4, 5])
def test_nearly_all_of_eight_are_enough(stage: int):
    """Of seven or more capabilities, one may stay below the levels under the stage: here the dearest."""
    codes = [f"PRO{n}" for n in range(1, 9)]
    asked = one(*(capability(code, days=(n, n)) for n, code in enumerate(codes, start=1)))

    plan = planned(f"stage:{stage}", asked)

    after = with_steps_done(assessment(levels(**dict.fromkeys(codes, 0))), plan.steps)
    reached = [after.answer(code).level for code in codes]
    assert reached == [stage] * 5 + [stage - 1] * 2 + [0]
    assert score(asked, after).dimension("PRO").stage.low == stage


def test_protective_dimensions_may_lag_one_stage_behind():
    asked = questionnaire(
        dimension("PRO", [capability("PRO1", key=True)]),
        dimension("MON", [capability("MON1", key=True)], DimensionKind.PROTECTIVE),
    )

    assert ids(planned("stage:1", asked)) == ["PRO1:0>1"]
    assert ids(planned("stage:2", asked)) == ["MON1:0>1", "PRO1:0>1", "PRO1:1>2"]


def test_equals_are_decided_by_the_order_of_the_questionnaire():
    asked = one(*(capability(code) for code in ["Z", "B", "Y", "A"]))

    assert ids(planned("stage:1", asked)) == ["B:0>1", "Y:0>1", "Z:0>1"]


def test_equals_are_decided_beyond_what_fits_into_one_objective():
    codes = [f"PRO{n:02}" for n in range(40)]
    asked = one(*(capability(code) for code in codes))

    assert ids(planned("stage:1", asked)) == [f"{code}:0>1" for code in codes[:21]]


def test_a_free_step_is_taken_only_where_it_is_needed():
    asked = one(capability("A", days=(0, 0)), capability("B", days=(0, 0)), capability("C", days=(0, 0)))

    assert ids(planned("stage:1", asked)) == ["A:0>1", "B:0>1"]
    assert ids(planned("stage:1", asked, levels(A=1, C=1))) == []


def test_a_gate_is_its_levels_with_their_prerequisites_and_no_more():
    asked = one(
        capability("A", needs=["B>=2@2"]), capability("B"), capability("C"), gates={"G0": ["A>=2"], "G1": ["C>=1"]}
    )

    assert ids(planned("gate:G0", asked)) == ["A:0>1", "A:1>2", "B:0>1", "B:1>2"]


def test_a_gate_may_ask_for_the_stage_of_a_dimension():
    asked = one(
        capability("A", key=True), capability("B", days=(5, 5)), capability("C"), gates={"G0": ["PRO>=1", "B>=1"]}
    )

    assert ids(planned("gate:G0", asked)) == ["A:0>1", "B:0>1"]


def test_the_highest_of_two_requirements_counts():
    gates = {"G0": ["A>=2", "A>=1"], "G1": ["PRO>=2", "PRO>=1"]}
    asked = one(capability("A"), capability("B"), capability("C"), gates=gates)

    assert ids(planned("gate:G0", asked)) == ["A:0>1", "A:1>2"]
    assert ids(planned("gate:G1", asked)) == ["A:0>1", "A:1>2", "B:0>1", "B:1>2", "C:0>1"]


def test_levels_reached_without_their_prerequisite_are_not_paid_for_again():
    asked = one(capability("A", needs=["B>=3@2"]), capability("B"), gates={"G0": ["A>=2"], "G1": ["A>=3"]})

    assert ids(planned("gate:G0", asked, levels(A=2))) == []
    assert ids(planned("gate:G1", asked, levels(A=2))) == ["A:2>3"]


def test_the_target_is_every_targeted_level_with_its_prerequisites():
    asked = one(capability("A", needs=["B>=2@1"]), capability("B"), capability("C"))

    assert ids(planned("target", asked, levels(C=3), {"A": 1, "B": 0, "C": 2})) == ["A:0>1", "B:0>1", "B:1>2"]


def test_unknown_and_unanswered_count_as_level_0():
    asked = one(capability("A"), capability("B"), gates={"G0": ["A>=1", "B>=1"]})

    plan = planned("gate:G0", asked, {"A": DONT_KNOW})

    assert ids(plan) == ["A:0>1", "B:0>1"]
    assert all(step.unanswered for step in plan.steps)


class TestNotApplicable:
    ASKED = questionnaire(
        dimension("PRO", [capability("A", key=True, needs=["B>=2@1"]), capability("B"), capability("C")]),
        dimension("MON", [capability("D", key=True)]),
        gates=[gate("G0", "A>=1"), gate("G1", "A>=1", "B>=1"), gate("G2", "MON>=1"), gate("G3", "MON>=1", "D>=1")],
    )

    def plan(self, goal: str, *codes: str) -> Plan:
        return planned(goal, self.ASKED, dict.fromkeys(codes, NOT_APPLICABLE))

    def first(self, goal: str, *codes: str) -> Plan:
        wanted = parse_goal(goal, self.ASKED)
        answers = with_named_reopened(wanted, self.ASKED, assessment(dict.fromkeys(codes, NOT_APPLICABLE)))
        return make_plan(self.ASKED, answers, {}, wanted)

    def test_it_is_left_out_of_a_stage_and_a_prerequisite_on_it_counts_as_met(self):
        assert ids(self.plan("stage:1", "B")) == ["A:0>1", "C:0>1", "D:0>1"]

    def test_it_is_left_out_of_the_target(self):
        assert not any(step.capability == "B" for step in self.plan("target", "B").steps)

    def test_a_prerequisite_on_it_counts_as_met_for_a_gate_that_does_not_name_it(self):
        assert ids(self.plan("gate:G0", "B")) == ["A:0>1"]

    def test_where_a_gate_names_it_that_is_to_be_confirmed_and_no_work(self):
        plan = self.plan("gate:G1", "B")

        assert ids(plan) == ["A:0>1"]
        assert plan.confirm == ("B",)
        assert self.plan("gate:G1").confirm == ()

    def test_on_a_way_each_gate_may_ask_for_a_confirmation(self):
        assert self.plan("way:G1", "A", "B").confirm == ("A", "B")

    def test_in_the_first_version_of_plans_the_gate_that_names_it_counts_it_as_level_0_also_as_a_prerequisite(self):
        assert ids(self.first("gate:G1", "B")) == ["A:0>1", "B:0>1", "B:1>2"]
        assert ids(self.first("gate:G3", "D")) == ["D:0>1"]
        assert ids(self.first("gate:G0", "B")) == ["A:0>1"]

    def test_a_dimension_without_anything_applicable_does_not_hold_the_stage_back(self):
        assert ids(self.plan("stage:1", "D")) == ["A:0>1", "B:0>1", "B:1>2"]

    def test_a_gate_cannot_be_reached_where_too_little_applies_for_the_stage_it_asks_for(self):
        plan = self.plan("gate:G2", "D")

        assert (plan.reachable, plan.steps, plan.beyond_capacity) == (False, (), ())
        assert plan.unrateable == ("MON",)

    def test_where_nothing_applies_there_is_nothing_to_do(self):
        plan = self.plan("stage:5", "A", "B", "C", "D")

        assert (plan.reachable, plan.steps) == (True, ())


def test_everything_at_the_highest_level_leaves_nothing_to_plan():
    asked, given = filled(PRO="5★ 5 5")

    plan = planned("stage:5", asked, dict(given.answers))

    assert (plan.reachable, plan.steps) == (True, ())
    assert (plan.person_days.low, plan.person_days.high) == (0, 0)

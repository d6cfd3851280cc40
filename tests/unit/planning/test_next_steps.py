"""Rule 12: which step comes first, and why."""

from collections.abc import Iterable

from readiness.domain.answers import Answer
from readiness.domain.knowledge import Gate
from readiness.domain.questionnaire import Capability, Depth
from readiness.exchange.answers_json import read_answers
from readiness.planning.next_steps import next_steps
from readiness.planning.steps import Step, Why
from readiness.planning.targets import target_levels
from tests.golden_company import golden_answers
from tests.unit.builders import (
    DONT_KNOW,
    NOT_APPLICABLE,
    assessment,
    capability,
    dimension,
    gate,
    levels,
    questionnaire,
    social_media,
)


def plan(
    *capabilities: Capability,
    answers: dict[str, Answer] | None = None,
    target: int = 1,
    gates: Iterable[Gate] = (),
    depth: Depth = Depth.FULL,
) -> list[Step]:
    asked = questionnaire(dimension("PRO", capabilities), gates=gates)
    return next_steps(asked, assessment(answers, depth), dict.fromkeys(asked.capabilities, target))


def ids(steps: list[Step]) -> list[str]:
    return [step.id for step in steps]


def test_a_capability_goes_up_one_level_at_a_time():
    assert ids(plan(capability("PRO1"), answers=levels(PRO1=1), target=3)) == ["PRO1:1>2", "PRO1:2>3"]


def test_nothing_is_planned_beyond_the_target():
    assert plan(capability("PRO1"), answers=levels(PRO1=4), target=3) == []


def test_higher_risk_comes_first():
    assert ids(plan(capability("A", risk=1), capability("B", risk=3))) == ["B:0>1", "A:0>1"]


def test_less_effort_comes_first():
    assert ids(plan(capability("A", days=(4, 8)), capability("B", days=(1, 2)))) == ["B:0>1", "A:0>1"]


def test_the_wider_gap_comes_first():
    steps = plan(capability("A"), capability("B"), answers=levels(A=1), target=2)

    assert ids(steps)[0] == "B:0>1"


def test_equals_come_in_the_order_of_their_codes():
    assert ids(plan(capability("B"), capability("A"))) == ["A:0>1", "B:0>1"]


def test_key_questions_come_before_others():
    steps = plan(capability("A", risk=3), capability("B", key=True, risk=1))

    assert [(s.id, s.why) for s in steps] == [("B:0>1", Why.KEY_QUESTION), ("A:0>1", Why.TARGET)]


def test_gates_come_before_key_questions_and_in_their_order():
    steps = plan(
        capability("A", key=True),
        capability("B"),
        capability("C"),
        gates=[gate("G0", "C>=1"), gate("G1", "B>=1", "C>=1")],
    )

    assert [(s.id, s.why, s.gate) for s in steps] == [
        ("C:0>1", Why.GATE, "G0"),
        ("B:0>1", Why.GATE, "G1"),
        ("A:0>1", Why.KEY_QUESTION, None),
    ]


def test_a_gate_counts_only_up_to_the_level_it_asks_for():
    steps = plan(capability("A"), target=2, gates=[gate("G0", "A>=1")])

    assert [s.gate for s in steps] == ["G0", None]


def test_an_unmet_prerequisite_takes_the_place_of_its_step():
    steps = plan(capability("A", risk=3, needs=["B>=1@1"]), capability("B", risk=1))

    assert [(s.id, s.why, s.needed_by) for s in steps] == [
        ("B:0>1", Why.PREREQUISITE, "A"),
        ("A:0>1", Why.TARGET, None),
    ]
    assert steps[1].after == ("B:0>1",)


def test_prerequisites_are_followed_to_the_bottom_and_beyond_the_target():
    steps = plan(capability("A", key=True, needs=["B>=2@1"]), capability("B", needs=["C>=1@2"]), capability("C"))

    assert ids(steps) == ["B:0>1", "C:0>1", "B:1>2", "A:0>1"]
    assert [s.after for s in steps] == [(), (), ("B:0>1", "C:0>1"), ("B:1>2",)]


def test_a_met_prerequisite_is_no_step():
    steps = plan(capability("A", needs=["B>=1@1"]), capability("B"), answers=levels(B=1))

    assert [(s.id, s.after) for s in steps] == [("A:0>1", ())]


def test_what_does_not_apply_is_left_out_and_counts_as_met():
    assert ids(plan(capability("A", needs=["B>=1@1"]), capability("B"), answers={"B": NOT_APPLICABLE})) == ["A:0>1"]


def test_unknown_levels_start_at_zero_and_say_so():
    steps = plan(capability("A"), capability("B"), capability("C"), answers={"A": DONT_KNOW, **levels(C=0)})

    assert [(s.id, s.unanswered) for s in steps] == [("A:0>1", True), ("B:0>1", True), ("C:0>1", False)]


def test_a_quick_check_plans_for_key_questions_and_what_they_need():
    steps = plan(
        capability("A", key=True, needs=["B>=1@1"]), capability("B"), capability("C"), target=1, depth=Depth.QUICK
    )

    assert ids(steps) == ["B:0>1", "A:0>1"]


def test_a_step_is_never_due_before_what_it_builds_on():
    steps = plan(capability("A", key=True, horizon=14, needs=["B>=1@1"]), capability("B", horizon=100))

    assert [(s.id, s.due_days) for s in steps] == [("B:0>1", 180), ("A:0>1", 180)]


def test_the_sample_company_begins_with_seeing():
    _, answers = read_answers(golden_answers("en"), social_media())

    steps = next_steps(social_media(), assessment(answers), target_levels(social_media(), None))

    assert ids(steps)[:3] == ["PRO3:0>1", "MON1:1>2", "MON2:1>2"]
    assert [s.gate for s in steps[:3]] == ["G0"] * 3
    assert (steps[0].why, steps[0].needed_by) == (Why.PREREQUISITE, "MON1")
    order = ids(steps)
    assert order.index("MGT2:0>1") < order.index("PAR1:1>2")
    waiting = [s.gate for s in steps if s.gate]
    assert waiting == sorted(waiting)

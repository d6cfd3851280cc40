"""All plans of an assessment: options, what comes later, and whether enough is known."""

from readiness.domain.answers import at_level
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.questionnaire import Depth
from readiness.planning.goals import TARGET, Goal, GoalKind, parse_goal
from readiness.planning.planner import Plans
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE, capability, levels
from tests.unit.planning.bases import ids, pack, planner

GATES = {"G0": ["A>=1"], "G1": ["B>=2"], "G2": ["C>=1"]}
ASKED = pack(capability("A", key=True, risk=3), capability("B", needs=["A>=1@1"]), capability("C"), gates=GATES)


def rows(found: Plans) -> list[str]:
    """Return each option with its packages and the consequences that it leaves; the recommended one has a star."""
    return [
        " ".join(
            [
                str(option.roadmap.goal) if option.roadmap else "none",
                *(ids(option.roadmap) if option.roadmap else []),
                "leaves " + "".join(one.capability for one in option.leaves),
                *("*" if option.recommended else ""),
            ]
        )
        for option in found.options
    ]


def test_options_are_to_do_nothing_each_open_way_and_the_target():
    assert rows(planner(ASKED, levels(A=0, B=0, C=0), target=1)) == [
        "none leaves ABC",
        "way:G0 A:0>1 leaves BC",
        "way:G1 A:0>1 B:0>2 leaves C",
        "way:G2 A:0>1 B:0>2 C:0>1 leaves  *",
        "target A:0>1 C:0>1 B:0>1 leaves B",
    ]


def test_what_is_passed_already_is_no_option():
    assert rows(planner(ASKED, levels(A=1, B=2, C=0), target=1)) == [
        "none leaves C",
        "way:G2 C:0>1 leaves  *",
        "target C:0>1 leaves ",
    ]


def test_where_everything_is_there_doing_nothing_is_recommended():
    assert rows(planner(ASKED, levels(A=2, B=2, C=2), target=2)) == ["none leaves  *"]


def test_after_a_quick_check_there_is_only_the_next_way():
    assert rows(planner(ASKED, levels(A=0), depth=Depth.QUICK)) == ["none leaves A", "way:G0 A:0>1 leaves  *"]


def test_later_is_what_the_target_needs_beyond_a_roadmap():
    found = planner(ASKED, levels(A=0, B=0, C=0), target=2)
    later = found.later(found.roadmap(parse_goal("way:G0", ASKED)))

    assert sorted(step.id for step in later) == ["A:1>2", "B:0>1", "B:1>2", "C:0>1", "C:1>2"]
    assert found.later(found.roadmap(TARGET)) == ()
    assert {step.id for step in found.later(None)} == {step.id for step in found.roadmap(TARGET).plan.steps}


def test_what_is_done_by_now_does_not_come_later():
    begun = PlanNotes(baseline={"A": 0, "B": 0, "C": 0})
    found = planner(ASKED, levels(A=0, B=0, C=1), notes=begun, target=2)

    assert "C:0>1" in {step.id for step in found.roadmap(TARGET).plan.steps}
    assert [step.id for step in found.later(found.roadmap(parse_goal("way:G1", ASKED)))] == ["A:1>2", "C:1>2"]


def test_half_of_the_answers_are_enough():
    four = pack(*(capability(code) for code in "ABCD"))

    assert planner(four, levels(A=0, B=0)).enough_known
    assert not planner(four, levels(A=0)).enough_known
    assert not planner(four, levels(A=0) | {"B": DONT_KNOW}).enough_known


def test_what_does_not_apply_needs_no_answer():
    four = pack(*(capability(code) for code in "ABCD"))

    assert planner(four, levels(A=0) | {"B": NOT_APPLICABLE, "C": NOT_APPLICABLE}).enough_known
    assert planner(four, dict.fromkeys("ABCD", NOT_APPLICABLE)).enough_known


def test_a_quick_check_needs_half_of_what_it_asks():
    assert planner(ASKED, levels(A=0), depth=Depth.QUICK).enough_known
    assert not planner(ASKED, levels(A=0)).enough_known


def test_what_gates_wait_for_is_asked_first_then_key_questions_then_the_highest_risk():
    asked = pack(
        capability("A", risk=1), capability("B", risk=3), capability("C", key=True), capability("D"), capability("E"),
        gates={"G0": ["E>=1"], "G1": ["D>=1", "E>=2"]},
    )  # fmt: skip

    assert planner(asked).ask_first == ("E", "D", "C", "B", "A")
    assert planner(asked, {"E": at_level(0), "D": DONT_KNOW, "C": NOT_APPLICABLE}).ask_first == ("D", "B", "A")


def test_at_most_ten_questions_are_asked_first():
    assert len(planner(pack(*(capability(f"A{n}") for n in range(12)))).ask_first) == 10


def test_the_chosen_goal_counts_and_else_the_recommended_one():
    answers = levels(A=0, B=0, C=0)

    for goal in ("target", "gate:G1", "stage:2", "way:G0"):
        assert planner(ASKED, answers, notes=PlanNotes(goal=goal)).chosen == parse_goal(goal, ASKED)
    for unknown in ("", "gate:G9", "way:", "stage:9", "anything"):
        assert planner(ASKED, answers, notes=PlanNotes(goal=unknown)).chosen == Goal(GoalKind.WAY, gate="G2")
    assert planner(ASKED, levels(A=3, B=3, C=3), notes=PlanNotes(goal="gate:G9")).chosen is None


def test_a_roadmap_is_made_once():
    found = planner(ASKED, levels(A=0))

    assert found.roadmap(TARGET) is found.roadmap(Goal(GoalKind.TARGET))

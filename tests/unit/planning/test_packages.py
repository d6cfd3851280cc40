"""Packages: the steps of a capability for a gate, each building only on those before it."""

from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth
from readiness.planning.goals import Goal, GoalKind, goals_of, parse_goal
from readiness.planning.packages import Package, packages_of
from readiness.planning.plan import make_plan
from readiness.planning.targets import target_levels
from tests.unit.builders import assessment, capability, dimension, gate, levels, questionnaire, social_media
from tests.unit.strategies import social_media_assessments

GOALS = st.sampled_from([parse_goal(text, social_media()) for text in goals_of(social_media())])
TARGETS = target_levels(social_media(), None)


def packed(goal: str, gates: dict[str, list[str]], *capabilities: object, **given_levels: int) -> list[str]:
    asked = questionnaire(dimension("PRO", capabilities), gates=[gate(code, *needs) for code, needs in gates.items()])  # type: ignore[arg-type]
    plan = make_plan(
        asked, assessment(levels(**given_levels)), dict.fromkeys(asked.capabilities, 3), parse_goal(goal, asked)
    )
    packages = packages_of(plan.steps, gates_first=goal != "target")
    return [f"{package.id} {package.gate}" for package in packages]


def test_the_steps_of_a_capability_are_one_piece_of_work():
    assert packed("way:G0", {"G0": ["A>=3", "B>=1"]}, capability("A"), capability("B"), A=1) == ["A:1>3 G0", "B:0>1 G0"]


def test_what_a_later_gate_asks_beyond_an_earlier_one_is_another_piece_of_work():
    gates = {"G0": ["A>=1"], "G1": ["B>=1", "A>=3"]}

    assert packed("way:G1", gates, capability("A"), capability("B")) == ["A:0>1 G0", "A:1>3 G1", "B:0>1 G1"]
    assert packed("target", gates, capability("A"), capability("B")) == ["A:0>3 G0", "B:0>3 G1"]


def test_what_only_others_need_of_a_capability_is_done_with_what_its_own_gate_needs():
    gates = {"G0": ["A>=1"], "G1": ["B>=2"]}

    assert packed("way:G1", gates, capability("A", needs=["B>=1@1"]), capability("B")) == ["B:0>2 G1", "A:0>1 G0"]


def test_what_a_package_needs_comes_right_before_it():
    """B is one piece of work for A's sake and for its own, and its second level needs C."""
    gates = {"G0": ["A>=1", "D>=1"], "G1": ["B>=2", "C>=1"]}
    capabilities = capability("A", risk=3, needs=["B>=1@1"]), capability("B", needs=["C>=1@2"]), capability("C")

    assert packed("way:G1", gates, *capabilities, capability("D")) == ["C:0>1 G1", "B:0>2 G1", "A:0>1 G0", "D:0>1 G0"]


def test_what_others_need_comes_before_them():
    first = capability("A", risk=3, needs=["B>=2@2"])

    assert packed("gate:G0", {"G0": ["A>=2", "B>=2"]}, first, capability("B")) == ["B:0>2 G0", "A:0>2 G0"]


def test_a_package_is_divided_only_where_two_need_each_other():
    """B needs A at 1 and A needs B at 1 before it goes to 2: A has to wait in its middle."""
    first, second = capability("A", needs=["B>=1@2"]), capability("B", needs=["A>=1@1"])

    assert packed("gate:G0", {"G0": ["A>=2", "B>=1"]}, first, second) == ["A:0>1 G0", "B:0>1 G0", "A:1>2 G0"]


@given(social_media_assessments(st.just(Depth.FULL)), GOALS)
def test_packages_hold_every_step_once_and_build_on_earlier_ones(answers: Assessment, goal: Goal):
    plan = make_plan(social_media(), answers, TARGETS, goal)
    packages = packages_of(plan.steps, gates_first=goal.kind is not GoalKind.TARGET)

    held = [step.id for package in packages for step in package.steps]
    assert sorted(held) == sorted(step.id for step in plan.steps)
    assert len({package.id for package in packages}) == len(packages)
    known: set[str] = set()
    done: set[str] = set()
    for package in packages:
        assert _is_one_piece(package)
        assert set(package.after) <= known
        for step in package.steps:
            assert set(step.after) <= done
            done.add(step.id)
        known.add(package.id)


def _is_one_piece(package: Package) -> bool:
    reached = [step.level for step in package.steps]
    return reached == list(range(package.start + 1, package.level + 1))

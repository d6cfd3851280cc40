"""What holds for every plan, over random answers to the questionnaire that ships."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.answers import Status, at_level
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth
from readiness.planning.demands import gates_of
from readiness.planning.goals import TARGET, Goal, GoalKind, goals_of, parse_goal
from readiness.planning.next_steps import next_steps
from readiness.planning.plan import Plan, make_plan
from readiness.planning.steps import BUCKETS, Step
from readiness.planning.targets import target_levels
from readiness.planning.what_if import with_steps_done
from readiness.scoring.scorer import score
from tests.unit.builders import social_media
from tests.unit.strategies import social_media_assessments

ASSESSMENTS = social_media_assessments(st.sampled_from(Depth))
GOALS = st.sampled_from([parse_goal(text, social_media()) for text in goals_of(social_media())])
TARGETS = target_levels(social_media(), None)
FEWER = settings(max_examples=40)


def planned(assessment: Assessment, goal: Goal, capacity: float | None = None) -> Plan:
    return make_plan(social_media(), assessment, TARGETS, goal, capacity)


def told(assessment: Assessment) -> Assessment:
    """Return the assessment as the plan reads it: the whole questionnaire, with nothing unknown."""
    known = {
        code: answer if (answer := assessment.answer(code)).level is not None or not_applicable(answer) else at_level(0)
        for code in social_media().capabilities
    }
    return Assessment(replace(assessment.details, depth=Depth.FULL), known)


def not_applicable(answer: object) -> bool:
    return getattr(answer, "status", None) is Status.NOT_APPLICABLE


@FEWER
@given(ASSESSMENTS, GOALS)
def test_when_the_steps_are_done_the_goal_is_reached(assessment: Assessment, goal: Goal):
    plan = planned(assessment, goal)
    after = score(social_media(), with_steps_done(told(assessment), plan.steps))

    if goal.kind is GoalKind.STAGE:
        assert plan.reachable
        assert after.stage.low >= goal.stage
    if goal.gate and plan.reachable:
        asked = {gate.code for gate in gates_of(goal, social_media())}
        unmet = [text for gate in after.gates if gate.code in asked for text in (*gate.unmet, *gate.unknown)]
        assert {text.split(">=")[0] for text in unmet} == {*plan.confirm}


@FEWER
@given(ASSESSMENTS, GOALS, st.none() | st.floats(0, 60))
def test_no_step_comes_before_what_it_needs(assessment: Assessment, goal: Goal, capacity: float | None):
    plan = planned(assessment, goal, capacity)
    now = {code: assessment.answer(code).level or 0 for code in social_media().capabilities}
    due: dict[str, int] = {}

    for step in plan.steps:
        assert now[step.capability] == step.level - 1
        for needed in social_media().capabilities[step.capability].needs(step.level):
            other = needed.requirement.code
            assert not_applicable(assessment.answer(other)) or now[other] >= needed.requirement.level
        assert set(step.after) <= due.keys()
        assert step.due_days in BUCKETS
        assert all(due[earlier] <= step.due_days for earlier in step.after)
        now[step.capability], due[step.id] = step.level, step.due_days


@FEWER
@given(ASSESSMENTS, GOALS, st.floats(0, 60))
def test_a_capacity_only_divides_the_plan(assessment: Assessment, goal: Goal, capacity: float):
    whole, limited = planned(assessment, goal), planned(assessment, goal, capacity)

    assert limited.person_days.mid <= capacity + 1e-6
    place = {step.id: at for at, step in enumerate(whole.steps)}

    def in_order(steps: tuple[Step, ...]) -> bool:
        return [place[s.id] for s in steps] == sorted(place[s.id] for s in steps)

    assert sorted([*limited.steps, *limited.beyond_capacity], key=lambda s: place[s.id]) == list(whole.steps)
    assert in_order(limited.steps)
    assert in_order(limited.beyond_capacity)
    assert not {earlier for s in limited.steps for earlier in s.after} & {s.id for s in limited.beyond_capacity}


@FEWER
@given(ASSESSMENTS, GOALS)
def test_the_same_answers_give_the_same_plan(assessment: Assessment, goal: Goal):
    shuffled = Assessment(assessment.details, dict(reversed(assessment.answers.items())))

    assert planned(assessment, goal) == planned(shuffled, goal)


@FEWER
@given(social_media_assessments())
def test_the_plan_for_the_target_is_the_next_steps(assessment: Assessment):
    assert list(planned(assessment, TARGET).steps) == next_steps(social_media(), assessment, TARGETS)


@FEWER
@given(ASSESSMENTS)
def test_a_higher_stage_never_costs_less(assessment: Assessment):
    stages = [planned(assessment, Goal(GoalKind.STAGE, stage=n)).person_days.mid for n in range(1, 6)]

    assert stages == pytest.approx(sorted(stages))

"""What holds for every plan, over random answers to the questionnaire that ships."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.knowledge import TargetProfile
from readiness.domain.questionnaire import Depth
from readiness.planning.next_steps import next_steps
from readiness.planning.steps import Step
from readiness.planning.targets import target_levels
from tests.unit.builders import social_media
from tests.unit.strategies import social_media_assessments

ASSESSMENTS = social_media_assessments(st.sampled_from(Depth))
PROFILES = st.sampled_from([None, *social_media().targets])
FEWER = settings(max_examples=40)


def start(assessment: Assessment) -> dict[str, int]:
    """Return the level of everything that applies, with unknowns at 0."""
    given = ((code, assessment.answer(code)) for code in social_media().capabilities)
    return {code: a.level or 0 for code, a in given if a.status is not Status.NOT_APPLICABLE}


def walk(assessment: Assessment, steps: list[Step]) -> Iterator[tuple[Step, dict[str, int]]]:
    """Yield every step with the levels just before it."""
    now = start(assessment)
    for step in steps:
        yield step, now
        now[step.capability] = step.level


@FEWER
@given(ASSESSMENTS, PROFILES)
def test_no_step_is_taken_before_its_prerequisites(assessment: Assessment, profile: TargetProfile | None):
    for step, now in walk(assessment, next_steps(social_media(), assessment, target_levels(social_media(), profile))):
        assert now[step.capability] == step.level - 1
        for needed in social_media().capabilities[step.capability].needs(step.level):
            assert now.get(needed.requirement.code, 5) >= needed.requirement.level


@FEWER
@given(ASSESSMENTS, PROFILES)
def test_the_plan_ends_at_the_targets_and_takes_no_step_twice(assessment: Assessment, profile: TargetProfile | None):
    targets = target_levels(social_media(), profile)
    steps = next_steps(social_media(), assessment, targets)
    end = start(assessment) | {step.capability: step.level for step in steps}

    assert len({step.id for step in steps}) == len(steps)
    asked = (c.code for c in social_media().asked(assessment.details.depth))
    assert all(end[code] >= targets[code] for code in asked if code in end)


@FEWER
@given(ASSESSMENTS, PROFILES)
def test_no_step_is_there_for_nothing(assessment: Assessment, profile: TargetProfile | None):
    targets = target_levels(social_media(), profile)
    asked = {c.code for c in social_media().asked(assessment.details.depth)}
    steps = next_steps(social_media(), assessment, targets)

    for n, step in enumerate(steps):
        wanted = step.capability in asked and step.level <= targets[step.capability]
        later = (need for s in steps[n:] for need in social_media().capabilities[s.capability].needs(s.level))
        assert wanted or any(
            need.requirement.code == step.capability and need.requirement.level >= step.level for need in later
        )


@FEWER
@given(ASSESSMENTS, PROFILES)
def test_steps_follow_what_they_build_on_in_order_and_in_time(assessment: Assessment, profile: TargetProfile | None):
    due: dict[str, int] = {}
    for step in next_steps(social_media(), assessment, target_levels(social_media(), profile)):
        assert all(due[earlier] <= step.due_days for earlier in step.after)
        due[step.id] = step.due_days


@FEWER
@given(ASSESSMENTS)
def test_the_same_answers_give_the_same_plan(assessment: Assessment):
    targets = target_levels(social_media(), None)

    assert next_steps(social_media(), assessment, targets) == next_steps(social_media(), assessment, targets)

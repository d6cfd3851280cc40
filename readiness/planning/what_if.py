"""What if some steps were done: the assessment as it would be then. No document is touched."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment
from readiness.domain.levels import LOWEST
from readiness.planning.steps import Step


def with_steps_done(assessment: Assessment, steps: Iterable[Step]) -> Assessment:
    """Return the assessment with the levels raised as if the steps were done; nothing is ever lowered."""
    levels: dict[str, int] = {}
    for step in steps:
        now = levels.get(step.capability, assessment.answer(step.capability).level or LOWEST)
        levels[step.capability] = max(now, step.level)
    return with_levels(assessment, levels)


def with_levels(assessment: Assessment, levels: Mapping[str, int]) -> Assessment:
    """Return the assessment with some levels replaced; evidence stays, what backed the old level does not."""
    raised = {code: _at(assessment.answer(code), level) for code, level in levels.items()}
    return replace(assessment, answers={**assessment.answers, **raised})


def _at(answer: Answer, level: int) -> Answer:
    if answer.level == level:
        return answer
    return replace(answer, status=Status.ANSWERED, level=level, confidence=None)

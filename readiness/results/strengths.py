"""Strengths: what already carries, measured against its target."""

from dataclasses import dataclass

from readiness.domain.answers import Confidence
from readiness.results.assessment_result import AssessmentResult

# Below, nobody is in charge yet, however low the target is.
_FROM_LEVEL = 2
_MOST = 3


@dataclass(frozen=True, slots=True)
class Strength:
    """A capability, its level (2 to 5) and its target."""

    code: str
    level: int
    target: int


def strengths(result: AssessmentResult) -> tuple[Strength, ...]:
    """Return the three capabilities that stand best at or above their targets.

    What was seen comes before what was told, then the higher level, then key questions, then the order of the
    questions.
    """
    found = []
    for capability in result.questionnaire.asked(result.assessment.details.depth):
        answer, target = result.assessment.answer(capability.code), result.targets[capability.code]
        if answer.level is not None and answer.level >= max(_FROM_LEVEL, target):
            rank = (
                target - answer.level,
                answer.confidence is not Confidence.SHOWN,
                -answer.level,
                not capability.key_question,
            )
            found.append((rank, Strength(capability.code, answer.level, target)))
    return tuple(strength for _, strength in sorted(found, key=lambda ranked: ranked[0])[:_MOST])

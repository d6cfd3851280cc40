"""Two results of one organisation: what was answered differently, and what that changed (rule 13)."""

from dataclasses import dataclass
from enum import StrEnum

from readiness.domain.answers import Answer
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import GateStatus, StageInterval


class Incomparable(StrEnum):
    """Why two results cannot be compared."""

    OTHER_QUESTIONNAIRE = "other_questionnaire"
    OTHER_VERSION = "other_version"
    OTHER_DEPTH = "other_depth"
    OTHER_SCOPE = "other_scope"


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """A capability that was answered differently."""

    code: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class StageDifference:
    """A dimension whose stage interval changed."""

    code: str
    before: StageInterval
    after: StageInterval


@dataclass(frozen=True, slots=True)
class GateDifference:
    """A gate whose status changed."""

    code: str
    before: GateStatus
    after: GateStatus


@dataclass(frozen=True, slots=True)
class ResultComparison:
    """Changed answers first, then what they changed. Nothing is listed where `incomparable` says why."""

    incomparable: Incomparable | None
    answers: tuple[AnswerDifference, ...] = ()
    stages: tuple[StageDifference, ...] = ()
    gates: tuple[GateDifference, ...] = ()
    stage: tuple[StageInterval, StageInterval] | None = None


def compare(before: AssessmentResult, after: AssessmentResult) -> ResultComparison:
    """Compare an earlier result with a later one."""
    reason = _incomparable(before, after)
    if reason is not None:
        return ResultComparison(reason)
    asked = before.questionnaire.asked(before.score.depth)
    return ResultComparison(
        incomparable=None,
        answers=tuple(
            AnswerDifference(c.code, was, now)
            for c in asked
            if _counts(was := before.assessment.answer(c.code)) != _counts(now := after.assessment.answer(c.code))
        ),
        stages=tuple(
            StageDifference(was.code, was.stage, now.stage)
            for was, now in zip(before.score.dimensions, after.score.dimensions, strict=True)
            if was.stage != now.stage
        ),
        gates=tuple(
            GateDifference(was.code, was.status, now.status)
            for was, now in zip(before.score.gates, after.score.gates, strict=True)
            if was.status != now.status
        ),
        stage=(before.score.stage, after.score.stage),
    )


def _counts(answer: Answer) -> tuple[str, int | None]:
    """Return what of an answer counts: a new note or flag is no new answer."""
    return answer.status, answer.level


def _incomparable(before: AssessmentResult, after: AssessmentResult) -> Incomparable | None:
    if before.questionnaire.id != after.questionnaire.id:
        return Incomparable.OTHER_QUESTIONNAIRE
    if before.questionnaire.version != after.questionnaire.version or _codes(before) != _codes(after):
        return Incomparable.OTHER_VERSION
    if before.score.depth != after.score.depth:
        return Incomparable.OTHER_DEPTH
    if before.assessment.details.scope != after.assessment.details.scope:
        return Incomparable.OTHER_SCOPE
    return None


def _codes(result: AssessmentResult) -> list[str]:
    """Return what is compared: a questionnaire may have been changed without a new version."""
    asked = [*result.questionnaire.capabilities]
    return asked + [d.code for d in result.score.dimensions] + [g.code for g in result.score.gates]

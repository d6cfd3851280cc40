"""Two results: what was answered differently, and what that changed (rule 13).

Each question is compared for itself, where both answers mean the same (`domain/meaning.py`). What rests on others, too,
is measured in another way, and is told as such.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from readiness.domain.answers import Answer
from readiness.domain.meaning import Became, QuestionChange, question_changes
from readiness.domain.questionnaire import Capability, Dimension, FactQuestion
from readiness.domain.relations import version_number
from readiness.domain.values import Text
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import GateStatus, StageInterval


class Incomparable(StrEnum):
    """Why two results cannot be compared at all; the version alone is no reason, unless no question is left."""

    OTHER_QUESTIONNAIRE = "other_questionnaire"
    OTHER_VERSION = "other_version"
    OTHER_DEPTH = "other_depth"
    OTHER_SCOPE = "other_scope"


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """A question that was answered differently."""

    code: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class StageDifference:
    """A dimension whose stage interval changed; not `like` where it was measured in another way before."""

    code: str
    before: StageInterval
    after: StageInterval
    like: bool = True


@dataclass(frozen=True, slots=True)
class GateDifference:
    """A gate whose status changed; not `like` where it asked for something else before."""

    code: str
    before: GateStatus
    after: GateStatus
    like: bool = True


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question whose answers cannot be compared: only one of the two was asked it, or it means something else."""

    code: str
    became: Became
    why: Text


@dataclass(frozen=True, slots=True)
class ResultComparison:
    """Changed answers first, then what they changed. Nothing is listed where `incomparable` says why.

    `facts` are those that are stated otherwise, without a level or at the same one: by themselves they change nothing.
    `left_out` are the questions that are not compared; `unlike` the dimensions and `unlike_gates` the gates that were
    measured in another way. `like` says whether the overall stage was measured in the same way.
    """

    incomparable: Incomparable | None
    answers: tuple[AnswerDifference, ...] = ()
    facts: tuple[AnswerDifference, ...] = ()
    stages: tuple[StageDifference, ...] = ()
    gates: tuple[GateDifference, ...] = ()
    stage: tuple[StageInterval, StageInterval] | None = None
    left_out: tuple[LeftOut, ...] = ()
    unlike: frozenset[str] = frozenset()
    unlike_gates: frozenset[str] = frozenset()
    like: bool = True


def compare(before: AssessmentResult, after: AssessmentResult) -> ResultComparison:
    """Compare an earlier result with a later one."""
    shared = comparable_codes(before, after)
    if isinstance(shared, Incomparable):
        return ResultComparison(shared)
    left_out = _left_out(before, after)
    out = {one.code for one in left_out}
    unlike, unlike_gates = _unlike(before, after, out), _unlike_gates(before, after, out)
    was_stages = {score.code: score.stage for score in before.score.dimensions}
    was_gates = {gate.code: gate.status for gate in before.score.gates}
    return ResultComparison(
        incomparable=None,
        answers=tuple(
            AnswerDifference(code, was, now)
            for code in shared
            if _counts(was := before.assessment.answer(code)) != _counts(now := after.assessment.answer(code))
        ),
        facts=tuple(_facts(before, after, shared)),
        stages=tuple(
            StageDifference(now.code, was_stages[now.code], now.stage, now.code not in unlike)
            for now in after.score.dimensions
            if now.code in was_stages and was_stages[now.code] != now.stage
        ),
        gates=tuple(
            GateDifference(now.code, was_gates[now.code], now.status, now.code not in unlike_gates)
            for now in after.score.gates
            if now.code in was_gates and was_gates[now.code] != now.status
        ),
        stage=(before.score.stage, after.score.stage),
        left_out=left_out,
        unlike=unlike,
        unlike_gates=unlike_gates,
        like=not unlike and _kinds(before) == _kinds(after),
    )


def comparable_codes(before: AssessmentResult, after: AssessmentResult) -> tuple[str, ...] | Incomparable:
    """Return the questions that both results can be compared by, in the order of the later one, or why none is."""
    reason = _incomparable(before, after)
    if reason is not None:
        return reason
    out = {one.code for one in _left_out(before, after)}
    shared = tuple(c.code for c in _asked(after) if c.code not in out)
    return shared or Incomparable.OTHER_VERSION


def _facts(before: AssessmentResult, after: AssessmentResult, shared: Sequence[str]) -> Iterator[AnswerDifference]:
    """Yield the facts that both were asked for in the same way and that are stated otherwise, in their order."""
    for dimension in after.questionnaire.dimensions:
        for question in dimension.questions(after.score.depth):
            code = question.code
            was, now = before.assessment.answer(code), after.assessment.answer(code)
            if isinstance(question, FactQuestion):
                earlier = before.questionnaire.facts.get(code)
                alike = earlier is not None and earlier.measure.kind is question.measure.kind
            else:
                # With another level it is a changed answer.
                alike = code in shared and _counts(was) == _counts(now)
            if alike and (was.status, was.value) != (now.status, now.value):
                yield AnswerDifference(code, was, now)


def _counts(answer: Answer) -> tuple[str, int | None]:
    """Return what of an answer counts: a new note or flag is no new answer."""
    return answer.status, answer.level


def _incomparable(before: AssessmentResult, after: AssessmentResult) -> Incomparable | None:
    if before.questionnaire.id != after.questionnaire.id:
        return Incomparable.OTHER_QUESTIONNAIRE
    if before.score.depth != after.score.depth:
        return Incomparable.OTHER_DEPTH
    if before.assessment.details.scope != after.assessment.details.scope:
        return Incomparable.OTHER_SCOPE
    return None


def _asked(result: AssessmentResult) -> tuple[Capability, ...]:
    return result.questionnaire.asked(result.score.depth)


def _left_out(before: AssessmentResult, after: AssessmentResult) -> tuple[LeftOut, ...]:
    """Return the questions that are not compared, in the order of the later result."""
    was_asked, now_asked = {c.code for c in _asked(before)}, {c.code for c in _asked(after)}
    swapped = version_number(before.questionnaire.version) > version_number(after.questionnaire.version)
    # What became of a question is told by the newer questionnaire, whichever of the two results is the earlier one.
    older, newer = (after, before) if swapped else (before, after)
    changes = question_changes(older.questionnaire, newer.questionnaire)
    asked = dict.fromkeys([c.code for c in (*_asked(after), *_asked(before))])
    found = []
    for code in asked:
        if code not in was_asked or code not in now_asked:
            found.append(LeftOut(code, Became.NEW if code in now_asked else Became.GONE, Text()))
        elif not _comparable(changes, older, code):
            found.append(LeftOut(code, Became.CHANGED, changes[code].why))
    return tuple(found)


def _comparable(changes: Mapping[str, QuestionChange], older: AssessmentResult, code: str) -> bool:
    return changes[code].holds(older.assessment.answer(code))


def _unlike(before: AssessmentResult, after: AssessmentResult, out: set[str]) -> frozenset[str]:
    """Return the dimensions whose stages rest on other questions, or on other key questions, than before."""
    was, now = _questions_of(before), _questions_of(after)
    return frozenset(
        code
        for code in {**was, **now}
        if was.get(code) != now.get(code) or any(question in out for question, _key in now[code])
    )


def _questions_of(result: AssessmentResult) -> dict[str, list[tuple[str, bool]]]:
    def asked(dimension: Dimension) -> list[tuple[str, bool]]:
        return sorted((c.code, c.key_question) for c in dimension.asked(result.score.depth))

    return {dimension.code: asked(dimension) for dimension in result.questionnaire.dimensions}


def _unlike_gates(before: AssessmentResult, after: AssessmentResult, out: set[str]) -> frozenset[str]:
    """Return the gates that asked for something else."""
    # Imported here: opening a document compares nothing.
    from readiness.domain.requirements import parse_requirement

    was = {gate.code: sorted(gate.requires) for gate in before.questionnaire.gates}
    now = {gate.code: sorted(gate.requires) for gate in after.questionnaire.gates}
    unlike = _unlike(before, after, out)
    return frozenset(
        code
        for code in {**was, **now}
        if was.get(code) != now.get(code)
        or any((about := parse_requirement(text).code) in out or about in unlike for text in now[code])
    )


def _kinds(result: AssessmentResult) -> dict[str, str]:
    return {dimension.code: dimension.kind for dimension in result.questionnaire.dimensions}

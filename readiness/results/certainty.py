"""What is certain already: what no answer to an open question can change any more."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.asking import undecided_questions, with_all_of
from readiness.domain.assessment import Assessment
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.requirements import parse_requirement
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import GateStatus, Score, StageInterval
from readiness.scoring.scorer import score

_OPEN = {Status.UNANSWERED, Status.DONT_KNOW}


@dataclass(frozen=True, slots=True)
class Certainty:
    """How far the answers have settled the result.

    `answered` of `asked` questions have a level or do not apply; all others are open, those with don't know too.
    `stage` is what the overall stage can still become (after a quick check: its upper bound), and `percent` the same
    where the result is per cent (0 to 100; else None). `settled` has the gates whose status no open question can
    change, `unsettled` the others, both in their order; both are empty after a quick check, which says nothing of
    gates.
    `undecided` are the questions of which an open answer still decides whether they are asked.
    """

    answered: int
    asked: int
    stage: StageInterval
    settled: tuple[str, ...]
    unsettled: tuple[str, ...]
    percent: tuple[float, float] | None = None
    undecided: tuple[str, ...] = ()

    @property
    def stage_certain(self) -> bool:
        """Whether the stage can no longer change."""
        return self.stage.low == self.stage.high


def certainty(result: AssessmentResult) -> Certainty:
    """Return what is certain, whatever levels the open questions get and whichever of them stay unknown.

    A higher level never lowers a stage and never closes a gate. So what is the same with every open question at the
    lowest level, at the highest, and unknown as today, is the same in each case between. That one of them turns out not
    to apply is another matter: that changes what counts.

    A higher level may hide a question, or bring one. A question that is not asked counts for no less than one at the
    lowest level and for no more than one at the highest. So where an open answer decides whether a question is asked,
    its own answer is not counted on, and it is taken like an open one.
    """
    asked = result.questionnaire.asked(result.score.depth)
    undecided = undecided_questions(result.whole, result.assessment)
    counted = with_all_of(result.whole, result.assessment, undecided) if undecided else result.questionnaire
    lowest, highest = (_all_at(counted, result.assessment, undecided, level) for level in (LOWEST, HIGHEST))
    told = [gate.code for gate in result.told_gates]
    ends = [_gates(found) for found in (lowest, highest, result.score)]
    shaky = _shaky(result, counted, undecided)
    settled = tuple(code for code in told if code not in shaky and len({gates.get(code) for gates in ends}) == 1)
    return Certainty(
        answered=sum(result.assessment.answer(c.code).status not in _OPEN for c in asked),
        asked=len(asked),
        stage=_stage(result, counted, undecided, (lowest, highest)),
        settled=settled,
        unsettled=tuple(code for code in told if code not in settled),
        percent=_percent(counted, result.assessment, undecided) if result.questionnaire.by_percent else None,
        undecided=tuple(code for code in counted.capabilities if code in undecided),
    )


def _stage(
    result: AssessmentResult, counted: Questionnaire, undecided: AbstractSet[str], ends: tuple[Score, Score]
) -> StageInterval:
    """Return what the stage can become; anything where it is open whether a dimension can be rated at all."""
    if not undecided:
        return result.score.stage
    lowest, highest = ends
    unsure = bool(_unsure_dimensions(result, counted, undecided))
    low, high = (LOWEST, HIGHEST) if unsure else (lowest.stage.low, highest.stage.high)
    return StageInterval(low, high, result.score.stage.upper_bound_only)


def _unsure_dimensions(result: AssessmentResult, counted: Questionnaire, undecided: AbstractSet[str]) -> set[str]:
    """Return the dimensions of which it is open whether enough of them applies for a stage.

    What does not apply may make a dimension too small to count, and with fewer questions it may count again.
    """
    return {
        dimension.code
        for dimension in counted.dimensions
        if not {c.code for c in dimension.capabilities}.isdisjoint(undecided)
        and any(_ruled_out(result, c.code) for c in dimension.capabilities)
    }


def _shaky(result: AssessmentResult, counted: Questionnaire, undecided: AbstractSet[str]) -> set[str]:
    """Return the gates that ask for what may not be asked although it was called not applicable."""
    waiting = {code for code in undecided if _ruled_out(result, code)}
    waiting |= _unsure_dimensions(result, counted, undecided)
    return {
        gate.code for gate in counted.gates if any(parse_requirement(text).code in waiting for text in gate.requires)
    }


def _ruled_out(result: AssessmentResult, code: str) -> bool:
    return result.assessment.answer(code).status is Status.NOT_APPLICABLE


def _percent(counted: Questionnaire, assessment: Assessment, undecided: AbstractSet[str]) -> tuple[float, float]:
    """Return from what to what the per cent can be: with nothing for what is open or undecided, and with all of it."""
    kept = {code: answer for code, answer in assessment.answers.items() if code not in undecided or not _has(answer)}
    index = score(counted, replace(assessment, answers=kept)).index
    return 0.0 if index.low is None else index.low, 100.0 if index.high is None else index.high


def _has(answer: Answer) -> bool:
    return answer.status is Status.ANSWERED


def _all_at(counted: Questionnaire, assessment: Assessment, undecided: AbstractSet[str], level: int) -> Score:
    """Return the score with all open and undecided questions at a level; what does not apply stays so."""
    status = {code: assessment.answer(code).status for code in counted.capabilities}
    raised = {
        code: at_level(level)
        for code, one in status.items()
        if one in _OPEN or (code in undecided and one is Status.ANSWERED)
    }
    return score(counted, replace(assessment, answers={**assessment.answers, **raised}))


def _gates(found: Score) -> dict[str, GateStatus]:
    return {gate.code: gate.status for gate in found.gates}

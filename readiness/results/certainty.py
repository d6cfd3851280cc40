"""What is certain already: what no answer to an open question can change any more."""

from dataclasses import dataclass

from readiness.domain.answers import Status, at_level
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import GateStatus, Score, StageInterval
from readiness.scoring.scorer import score


@dataclass(frozen=True, slots=True)
class Certainty:
    """How far the answers have settled the result.

    `answered` of `asked` questions have a level or do not apply; all others are open, those with don't know too.
    `stage` is what the overall stage can still become (after a quick check: its upper bound). `settled` has the gates
    whose status no open question can change, `unsettled` the others, both in their order; both are empty after a quick
    check, which says nothing of gates.
    """

    answered: int
    asked: int
    stage: StageInterval
    settled: tuple[str, ...]
    unsettled: tuple[str, ...]

    @property
    def stage_certain(self) -> bool:
        """Whether the stage can no longer change."""
        return self.stage.low == self.stage.high


def certainty(result: AssessmentResult) -> Certainty:
    """Return what is certain, whatever levels the open questions get and whichever of them stay unknown.

    A higher level never lowers a stage and never closes a gate. So what is the same with every open question at the
    lowest level, at the highest, and unknown as today, is the same in each case between. That one of them turns out not
    to apply is another matter: that changes what counts.
    """
    asked = result.questionnaire.asked(result.score.depth)
    still_open = [c.code for c in asked if _is_open(result, c.code)]
    lowest, highest = (_all_at(result, still_open, level) for level in (LOWEST, HIGHEST))
    told = [gate.code for gate in result.told_gates]
    ends = [_gates(found) for found in (lowest, highest, result.score)]
    settled = tuple(code for code in told if len({gates[code] for gates in ends}) == 1)
    return Certainty(
        answered=len(asked) - len(still_open),
        asked=len(asked),
        stage=result.score.stage,
        settled=settled,
        unsettled=tuple(code for code in told if code not in settled),
    )


def _is_open(result: AssessmentResult, code: str) -> bool:
    return result.assessment.answer(code).status in {Status.UNANSWERED, Status.DONT_KNOW}


def _all_at(result: AssessmentResult, codes: list[str], level: int) -> Score:
    assessment = result.assessment
    for code in codes:
        assessment = assessment.with_answer(code, at_level(level))
    return score(result.questionnaire, assessment)


def _gates(found: Score) -> dict[str, GateStatus]:
    return {gate.code: gate.status for gate in found.gates}

"""How the answers came about: who took part, what was voted on, and where views remained apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from readiness.domain.answers import Status
from readiness.domain.known import YES
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.agreement import agreement
from readiness.scoring.views import merge_table


@dataclass(frozen=True, slots=True)
class Credibility:
    """What speaks for and against the answers.

    `participants` are those of the largest meeting, 0 without a workshop. `voted` of `levels` were voted on. `disputed`
    are the codes where another view remained, `differing` those where the answer is not what the workshop agreed on.
    `views` people have answered by name; `clashing` are the codes on which they differ and nobody has settled it.
        contradicting=tuple(_contradicting(result)),
    `unknown_to_management` is the share of don't-knows in its votes on key questions (0 to 1), None where few voted.
    """

    meetings: int
    participants: int
    levels: int
    voted: int
    disputed: tuple[str, ...]
    differing: tuple[str, ...]
    contradicting: tuple[str, ...]
    unknown_to_management: float | None
    views: int = 0
    clashing: tuple[str, ...] = ()


def credibility(result: AssessmentResult) -> Credibility:
    """Return how the answers to all that was asked came about."""
    record = result.assessment.workshop
    asked = [c.code for c in result.questionnaire.asked(result.assessment.details.depth)]
    levels = {code: level for code in asked if (level := result.assessment.answer(code).level) is not None}
    voted = {vote.capability for vote in record.rounds()}
    agreed = {code: record.decisions[code] for code in asked if code in record.decisions}
    return Credibility(
        meetings=len(record.meetings),
        participants=max((meeting.participants for meeting in record.meetings), default=0),
        levels=len(levels),
        voted=sum(code in voted for code in levels),
        disputed=tuple(code for code in asked if _disputed(result, code)),
        contradicting=tuple(_contradicting(result)),
        differing=tuple(code for code, decision in agreed.items() if levels.get(code) != decision.level),
        unknown_to_management=agreement(record, result.questionnaire).unknown_to_management,
        views=len(result.assessment.perspectives.views),
        clashing=tuple(row.code for row in merge_table(result.questionnaire, result.assessment) if row.open),
    )


def _contradicting(result: AssessmentResult) -> Iterator[str]:
    for question in result.questionnaire.profile:
        ruled_out = result.assessment.answer(question.ruled_out_by).status is Status.NOT_APPLICABLE
        if question.ruled_out_by and ruled_out and result.known.get(question.code) == YES:
            yield question.ruled_out_by


def _disputed(result: AssessmentResult, code: str) -> bool:
    """Return whether another view remained, in a workshop or when views were settled."""
    decision = result.assessment.workshop.decisions.get(code)
    latest = result.assessment.perspectives.latest(code)
    return (decision is not None and bool(decision.dissent)) or (latest is not None and latest.dissent)

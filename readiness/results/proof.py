"""What backs the answers: how many levels were shown, how many told, and how many nothing backs."""

from dataclasses import dataclass

from readiness.domain.answers import Confidence, Status
from readiness.results.assessment_result import AssessmentResult

# From this level on a rule is written down, so that it can be shown.
PROVABLE_FROM = 3
_OPEN = {Status.DONT_KNOW, Status.UNANSWERED}


@dataclass(frozen=True, slots=True)
class Proof:
    """The levels that were given, counted by what backs them.

    `open` questions have no level, because nobody knows or has answered. `unproven` are the codes of the levels from 3
    on of which nobody has seen any evidence, out of `high` such levels.
    """

    shown: int
    stated: int
    guessed: int
    unbacked: int
    open: int
    high: int
    unproven: tuple[str, ...]

    @property
    def levels(self) -> int:
        """How many levels were given."""
        return self.shown + self.stated + self.guessed + self.unbacked

    @property
    def doubtful(self) -> bool:
        """Whether most of the high levels rest on nothing that anybody has seen."""
        return 2 * len(self.unproven) > self.high


def proof(result: AssessmentResult) -> Proof:
    """Return what backs the answers to all that was asked."""
    asked = result.questionnaire.asked(result.assessment.details.depth)
    given = [(c.code, result.assessment.answer(c.code)) for c in asked]
    given = [(code, answer) for code, answer in given if answer.level is not None]
    backing = [answer.confidence for _, answer in given]
    high = [(code, answer) for code, answer in given if (answer.level or 0) >= PROVABLE_FROM]
    return Proof(
        shown=backing.count(Confidence.SHOWN),
        stated=backing.count(Confidence.STATED),
        guessed=backing.count(Confidence.GUESSED),
        unbacked=backing.count(None),
        open=sum(result.assessment.answer(c.code).status in _OPEN for c in asked),
        high=len(high),
        unproven=tuple(code for code, answer in high if answer.confidence is not Confidence.SHOWN),
    )

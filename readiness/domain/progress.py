"""How much of what is asked was dealt with."""

from collections.abc import Sequence
from typing import NamedTuple

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Question


class Progress(NamedTuple):
    """How much of what is asked was dealt with; a don't know and a not applicable count as dealt with.

    Of those, `to_confirm` were carried over and are still to be confirmed.
    """

    asked: int
    done: int
    unknown: int
    flagged: int
    to_confirm: int = 0

    @property
    def settled(self) -> int:
        """How many need no further look by the one who answers: they were dealt with, and not carried over."""
        return self.done - self.to_confirm


def progress_of(asked: Sequence[Question], assessment: Assessment) -> Progress:
    """Return the progress over some questions."""
    answers = [assessment.answer(c.code) for c in asked]
    return Progress(
        asked=len(answers),
        done=sum(not a.open for a in answers),
        unknown=sum(a.status is Status.DONT_KNOW for a in answers),
        flagged=sum(a.flagged for a in answers),
        to_confirm=sum(
            assessment.takeovers.to_confirm(c.code, a) is not None
            for c, a in zip(asked, answers, strict=True)
            if not a.open
        ),
    )

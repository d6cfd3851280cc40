"""How much of what is asked was dealt with."""

from collections.abc import Sequence
from typing import NamedTuple

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Question


class Progress(NamedTuple):
    """How much of what is asked was dealt with; a don't know and a not applicable count as dealt with."""

    asked: int
    done: int
    unknown: int
    flagged: int


def progress_of(asked: Sequence[Question], assessment: Assessment) -> Progress:
    """Return the progress over some questions."""
    answers = [assessment.answer(c.code) for c in asked]
    return Progress(
        asked=len(answers),
        done=sum(not a.open for a in answers),
        unknown=sum(a.status is Status.DONT_KNOW for a in answers),
        flagged=sum(a.flagged for a in answers),
    )

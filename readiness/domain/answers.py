"""What an organisation says about one capability."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from readiness.domain.levels import LEVEL, Level
from readiness.domain.values import Limits
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

# Long enough for a pasted protocol, short enough that a file of answers stays readable.
NOTE_LIMIT = 20_000


class Status(StrEnum):
    """The four states of a question; each counts differently (rules 2, 5 and 7)."""

    ANSWERED = "answered"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


class Confidence(StrEnum):
    """How an answer is backed."""

    SHOWN = "shown"
    STATED = "stated"
    GUESSED = "guessed"


NOTE = Limits(max_length=NOTE_LIMIT)
Note = Annotated[str, NOTE]


@dataclass(frozen=True, slots=True)
class Answer:
    """A level with its evidence, or one of the non-answers.

    `flagged` marks it for later. `to_confirm` says that it was carried over, from an earlier questionnaire or
    assessment (`readiness.domain.takeover`), and still has to be confirmed; who answers, even as before, has done so.

    A level belongs to an answered question only, and not applicable needs a reason. Evidence may be
    noted in every status, so that a changed level keeps it. `value` is what was answered to a question that asks for
    a fact (`readiness.domain.measures`); only such an answer can do without a level.
    """

    status: Status = Status.UNANSWERED
    level: Level | None = None
    confidence: Confidence | None = None
    evidence: Note = ""
    reason: Note = ""
    flagged: bool = False
    value: Note = ""
    to_confirm: bool = False

    def __post_init__(self) -> None:
        if (self.status is Status.ANSWERED) != (self.level is not None or self.value != ""):
            raise InvalidError(
                "level-and-status",
                N_("Level and status contradict each other."),
                N_("Give either a level from 0 to 5 or one of the statuses dont_know, not_applicable, unanswered."),
            )
        if self.level is not None:
            LEVEL.check(self.level)
        NOTE.check(self.evidence)
        NOTE.check(self.reason)
        NOTE.check(self.value)
        if self.status is Status.NOT_APPLICABLE and not self.reason.strip():
            raise InvalidError(
                "reason-missing",
                N_("“Not applicable” needs a reason."),
                N_("Say why the question does not apply."),
            )

    @property
    def open(self) -> bool:
        """Whether the question still waits: neither answered nor ruled out, nor known to be unknown."""
        return self.status is Status.UNANSWERED


UNANSWERED = Answer()


def at_level(level: int) -> Answer:
    """Return a plain answer at `level` (0 to 5)."""
    return Answer(status=Status.ANSWERED, level=level)

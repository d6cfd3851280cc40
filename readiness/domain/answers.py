"""What an organisation says about one capability."""

from enum import StrEnum
from typing import Annotated

import msgspec

from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.values import Value

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


Note = Annotated[str, msgspec.Meta(max_length=NOTE_LIMIT)]


class Answer(Value, frozen=True):
    """A level with its evidence, or one of the non-answers; `flagged` marks it for later.

    A level belongs to an answered question only, and not applicable needs a reason. Evidence may be
    noted at any time: nobody should lose a note by changing a level.
    """

    status: Status = Status.UNANSWERED
    level: Annotated[int, msgspec.Meta(ge=LOWEST, le=HIGHEST)] | None = None
    confidence: Confidence | None = None
    evidence: Note = ""
    reason: Note = ""
    flagged: bool = False

    def __post_init__(self) -> None:
        if (self.status is Status.ANSWERED) != (self.level is not None):
            raise ValueError("a level belongs to an answered question, and only there")
        if self.level is not None and not LOWEST <= self.level <= HIGHEST:
            raise ValueError(f"level {self.level} is outside {LOWEST} to {HIGHEST}")
        if max(len(self.evidence), len(self.reason)) > NOTE_LIMIT:
            raise ValueError(f"a note is too long: {NOTE_LIMIT} characters at most")
        if self.status is Status.NOT_APPLICABLE and not self.reason.strip():
            raise ValueError("not applicable needs a reason")

    @property
    def open(self) -> bool:
        """Whether the question still waits: neither answered nor ruled out, nor known to be unknown."""
        return self.status is Status.UNANSWERED


UNANSWERED = Answer()


def at_level(level: int) -> Answer:
    """Return a plain answer at `level` (0 to 5)."""
    return Answer(status=Status.ANSWERED, level=level)

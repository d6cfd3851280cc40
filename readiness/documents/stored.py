"""A change as the working copy stores it: JSON with tags, so that a later Readiness still knows what is what."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from readiness.domain.answers import Answer
from readiness.domain.changes import AnswerChange, Change, PartChange
from readiness.validation import boundary
from readiness.validation.boundary import read_json, write_json
from readiness.validation.parts import StoredPart


@dataclass(frozen=True, slots=True)
class StoredAnswerChange:
    """One answer before and after."""

    type: Literal["answer"]
    code: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class StoredPartChange:
    """One part before and after."""

    type: Literal["part"]
    before: StoredPart
    after: StoredPart


StoredChange: Any = Annotated[StoredAnswerChange | StoredPartChange, "one line of the table `change`"]


def load_adapters() -> None:
    """Make everything ready that reads and changes documents; for the idle time after the first paint."""
    boundary.load_adapters(StoredChange)


def change_json(change: Change) -> str:
    """Return a change as it is stored."""
    stored = (
        StoredAnswerChange("answer", change.code, change.before, change.after)
        if isinstance(change, AnswerChange)
        else StoredPartChange("part", change.before, change.after)
    )
    return write_json(stored, StoredChange, defaults=False).decode()


def read_change(stored: str) -> Change:
    """Return a stored change; raises ValueError where it is none of ours."""
    change = read_json(stored, StoredChange)
    if isinstance(change, StoredAnswerChange):
        return AnswerChange(change.code, change.before, change.after)
    assert isinstance(change, StoredPartChange)
    return PartChange(change.before, change.after)

"""A change as the working copy stores it: JSON with tags, so that a later Readiness still knows what is what."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from readiness.documents.content import questionnaire_json
from readiness.domain.answers import Answer
from readiness.domain.changes import (
    AnswerChange,
    Change,
    CompoundChange,
    PartChange,
    QuestionnaireChange,
    SingleChange,
)
from readiness.domain.questionnaire import Questionnaire
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


@dataclass(frozen=True, slots=True)
class StoredQuestionnaireChange:
    """The questionnaire before and after, each as the JSON text that documents embed."""

    type: Literal["questionnaire"]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StoredCompoundChange:
    """Several changes that are one step."""

    type: Literal["compound"]
    changes: tuple[StoredAnswerChange | StoredPartChange | StoredQuestionnaireChange, ...]


StoredChange: Any = Annotated[
    StoredAnswerChange | StoredPartChange | StoredQuestionnaireChange | StoredCompoundChange,
    "one line of the table `change`",
]


def load_adapters() -> None:
    """Make everything ready that reads and changes documents; for the idle time after the first paint."""
    boundary.load_adapters(StoredChange)


def change_json(change: Change) -> str:
    """Return a change as it is stored."""
    stored = (
        StoredCompoundChange("compound", tuple(_stored(single) for single in change.changes))
        if isinstance(change, CompoundChange)
        else _stored(change)
    )
    return write_json(stored, StoredChange, defaults=False).decode()


def read_change(stored: str) -> Change:
    """Return a stored change; raises ValueError where it is none of ours."""
    change = read_json(stored, StoredChange)
    if isinstance(change, StoredCompoundChange):
        return CompoundChange(tuple(_single(one) for one in change.changes))
    return _single(change)


def _stored(change: SingleChange) -> StoredAnswerChange | StoredPartChange | StoredQuestionnaireChange:
    if isinstance(change, AnswerChange):
        return StoredAnswerChange("answer", change.code, change.before, change.after)
    if isinstance(change, QuestionnaireChange):
        return StoredQuestionnaireChange(
            "questionnaire", questionnaire_json(change.before), questionnaire_json(change.after)
        )
    return StoredPartChange("part", change.before, change.after)


def _single(stored: Any) -> SingleChange:
    if isinstance(stored, StoredAnswerChange):
        return AnswerChange(stored.code, stored.before, stored.after)
    if isinstance(stored, StoredQuestionnaireChange):
        before, after = (read_json(text, Questionnaire) for text in (stored.before, stored.after))
        return QuestionnaireChange(before, after)
    assert isinstance(stored, StoredPartChange)
    return PartChange(stored.before, stored.after)

"""A session: one open document, the state in memory, and the one way to change it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from readiness.documents.document import Document
from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, part_name
from readiness.domain.changes import AnswerChange, Change, PartChange
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import Part
from readiness.foundation import clock
from readiness.foundation.errors import UserError

if TYPE_CHECKING:
    from readiness.results.assessment_result import AssessmentResult


@dataclass(frozen=True, slots=True)
class Delta:
    """What an applied change touched: listeners refresh only that."""

    answers: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()


Listener = Callable[["Delta", "Source"], None]


class Source(Enum):
    """Where a change comes from: a new one, or a step through the history."""

    EDIT = "edit"
    STEP = "step"


class NotStoredError(UserError):
    """A change could not be stored: document and state are as they were before, and it can be tried again."""

    @classmethod
    def of(cls, error: UserError) -> "NotStoredError":
        """Return it with the words of what refused the change."""
        refused = cls(error.code, error.what, error.remedy, where=error.where)
        refused.facts = error.facts
        return refused


class Session:
    """Applies changes: stored first, then in memory, then the listeners are notified.

    What has nothing to do with the state in memory (publishing, closing, files) is asked of `document`.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._assessment = document.assessment()
        self._result: AssessmentResult | None = None
        self._listeners: list[Listener] = []

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that the document embeds."""
        return self.document.questionnaire

    @property
    def assessment(self) -> Assessment:
        """The state as it stands."""
        return self._assessment

    def listen(self, listener: Listener) -> None:
        """Have `listener` called with every change: what it touched, and where it comes from."""
        self._listeners.append(listener)

    def result(self) -> "AssessmentResult":
        """Return the result of the current state; computed once per state."""
        if self._result is None:
            # No question needs the score to be shown, so a start goes without it.
            from readiness.results.assessment_result import assess

            self._result = assess(self.questionnaire, self._assessment, clock.today())
        return self._result

    def answer(self, code: str, answer: Answer) -> Delta:
        """Give an answer."""
        return self.apply(AnswerChange(code, self._assessment.answer(code), answer))

    def set_part(self, part: Part) -> Delta:
        """Change one part of the assessment, such as its details or the notes on its plan."""
        return self.apply(PartChange(self._assessment.part(part_name(part)), part))

    def set_depth(self, depth: Depth) -> Delta:
        """Go from the quick check to the full questionnaire or back; no answer is lost."""
        return self.set_part(replace(self._assessment.details, depth=depth))

    def apply(self, change: Change) -> Delta:
        """Store a change and take it into the state; a change that changes nothing is not stored.

        Raises NotStoredError where it cannot be stored.
        """
        if change.before == change.after:
            return Delta()
        try:
            self.document.record(change)
        except UserError as error:
            raise NotStoredError.of(error) from error
        return self._take(change, Source.EDIT)

    def undo(self) -> Delta | None:
        """Take back the latest change; None where there is nothing to take back. Raises UserError."""
        change = self.document.undo()
        return None if change is None else self._take(change, Source.STEP)

    def redo(self) -> Delta | None:
        """Apply the latest undone change again; None where there is none. Raises UserError."""
        change = self.document.redo()
        return None if change is None else self._take(change, Source.STEP)

    def _take(self, change: Change, source: Source) -> Delta:
        self._assessment = change.apply(self._assessment)
        self._result = None
        if isinstance(change, AnswerChange):
            delta = Delta(answers=frozenset({change.code}))
        else:
            delta = Delta(parts=frozenset({part_name(change.after)}))
        for listener in self._listeners:
            listener(delta, source)
        return delta

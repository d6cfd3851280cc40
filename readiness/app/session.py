"""A session: one open document, the state in memory, and the one way to change it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
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


Listener = Callable[[Delta], None]
AskAgain = Callable[[UserError], bool]


class Session:
    """Applies changes: stored first, then in memory, then the listeners are notified."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._assessment = document.assessment()
        self._result: AssessmentResult | None = None
        self._listeners: list[Listener] = []
        self._ask_again: AskAgain | None = None

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that the document embeds."""
        return self._document.questionnaire

    @property
    def assessment(self) -> Assessment:
        """The state as it stands."""
        return self._assessment

    @property
    def document_id(self) -> str:
        """The document's own id, which stays the same wherever the file goes."""
        return self._document.document_id

    @property
    def path(self) -> Path:
        """Where the document is published."""
        return self._document.path

    @property
    def read_only(self) -> UserError | None:
        """Why the document can only be looked at; None where it can be changed."""
        return self._document.read_only

    @property
    def recovered_at(self) -> datetime | None:
        """Of when the latest change is that a crashed session left here; None after a proper end."""
        return self._document.recovered_at

    def ask_when_refused(self, ask: AskAgain) -> None:
        """Have `ask` decide about a change that cannot be stored: True tries again, False leaves it."""
        self._ask_again = ask

    def listen(self, listener: Listener) -> None:
        """Have `listener` called with the delta of every change."""
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

    def add_file(self, content: bytes) -> str:
        """Store the bytes of a file and return their digest; a part that names it makes it belong to the document."""
        return self._document.add_file(content)

    def file(self, digest: str) -> bytes | None:
        """Return the bytes of a file that was added, or None where it is not there."""
        return self._document.file(digest)

    def set_depth(self, depth: Depth) -> Delta:
        """Go from the quick check to the full questionnaire or back; no answer is lost."""
        return self.set_part(replace(self._assessment.details, depth=depth))

    def apply(self, change: Change) -> Delta:
        """Store a change and take it into the state; a change that changes nothing is not stored.

        Raises UserError where it cannot be stored, unless a callback decides then.
        """
        if change.before == change.after or not self._stored(change):
            return Delta()
        return self._take(change)

    def undo(self) -> Delta | None:
        """Take back the latest change; None where there is nothing to take back."""
        change = self._document.undo()
        return None if change is None else self._take(change)

    def redo(self) -> Delta | None:
        """Apply the latest undone change again; None where there is none."""
        change = self._document.redo()
        return None if change is None else self._take(change)

    def can_undo(self) -> bool:
        """Return whether there is a change to take back."""
        return self._document.can_undo()

    def can_redo(self) -> bool:
        """Return whether there is an undone change."""
        return self._document.can_redo()

    def unpublished(self) -> bool:
        """Return whether there are changes that the published file does not hold yet."""
        return self._document.unpublished()

    def prepare(self) -> None:
        """Do ahead of the first change what would make it slow."""
        self._document.prepare()

    def refresh_lock(self) -> None:
        """Refresh the lock, which tells other processes that the document is open here."""
        self._document.refresh_lock()

    @property
    def restored(self) -> bool:
        """Whether the latest publishing found the file gone, and wrote it again."""
        return self._document.restored

    def publish(self, *, last: bool = False) -> Path:
        """Bring the published file up to date and return its path; the `last` time, see that it is still there."""
        return self._document.publish(last=last)

    def publish_as(self, path: Path) -> None:
        """Publish at another place and stay there."""
        self._document.publish_as(path)

    def close(self) -> None:
        """Publish and close; raises UserError where the file cannot be written (the answers are kept)."""
        self._document.close()

    def abandon(self) -> None:
        """Close without publishing; what was not published waits for recovery."""
        self._document.abandon()

    def _stored(self, change: Change) -> bool:
        while True:
            try:
                self._document.record(change)
            except UserError as error:
                if self._ask_again is None:
                    raise
                if not self._ask_again(error):
                    return False
            else:
                return True

    def _take(self, change: Change) -> Delta:
        self._assessment = change.apply(self._assessment)
        self._result = None
        if isinstance(change, AnswerChange):
            delta = Delta(answers=frozenset({change.code}))
        else:
            delta = Delta(parts=frozenset({part_name(change.after)}))
        for listener in self._listeners:
            listener(delta)
        return delta

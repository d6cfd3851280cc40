"""A session: one open document, the state in memory, and the one way to change it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from readiness.documents.document import Document
from readiness.documents.errors import is_final
from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, part_name
from readiness.domain.changes import (
    AnswerChange,
    Change,
    CompoundChange,
    PartChange,
    QuestionnaireChange,
    SingleChange,
    compound,
    dated,
    parts_of,
)
from readiness.domain.questionnaire import Capability, Depth, Questionnaire
from readiness.domain.values import Part
from readiness.foundation import clock
from readiness.foundation.errors import UserError

if TYPE_CHECKING:
    from readiness.domain.conditions import Facts
    from readiness.results.assessment_result import AssessmentResult

Written = TypeVar("Written")


@dataclass(frozen=True, slots=True)
class Delta:
    """What an applied change touched: listeners refresh only that."""

    answers: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    # The whole questionnaire: another version was taken over.
    questionnaire: bool = False


Listener = Callable[["Delta", "Source"], None]


class Source(Enum):
    """Where a change comes from: a new one, a step through the history, or another day, which changes no document."""

    EDIT = "edit"
    STEP = "step"
    DAY = "day"


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
        self._asked: tuple[Assessment, Questionnaire] | None = None
        self._result: AssessmentResult | None = None
        self._listeners: list[Listener] = []
        # The day that the listeners know.
        self._day = clock.today()
        # The visit to a text field that a write belongs to, and that of the latest change with the change itself.
        self._visit: object = None
        self._visited: object = None
        self._latest: Change | None = None

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that the document embeds."""
        return self.document.questionnaire

    @property
    def asked(self) -> Questionnaire:
        """The questionnaire as it is asked in the current state: without the questions that its answers hide."""
        if not self.questionnaire.conditional:
            return self.questionnaire
        if self._asked is None or self._asked[0] is not self._assessment:
            from readiness.domain.asking import as_asked

            self._asked = self._assessment, as_asked(self.questionnaire, self._assessment)
        return self._asked[1]

    @property
    def assessment(self) -> Assessment:
        """The state as it stands."""
        return self._assessment

    def listen(self, listener: Listener) -> None:
        """Have `listener` called with every change: what it touched, and where it comes from."""
        self._listeners.append(listener)

    def result(self) -> "AssessmentResult":
        """Return the result of the current state, seen from today; computed once per state and day."""
        today = clock.today()
        if self._result is None or self._result.today != today:
            # No question needs the score to be shown, so a start goes without it.
            from readiness.results.assessment_result import assess

            self._result = assess(self.questionnaire, self._assessment, today)
        return self._result

    def look_at_day(self) -> None:
        """Notify the listeners where another day has begun: what is overdue follows it."""
        today = clock.today()
        if today != self._day:
            self._day = today
            for listener in self._listeners:
                listener(Delta(), Source.DAY)

    def facts_for(self, capability: Capability) -> "Facts":
        """Return what the wordings of a capability ask for; nothing where it has one only, as most have."""
        if not capability.variants:
            return {}
        from readiness.domain.known import known_facts

        return known_facts(self.questionnaire, self._assessment, self._assessment.details.as_of(clock.today()))

    def answer(self, code: str, answer: Answer) -> Delta:
        """Give an answer."""
        return self.apply(AnswerChange(code, self._assessment.answer(code), answer))

    def set_part(self, part: Part) -> Delta:
        """Change one part of the assessment, such as its details or the notes on its plan."""
        return self.apply(PartChange(self._assessment.part(part_name(part)), part))

    def set_depth(self, depth: Depth) -> Delta:
        """Go from the quick check to the full questionnaire or back; no answer is lost."""
        return self.set_part(replace(self._assessment.details, depth=depth))

    def apply(self, change: SingleChange) -> Delta:
        """Store a change and take it into the state; a change that changes nothing is not stored.

        Raises NotStoredError where it cannot be stored.
        """
        return self.apply_all([change])

    def apply_all(self, changes: Iterable[SingleChange], *, answered_here: bool = True) -> Delta:
        """Store what one action of the user changes: all of it or nothing, and one step of the history.

        Where nobody has `answered_here`, since the answers come from another copy of the document, the day of the last
        answer is what the changes say. Raises NotStoredError where it cannot be stored.
        """
        wanted = compound(changes)
        if wanted is None:
            return Delta()
        self._check_not_final()
        change = dated(wanted, self._assessment, clock.today()) if answered_here else wanted
        whole = self._whole(change)
        if isinstance(whole, CompoundChange) and whole.changes[0].before == whole.changes[0].after:
            # What was typed is gone again, and the day goes back with it.
            change = CompoundChange((*parts_of(change), *(other.inverse() for other in whole.changes[1:])))
            whole = whole.changes[0]
        try:
            self.document.record(change, whole)
        except UserError as error:
            raise NotStoredError.of(error) from error
        latest = whole or change
        self._forget_visit()
        if not isinstance(wanted, CompoundChange) and compound(parts_of(latest)) is not None:
            self._visited, self._latest = self._visit, latest
        return self._take(change, Source.EDIT)

    def in_visit(self, visit: object, write: Callable[[], Written]) -> Written:
        """Run a write and return what it returns; what it changes goes on with the latest change of the same visit.

        A text is stored again and again while it is typed. One undo takes back all of one visit to its field.
        """
        before, self._visit = self._visit, visit
        try:
            return write()
        finally:
            self._visit = before

    def undo(self) -> Delta | None:
        """Take back the latest change; None where there is nothing to take back. Raises UserError."""
        self._forget_visit()
        self._check_not_final()
        change = self.document.undo()
        return None if change is None else self._take(change, Source.STEP)

    def redo(self) -> Delta | None:
        """Apply the latest undone change again; None where there is none. Raises UserError."""
        self._forget_visit()
        self._check_not_final()
        change = self.document.redo()
        return None if change is None else self._take(change, Source.STEP)

    def _check_not_final(self) -> None:
        """Raise NotStoredError where this has become a version of record, which stays as it is."""
        final = self._assessment.record.final
        if final is not None:
            raise NotStoredError.of(is_final(self.document.path, final))

    def _whole(self, change: Change) -> Change | None:
        """Return the latest change with this one as one, where this one goes on with it."""
        latest = self._latest
        if latest is None or self._visit is None or self._visit is not self._visited:
            return None
        return None if isinstance(change, CompoundChange) else latest.followed_by(change)

    def _forget_visit(self) -> None:
        self._visited = self._latest = None

    def _take(self, change: Change, source: Source) -> Delta:
        self._assessment = change.apply(self._assessment)
        self._result = None
        singles = parts_of(change)
        # The day of the last answer follows the answers: it is no news of its own.
        parts = (one for one in singles if isinstance(one, PartChange) and not one.only_dates)
        delta = Delta(
            answers=frozenset(single.code for single in singles if isinstance(single, AnswerChange)),
            parts=frozenset(part_name(one.after) for one in parts),
            questionnaire=any(isinstance(single, QuestionnaireChange) for single in singles),
        )
        for listener in self._listeners:
            listener(delta, source)
        return delta

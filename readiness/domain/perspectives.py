"""Several people on the same questions, each by name: what each of them said, and what became of it.

Unlike the votes of a workshop, views are not anonymous: the form says so to the person who fills it in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Annotated

from readiness.domain.answers import UNANSWERED, Answer
from readiness.domain.questionnaire import Code
from readiness.domain.values import NAME_LIMIT, Limits, Part, name_key
from readiness.domain.workshop_record import Reason, Role

# More than anyone can settle; limits the work that an untrusted document can cause.
MOST_VIEWS = 200

PersonName = Annotated[str, Limits(min_length=1, max_length=NAME_LIMIT)]


class Way(StrEnum):
    """How an answer came from views, or how a note lost the level that it backed."""

    UNDISPUTED = "undisputed"
    MEDIAN = "median"
    PERSON = "person"
    OWN = "own"
    FORM = "form"
    WORKSHOP = "workshop"


@dataclass(frozen=True, slots=True)
class Author:
    """Whose view a document is, where it is one: `may_be_named` is the consent to stand beside their evidence."""

    person: PersonName
    role: Role | None = None
    may_be_named: bool = False


@dataclass(frozen=True, slots=True)
class Perspective:
    """What one person answered. `asked` are the codes on their form; one without an answer was left empty.

    `on` is the day that the person wrote on the form, or else the day on which it came in.
    """

    author: Author
    on: date
    asked: tuple[Code, ...] = ()
    answers: dict[Code, Answer] = field(default_factory=dict)

    def said(self, code: str) -> Answer | None:
        """Return the answer of this person; unanswered where it was left empty, None where it was not asked."""
        return self.answers.get(code, UNANSWERED if code in self.asked else None)


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What one person had said when it was settled: it stays as it was, whatever the person says later."""

    author: Author
    answer: Answer


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One decision about one answer: what it was before, with the note that backed it, and what it is since.

    `by` is who decided, as far as that is known. With `dissent`, what others had said stays in the report.
    """

    on: date
    capability: Code
    way: Way
    before: Answer
    after: Answer
    by: Annotated[str, Limits(max_length=NAME_LIMIT)] = ""
    reason: Reason = ""
    said: tuple[GivenAnswer, ...] = ()
    dissent: bool = False

    @property
    def retired_note(self) -> str:
        """The note that backed the earlier answer and backs the new one no longer; nothing where it stays."""
        stays = self.before.open or same_answer(self.before, self.after)
        return "" if stays else self.before.evidence


@dataclass(frozen=True, slots=True)
class Perspectives(Part):
    """The views of several people, one for each, in the order of their names, and the ledger in the order of time.

    Entries are added to the ledger and never changed. `author` is set where the document itself is somebody's view.
    """

    views: Annotated[tuple[Perspective, ...], Limits(max_length=MOST_VIEWS)] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    author: Author | None = None

    def view_of(self, person: str) -> Perspective | None:
        """Return the view of a person; large and small letters and spaces make no difference."""
        return next((view for view in self.views if person_key(view.author.person) == person_key(person)), None)

    def with_view(self, view: Perspective) -> "Perspectives":
        """Return them with a view, in place of the one that the same person had given before."""
        key = person_key(view.author.person)
        others = [one for one in self.views if person_key(one.author.person) != key]
        return replace(self, views=tuple(sorted((*others, view), key=lambda one: person_key(one.author.person))))

    def with_entries(self, entries: Sequence[LedgerEntry]) -> "Perspectives":
        """Return them with entries added to the ledger."""
        return replace(self, ledger=(*self.ledger, *entries))

    def latest(self, code: str) -> LedgerEntry | None:
        """Return the latest decision that rests on views."""
        return next((one for one in reversed(self.ledger) if one.capability == code and one.said), None)

    def said(self, code: str) -> tuple[GivenAnswer, ...]:
        """Return what everyone who was asked has said, also by leaving it empty."""
        given = ((view.author, view.said(code)) for view in self.views)
        return tuple(GivenAnswer(author, answer) for author, answer in given if answer is not None)

    def settled(self, code: str) -> bool:
        """Return whether a question was settled, and nobody has said anything else since."""
        latest = self.latest(code)
        return latest is not None and latest.said == self.said(code)

    def earlier_note(self, code: str) -> LedgerEntry | None:
        """Return the latest decision by which a note lost the level that it had backed."""
        return next((one for one in reversed(self.ledger) if one.capability == code and one.retired_note), None)


def person_key(person: str) -> str:
    """Return what tells one person from another, however the name is typed."""
    return name_key(person)


def same_answer(one: Answer, other: Answer) -> bool:
    """Return whether two answers say the same, whatever backs them."""
    return (one.status, one.level, one.value) == (other.status, other.level, other.value)

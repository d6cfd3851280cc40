"""The history of an assessment: states that were recorded on earlier days, to be compared with later ones.

Of each state the part holds a line. Its answers and its plan (`domain/recorded_state.py`) lie in the document as a file
under their digest, and so does the questionnaire that it was answered with, where that is not the document's own.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated

from readiness.domain.attachments import Digest
from readiness.domain.questionnaire import Depth
from readiness.domain.relations import Version
from readiness.domain.values import NAME_LIMIT, Limits, Part, storable
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

# What a document carries from year to year, and what an untrusted one can cost.
MOST_STATES = 100
MOST_STATE_BYTES = 4_000_000
MOST_HISTORY_BYTES = 16_000_000
WORD_LIMIT = 100

ByteCount = Annotated[int, Limits(ge=1, le=MOST_STATE_BYTES)]
DocumentId = Annotated[str, Limits(pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]


class Occasion(StrEnum):
    """What a state was recorded for."""

    HAND = "hand"
    REPORT = "report"
    WORKSHOP = "workshop"
    # The document became a version of record.
    FINAL = "final"
    # It is the last state of the document that the next assessment was begun from.
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes that lie in the document: the SHA-256 of them, and their number."""

    digest: Digest
    size: ByteCount


@dataclass(frozen=True, slots=True)
class RecordedState:
    """What is known of a state without reading it: its number, which no other has, and the day it was recorded on.

    `assessed_on` is the day as of which its result holds. `questionnaire` is None while it is the document's own.
    `document` is the one it was recorded in, where that is another: one that this document goes on from. `word` is
    what people call the state.
    """

    number: Annotated[int, Limits(ge=1, le=9_999)]
    on: date
    why: Occasion
    organisation: Annotated[str, Limits(max_length=NAME_LIMIT)]
    assessed_on: date
    pack: Annotated[str, Limits(pattern="^[a-z][a-z0-9-]*$", max_length=60)]
    version: Version
    depth: Depth
    content: Stored
    questionnaire: Stored | None = None
    word: Annotated[str, Limits(max_length=WORD_LIMIT)] = ""
    document: DocumentId | None = None

    def same_as(self, other: "RecordedState") -> bool:
        """Return whether both say the same, whenever and for whatever they were recorded."""
        return (self.content, self.questionnaire) == (other.content, other.questionnaire)


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The document that this one goes on from: its id, and the day as of which it was assessed last."""

    document: DocumentId
    assessed_on: date


@dataclass(frozen=True, slots=True)
class History(Part):
    """The recorded states in the order in which they were recorded, and the document that this one goes on from."""

    states: Annotated[tuple[RecordedState, ...], Limits(max_length=MOST_STATES)] = ()
    predecessor: Predecessor | None = None

    def __post_init__(self) -> None:
        """Raise InvalidError where numbers do not rise, a state is there twice in a row, or all take too much room."""
        numbers = [state.number for state in self.states]
        if numbers != sorted({*numbers}):
            raise InvalidError(
                "states-not-in-order",
                N_("The recorded states are not numbered one after the other."),
                N_("Number them in the order in which they were recorded, each with a number of its own."),
            )
        if any(state.same_as(next_) for state, next_ in zip(self.states, self.states[1:], strict=False)):
            raise InvalidError(
                "state-doubled",
                N_("The same state is recorded twice in a row."),
                N_("Remove one of the two."),
            )
        if self.size > MOST_HISTORY_BYTES:
            raise InvalidError(
                "states-too-large",
                N_("The recorded states take more than {most} MB."),
                N_("Remove some of them."),
                most=MOST_HISTORY_BYTES // 1_000_000,
            )

    @property
    def size(self) -> int:
        """How many bytes the states take in the document; what several share counts once."""
        return sum({one.digest: one.size for state in self.states for one in _files(state)}.values())

    @property
    def last(self) -> RecordedState | None:
        """The state that was recorded last."""
        return self.states[-1] if self.states else None

    def digests(self) -> frozenset[str]:
        """Return the digests of all files that the states lie in."""
        return frozenset(one.digest for state in self.states for one in _files(state))

    def state(self, number: int) -> RecordedState | None:
        """Return the state of a number; None where there is none."""
        return next((state for state in self.states if state.number == number), None)

    def with_state(self, state: RecordedState) -> "History":
        """Return the history with another state, under the next number; the same where it equals the last one.

        A word that comes with an equal state goes to that one. Where all would be more than can be kept, the oldest
        states that were recorded with reports go first. Raises InvalidError where that does not suffice.
        """
        last = self.last
        if last is not None and last.same_as(state):
            word = state.word or last.word
            return self if word == last.word else replace(self, states=(*self.states[:-1], replace(last, word=word)))
        number = last.number + 1 if last else 1
        kept = [*self.states]
        while not _room(kept, state):
            # The first one is where everything is measured from.
            least = next((one for one in kept[1:] if one.why is Occasion.REPORT and not one.word), None)
            if least is None:
                raise InvalidError(
                    "states-full",
                    N_("No more states can be recorded: the document holds {n} of them."),
                    N_("Remove some of them."),
                    n=len(self.states),
                )
            kept.remove(least)
        return replace(self, states=_without_doubles([*kept, replace(state, number=number)]))

    def without(self, number: int) -> "History":
        """Return the history without the state of a number."""
        left = [state for state in self.states if state.number != number]
        return replace(self, states=_without_doubles(left))

    def with_own_questionnaire(self, stored: Stored) -> "History":
        """Return the history for a document that gets another questionnaire: `stored` is the one it had."""
        named = (replace(s, questionnaire=stored) if s.questionnaire is None else s for s in self.states)
        return replace(self, states=tuple(named))


def as_word(typed: str) -> str:
    """Return the word for a state as it can be stored."""
    return storable(" ".join(typed.split()), WORD_LIMIT)


def _files(state: RecordedState) -> tuple[Stored, ...]:
    return (state.content,) if state.questionnaire is None else (state.content, state.questionnaire)


def _room(kept: list[RecordedState], state: RecordedState) -> bool:
    sizes = {one.digest: one.size for each in (*kept, state) for one in _files(each)}
    return len(kept) < MOST_STATES and sum(sizes.values()) <= MOST_HISTORY_BYTES


def _without_doubles(states: list[RecordedState]) -> tuple[RecordedState, ...]:
    """Return the states without those that say the same as the one before them, now that others are gone."""
    left: list[RecordedState] = []
    for state in states:
        if not left or not left[-1].same_as(state):
            left.append(state)
        elif state.word and not left[-1].word:
            left[-1] = replace(left[-1], word=state.word)
    return tuple(left)

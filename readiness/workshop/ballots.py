"""What a ballot box holds, as one value, and the one text that says it.

The text follows from the votes alone: people stand in the order of their random tokens, a vote that is changed leaves
nothing of the earlier one, and nothing counts commits. Once the next question is open, the votes of a round no longer
say whose they were, only the role.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal

from readiness.domain.workshop_record import Role
from readiness.validation.plain import read_plain
from readiness.workshop.room import Room, Round

_FORMAT = "readiness-ballots/1"
# How a vote is written: a level as its digit.
_DONT_KNOW, _NO_VOTE = "?", "."
_LEVELS = ("0", "1", "2", "3", "4", "5")


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote: the participant by the hash of the token, and a level or None for don't know."""

    round: int
    participant: str
    level: int | None


@dataclass(frozen=True, slots=True)
class RoundVotes:
    """A round with its votes.

    `votes` are those of the people in the room, of the latest round only; `unlinked` are votes whose persons are not
    kept any more. `participants` is how many were in the room when it was revealed.
    """

    round: Round
    participants: int
    votes: Mapping[str, int | None] = field(default_factory=dict)
    unlinked: tuple[tuple[Role | None, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class _WrittenRound:
    """A round in the text; the votes of each role are one word."""

    number: int
    capability: str
    revealed: bool
    decided: int | None
    participants: int
    unlinked: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Written:
    """The text: of each person the token, the role and the vote of the latest round."""

    format: Literal["readiness-ballots/1"]
    facts: dict[str, str]
    people: tuple[tuple[str, ...], ...]
    rounds: tuple[_WrittenRound, ...]


@dataclass(frozen=True, slots=True)
class Ballots:
    """Everything that a workshop keeps until its end; every step makes a new value."""

    facts: Mapping[str, str]
    people: Mapping[str, Role | None] = field(default_factory=dict)
    rounds: tuple[RoundVotes, ...] = ()

    @property
    def latest(self) -> RoundVotes | None:
        """The latest round."""
        return self.rounds[-1] if self.rounds else None

    def noted(self, key: str, value: str) -> "Ballots":
        """Return this with a fact about the workshop."""
        return replace(self, facts={**self.facts, key: value})

    def joined(self, participant: str, role: Role | None) -> "Ballots":
        """Return this with one participant more; the text does not tell the order."""
        return replace(self, people={**self.people, participant: role})

    def left(self, participant: str) -> "Ballots":
        """Return this without a participant: an open vote goes, a revealed one stays without its person."""
        people = {token: role for token, role in self.people.items() if token != participant}
        latest = self.latest
        if latest is None or participant not in latest.votes:
            return replace(self, people=people)
        votes = {token: level for token, level in latest.votes.items() if token != participant}
        unlinked = latest.unlinked
        if latest.round.revealed:
            unlinked = _in_order([*unlinked, (self.people[participant], latest.votes[participant])])
        return replace(self, people=people, rounds=(*self.rounds[:-1], replace(latest, votes=votes, unlinked=unlinked)))

    def accepts(self, ballot: Ballot) -> bool:
        """Return whether a vote counts: only in the open round, and only of a participant."""
        latest = self.latest
        open_now = latest is not None and not latest.round.revealed and latest.round.number == ballot.round
        return open_now and ballot.participant in self.people

    def cast(self, ballots: list[Ballot]) -> "Ballots":
        """Return this with votes that it accepts; a later one takes the place of an earlier one."""
        latest = self.latest
        assert latest is not None
        votes = {**latest.votes, **{ballot.participant: ballot.level for ballot in ballots}}
        return replace(self, rounds=(*self.rounds[:-1], replace(latest, votes=dict(sorted(votes.items())))))

    def moved(self, room: Room) -> "Ballots":
        """Return this with the round of the room; one that is not the latest never changes again."""
        new, latest = room.round, self.latest
        if new is None:
            return self
        if latest is not None and latest.round.number == new.number:
            present = latest.participants if latest.round.revealed else len(self.people)
            return replace(self, rounds=(*self.rounds[:-1], replace(latest, round=new, participants=present)))
        return replace(self, rounds=(*map(self._unlink, self.rounds), RoundVotes(new, len(self.people))))

    def _unlink(self, kept: RoundVotes) -> RoundVotes:
        return replace(kept, votes={}, unlinked=self.by_role(kept)) if kept.votes else kept

    def by_role(self, kept: RoundVotes) -> tuple[tuple[Role | None, int | None], ...]:
        """Return the votes of a round with the roles of those who cast them, in an order that says nothing."""
        return _in_order([*kept.unlinked, *((self.people[token], level) for token, level in kept.votes.items())])

    # --- the text

    def text(self) -> bytes:
        """Return these ballots as they are written."""
        votes = self.latest.votes if self.latest else {}
        people = [
            [token, role or "", _written(votes[token]) if token in votes else _NO_VOTE]
            for token, role in sorted(self.people.items())
        ]
        rounds = [
            {
                "number": kept.round.number,
                "capability": kept.round.capability,
                "revealed": kept.round.revealed,
                "decided": kept.round.decided,
                "participants": kept.participants,
                "unlinked": _spelled(kept.unlinked),
            }
            for kept in self.rounds
        ]
        content = {"format": _FORMAT, "facts": dict(self.facts), "people": people, "rounds": rounds}
        return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    @classmethod
    def of(cls, text: bytes) -> "Ballots":
        """Return the ballots of a text; raises ValueError where it is none of ours."""
        content = read_plain(text, _Written)
        rounds = [
            RoundVotes(
                round=Round(each.number, each.capability, each.revealed, each.decided),
                participants=each.participants,
                unlinked=tuple((_role(role), _level(vote)) for role, votes in each.unlinked.items() for vote in votes),
            )
            for each in content.rounds
        ]
        people = {token: _role(role) for token, role, _ in content.people}
        votes = {token: _level(vote) for token, _, vote in content.people if vote != _NO_VOTE}
        if rounds:
            rounds[-1] = replace(rounds[-1], votes=votes)
        return cls(content.facts, people, tuple(rounds))


def token_hash(token: str) -> str:
    """Return what is kept of a participant's token."""
    return sha256(token.encode()).hexdigest()


def new_number(taken: frozenset[int]) -> int:
    """Return a random number of three digits for a participant; it says nothing about the order of joining."""
    return secrets.choice([number for number in range(100, 1000) if number not in taken])


def _in_order(votes: list[tuple[Role | None, int | None]]) -> tuple[tuple[Role | None, int | None], ...]:
    return tuple(sorted(votes, key=lambda vote: (vote[0] or "", _written(vote[1]))))


def _spelled(votes: tuple[tuple[Role | None, int | None], ...]) -> dict[str, str]:
    """Return votes in their order as one word for each role."""
    words: dict[str, str] = {}
    for role, level in votes:
        words[role or ""] = words.get(role or "", "") + _written(level)
    return words


def _written(level: int | None) -> str:
    return _DONT_KNOW if level is None else str(level)


def _level(written: str) -> int | None:
    return None if written == _DONT_KNOW else _LEVELS.index(written)


def _role(written: str) -> Role | None:
    return Role(written) if written else None

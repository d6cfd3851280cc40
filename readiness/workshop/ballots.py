"""What a ballot box holds, as one value, and the one text that says it.

The text follows from the votes alone: people stand in the order of their random tokens, a vote that is changed leaves
nothing of the earlier one, and nothing counts commits. Once the next question is open, the votes of a round no longer
say whose they were, only the role.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import Literal

from readiness.domain.anonymity import FEWEST_LEVELS, Vote
from readiness.domain.values import Text
from readiness.domain.workshop_record import Role
from readiness.validation.plain import read_plain
from readiness.workshop.room import Phase, Room, Round

_FORMAT = "readiness-ballots/1"
YES, NO = "yes", "no"
# So many packages each person may name.
MOST_CHOSEN = 3
# How a vote is written: a level as its digit.
_DONT_KNOW, _NO_VOTE = "?", "."
_OLD_ROW = 3
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
    kept any more, and `paper` those of people without a phone. `participants` is how many phones were in the room when
    it was revealed. `notes` are what phones said about the evidence, in the order of the alphabet.
    """

    round: Round
    participants: int
    votes: Mapping[str, int | None] = field(default_factory=dict)
    unlinked: tuple[Vote, ...] = ()
    paper: tuple[int | None, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedPackage:
    """A package that the room can choose: its id in the plan, and its title."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Choices:
    """What the room chooses from, and how often each option was chosen once that is shown.

    `votes` are the places of the chosen options by person; once the counts are there, they are not kept any more.
    `counts` is empty before, and where fewer than three people chose.
    """

    options: tuple[OfferedPackage, ...] = ()
    votes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    voters: int = 0
    counts: tuple[int, ...] = ()

    def counted(self) -> "Choices":
        """Return the choices without persons."""
        counts: tuple[int, ...] = ()
        if len(self.votes) >= FEWEST_LEVELS:
            chosen = [place for places in self.votes.values() for place in places]
            counts = tuple(chosen.count(place) for place in range(len(self.options)))
        return Choices(self.options, {}, len(self.votes), counts)


@dataclass(frozen=True, slots=True)
class _WrittenRound:
    """A round in the text; the votes of each role are one word."""

    number: int
    capability: str
    revealed: bool
    decided: int | None
    participants: int
    unlinked: dict[str, str]
    paper: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Written:
    """The text: of each person the token, the role, the vote of the latest round, and the packages that were chosen."""

    format: Literal["readiness-ballots/1"]
    facts: dict[str, str]
    people: tuple[tuple[str, ...], ...]
    rounds: tuple[_WrittenRound, ...]
    options: tuple[OfferedPackage, ...] = ()
    voters: int = 0
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ballots:
    """Everything that a workshop keeps until its end; every step makes a new value."""

    facts: Mapping[str, str]
    people: Mapping[str, Role | None] = field(default_factory=dict)
    rounds: tuple[RoundVotes, ...] = ()
    choices: Choices = field(default_factory=Choices)

    @property
    def room(self) -> Room:
        """Where the workshop stands."""
        latest, choosing = self.latest, self.facts.get("choosing", "")
        last = int(self.facts["last_number"])
        return Room(
            round=latest.round if latest else None,
            last_number=max(last, latest.round.number) if latest else last,
            paused=self.facts.get("paused") == YES,
            choosing=choosing == YES if choosing else None,
        )

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
        chosen = {token: places for token, places in self.choices.votes.items() if token != participant}
        held, latest = replace(self, people=people, choices=replace(self.choices, votes=chosen)), self.latest
        if latest is None or participant not in latest.votes:
            return held
        votes = {token: level for token, level in latest.votes.items() if token != participant}
        unlinked = latest.unlinked
        if latest.round.revealed:
            unlinked = _in_order([*unlinked, (self.people[participant], latest.votes[participant])])
        return held.with_latest(replace(latest, votes=votes, unlinked=unlinked))

    def accepts(self, ballot: Ballot) -> bool:
        """Return whether a vote counts: only in the open round, and only of a participant."""
        return self._stands_at(ballot.round, Phase.VOTING) and ballot.participant in self.people

    def takes_note(self, participant: str, number: int) -> bool:
        """Return whether a note counts: on the question on show, before and after the reveal, of a participant."""
        return self._stands_at(number, Phase.VOTING, Phase.REVEALED) and participant in self.people

    def _stands_at(self, number: int, *phases: Phase) -> bool:
        """Return whether the workshop is at a round, in one of some phases."""
        room = self.room
        return room.phase in phases and room.round is not None and room.round.number == number

    def with_note(self, text: str) -> "Ballots":
        """Return this with a note on the question on show; the text does not tell the order."""
        latest = self.latest
        assert latest is not None
        return self.with_latest(replace(latest, notes=tuple(sorted({*latest.notes, text}))))

    def with_paper(self, levels: tuple[int | None, ...]) -> "Ballots":
        """Return this with the votes on paper in the open round, in the place of those before."""
        latest = self.latest
        assert latest is not None
        return self.with_latest(replace(latest, paper=tuple(sorted(levels, key=_written))))

    def accepts_choice(self, participant: str, places: tuple[int, ...]) -> bool:
        """Return whether a choice of packages counts: up to three different ones of those that are there."""
        known = all(0 <= place < len(self.choices.options) for place in places)
        few = len(set(places)) == len(places) <= MOST_CHOSEN
        return self.room.phase is Phase.CHOOSING and participant in self.people and known and few

    def chose(self, participant: str, places: tuple[int, ...]) -> "Ballots":
        """Return this with the choice of a person, in the place of the one before."""
        votes = {**self.choices.votes, participant: tuple(sorted(places))}
        return replace(self, choices=replace(self.choices, votes=dict(sorted(votes.items()))))

    def decided_again(self, number: int, level: int) -> "Ballots":
        """Return this with another decision on an earlier round; its votes stay as they are."""
        rounds = tuple(
            replace(kept, round=replace(kept.round, decided=level)) if kept.round.number == number else kept
            for kept in self.rounds
        )
        return replace(self, rounds=rounds)

    def cast(self, ballots: list[Ballot]) -> "Ballots":
        """Return this with votes that it accepts; a later one takes the place of an earlier one."""
        latest = self.latest
        assert latest is not None
        votes = {**latest.votes, **{ballot.participant: ballot.level for ballot in ballots}}
        return self.with_latest(replace(latest, votes=dict(sorted(votes.items()))))

    def moved(self, room: Room) -> "Ballots":
        """Return this where the room stands; a round that is not the latest never changes again."""
        choosing = "" if room.choosing is None else YES if room.choosing else NO
        held = self.noted("paused", YES if room.paused else NO).noted("choosing", choosing)
        if room.choosing is False and self.room.choosing:
            held = replace(held, choices=self.choices.counted())
        return held.with_round(room)

    def with_round(self, room: Room) -> "Ballots":
        """Return this with the round of the room: a new one, the latest one as it is now, or the one before it."""
        new, latest = room.round, self.latest
        if latest is None or (new is not None and new.number > latest.round.number):
            return self if new is None else self._opened(new)
        if new is None or new.number < latest.round.number:
            # Cancelled: its number is not given again, so that no late vote falls into another round.
            return replace(self, rounds=self.rounds[:-1]).noted("last_number", str(room.last_number))
        present = latest.participants if latest.round.revealed else len(self.people)
        return self.with_latest(replace(latest, round=new, participants=present))

    def with_latest(self, latest: RoundVotes) -> "Ballots":
        """Return this with another value of the latest round."""
        return replace(self, rounds=(*self.rounds[:-1], latest))

    def _opened(self, new: Round) -> "Ballots":
        return replace(self, rounds=(*map(self._unlink, self.rounds), RoundVotes(new, len(self.people))))

    def _unlink(self, kept: RoundVotes) -> RoundVotes:
        return replace(kept, votes={}, unlinked=self.by_role(kept)) if kept.votes else kept

    def by_role(self, kept: RoundVotes) -> tuple[Vote, ...]:
        """Return the votes of a round with the roles of those who cast them, in an order that says nothing.

        Those on paper are not among them.
        """
        return _in_order([*kept.unlinked, *((self.people[token], level) for token, level in kept.votes.items())])

    def all_votes(self, kept: RoundVotes) -> tuple[Vote, ...]:
        """Return all votes of a round; those on paper have no role."""
        return _in_order([*self.by_role(kept), *((None, level) for level in kept.paper)])

    # --- the text

    def text(self) -> bytes:
        """Return these ballots as they are written."""
        votes, chosen = self.latest.votes if self.latest else {}, self.choices.votes
        people = [
            [
                token,
                role or "",
                _written(votes[token]) if token in votes else _NO_VOTE,
                " ".join(map(str, chosen[token])) if token in chosen else _NO_VOTE,
            ]
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
                "paper": "".join(map(_written, kept.paper)),
                "notes": kept.notes,
            }
            for kept in self.rounds
        ]
        content = {
            "format": _FORMAT,
            "facts": dict(self.facts),
            "people": people,
            "rounds": rounds,
            "options": [{**asdict(option), "title": option.title.by_language} for option in self.choices.options],
            "voters": self.choices.voters,
            "counts": self.choices.counts,
        }
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
                paper=tuple(map(_level, each.paper)),
                notes=each.notes,
            )
            for each in content.rounds
        ]
        # Before packages could be chosen, a row had three words.
        rows = [(*row, _NO_VOTE) if len(row) == _OLD_ROW else row for row in content.people]
        people = {token: _role(role) for token, role, _, _ in rows}
        votes = {token: _level(vote) for token, _, vote, _ in rows if vote != _NO_VOTE}
        chosen = {token: tuple(map(int, places.split())) for token, _, _, places in rows if places != _NO_VOTE}
        if rounds:
            rounds[-1] = replace(rounds[-1], votes=votes)
        choices = Choices(content.options, chosen, content.voters, content.counts)
        return cls(content.facts, people, tuple(rounds), choices)


def token_hash(token: str) -> str:
    """Return what is kept of a participant's token."""
    return sha256(token.encode()).hexdigest()


def new_number(taken: frozenset[int]) -> int:
    """Return a random number of three digits for a participant; it says nothing about the order of joining."""
    return secrets.choice([number for number in range(100, 1000) if number not in taken])


def _in_order(votes: list[Vote]) -> tuple[Vote, ...]:
    return tuple(sorted(votes, key=lambda vote: (vote[0] or "", _written(vote[1]))))


def _spelled(votes: tuple[Vote, ...]) -> dict[str, str]:
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
    return written or None

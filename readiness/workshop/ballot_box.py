"""The ballot box: what a workshop holds until its end, on the disk and behind one lock.

A vote is confirmed only once it is on the disk. No vote carries an address, a device or a time; of a token only its
hash is kept, and neither the files nor their earlier bytes tell in which order people joined or voted. At the end of
the workshop everything is overwritten and removed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock

from readiness.domain.anonymity import Shown, shown
from readiness.domain.values import Text
from readiness.domain.workshop_record import Meeting, Role, RoundRecord, VoteCount
from readiness.foundation import logs
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.privacy import ensure_private_folder
from readiness.foundation.translation import N_
from readiness.workshop.ballot_file import BallotFile, BallotsHeldError
from readiness.workshop.ballots import NO, YES, Ballot, Ballots, Choices, OfferedPackage, RoundVotes, new_number
from readiness.workshop.room import Room, Round

# Versions rise through a restart, although the files do not count what happens.
_VERSIONS_PER_OPENING = 1_000_000
# So many notes a phone may send on a question, and a question may have.
NOTES_PER_PERSON, MOST_NOTES = 3, 100


@dataclass(frozen=True, slots=True)
class Turnout:
    """What may be shown before the reveal: the phase, the number of participants and of votes.

    `votes` are those of phones, `paper` those of people without one; while packages are chosen, `votes` says who chose.
    """

    room: Room
    votes: int
    participants: int
    roles: dict[Role, int]
    paper: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the box holds after the latest commit; read from any thread without waiting for the disk.

    `ballots` are the votes of the people in the room, `others` those of people who were removed after the reveal, and
    `paper` those of people without a phone. `shown` is what may be known of the round on show, None before its reveal.
    `numbers` names people for as long as the program runs: on the disk a number would lead from a person to a vote.
    """

    version: int
    code: str
    former_codes: frozenset[str]
    admits: bool
    room: Room
    people: Mapping[str, Role | None]
    ballots: Mapping[str, int | None]
    others: int = 0
    paper: tuple[int | None, ...] = ()
    notes: tuple[str, ...] = ()
    choices: Choices = field(default_factory=Choices)
    shown: Shown | None = None
    farewell: Text = field(default_factory=Text)
    numbers: Mapping[str, int] = field(default_factory=dict)

    def count(self) -> VoteCount | None:
        """Return the distribution of the round on show; None before the reveal and under three levels."""
        return self.shown.count if self.shown else None

    def turnout(self) -> Turnout:
        """Return what may be shown before the reveal."""
        people = list(self.people.values())
        roles = {role: people.count(role) for role in sorted({role for role in people if role})}
        if self.room.choosing is not None:
            return Turnout(self.room, len(self.choices.votes) or self.choices.voters, len(people), roles)
        return Turnout(self.room, len(self.ballots) + self.others, len(people), roles, len(self.paper))


class RoomFullError(Exception):
    """There are as many participants as the workshop admits."""


class RoomShutError(Exception):
    """The leader admits nobody any more."""


class BallotBox:
    """A workshop on the disk, behind one lock.

    Where the disk refuses, what phones do raises OSError, and what the leader does raises UserError.
    """

    def __init__(self, path: Path, file: BallotFile, held: Ballots) -> None:
        self._path = path
        self._file = file
        self._held = held
        self._lock = Lock()
        self.closed = False
        self._version = _VERSIONS_PER_OPENING * (int(held.facts["opened"]) - 1)
        self._numbers: dict[str, int] = {}
        self._removed: frozenset[str] = frozenset()
        self._notes: dict[tuple[str, int], int] = {}
        self.snapshot = self._read()

    @classmethod
    def open(cls, path: Path, code: str, on: date, last_number: int = 0) -> "BallotBox":
        """Continue the workshop that lies at `path`, or begin one whose rounds count on from `last_number`.

        Raises UserError where another window holds it, or where it cannot be read.
        """
        try:
            ensure_private_folder(path.parent)
            file = BallotFile(path)
        except BallotsHeldError as error:
            raise UserError(
                "workshop-running",
                N_("The workshop of this document is running in another window."),
                N_("Continue there, or end it first."),
            ) from error
        except OSError as error:
            raise _unreadable(path, error) from error
        try:
            text = file.read()
            begun = {"code": code, "on": on.isoformat(), "last_number": str(last_number), "opened": "0"}
            held = Ballots(begun) if text is None else Ballots.of(text)
            held = held.noted("opened", str(int(held.facts["opened"]) + 1))
            box = cls(path, file, held)
            # What cannot be taken over into the document at the end is told now.
            box.meeting()
            # Whatever was interrupted, both files are equal again.
            file.store(held.text())
            file.settle()
        except (ValueError, LookupError, OverflowError) as error:
            file.close()
            raise UserError(
                "ballots-damaged",
                N_("The file with the votes of the earlier workshop is damaged."),
                N_("Move this file elsewhere to start again; what was revealed is in the document."),
                where=str(path),
            ) from error
        except OSError as error:
            file.close()
            raise _unreadable(path, error) from error
        return box

    def value(self, key: str) -> str:
        """Return one of the facts about the workshop, or nothing where it was not noted."""
        return self._held.facts.get(key, "")

    def note(self, key: str, value: str) -> None:
        """Keep a fact about the workshop."""
        with self._led():
            self._keep(self._held.noted(key, value))

    def join(self, participant: str, role: Role | None, most: int) -> None:
        """Admit a participant; repeated calls count once. Raises RoomFullError beyond `most`, or RoomShutError."""
        with self._lock:
            if participant in self._held.people:
                return
            if not self.snapshot.admits:
                raise RoomShutError
            if len(self._held.people) >= most:
                raise RoomFullError
            self._keep(self._held.joined(participant, role))

    def remove(self, participant: str, code: str) -> None:
        """Send a participant out, with an open vote; who wants to join again needs the new `code`."""
        with self._led():
            self._keep(_with_code(self._held.left(participant), code))
            self._removed |= {participant}

    def was_removed(self, participant: str | None) -> bool:
        """Return whether a participant was sent out since the program started."""
        return participant in self._removed

    def change_code(self, code: str) -> None:
        """Have new people come in by another code; those who are in stay in, by the code that they know."""
        with self._led():
            self._keep(_with_code(self._held, code))

    def admit(self, *, more: bool) -> None:
        """Let people join, or nobody any more; who is in stays in."""
        self.note("admits", YES if more else NO)

    def cast(self, ballots: Sequence[Ballot], stored: Callable[[list[bool]], None] = lambda _: None) -> list[bool]:
        """Store votes in one commit and return which of them counted; when this returns, they are on the disk.

        `stored` hears of it earlier, in this thread: as soon as they are on the disk once.
        """
        with self._lock:
            counted = [self._held.accepts(ballot) for ballot in ballots]
            accepted = [ballot for ballot, counts in zip(ballots, counted, strict=True) if counts]
            if accepted:
                self._keep(self._held.cast(accepted), lambda: stored(counted))
        return counted

    def move(self, room: Room) -> None:
        """Store where the workshop stands now; a round that is not the latest never changes again."""
        with self._led():
            self._keep(self._held.moved(room))

    def before(self) -> Round | None:
        """Return the round before the latest one."""
        rounds = self._held.rounds
        return rounds[-2].round if len(rounds) > 1 else None

    def decide_again(self, number: int, level: int) -> None:
        """Store another decision on an earlier round."""
        with self._led():
            self._keep(self._held.decided_again(number, level))

    def count_paper(self, levels: tuple[int | None, ...]) -> None:
        """Store the votes on paper of the open round, in the place of those before."""
        with self._led():
            self._keep(self._held.with_paper(levels))

    def take_note(self, participant: str, number: int, text: str) -> bool:
        """Store what a phone says about the evidence; return whether it counted."""
        with self._lock:
            latest = self._held.latest
            mine = self._notes.get((participant, number), 0)
            if latest is None or not self._held.takes_note(participant, number):
                return False
            if mine >= NOTES_PER_PERSON or len(latest.notes) >= MOST_NOTES:
                return False
            self._keep(self._held.with_note(text))
            # Counted for as long as the program runs: on the disk it would lead from a person to a note.
            self._notes[participant, number] = mine + 1
        return True

    def offer(self, options: tuple[OfferedPackage, ...]) -> None:
        """Store what the room may choose from; earlier choices go."""
        with self._led():
            self._keep(replace(self._held, choices=Choices(options)))

    def choose(self, participant: str, places: tuple[int, ...]) -> bool:
        """Store which packages somebody chose; return whether that counted."""
        with self._lock:
            if not self._held.accepts_choice(participant, places):
                return False
            self._keep(self._held.chose(participant, places))
        return True

    def rounds(self) -> list[Round]:
        """Return all rounds of this meeting in their order."""
        return [kept.round for kept in self._held.rounds]

    def meeting(self) -> Meeting:
        """Return what the document keeps: every revealed round with at least one vote, without persons."""
        held, turnout = self._held, self.snapshot.turnout()
        records = (_record(kept, shown(held.all_votes(kept))) for kept in held.rounds if kept.round.revealed)
        return Meeting(
            on=date.fromisoformat(held.facts["on"]),
            participants=turnout.participants,
            roles=turnout.roles,
            rounds=tuple(record for record in records if record.votes),
        )

    def close(self) -> None:
        """Close the files; the workshop can be continued."""
        with self._lock:
            self._file.close()
            self.closed = True

    def destroy(self) -> None:
        """End the workshop: overwrite tokens and votes, then remove the files."""
        with self._lock:
            self._file.destroy()
            self.closed = True

    @contextmanager
    def _led(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except OSError as error:
                raise _unreadable(self._path, error) from error

    def _keep(self, held: Ballots, stored: Callable[[], None] = lambda: None) -> None:
        """Write the ballots; only what is on the disk is shown and confirmed. Raises OSError where it is not."""
        if held == self._held:
            return
        self._file.store(held.text())
        self._held = held
        self._version += 1
        self.snapshot = self._read()
        stored()
        try:
            self._file.settle()
        except OSError as error:
            # It is stored all the same; the next commit tries again, and fails where that does.
            logs.fault(error)

    def _read(self) -> Snapshot:
        held, latest = self._held, self._held.latest
        known = {token: number for token, number in self._numbers.items() if token in held.people}
        for token in held.people:
            if token not in known:
                known[token] = new_number(frozenset(known.values()))
        self._numbers = known
        return Snapshot(
            version=self._version,
            code=held.facts["code"],
            former_codes=frozenset(held.facts.get("former_codes", "").split()),
            admits=held.facts.get("admits", YES) == YES,
            room=held.room,
            people=held.people,
            ballots=latest.votes if latest else {},
            others=len(latest.unlinked) if latest else 0,
            paper=latest.paper if latest else (),
            notes=latest.notes if latest else (),
            choices=held.choices,
            shown=shown(held.all_votes(latest)) if latest and latest.round.revealed else None,
            farewell=Text(held.facts.get("farewell_de", ""), held.facts.get("farewell_en", "")),
            numbers=known,
        )


def _with_code(held: Ballots, code: str) -> Ballots:
    former = {*held.facts.get("former_codes", "").split(), held.facts["code"]} - {code}
    return held.noted("former_codes", " ".join(sorted(former))).noted("code", code)


def _unreadable(path: Path, error: OSError) -> UserError:
    return UserError(
        "ballots-unreadable",
        N_("The votes of the workshop cannot be stored or read ({reason})."),
        N_("Check the free space and your permissions for this folder."),
        where=str(path),
        reason=reason_of(error),
    )


def _record(kept: RoundVotes, found: Shown) -> RoundRecord:
    return RoundRecord(
        number=kept.round.number,
        capability=kept.round.capability,
        votes=found.votes,
        participants=kept.participants + len(kept.paper),
        count=found.count,
        roles=dict(found.roles),
        paper=len(kept.paper),
    )

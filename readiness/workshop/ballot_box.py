"""The ballot box: one SQLite file that holds a workshop until its end.

A vote is confirmed only once it is on the disk. No vote carries an address, a device or a time, rows lie in the
order of random tokens, and of a token only its hash is kept. At the end of the workshop the file is removed.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock

from readiness.domain.workshop_record import FEWEST_VOTES, Meeting, Role, RoundRecord, VoteCount
from readiness.foundation.errors import UserError
from readiness.foundation.privacy import ensure_private_file, ensure_private_folder
from readiness.foundation.translation import N_
from readiness.workshop.room import Room, Round

_TABLES = (
    "CREATE TABLE workshop (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE participant (token TEXT PRIMARY KEY, role TEXT) STRICT, WITHOUT ROWID",
    """CREATE TABLE round (
    number INTEGER PRIMARY KEY,
    capability TEXT NOT NULL,
    revealed INTEGER NOT NULL,
    decided INTEGER,
    participants INTEGER NOT NULL
) STRICT""",
    # Without row ids the table keeps no order in which people voted.
    """CREATE TABLE ballot (
    round INTEGER NOT NULL REFERENCES round,
    participant TEXT NOT NULL REFERENCES participant,
    level INTEGER,
    PRIMARY KEY (round, participant)
) STRICT, WITHOUT ROWID""",
)
# Only an open round takes a vote, only from a participant; a second one replaces the first.
_CAST = """INSERT INTO ballot SELECT r.number, p.token, :level FROM round r, participant p
    WHERE r.number = :round AND r.revealed = 0 AND p.token = :participant
    ON CONFLICT (round, participant) DO UPDATE SET level = excluded.level"""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote: the participant by the hash of the token, and a level or None for don't know."""

    round: int
    participant: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Turnout:
    """What may be shown before the reveal: the phase, the number of participants and of votes."""

    room: Room
    votes: int
    participants: int
    roles: dict[Role, int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the rows said after the latest commit; read from any thread without waiting for the disk."""

    version: int
    room: Room
    people: Mapping[str, Role | None]
    ballots: dict[str, int | None]

    def count(self) -> VoteCount | None:
        """Return the distribution of the round on show; None before the reveal and under three votes."""
        if self.room.round is None or not self.room.round.revealed:
            return None
        return _shown(list(self.ballots.values()))

    def turnout(self) -> Turnout:
        """Return what may be shown before the reveal."""
        people = list(self.people.values())
        roles = {role: people.count(role) for role in Role if role in people}
        return Turnout(self.room, len(self.ballots), len(people), roles)


class RoomFullError(Exception):
    """There are as many participants as the workshop admits."""


class BallotBox:
    """A workshop on the disk: one connection behind one lock."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._lock = Lock()
        self.snapshot = self._read()

    @classmethod
    def open(cls, path: Path, code: str, on: date, last_number: int = 0) -> "BallotBox":
        """Continue the workshop that lies at `path`, or begin one whose rounds count on from `last_number`.

        Raises UserError where another window holds it, or where it cannot be read.
        """
        ensure_private_folder(path.parent)
        ensure_private_file(path)
        try:
            connection = _connect(path)
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                if connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None:
                    _create(connection, {"code": code, "on": on.isoformat(), "last_number": str(last_number)})
            return cls(path, connection)
        except sqlite3.Error as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise UserError(
                    "workshop-running",
                    N_("The workshop of this document is running in another window."),
                    N_("Go on there, or end it first."),
                ) from error
            raise UserError(
                "ballots-damaged",
                N_("The votes of the earlier workshop cannot be read ({reason})."),
                N_("Move this file away to start anew; what was revealed is in the document."),
                where=str(path),
                reason=str(error),
            ) from error

    def value(self, key: str) -> str:
        """Return one of the facts about the workshop, or nothing where it was not noted."""
        with self._lock:
            row = self._connection.execute("SELECT value FROM workshop WHERE key = ?", (key,)).fetchone()
        return "" if row is None else str(row[0])

    def note(self, key: str, value: str) -> None:
        """Keep a fact about the workshop."""
        with self._transaction():
            self._connection.execute("INSERT OR REPLACE INTO workshop VALUES (?, ?)", (key, value))

    def join(self, participant: str, role: Role | None, most: int) -> None:
        """Admit a participant; repeated calls count once. Raises RoomFullError beyond `most`."""
        with self._transaction():
            number = self._connection.execute(
                "SELECT count(*) FROM participant WHERE token <> ?", (participant,)
            ).fetchone()[0]
            if number >= most:
                raise RoomFullError
            self._connection.execute("INSERT OR IGNORE INTO participant VALUES (?, ?)", (participant, role))

    def cast(self, ballots: Sequence[Ballot]) -> list[bool]:
        """Store votes in one commit and return which of them counted; when this returns, they are on the disk."""
        with self._lock:
            with self._commit():
                counted = [self._connection.execute(_CAST, asdict(ballot)).rowcount == 1 for ballot in ballots]
            # Reading all rows again for each vote would cost more than the votes.
            cast = {b.participant: b.level for b, kept in zip(ballots, counted, strict=True) if kept}
            now = self.snapshot
            # In the order of the tokens, as on the disk, so that no vote can be recognised as the latest.
            in_order = dict(sorted((now.ballots | cast).items()))
            self.snapshot = replace(now, version=now.version + 1, ballots=in_order)
        return counted

    def move(self, room: Room) -> None:
        """Store where the workshop stands now; a round that is not the latest never changes again."""
        round_ = room.round
        if round_ is None:
            return
        with self._transaction():
            self._connection.execute(
                """INSERT INTO round SELECT ?1, ?2, ?3, ?4, count(*) FROM participant WHERE true
                ON CONFLICT (number) DO UPDATE SET revealed = ?3, decided = ?4,
                participants = CASE revealed WHEN 0 THEN excluded.participants ELSE participants END""",
                (round_.number, round_.capability, round_.revealed, round_.decided),
            )

    def rounds(self) -> list[Round]:
        """Return all rounds of this meeting in their order."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT number, capability, revealed, decided FROM round ORDER BY number"
            ).fetchall()
        return [_round(row) for row in rows]

    def meeting(self) -> Meeting:
        """Return what the document keeps: every revealed round with at least one vote, without persons."""
        on = date.fromisoformat(self.value("on"))
        with self._lock:
            rounds = self._connection.execute(
                "SELECT number, capability, participants FROM round WHERE revealed = 1 ORDER BY number"
            ).fetchall()
            records = tuple(self._record(*row) for row in rounds)
        turnout = self.snapshot.turnout()
        return Meeting(
            on=on,
            participants=turnout.participants,
            roles=turnout.roles,
            rounds=tuple(record for record in records if record.votes),
        )

    def close(self) -> None:
        """Close the file; the workshop can be continued."""
        with self._lock:
            self._connection.close()

    def destroy(self) -> None:
        """End the workshop: overwrite tokens and votes, then remove the file."""
        with self._lock:
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute("DELETE FROM ballot")
            self._connection.execute("DELETE FROM participant")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self._path}{suffix}").unlink(missing_ok=True)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Commit what is done within, and read what the rows say then."""
        with self._lock:
            with self._commit():
                yield
            self.snapshot = self._read()

    @contextmanager
    def _commit(self) -> Iterator[None]:
        """Commit what is done within, and raise the version."""
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("UPDATE workshop SET value = value + 1 WHERE key = 'version'")

    def _read(self) -> Snapshot:
        facts = dict(self._connection.execute("SELECT key, value FROM workshop"))
        row = self._connection.execute(
            "SELECT number, capability, revealed, decided FROM round ORDER BY number DESC LIMIT 1"
        ).fetchone()
        round_ = _round(row) if row else None
        people = self._connection.execute("SELECT token, role FROM participant")
        cast = self._connection.execute(
            "SELECT participant, level FROM ballot WHERE round = ?", (round_.number if round_ else 0,)
        )
        return Snapshot(
            version=int(facts["version"]),
            room=Room(round_, round_.number if round_ else int(facts["last_number"])),
            people={token: Role(role) if role else None for token, role in people},
            ballots=dict(cast.fetchall()),
        )

    def _record(self, number: int, capability: str, participants: int) -> RoundRecord:
        rows = self._connection.execute(
            "SELECT p.role, b.level FROM ballot b JOIN participant p ON p.token = b.participant WHERE b.round = ?",
            (number,),
        ).fetchall()
        by_role = {role: [level for of, level in rows if of == role] for role in Role}
        levels = [level for _, level in rows]
        return RoundRecord(
            number=number,
            capability=capability,
            votes=len(levels),
            participants=participants,
            count=_shown(levels),
            roles={role: VoteCount.of(by_role[role]) for role in _safe_roles(by_role, len(levels))},
        )


def token_hash(token: str) -> str:
    """Return what is kept of a participant's token."""
    return sha256(token.encode()).hexdigest()


def _round(row: tuple[int, str, int, int | None]) -> Round:
    number, capability, revealed, decided = row
    return Round(number, capability, bool(revealed), decided)


def _shown(levels: Sequence[int | None]) -> VoteCount | None:
    return VoteCount.of(levels) if len(levels) >= FEWEST_VOTES else None


def _safe_roles(by_role: Mapping[Role, Sequence[int | None]], votes: int) -> list[Role]:
    """Return the roles whose votes may be shown apart.

    Subtracting them from all votes must not leave one or two; otherwise the smallest role stays hidden too.
    """
    shown = sorted((role for role in Role if len(by_role[role]) >= FEWEST_VOTES), key=lambda role: -len(by_role[role]))
    while shown and 0 < votes - sum(len(by_role[role]) for role in shown) < FEWEST_VOTES:
        shown.pop()
    return [role for role in Role if role in shown]


def _create(connection: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    for sql in _TABLES:
        connection.execute(sql)
    connection.executemany("INSERT INTO workshop VALUES (?, ?)", {"version": "0", **facts}.items())


def _connect(path: Path) -> sqlite3.Connection:
    """Open with the settings that make a commit durable, and that keep other processes out."""
    connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection

"""The private working copy of an open document: one answer is one transaction, flushed to the disk."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import msgspec

from readiness.documents import rows
from readiness.documents.content import Content
from readiness.documents.migrations import migrate, version_of
from readiness.documents.schema import VERSION, create_tables
from readiness.domain.assessment import PARTS, Assessment
from readiness.domain.changes import AnswerChange, Change
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation import clock

_CHANGE: msgspec.json.Decoder[Change] = msgspec.json.Decoder(Change)


class InUseError(Exception):
    """Another process has the working copy open."""


class WorkingCopy:
    """An SQLite database that only this process has open."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def create(cls, path: Path, content: Content, local: Mapping[str, str] | None = None) -> "WorkingCopy":
        """Make a new working copy that holds the given content, and facts that belong to this machine only."""
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path)
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            create_tables(connection)
            rows.write_value(connection, "id", content.document_id)
            rows.write_value(connection, "created", clock.now().isoformat(timespec="seconds"))
            rows.write_value(connection, "questionnaire", msgspec.json.encode(content.questionnaire).decode())
            for name in PARTS:
                rows.write_part(connection, content.assessment.part(name))
            for code, answer in content.assessment.answers.items():
                rows.write_answer(connection, code, answer)
            for file in content.files.values():
                rows.write_file(connection, file)
            connection.executemany("INSERT INTO local VALUES (?, ?)", (local or {}).items())
        return cls(path, connection)

    @classmethod
    def open(cls, path: Path) -> "WorkingCopy":
        """Open a working copy that was left behind.

        Raises InUseError while another process has it, and sqlite3.Error or OSError where it is damaged.
        """
        try:
            connection = _connect(path)
            connection.execute("BEGIN IMMEDIATE").close()
            connection.rollback()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise InUseError from error
            raise
        if 0 < version_of(connection) < VERSION:
            connection = _migrated(path, connection)
        return cls(path, connection)

    @classmethod
    def remove_half_made(cls, path: Path) -> bool:
        """Remove a copy whose making was interrupted; it holds nothing, for it is filled in one transaction."""
        try:
            copy = cls.open(path)
        except (sqlite3.Error, OSError, InUseError):
            return False
        empty = copy.is_empty()
        (copy.discard if empty else copy.close)()
        return empty

    def is_empty(self) -> bool:
        """Return whether not even the tables are there."""
        return self._connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None

    @property
    def document_id(self) -> str:
        """The document's own id."""
        return rows.read_id(self._connection)

    def assessment(self) -> Assessment:
        """Read the stored state."""
        return rows.read_assessment(self._connection)

    def questionnaire(self) -> Questionnaire:
        """Read the embedded questionnaire."""
        return rows.read_questionnaire(self._connection)

    def record(self, change: Change) -> None:
        """Store a change; when this returns, the change survives a crash. What was undone is forgotten."""
        with self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM change WHERE undone = 1")
            connection.execute(
                "INSERT INTO change (at, change, undone) VALUES (?, ?, 0)",
                (clock.now().isoformat(timespec="seconds"), msgspec.json.encode(change).decode()),
            )
            self._write(change)

    def add_file(self, content: bytes) -> str:
        """Store the bytes of a file and return their digest; when this returns, they survive a crash."""
        with self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            return rows.write_file(connection, content)

    def file(self, digest: str) -> bytes | None:
        """Return the bytes of a file, or None where it is not there."""
        return rows.read_file(self._connection, digest)

    def undo(self) -> Change | None:
        """Take back the latest change and return what was applied, or None where there is nothing."""
        return self._step(
            "SELECT number, change FROM change WHERE undone = 0 ORDER BY number DESC LIMIT 1", undone=True
        )

    def redo(self) -> Change | None:
        """Apply the latest undone change again and return it, or None."""
        return self._step("SELECT number, change FROM change WHERE undone = 1 ORDER BY number LIMIT 1", undone=False)

    def can_undo(self) -> bool:
        """Return whether there is a change to take back."""
        return self._connection.execute("SELECT 1 FROM change WHERE undone = 0 LIMIT 1").fetchone() is not None

    def can_redo(self) -> bool:
        """Return whether there is an undone change."""
        return self._connection.execute("SELECT 1 FROM change WHERE undone = 1 LIMIT 1").fetchone() is not None

    def local(self, key: str) -> str | None:
        """Return a fact that belongs to this machine only."""
        row = self._connection.execute("SELECT value FROM local WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_local(self, key: str, value: str) -> None:
        """Store a fact that belongs to this machine only."""
        with self._connection as connection:
            connection.execute("INSERT OR REPLACE INTO local VALUES (?, ?)", (key, value))

    def copy_into(self, target: Path) -> None:
        """Write everything into one new, closed SQLite file."""
        self._connection.execute("VACUUM INTO ?", (str(target),))

    def close(self) -> None:
        """Close the database; the file stays."""
        self._connection.close()

    def discard(self) -> None:
        """Close the database and remove its files."""
        self._connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)

    def _step(self, query: str, *, undone: bool) -> Change | None:
        row = self._connection.execute(query).fetchone()
        if row is None:
            return None
        change = _CHANGE.decode(row[1])
        if undone:
            change = change.inverse()
        with self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE change SET undone = ? WHERE number = ?", (int(undone), row[0]))
            self._write(change)
        return change

    def _write(self, change: Change) -> None:
        if isinstance(change, AnswerChange):
            rows.write_answer(self._connection, change.code, change.after)
        else:
            rows.write_part(self._connection, change.after)


def _migrated(path: Path, connection: sqlite3.Connection) -> sqlite3.Connection:
    """Bring the working copy of an older Readiness to our format: in a copy, which then takes its place."""
    copy = path.with_suffix(".migrating")
    copy.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(copy),))
    connection.close()
    with closing(_connect(copy)) as newer:
        migrate(newer)
    os.replace(copy, path)
    return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    """Open with the settings that make a commit durable, and that keep other processes out."""
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection

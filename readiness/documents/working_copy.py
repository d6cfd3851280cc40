"""The private working copy of an open document: one answer is one transaction, flushed to the disk."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from readiness.documents import rows
from readiness.documents.acknowledged import Acknowledged, Noted
from readiness.documents.content import Content, questionnaire_json
from readiness.documents.migrations import migrate, version_of
from readiness.documents.paths import (
    MAKING,
    MIGRATING,
    acknowledged_path,
    damaged_path,
    half_made_files,
    making_path,
)
from readiness.documents.schema import LARGEST_VALUE, VERSION, create_tables
from readiness.domain.assessment import Assessment
from readiness.domain.changes import AnswerChange, Change, QuestionnaireChange, compound, parts_of
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation import clock, logs
from readiness.foundation.files import identity
from readiness.foundation.privacy import ensure_private_file, ensure_private_folder

# The second one: the process that held it has removed it since we opened it.
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY_DBMOVED)
_TRIES = 3
_PATH = "published_path"
_FINGERPRINTS = "published_fingerprint"
_EDITS = "edits"
_ASIDE = "aside"


class Published(NamedTuple):
    """Where a document is published, and the fingerprints by which its file is known to be ours.

    There are more than one while a publishing is under way or has failed: the file may be either.
    """

    path: Path
    fingerprints: tuple[str, ...]

    def with_fingerprint(self, new_fingerprint: str) -> "Published":
        """Return the same path with one more fingerprint of ours."""
        return Published(self.path, (*dict.fromkeys((*self.fingerprints, new_fingerprint)),))


class InUseError(Exception):
    """Another process has the working copy open."""


class NewerFormatError(Exception):
    """A newer Readiness wrote the working copy; `version` is its format."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class WorkingCopy:
    """An SQLite database that only this process has open.

    It is created empty, which takes no time and still locks other processes out. It is filled before the
    first change. It may be used from several threads, but callers serialise the access.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self.empty = connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None
        self._undone = 0 if self.empty else self._count_undone()
        # How many changes were made since it was filled.
        self.edits = 0 if self.empty else self._count_edits()
        self._acknowledged = Acknowledged(acknowledged_path(path))
        # How many changes were acknowledged and cannot be read any more: the log of a crashed session is damaged.
        self.missing = 0 if self.empty else max(0, self._acknowledged.noted.changes - self.edits)

    @classmethod
    def open(cls, path: Path) -> "WorkingCopy":
        """Open the working copy at a path, or create an empty one.

        Raises InUseError while another process has it, NewerFormatError where it is not for us, and sqlite3.Error or
        OSError where it cannot be read or written.
        """
        ensure_private_folder(path.parent)
        connection = _connect_alone(path)
        try:
            _remove_half_made(path)
            _check_format(connection)
            if 0 < version_of(connection) < VERSION:
                _migrate(path, connection)
            copy = cls(path, connection)
            if not copy.empty:
                _keep_log(connection)
            if copy.missing:
                copy._keep_aside()
        except (sqlite3.Error, OSError, ValueError, InUseError, NewerFormatError) as error:
            connection.close()
            if getattr(error, "sqlite_errorcode", None) in _IN_USE:
                raise InUseError from error
            raise
        return copy

    def fill(self, content: Content, published: Published) -> None:
        """Take over content, and where it is published; all of it or nothing."""
        # What an earlier working copy of the document left says nothing about this one.
        self._acknowledged.note(Noted())
        self._connection.execute("PRAGMA synchronous = FULL")
        # Without a log yet: only what changes from here on is in it, so that damage to it spares the rest.
        with self._transaction() as connection:
            create_tables(connection)
            rows.write_content(connection, content)
            _write_published(connection, published)
        _keep_log(self._connection)
        self.empty = False

    def changed(self) -> bool:
        """Return whether there is anything that the published file may not hold."""
        return self._connection.execute("SELECT 1 FROM change LIMIT 1").fetchone() is not None

    def changed_at(self) -> datetime | None:
        """Return when the latest change was made or taken back, as far as it is known."""
        (at,) = self._connection.execute("SELECT max(at) FROM change").fetchone()
        return None if at is None else datetime.fromisoformat(at)

    @property
    def document_id(self) -> str:
        """The document's own id."""
        return rows.read_id(self._connection)

    def duplicate(self, document_id: str) -> "WorkingCopy":
        """Return a working copy with the same content and history under another id; it is on the disk then."""
        path = self.path.with_name(f"{document_id}{self.path.suffix}")
        making = making_path(document_id)
        try:
            _write_copy(self._connection, making, lambda copy: rows.write_value(copy, "id", document_id))
            os.replace(making, path)
        except BaseException:
            # It holds what was undone and removed.
            _remove(half_made_files(making))
            raise
        try:
            return WorkingCopy.open(path)
        except BaseException:
            # The one that it was made of goes on.
            _remove(half_made_files(path))
            raise

    def content(self) -> Content:
        """Read everything but the history; raises ValueError where it is not ours."""
        return rows.read_content(self._connection)

    def assessment(self) -> Assessment:
        """Read the stored state."""
        return rows.read_assessment(self._connection)

    def questionnaire(self) -> Questionnaire:
        """Read the embedded questionnaire."""
        return rows.read_questionnaire(self._connection)

    def record(self, change: Change, whole: Change | None = None) -> None:
        """Store a change; when this returns, the change survives a crash. What was undone is forgotten.

        A change that goes on with the latest one makes no step of its own: `whole` is both as one and takes its
        place, or removes it where nothing is left of it.
        """
        # Imported here, and ahead of it where time allows: opening a document stores no change.
        from readiness.documents.stored import change_json

        step = change if whole is None else compound(parts_of(whole))
        with self._transaction() as connection:
            if self._undone:
                connection.execute("DELETE FROM change WHERE undone = 1")
            if whole is not None:
                connection.execute("DELETE FROM change WHERE number = (SELECT max(number) FROM change)")
            if step is not None:
                connection.execute(
                    "INSERT INTO change (at, change, undone) VALUES (?, ?, 0)",
                    (clock.now().isoformat(timespec="seconds"), change_json(step)),
                )
            self._write(change)
            self._count(connection)
        self._acknowledge()
        self._undone = 0

    def add_file(self, content: bytes) -> str:
        """Store the bytes of a file and return their digest; when this returns, they survive a crash."""
        with self._transaction() as connection:
            return rows.write_file(connection, content)

    def file_bytes(self) -> int:
        """Return what all files weigh together."""
        return int(self._connection.execute("SELECT coalesce(sum(length(bytes)), 0) FROM file").fetchone()[0])

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
        return self._undone > 0

    def published(self) -> Published:
        """Return where the document was published last."""
        local = dict(self._connection.execute("SELECT key, value FROM local"))
        return Published(Path(local.get(_PATH, "")), tuple(local.get(_FINGERPRINTS, "").split()))

    def set_published(self, published: Published) -> None:
        """Store where the document is published."""
        with self._transaction() as connection:
            _write_published(connection, published)

    def note_published(self, edits: int, fingerprint: str) -> None:
        """Note that the published file of a fingerprint holds what was there after so many `edits`."""
        changes = self.edits + self.missing
        self._acknowledged.note(Noted(changes, edits + self.missing, fingerprint))

    def newer_in(self, fingerprint: str | None) -> int | None:
        """Return how many changes are missing in a published file; None where it holds no more than this.

        Only after damage can the published file hold more than the working copy.
        """
        noted = self._acknowledged.noted
        if self.missing and fingerprint == noted.fingerprint and noted.published > self.edits:
            return noted.changes - noted.published
        return None

    def aside(self) -> Path | None:
        """Return where what is left of a damaged log was put; None where nothing is missing."""
        row = self._connection.execute("SELECT value FROM local WHERE key = ?", (_ASIDE,)).fetchone()
        return self.path.with_name(row[0]) if row and self.missing else None

    def copy_into(self, target: Path) -> None:
        """Write everything into one new, closed SQLite file."""
        self._connection.execute("VACUUM INTO ?", (str(target),))

    def close(self) -> None:
        """Close the database; the file stays."""
        self._connection.close()

    def discard(self) -> None:
        """Remove the file before releasing its lock, so that no other process opens a file that is about to go."""
        if not self.empty:
            # One file without a log: whatever interrupts this leaves all of it or nothing.
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA journal_mode = DELETE")
        # Before the file: alone, it would say that changes are missing.
        self._acknowledged.discard()
        if sys.platform == "win32":
            # Windows removes no file that is open.
            self._connection.close()
        # Where that is refused, it is offered for recovery: a nuisance, no loss.
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._connection.close()

    def _keep_aside(self) -> None:
        """Keep what is left of a damaged log, once: the next change would be written over it.

        It lies there as SQLite left it, the pages that it goes with in a file beside it.
        """
        if self.aside() is not None:
            return
        aside = damaged_path(self.path)
        try:
            ensure_private_file(aside)
            with closing(sqlite3.connect(aside)) as target:
                self._connection.backup(target)
            log = Path(f"{aside}-wal")
            ensure_private_file(log)
            shutil.copyfile(f"{self.path}-wal", log)
            with self._transaction() as connection:
                connection.execute("INSERT OR REPLACE INTO local VALUES (?, ?)", (_ASIDE, aside.name))
        except (OSError, sqlite3.Error) as error:
            # It is told in any case that changes are missing.
            logs.fault(error)

    def _count_edits(self) -> int:
        row = self._connection.execute("SELECT value FROM local WHERE key = ?", (_EDITS,)).fetchone()
        return int(row[0]) if row and row[0].isdecimal() else 0

    def _count(self, connection: sqlite3.Connection) -> None:
        """Store the number of the change that is being stored."""
        connection.execute("INSERT OR REPLACE INTO local VALUES (?, ?)", (_EDITS, str(self.edits + 1)))

    def _acknowledge(self) -> None:
        """Note that the latest change is stored."""
        self.edits += 1
        self._acknowledged.note(self._acknowledged.noted._replace(changes=self.edits + self.missing))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            # A full disk may have rolled back already.
            with suppress(sqlite3.Error):
                self._connection.rollback()
            raise

    def _count_undone(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM change WHERE undone = 1").fetchone()[0])

    def _step(self, query: str, *, undone: bool) -> Change | None:
        row = self._connection.execute(query).fetchone()
        if row is None:
            return None
        from readiness.documents.stored import read_change

        change = read_change(row[1])
        if undone:
            change = change.inverse()
        with self._transaction() as connection:
            connection.execute("UPDATE change SET undone = ? WHERE number = ?", (int(undone), row[0]))
            self._write(change)
            self._count(connection)
        self._acknowledge()
        self._undone += 1 if undone else -1
        return change

    def _write(self, change: Change) -> None:
        for single in parts_of(change):
            if isinstance(single, AnswerChange):
                rows.write_answer(self._connection, single.code, single.after)
            elif isinstance(single, QuestionnaireChange):
                rows.write_value(self._connection, "questionnaire", questionnaire_json(single.after))
            else:
                rows.write_part(self._connection, single.after)


def _write_published(connection: sqlite3.Connection, published: Published) -> None:
    local = {_PATH: str(published.path), _FINGERPRINTS: " ".join(published.fingerprints)}
    connection.executemany("INSERT OR REPLACE INTO local VALUES (?, ?)", local.items())


def _check_format(connection: sqlite3.Connection) -> None:
    version = version_of(connection)
    if version > VERSION:
        raise NewerFormatError(version)


def _remove_half_made(path: Path) -> None:
    """Remove what a crash left half-made for a working copy that is ours now."""
    for making in (path.with_suffix(MAKING), path.with_suffix(MIGRATING)):
        _remove(half_made_files(making))


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    """Bring the working copy of an older Readiness to our format: in a copy, which then replaces its content.

    In one transaction, not as a file: a log that was left beside the old file would be read into the new one.
    """
    copy = path.with_suffix(MIGRATING)
    try:
        _write_copy(connection, copy, migrate)
        connection.execute("PRAGMA synchronous = FULL")
        with closing(_connect(copy)) as newer:
            newer.backup(connection)
    finally:
        _remove(half_made_files(copy))


def _write_copy(connection: sqlite3.Connection, target: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    """Write a changed copy of a database into one closed file that is on the disk when this returns.

    Not with a log: it would be moved into the file when that is closed, and a full disk then goes unnoticed.
    """
    target.unlink(missing_ok=True)
    ensure_private_file(target)
    connection.execute("VACUUM INTO ?", (str(target),))
    with closing(_connect(target)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")
        change(copy)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _connect(path: Path) -> sqlite3.Connection:
    """Open so that other processes are kept out, from the first access until the connection is closed."""
    connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    # What is stored must be readable within the limits for what is read.
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


def _connect_alone(path: Path) -> sqlite3.Connection:
    """Open so that other processes are kept out; raises sqlite3.Error or InUseError."""
    for _ in range(_TRIES):
        ensure_private_file(path)
        before = identity(path)
        connection = _connect(path)
        try:
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
        except sqlite3.Error as error:
            connection.close()
            if getattr(error, "sqlite_errorcode", None) in _IN_USE:
                raise InUseError from error
            if identity(path) == before:
                raise
            continue
        if before is not None and identity(path) == before:
            return connection
        # The process that held it has removed it since, and yet another may have made a new one: ours is nowhere.
        connection.close()
    raise InUseError


def _keep_log(connection: sqlite3.Connection) -> None:
    """From here on a commit is on the disk when it returns, and costs little: it goes to the end of a log."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")

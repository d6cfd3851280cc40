"""The index of portfolios: what was read of documents, so that it need not be read again; and all their notes.

It is made of files and never the only place of anything: what has changed since is read anew, and an index that is
damaged, or that another version of the program or of the tables wrote, is thrown away and made anew. It lies in the
data folder, closed to others, and forgets the documents that are gone. Where it cannot be kept, one in memory takes its
place and is as good until the program ends. Several processes may use it.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import RLock
from time import time_ns
from zlib import crc32

from readiness import __version__
from readiness.foundation.errors import UserError
from readiness.foundation.files import erase
from readiness.foundation.folding import FoldedText, Word
from readiness.foundation.paths import data_folder
from readiness.foundation.privacy import ensure_private_file
from readiness.portfolio.entry import PortfolioEntry
from readiness.portfolio.files import FoundFile
from readiness.portfolio.notes import DocumentNote, NoteKind
from readiness.portfolio.read_file import ReadFile
from readiness.portfolio.stored_entry import read_entry, write_entry

NAME = "portfolio.index"
# What SQLite keeps beside it while it writes.
_BESIDE = ("", "-journal", "-wal", "-shm")
_SCHEMA = 1
_TABLES = """
CREATE TABLE origin (schema INTEGER NOT NULL, program TEXT NOT NULL);
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, mark TEXT NOT NULL, settled INTEGER NOT NULL,
    checksum TEXT NOT NULL, document TEXT NOT NULL, questionnaire TEXT NOT NULL, entry TEXT NOT NULL,
    sum INTEGER NOT NULL
);
CREATE TABLE note (
    file INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL, plain TEXT NOT NULL,
    spelled TEXT NOT NULL
);
CREATE INDEX note_of_file ON note (file);
CREATE TABLE questionnaire (digest TEXT PRIMARY KEY, stored BLOB NOT NULL);
CREATE TABLE plan (checksum TEXT PRIMARY KEY, kept TEXT NOT NULL);
"""
# Seconds that another process gets to finish what it writes.
_PATIENCE = 5.0
# Some systems stamp files to two seconds: what was written just before it was read may be written again unnoticed.
_STAMP_NS = 2_500_000_000
# What SQLite says of a file that is whole: it is in use, or there is no room or no right to write.
_WHOLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
}


class IndexUnusableError(Exception):
    """The index cannot be used as it is; `start_over` makes one that can."""


class PortfolioIndex:
    """An index that is open; close it in the end. Its methods raise IndexUnusableError, and may run in any thread."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the index, by default that of the data folder; raises nothing, for there is always one in memory."""
        self._lock = RLock()
        self._error: Exception | None = None
        self._path: Path | None = None
        # Whether the file may be thrown away: it is damaged or of another version, and this was not tried before.
        self._may_go = True
        try:
            self._path = path or index_path()
            self._connection = _open(self._path)
        except (sqlite3.Error, OSError, UserError, IndexUnusableError) as error:
            self._connection = self._anew(error)

    @property
    def lasting(self) -> bool:
        """Whether it is kept in a file, and not in memory alone."""
        return self._path is not None

    def close(self) -> None:
        """Close it; what was kept stays."""
        with self._lock:
            self._connection.close()

    def start_over(self) -> None:
        """Throw it away and begin with an empty one: in a file, or in memory where that did not help before.

        One that others use, or that cannot be written, stays as it is, and one in memory takes its place.
        """
        with self._lock:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = self._anew(self._error)

    def known(self, files: Iterable[FoundFile]) -> dict[str, PortfolioEntry]:
        """Return what is known of files that have not changed since, by their paths."""
        found = {}
        with self._using() as connection:
            for file in files:
                row = connection.execute(
                    "SELECT entry, sum FROM file WHERE path = ? AND mark = ? AND settled", (_key(file.path), file.mark)
                ).fetchone()
                if row is not None:
                    entry, total = row
                    if crc32(entry.encode()) != total:
                        raise IndexUnusableError
                    found[str(file.path)] = read_entry(entry, file.path)
        return found

    def keep(self, read: Iterable[ReadFile], questionnaires: Mapping[str, bytes]) -> None:
        """Keep what was read of files, in the place of what was known of them."""
        now = time_ns()
        with self._changing() as connection:
            connection.executemany("INSERT OR IGNORE INTO questionnaire VALUES (?, ?)", questionnaires.items())
            for file in read:
                _forget(connection, "path = ?", _key(file.file.path))
                entry = write_entry(file.entry)
                settled = file.file.written_ns < now - _STAMP_NS
                row = (_key(file.file.path), file.file.mark, settled, file.checksum, file.entry.document_id)
                cursor = connection.execute(
                    "INSERT INTO file VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*row, file.entry.questionnaire, entry, crc32(entry.encode())),
                )
                connection.executemany(
                    "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?)",
                    [(cursor.lastrowid, *_folded(note)) for note in file.notes],
                )
            _forget_unused(connection)

    def forget_missing(self) -> None:
        """Forget every document that no longer lies where it was read."""
        with self._using() as connection:
            paths = [path for (path,) in connection.execute("SELECT path FROM file")]
        gone = [path for path in paths if not os.path.lexists(path)]
        if gone:
            with self._changing() as connection:
                for path in gone:
                    _forget(connection, "path = ?", path)
                _forget_unused(connection)

    def forget(self, path: Path, document_ids: Iterable[str] = ()) -> None:
        """Forget a document that is deleted, by its path and its ids: also what was known of copies of it."""
        with self._changing() as connection:
            _forget(connection, "path = ?", _key(path))
            for document_id in document_ids:
                _forget(connection, "document = ?", document_id)
            _forget_unused(connection)

    def questionnaires(self) -> dict[str, bytes]:
        """Return the questionnaires that documents embed, as they are stored, by digest."""
        with self._using() as connection:
            rows = connection.execute("SELECT digest, stored FROM questionnaire").fetchall()
            if any(sha256(stored).hexdigest() != digest for digest, stored in rows):
                raise IndexUnusableError
        return dict(rows)

    def notes(self, words: Sequence[Word], paths: Iterable[Path]) -> Iterator[tuple[Path, DocumentNote]]:
        """Yield the notes that may hold all of some words, file by file in the order given, as they were written.

        Whether they do, `FoldedText` tells: here words are only looked for over the borders of others.
        """
        wanted = " AND ".join(["(instr(plain, ?) OR instr(spelled, ?))"] * len(words)) or "1"
        terms = [term for word in words for term in (word.plain, word.spelled)]
        query = f"SELECT kind, code, text FROM note JOIN file ON note.file = file.id WHERE path = ? AND {wanted}"  # noqa: S608 - our own words
        for path in paths:
            with self._using() as connection:
                rows = connection.execute(f"{query} ORDER BY note.rowid", (_key(path), *terms)).fetchall()
                found = [DocumentNote(NoteKind(kind), code, text) for kind, code, text in rows]
            yield from ((path, note) for note in found)

    def checksums(self, paths: Iterable[Path]) -> dict[Path, str]:
        """Return the checksum of the content of each file that is known."""
        found = {}
        with self._using() as connection:
            for path in paths:
                row = connection.execute("SELECT checksum FROM file WHERE path = ?", (_key(path),)).fetchone()
                if row is not None:
                    found[path] = str(row[0])
        return found

    def kept_plans(self, checksums: Iterable[str]) -> dict[str, str]:
        """Return what was kept of plans, by the checksums of their documents."""
        found = {}
        with self._using() as connection:
            for checksum in checksums:
                row = connection.execute("SELECT kept FROM plan WHERE checksum = ?", (checksum,)).fetchone()
                if row is not None:
                    found[checksum] = str(row[0])
        return found

    def keep_plans(self, kept: dict[str, str]) -> None:
        """Keep what was worked out of plans, by the checksums of their documents."""
        with self._changing() as connection:
            connection.executemany("INSERT OR REPLACE INTO plan VALUES (?, ?)", kept.items())

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except (sqlite3.Error, ValueError, TypeError, LookupError, OverflowError, IndexUnusableError) as error:
                self._error = error
                raise IndexUnusableError from error

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._using() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def _anew(self, error: Exception | None) -> sqlite3.Connection:
        path, self._path = self._path, None
        if path is not None and self._may_go and not _is_whole(error):
            self._may_go = False
            with suppress(sqlite3.Error, OSError, IndexUnusableError):
                _remove(path)
                made = _open(path)
                self._path = path
                return made
        return _with_tables(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))


def index_path() -> Path:
    """Return where the index lies; raises UserError where there can be no data folder."""
    return data_folder() / NAME


def clear_index() -> bool:
    """Delete the index with all that it knows, and return whether there was one; raises OSError and UserError."""
    path = index_path()
    return _remove(path)


def forget_in_index(path: Path, document_ids: Iterable[str]) -> None:
    """Forget a document that is deleted, where there is an index; one that cannot be changed is deleted as a whole.

    Raises OSError and UserError.
    """
    if not index_path().exists():
        return
    index = PortfolioIndex()
    try:
        index.forget(path, document_ids)
    except IndexUnusableError:
        index.close()
        clear_index()
    finally:
        index.close()


def _is_whole(error: Exception | None) -> bool:
    """Return whether a fault is none of the file itself, which others may be using."""
    if isinstance(error, sqlite3.Error):
        # The last byte is what it is, the ones above it say more.
        return error.sqlite_errorcode & 0xFF in _WHOLE
    return isinstance(error, OSError | UserError)


def _open(path: Path) -> sqlite3.Connection:
    """Open the index at a path, made if missing; raises IndexUnusableError where it is another version's."""
    ensure_private_file(path)
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        # Of two that make it at the same time, one waits and finds it made.
        connection.execute("BEGIN IMMEDIATE")
        empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if empty:
            _with_tables(connection)
        found = connection.execute("SELECT schema, program FROM origin").fetchall()
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    if found != [(_SCHEMA, __version__)]:
        connection.close()
        raise IndexUnusableError
    return connection


def _with_tables(connection: sqlite3.Connection) -> sqlite3.Connection:
    for statement in filter(str.strip, _TABLES.split(";")):
        connection.execute(statement)
    connection.execute("INSERT INTO origin VALUES (?, ?)", (_SCHEMA, __version__))
    return connection


def _remove(path: Path) -> bool:
    there = os.path.lexists(path)
    for name in reversed(_BESIDE):
        with suppress(FileNotFoundError):
            erase(Path(f"{path}{name}"))
    return there


def _key(path: Path) -> bytes:
    # Some names are no text.
    return os.fsencode(path)


def _folded(note: DocumentNote) -> tuple[str, str, str, str, str]:
    plain, spelled = FoldedText(note.text).runs
    return note.kind.value, note.code, note.text, plain, "" if spelled == plain else spelled


def _forget(connection: sqlite3.Connection, where: str, value: bytes | str) -> None:
    connection.execute(f"DELETE FROM note WHERE file IN (SELECT id FROM file WHERE {where})", (value,))  # noqa: S608
    connection.execute(f"DELETE FROM file WHERE {where}", (value,))  # noqa: S608 - ours, two lines above


def _forget_unused(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM plan WHERE checksum NOT IN (SELECT checksum FROM file)")
    connection.execute("DELETE FROM questionnaire WHERE digest NOT IN (SELECT questionnaire FROM file)")

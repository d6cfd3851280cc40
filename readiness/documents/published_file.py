"""The file that people name, mail and sync: read with care, replaced in one step."""

import os
import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path

from readiness.documents import rows
from readiness.documents.content import Content
from readiness.documents.migrations import migrate, version_of
from readiness.documents.schema import APPLICATION_ID, OLDER_TABLES, PRIVATE_TABLES, TABLES, VERSION
from readiness.documents.working_copy import WorkingCopy
from readiness.domain.consistency import check_consistency
from readiness.foundation.errors import UserError
from readiness.foundation.files import unreadable
from readiness.foundation.translation import N_

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_LONGEST_VALUE = 50_000_000
# A harmless document needs far fewer steps; an endless query in a hostile one is stopped.
_MOST_STEPS = 2_000
_STEP_SIZE = 10_000


def read_published(path: Path) -> Content:
    """Read a document that may come from a stranger; raises UserError and never writes to the file."""
    _check_header(path)
    steps = iter(range(_MOST_STEPS))
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
            connection.set_progress_handler(lambda: next(steps, None) is None, _STEP_SIZE)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            _check_schema(connection)
            if version_of(connection) < VERSION:
                connection = _migrated(connection)
            questionnaire = rows.read_questionnaire(connection)
            check_consistency(questionnaire)
            return Content(
                rows.read_id(connection),
                questionnaire,
                rows.read_assessment(connection),
                rows.read_files(connection),
            )
        finally:
            connection.close()
    except (sqlite3.Error, ValueError, TypeError) as error:
        raise _damaged(path) from error


def publish(working_copy: WorkingCopy, target: Path) -> str:
    """Replace the file at `target` by the working copy's state and return the new file's fingerprint.

    The old file stays whole until the new one lies beside it on the disk. Raises UserError where the folder
    cannot be written; the working copy is not touched by that.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        working_copy.copy_into(temporary)
        _keep_what_is_public(temporary)
        _flush(temporary)
        printed = fingerprint(temporary)
        os.replace(temporary, target)
        _flush_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise UserError(
            "publish-failed",
            N_("The file could not be written ({reason})."),
            N_("Your answers are safe in the program. Choose another place with “Save as”."),
            where=str(target),
            reason=getattr(error, "strerror", None) or type(error).__name__,
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return printed or ""


def fingerprint(path: Path) -> str | None:
    """Return size and checksum of a file, or None where there is no file.

    They tell an accidental change from none; nobody gains by forging them.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        # Something is there that is no file of ours, or that we may not read: certainly not what we wrote.
        return type(error).__name__
    return f"{len(content)}-{zlib.crc32(content):08x}"


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise unreadable(path, error) from error
    ours = int.from_bytes(header[68:72], "big") == APPLICATION_ID
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC) or not ours:
        raise UserError(
            "not-a-document",
            N_("This is not a Readiness document."),
            N_("Choose a file that ends in .readiness."),
            where=str(path),
        )
    _check_length(path, header)
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        raise UserError(
            "document-newer",
            N_("The document was written by a newer Readiness (format {found}, this one reads up to {known})."),
            N_("Install the newer version; the file was not touched."),
            where=str(path),
            found=version,
            known=VERSION,
        )


def _check_length(path: Path, header: bytes) -> None:
    """Refuse a file that was cut short: SQLite would read what is missing as zeros."""
    page_size = int.from_bytes(header[16:18], "big")
    # 65,536 does not fit into two bytes and is written as 1.
    expected = int.from_bytes(header[28:32], "big") * (65_536 if page_size == 1 else page_size)
    if path.stat().st_size != expected:
        raise _damaged(path)


def _check_schema(connection: sqlite3.Connection) -> None:
    """Accept our own tables only: a view or a trigger could run a stranger's SQL."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_autoindex_%'"))
    if found != OLDER_TABLES.get(version_of(connection), TABLES):
        raise ValueError("the tables are not ours")


def _migrated(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return an older document in our format: a copy in memory, for a stranger's file is never written to."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    connection.close()
    migrate(copy)
    return copy


def _damaged(path: Path) -> UserError:
    return UserError(
        "document-damaged",
        N_("The document is damaged or was not written by Readiness."),
        N_("Open an older copy of it, for example from a backup or an e-mail."),
        where=str(path),
    )


def _keep_what_is_public(path: Path) -> None:
    """What was undone, removed or belongs to this machine is nobody else's business; overwrite it with zeros."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA secure_delete = ON")
        for table in PRIVATE_TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - the names are our own constants
        if rows.delete_files_except(connection, rows.read_assessment(connection).digests()):
            # Files can be large: give their room back.
            connection.execute("VACUUM")
    finally:
        connection.close()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    # Windows cannot open folders; its rename is durable without this.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

"""The file that people name, mail and sync: read with care, and never written to."""

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from readiness.documents import rows
from readiness.documents.checked import is_checked
from readiness.documents.content import Content
from readiness.documents.migrations import CHECKSUM_SINCE, migrate, version_of
from readiness.documents.schema import APPLICATION_ID, LARGEST_VALUE, OLDEST_VERSION, SUFFIX, VERSION, expected_schema
from readiness.foundation.errors import UserError
from readiness.foundation.files import open_regular, unreadable
from readiness.foundation.privacy import is_write_protected
from readiness.foundation.translation import N_
from readiness.validation.refusal import RefusedError

if TYPE_CHECKING:
    from hashlib import _Hash

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
# Twice what attached files may weigh together, with the questionnaire and every note at its longest.
LARGEST_FILE = 120_000_000
# A harmless document needs far fewer steps; an endless query in a hostile one is stopped.
_MOST_STEPS = 2_000
_STEP_SIZE = 10_000
_OLDER_COPY = N_("Open an older copy of it, for example from a backup or an email.")
_OTHER_COPY = N_("Open another file, or an older copy of this one, for example from a backup or an email.")
# What SQLite, validation and our own rules raise for bytes that are not ours.
NOT_OURS = (sqlite3.Error, ValueError, TypeError, LookupError, OverflowError, RecursionError)
# Something is there that is no file, or that we may not read: certainly not what we wrote.
_NOTHING_OF_OURS = {errno.EISDIR, errno.EINVAL, errno.ELOOP, errno.EACCES, errno.EPERM, errno.ENXIO}


class SchemaError(ValueError):
    """The tables are not those of a document."""


def read_published(path: Path) -> Content:
    """Read a document that may come from a stranger; raises UserError and never writes to the file."""
    return load_published(path)[0]


def load_published(path: Path) -> tuple[Content, str]:
    """Read a document as `read_published` does, and return the fingerprint of exactly what was read with it."""
    raw = read_checked(path)
    found = fingerprint_of(raw)
    try:
        with open_published(raw) as connection:
            content = _read_again(connection) if is_checked(found) else None
            if content is None:
                content = rows.read_content(connection)
    except NOT_OURS as error:
        raise damaged(path, error) from error
    return content, found


def read_bytes(raw: bytes, where: Path) -> Content:
    """Read the bytes of a document as `read_published` does its file; `where` names them in faults."""
    _check_header(where, raw[:_HEADER_BYTES], len(raw))
    try:
        with open_published(raw) as connection:
            return rows.read_content(connection)
    except NOT_OURS as error:
        raise damaged(where, error) from error


def _read_again(connection: sqlite3.Connection) -> Content | None:
    """Return the content of a file that was checked before; None where it has to be checked after all."""
    try:
        return rows.read_checked_content(connection)
    except NOT_OURS:
        # The list of checked files is wrong; the door says what is the matter, or that nothing is.
        return None


@contextmanager
def open_published(raw: bytes) -> Iterator[sqlite3.Connection]:
    """Open the bytes of a file, once its tables are known to be ours and its content as it was written.

    SQLite sees a copy in memory, within limits. Raises one of `NOT_OURS`. An older format is brought to ours.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(raw)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
        steps = iter(range(_MOST_STEPS))
        connection.set_progress_handler(lambda: next(steps, None) is None, _STEP_SIZE)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        _check_schema(connection)
        if version_of(connection) >= CHECKSUM_SINCE:
            rows.check_checksum(connection)
        if version_of(connection) < VERSION:
            migrate(connection)
        yield connection


def fingerprint_of(raw: bytes) -> str:
    """Return the fingerprint of the bytes of a file."""
    return _format_fingerprint(len(raw), sha256(raw))


def sha256_in(fingerprint: str) -> str:
    """Return the SHA-256 in a fingerprint, as every other program prints it for the same file."""
    return fingerprint.rpartition("-")[2]


def fingerprint(path: Path) -> str | None:
    """Return size and checksum of a file, or None where there is no file; raises OSError where that cannot be known.

    They detect accidental changes; they are no protection against forgery, which would gain nothing.
    """
    size, digest = 0, sha256()
    try:
        with open_regular(path) as file:
            while block := file.read(1 << 20):
                size += len(block)
                digest.update(block)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno not in _NOTHING_OF_OURS:
            # A disk or a share that fails for a moment says nothing about whose file it is.
            raise
        return type(error).__name__
    return _format_fingerprint(size, digest)


def read_checked(path: Path) -> bytes:
    """Return the bytes of a file that says that it is one of ours, before SQLite sees it; raises UserError."""
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            header = file.read(_HEADER_BYTES)
            _check_header(path, header, size)
            return header + file.read()
    except OSError as error:
        if error.errno == errno.EINVAL:
            # A pipe or a device.
            raise not_a_document(path) from error
        raise unreadable(path, error) from error


def is_protected(path: Path) -> bool:
    """Return whether a file is there that must not be changed: by its permissions, which bind an administrator too."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    # On a medium that is read-only as a whole, another place is the remedy.
    refused = not os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return stat.S_ISREG(mode) and (refused or is_write_protected(mode))


def has_document_header(path: Path) -> bool:
    """Return whether a file says that it is a Readiness document, whole or damaged; raises OSError."""
    with open_regular(path) as file:
        return _is_ours(file.read(_HEADER_BYTES))


def _is_ours(header: bytes) -> bool:
    return header.startswith(_MAGIC) and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def _check_header(path: Path, header: bytes, size: int) -> None:
    if len(header) < _HEADER_BYTES or not _is_ours(header):
        raise not_a_document(path)
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        raise UserError(
            "document-newer",
            N_(
                "The document was written by a newer version of Readiness (format {found}; this one reads up to "
                "{known})."
            ),
            N_("Install the newer version; the file was not touched."),
            where=str(path),
            found=version,
            known=VERSION,
        )
    if version < OLDEST_VERSION:
        raise UserError(
            "document-damaged",
            N_("The document is damaged: there is no format {found}."),
            _OLDER_COPY,
            where=str(path),
            found=version,
        )
    if size > LARGEST_FILE:
        raise UserError(
            "document-too-large",
            N_("The document has {size} MB; the maximum is {most} MB."),
            _OLDER_COPY,
            where=str(path),
            size=size // 1_000_000,
            most=LARGEST_FILE // 1_000_000,
        )
    expected = _expected_size(header)
    if size != expected:
        # SQLite would read what is missing as zeros.
        raise UserError(
            "document-damaged",
            N_("The document is damaged: it has {size} bytes instead of {expected}."),
            _OLDER_COPY,
            where=str(path),
            size=size,
            expected=expected,
        )


def not_a_document(path: Path) -> UserError:
    """Return the fault of a file that does not even say that it is one of ours, though its name may."""
    if path.suffix.lower() == SUFFIX:
        what = N_("The file is damaged, or it is not a Readiness document.")
        return UserError("not-a-document", what, _OTHER_COPY, where=str(path))
    return UserError(
        "not-a-document",
        N_("This is not a Readiness document."),
        N_("Choose a file that ends in .readiness."),
        where=str(path),
    )


def damaged(path: Path, error: Exception) -> UserError:
    """Return the fault of a document whose content cannot be trusted, and why it cannot."""
    if isinstance(error, SchemaError):
        what = N_("The document was not written by Readiness: its tables are different.")
    elif isinstance(error, rows.ChecksumError):
        what = N_("The document is damaged: its content is not what Readiness wrote.")
    elif isinstance(error, sqlite3.Error):
        what = N_("The document is damaged: parts of the file cannot be read.")
    else:
        what = N_("The document was not written by Readiness: it contains values that do not belong there.")
    faults = error.faults if isinstance(error, RefusedError) else ()
    return UserError("document-damaged", what, _OLDER_COPY, where=str(path), faults=faults)


def _expected_size(header: bytes) -> int:
    page_size = int.from_bytes(header[16:18], "big")
    # 65,536 does not fit into two bytes and is written as 1.
    return int.from_bytes(header[28:32], "big") * (65_536 if page_size == 1 else page_size)


def _check_schema(connection: sqlite3.Connection) -> None:
    """Accept our own tables only, word by word: a view or a trigger could run a stranger's SQL."""
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT 100").fetchall()
    expected = expected_schema(version_of(connection))
    if len(found) != len(expected) or set(found) != expected:
        raise SchemaError


def _format_fingerprint(size: int, digest: "_Hash") -> str:
    return f"{size}-{digest.hexdigest()}"

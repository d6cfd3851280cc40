"""The published file is replaced in one step, by a file that is complete, checked and on the disk."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from time import time

from readiness.documents import rows
from readiness.documents.content import Content
from readiness.documents.published_file import fingerprint
from readiness.documents.schema import PRIVATE_TABLES, create_tables
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.files import private_folder
from readiness.foundation.translation import N_

# Temporary files of this age were left by a killed process: no writing takes that long.
_FORGOTTEN_AFTER_SECONDS = 3600


def publish(write: Callable[[Path], None], target: Path, before_replacing: Callable[[Path, str], None]) -> str:
    """Have `write` make a new file beside `target`, move it to `target`, and return its fingerprint.

    The old file stays whole until the new one lies beside it on the disk. `before_replacing` is called with
    the new file and its fingerprint just before that. Raises UserError where the folder cannot be
    written or the new file is not sound; then nothing has changed.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        _remove_forgotten(target)
        temporary.unlink(missing_ok=True)
        write(temporary)
        _finish(temporary)
        _flush(temporary)
        new_fingerprint = fingerprint(temporary) or ""
        before_replacing(temporary, new_fingerprint)
        _keep_rights(target, temporary)
        os.replace(temporary, target)
        _flush_folder(target.parent)
    except (OSError, sqlite3.Error, ValueError) as error:
        raise UserError(
            "publish-failed",
            N_("The file could not be written ({reason})."),
            N_("Your answers are safe in the program. Choose another place with “Save as”."),
            where=str(target),
            reason=reason_of(error),
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return new_fingerprint


def file_of(content: Content) -> bytes:
    """Return content as the bytes of a published file; raises UserError where there is no room to make it."""
    made = private_folder() / f"{content.document_id}.readiness"
    publish(lambda target: write_new(content, target), made, lambda _made, _fingerprint: None)
    return made.read_bytes()


def write_new(content: Content, target: Path) -> None:
    """Write content into a new file."""
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        create_tables(connection)
        rows.write_content(connection, content)
        connection.execute("COMMIT")


def _finish(path: Path) -> None:
    """Leave out what was undone, removed or belongs to this machine, overwritten with zeros; then check the whole."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # No other process reads this file yet, and it is flushed as a whole afterwards.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA secure_delete = ON")
        for table in PRIVATE_TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - the names are our own constants
        if rows.delete_files_except(connection, rows.read_assessment(connection).digests()):
            # Files can be large: give their room back.
            connection.execute("VACUUM")
        rows.write_checksum(connection)
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the working copy is damaged")


def _remove_forgotten(target: Path) -> None:
    prefix = f".{target.name}."
    for path in target.parent.iterdir():
        if path.name.startswith(prefix) and path.name.endswith(".tmp"):
            with suppress(OSError):
                if time() - path.stat().st_mtime > _FORGOTTEN_AFTER_SECONDS:
                    path.unlink()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _keep_rights(old: Path, new: Path) -> None:
    """Give the new file the permissions of the old one; shares without permissions raise OSError, which is ignored."""
    with suppress(OSError):
        shutil.copymode(old, new)


def _flush_folder(folder: Path) -> None:
    # Windows cannot open folders, and some shares cannot flush them. The file is complete either way.
    if os.name == "posix":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

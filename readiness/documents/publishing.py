"""The published file is replaced in one step, by a file that is complete, checked and on the disk.

It is made where only the user may look: before it is cleaned, it holds what was undone and where it lay.
"""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from readiness.documents import errors, rows
from readiness.documents.content import Content
from readiness.documents.paths import half_made_files, making_path
from readiness.documents.published_file import fingerprint, is_protected
from readiness.documents.schema import PRIVATE_TABLES, create_tables
from readiness.foundation.privacy import ensure_private_file, ensure_private_folder
from readiness.foundation.private_copies import private_folder
from readiness.foundation.replacing import replace_whole


def publish(
    write: Callable[[Path], None],
    target: Path,
    making: Path,
    before_replacing: Callable[[Path, str], None],
    like: Path | None = None,
) -> str:
    """Have `write` make a new file at `making`, bring a copy of it to `target`, and return its fingerprint.

    `making` is in the data folder and gone afterwards; in the folder of `target` nothing but the finished file ever
    appears, and the old one stays whole until then. A new name gets the permissions of the file `like`.
    `before_replacing` is called with the new file and its fingerprint just before that. Raises UserError where the old
    file is write-protected, the folder cannot be written or the new file is not sound; then nothing has changed.
    """
    if is_protected(target):
        raise errors.write_protected(target)
    try:
        mode = None if like is None or os.path.lexists(target) else stat.S_IMODE(like.stat().st_mode)
        remove_half_made(making)
        ensure_private_folder(making.parent)
        ensure_private_file(making)
        write(making)
        _finish(making)
        new_fingerprint = fingerprint(making) or ""
        with making.open("rb") as made:
            replace_whole(
                target,
                lambda file: shutil.copyfileobj(made, file, 1 << 20),
                lambda: before_replacing(making, new_fingerprint),
                mode=mode,
            )
    except (OSError, sqlite3.Error, ValueError) as error:
        raise errors.publish_failed(target, error) from error
    finally:
        remove_half_made(making)
    return new_fingerprint


def remove_half_made(making: Path) -> None:
    """Remove a half-made file in the data folder, with what SQLite keeps beside it; what is refused stays."""
    for path in half_made_files(making):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def file_of(content: Content) -> bytes:
    """Return content as the bytes of a published file; raises UserError where there is no room to make it."""
    made = private_folder() / f"{content.document_id}.readiness"
    making = making_path(content.document_id)
    publish(lambda target: write_new(content, target), made, making, lambda _made, _fingerprint: None)
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

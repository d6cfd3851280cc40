"""What stands between a path and its open document: the working copy, and the lock beside the file."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from readiness.documents import errors, rows
from readiness.documents.acknowledged import Acknowledged
from readiness.documents.lock import HeldError, Lock
from readiness.documents.migrations import migrate, version_of
from readiness.documents.paths import MAKING, acknowledged_path, damaged_path, half_made_files
from readiness.documents.published_file import NOT_OURS
from readiness.documents.schema import PRIVATE_TABLES, VERSION
from readiness.documents.working_copy import InUseError, NewerFormatError, WorkingCopy
from readiness.foundation.errors import UserError
from readiness.foundation.files import open_regular, real_path
from readiness.foundation.privacy import ensure_private_file


def open_copy(path: Path) -> WorkingCopy:
    """Open a working copy.

    Raises UserError while another process has it, where a newer Readiness wrote it, and where it cannot be read; what
    is damaged is put aside.
    """
    try:
        return WorkingCopy.open(path)
    except InUseError as error:
        raise errors.open_in_another_window() from error
    except NewerFormatError as error:
        raise errors.working_copy_newer(path, error.version) from error
    except (sqlite3.Error, OSError, ValueError) as error:
        raise refused_copy(path, error) from error


def refused_copy(path: Path, error: Exception) -> UserError:
    """Return the fault of a working copy that cannot be read or written; it has to be closed.

    Only what is damaged still when it is looked at once more is put aside: SQLite calls a file damaged as well where
    the disk has failed to read it for a moment, and what is in it may be nowhere else.
    """
    # A statement that fails, and a text that is none, has a code of its own kind, or no code.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if isinstance(error, OSError) or (isinstance(error, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR):
        return errors.data_folder_refused(error)
    try:
        if _is_whole(path):
            return errors.working_copy_unreadable(path, error)
        return errors.working_copy_damaged(_put_aside(path))
    except OSError as second:
        return errors.data_folder_refused(second)


def take_lock(path: Path) -> Lock | None:
    """Take the lock of a document, None where its folder allows none; raises UserError while others have it."""
    try:
        return Lock.take(path)
    except HeldError as error:
        raise errors.held_elsewhere(path, error.holder) from error


def check_can_be_replaced(path: Path) -> None:
    """Raise UserError where a document is there and nothing can be written into its folder."""
    location = real_path(path)
    if location.is_file() and not os.access(location.parent, os.W_OK | os.X_OK):
        raise errors.folder_protected(path)


def _is_whole(path: Path) -> bool:
    """Return whether a copy of a working copy, with its log, can be read; raises OSError where it cannot be copied."""
    copy = path.with_suffix(f".{os.urandom(4).hex()}{MAKING}")
    try:
        for ending in ("", "-wal", "-journal"):
            with suppress(FileNotFoundError), open_regular(Path(f"{path}{ending}")) as left:
                ensure_private_file(Path(f"{copy}{ending}"))
                with Path(f"{copy}{ending}").open("wb") as file:
                    shutil.copyfileobj(left, file)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            if version_of(connection) < VERSION:
                migrate(connection)
            rows.read_content(connection)
            for table in PRIVATE_TABLES:
                connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - the names are our own constants
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except NOT_OURS:
        return False
    finally:
        for left_over in half_made_files(copy):
            with suppress(OSError):
                left_over.unlink(missing_ok=True)


def _put_aside(path: Path) -> Path:
    """Move a damaged working copy out of the way and return where to: nothing that was ever stored is thrown away."""
    aside = damaged_path(path)
    os.replace(path, aside)
    # Of the next working copy it would say that changes are missing.
    Acknowledged(acknowledged_path(path)).discard()
    for ending in ("-wal", "-journal"):
        with suppress(OSError):
            os.replace(f"{path}{ending}", f"{aside}{ending}")
    return aside

"""What stands between a path and its open document: the working copy, and the lock beside the file."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from readiness.documents import errors
from readiness.documents.acknowledged import Acknowledged
from readiness.documents.lock import HeldError, Lock
from readiness.documents.paths import acknowledged_path, damaged_path
from readiness.documents.working_copy import InUseError, WorkingCopy


def open_copy(path: Path) -> WorkingCopy:
    """Open a working copy; raises UserError while another process has it, or where it is damaged."""
    try:
        return WorkingCopy.open(path)
    except InUseError as error:
        raise errors.open_in_another_window() from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise errors.data_folder_refused(error) from error
        raise errors.working_copy_damaged(_put_aside(path)) from error
    except OSError as error:
        raise errors.data_folder_refused(error) from error


def take_lock(path: Path) -> Lock | None:
    """Take the lock of a document, None where its folder allows none; raises UserError while others have it."""
    try:
        return Lock.take(path)
    except HeldError as error:
        raise errors.held_elsewhere(path, error.holder) from error


def check_can_be_replaced(path: Path) -> None:
    """Raise UserError where a document is there and nothing can be written into its folder."""
    location = path.resolve()
    if location.is_file() and not os.access(location.parent, os.W_OK | os.X_OK):
        raise errors.folder_protected(path)


def _put_aside(path: Path) -> Path:
    """Move a damaged working copy out of the way: nothing that was ever stored is thrown away."""
    aside = damaged_path(path)
    # Of the next working copy it would say that changes are missing.
    Acknowledged(acknowledged_path(path)).discard()
    for ending in ("", "-wal"):
        with suppress(OSError):
            os.replace(f"{path}{ending}", f"{aside}{ending}")
    return aside

"""What stands between a path and its open document: the working copy, and the lock beside the file."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from readiness.documents import errors
from readiness.documents.lock import HeldError, Lock
from readiness.documents.working_copy import InUseError, WorkingCopy
from readiness.foundation import clock


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


def _put_aside(path: Path) -> Path:
    """Move a damaged working copy out of the way: nothing that was ever stored is thrown away."""
    aside = path.with_suffix(f".damaged-{clock.now():%Y%m%d%H%M%S}")
    for ending in ("", "-wal"):
        with suppress(OSError):
            os.replace(f"{path}{ending}", f"{aside}{ending}")
    return aside

"""What a killed process left beside a document: removed at the next opening, and when the document is deleted."""

import os
import re
from contextlib import suppress
from pathlib import Path

from readiness.documents.lock import lock_path
from readiness.documents.paths import MAKING, MIGRATING, backups_folder, of_documents, stray_files, working_folder
from readiness.documents.schema import SUFFIX
from readiness.foundation.errors import UserError
from readiness.foundation.paths import data_folder
from readiness.foundation.replacing import is_forgotten, left_in

# What earlier versions left: a half-made file with what SQLite adds, and an empty file to learn the folder's time.
_HALF_MADE = re.compile(r"\.(?P<name>.+)\.[0-9]+\.tmp(-journal)?", re.DOTALL)
_OLD_PRIVATE = re.compile(r"\.(settings|checked)\.json\.[0-9]+\.tmp")
# Of a file that was to be made, such as one for a conflict; who has a document open touches its lock each minute.
_LOCK = re.compile(rf"\.~lock\.(?P<name>.+{re.escape(SUFFIX)})#", re.DOTALL)
_PROBE = re.compile(r"\.~lock\.[0-9a-f]{32}#")


def leftovers_beside(document: Path) -> list[Path]:
    """Return the files in the folder of a document that are certainly ours and that no process needs any more."""
    found = left_in(document.parent, (document, lock_path(document)))
    with suppress(OSError), os.scandir(document.parent) as entries:
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith(".") and entry.is_file(follow_symlinks=False) and _is_old(path, document.name):
                found.append(path)
    return found


def remove_leftovers(document: Path) -> None:
    """Remove what killed processes left beside a document that is ours now; what is refused stays."""
    _remove(leftovers_beside(document))


def remove_private_leftovers(*, all_of_them: bool = False) -> None:
    """Remove what killed processes left half-made in the data folder.

    That is what is old, and beside settings, backups and the like all where nothing else counts than that none stays.
    """
    found = left_in(data_folder(), every=all_of_them)
    with suppress(OSError, UserError):
        for folder in of_documents(backups_folder(), ""):
            found += left_in(folder, every=all_of_them)
        older = [path for path in data_folder().iterdir() if _OLD_PRIVATE.fullmatch(path.name)]
        found += [path for path in older if all_of_them or is_forgotten(path)]
        # Without a working copy; what belongs to one goes when that is opened.
        strays = [path for path in of_documents(working_folder(), "") if _is_half_made(path)] + stray_files()
        found += [path for path in strays if is_forgotten(path)]
    _remove(found)


def _is_half_made(path: Path) -> bool:
    # What belongs to it ends in the same way, with "-wal" or "-journal" behind it.
    return path.suffix.partition("-")[0] in {MAKING, MIGRATING}


def _remove(paths: list[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _is_old(path: Path, document_name: str) -> bool:
    """Return whether a file beside a document was left by an earlier version, or is the lock of one never made."""
    lock = _LOCK.fullmatch(path.name)
    if lock:
        return not os.path.lexists(path.with_name(lock["name"])) and is_forgotten(path)
    half_made = _HALF_MADE.fullmatch(path.name)
    if half_made:
        name = half_made["name"]
        return name == document_name or (name.endswith(SUFFIX) and is_forgotten(path))
    # The lock of a document would hold something.
    return _PROBE.fullmatch(path.name) is not None and path.lstat().st_size == 0

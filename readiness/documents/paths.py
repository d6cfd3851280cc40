"""Where a document's private files lie in the user's data folder, and where a copy may lie beside it."""

import os
import re
from pathlib import Path

from readiness.documents import errors
from readiness.foundation import clock
from readiness.foundation.file_names import safe_name
from readiness.foundation.paths import data_folder

_NAMED_BY_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.|$)")
_WORKING = ".working"
_ACKNOWLEDGED = ".acknowledged"
_BALLOTS = ".ballots"
_DAMAGED = ".damaged-"
# What is being made: a published file, the working copy of a document that gets another id, or one of a newer format.
MAKING, MIGRATING = ".making", ".migrating"
_LONGEST_STEM = 160
# No colons: some systems refuse them.
TIME_IN_NAMES = "%Y-%m-%d %H.%M.%S"


def listed(folder: Path, pattern: str) -> list[Path]:
    """Return what lies in a folder of ours, if there is one; raises UserError where that cannot be known."""
    try:
        return [*folder.glob(pattern)]
    except OSError as error:
        raise errors.data_folder_refused(error) from error


def of_documents(folder: Path, ending: str) -> list[Path]:
    """Return what is named by the id of a document; the data folder that a user has chosen may hold other things."""
    return [path for path in listed(folder, f"*{ending}") if _NAMED_BY_ID.match(path.name)]


def working_folder() -> Path:
    """Return the folder of the working copies."""
    return data_folder() / "working"


def working_path(document_id: str) -> Path:
    """Return where the working copy of a document lies."""
    return working_folder() / f"{document_id}{_WORKING}"


def working_paths() -> list[Path]:
    """Return all working copies that lie there."""
    return of_documents(working_folder(), _WORKING)


def stray_files() -> list[Path]:
    """Return what lies beside working copies that are gone: their logs, and what was noted of them."""
    beside = ("-wal", "-journal", "-shm")
    found = [path for ending in beside for path in of_documents(working_folder(), f"{_WORKING}{ending}")]
    noted = of_documents(working_folder(), _ACKNOWLEDGED)
    strays = [path for path in found if not path.with_suffix(_WORKING).exists()]
    return strays + [path for path in noted if not path.with_suffix(_WORKING).exists()]


def working_files(document_id: str) -> list[Path]:
    """Return everything that earlier sessions left of a document, also what was put aside; the working copy is last."""
    return sorted(listed(working_folder(), f"{document_id}.*"), key=lambda path: path.suffix == _WORKING)


def acknowledged_path(working: Path) -> Path:
    """Return where it is noted how many changes of a working copy were acknowledged."""
    return working.with_suffix(_ACKNOWLEDGED)


def damaged_path(working: Path) -> Path:
    """Return where a damaged working copy is put aside, named with the time."""
    return working.with_suffix(f"{_DAMAGED}{clock.now():%Y%m%d%H%M%S}")


def damaged_paths() -> list[Path]:
    """Return the damaged working copies that were put aside, without what SQLite keeps beside them."""
    found = of_documents(working_folder(), f"{_DAMAGED}*")
    return [path for path in found if path.suffix.removeprefix(_DAMAGED).isdecimal()]


def making_path(document_id: str) -> Path:
    """Return where the next published file, or the working copy of another id, of a document is made."""
    return working_folder() / f"{document_id}{MAKING}"


def half_made_files(making: Path) -> list[Path]:
    """Return a file that is being made, and what SQLite may keep beside it meanwhile."""
    return [Path(f"{making}{ending}") for ending in ("", "-journal", "-wal")]


def ballots_path(document_id: str) -> Path:
    """Return where the votes of a document's workshop lie until it ends."""
    return data_folder() / "workshop" / f"{document_id}{_BALLOTS}"


def ballots_paths() -> list[Path]:
    """Return the votes of all workshops that have not ended."""
    return of_documents(data_folder() / "workshop", _BALLOTS)


def ballot_files(path: Path) -> list[Path]:
    """Return everything that belongs to the votes at a path: there is a copy beside them."""
    return listed(path.parent, f"{path.name}*")


def backups_folder() -> Path:
    """Return the folder of all backups."""
    return data_folder() / "backups"


def backup_folder(document_id: str) -> Path:
    """Return the folder of one document's backups: never beside the document, so that one mishap spares them."""
    return backups_folder() / document_id


def conflict_path(path: Path) -> Path:
    """Return a free path beside a file that was changed from outside, named with the time."""
    return path_beside(path, f"conflict {clock.now().astimezone():{TIME_IN_NAMES}}")


def path_beside(path: Path, what: str) -> Path:
    """Return a free path beside a file, its name followed by what it is, as in `Muster (copy).readiness`."""
    # Bytes, not characters, are what a folder counts; names of a lock and of a temporary file must fit as well.
    stem = path.stem.encode()[:_LONGEST_STEM].decode(errors="ignore")
    numbers = ["", *(f" {n}" for n in range(2, 1000))]
    names = (path.with_name(safe_name(f"{stem} ({what}{number}){path.suffix}")) for number in numbers)
    return next(name for name in names if not os.path.lexists(name))

"""What crashed sessions left behind."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from readiness.documents.leftovers import remove_private_leftovers
from readiness.documents.paths import working_paths
from readiness.documents.working_copy import InUseError, WorkingCopy


@dataclass(frozen=True, slots=True)
class Recoverable:
    """A working copy that was left behind by a crash."""

    working_path: Path
    published_path: Path
    organisation: str
    answers: int
    modified: float


def recoverable() -> list[Recoverable]:
    """Return what can be recovered, newest first; open documents of other windows are left out."""
    found = []
    remove_private_leftovers()
    for path in working_paths():
        try:
            modified = max(file.stat().st_mtime for file in (path, Path(f"{path}-wal")) if file.exists())
            copy = WorkingCopy.open(path)
        except (sqlite3.Error, OSError, ValueError, InUseError):
            # Damaged: opening its document says so with the place of the file.
            continue
        try:
            location = None if copy.empty else copy.published().path
            if location is None or (location.is_file() and not copy.changed() and not copy.missing):
                # Opened and looked at: the published file holds everything.
                copy.discard()
                continue
            with closing(copy):
                state = copy.assessment()
                found.append(Recoverable(path, location, state.details.organisation, len(state.answers), modified))
        except (sqlite3.Error, ValueError):
            copy.close()
    return sorted(found, key=lambda left: -left.modified)

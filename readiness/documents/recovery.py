"""What crashed sessions left behind."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from readiness.documents.backups import ids_of
from readiness.documents.latest import belongs_to
from readiness.documents.leftovers import remove_private_leftovers
from readiness.documents.opening import open_copy
from readiness.documents.paths import damaged_paths, working_path, working_paths
from readiness.documents.published_file import fingerprint
from readiness.documents.working_copy import InUseError, NewerFormatError, Published, WorkingCopy
from readiness.foundation.errors import UserError
from readiness.foundation.files import real_path
from readiness.foundation.translation import N_


@dataclass(frozen=True, slots=True)
class Recoverable:
    """A working copy that was left behind by a crash."""

    working_path: Path
    published_path: Path
    organisation: str
    answers: int
    modified: float
    fingerprints: tuple[str, ...] = ()

    @property
    def document_id(self) -> str:
        """The id of the document, which also names the working copy."""
        return self.working_path.stem


def recoverable() -> list[Recoverable]:
    """Return what can be recovered, newest first; open documents of other windows are left out."""
    return _look_around()[0]


def damaged() -> list[Path]:
    """Return the files of crashed sessions that cannot be read, whether they were put aside or lie where they were."""
    return sorted([*damaged_paths(), *_look_around()[1]])


def _look_around() -> tuple[list[Recoverable], list[Path]]:
    """Return what can be recovered, and what cannot be read."""
    found, unreadable = [], []
    remove_private_leftovers()
    for path in working_paths():
        try:
            modified = max(file.stat().st_mtime for file in (path, Path(f"{path}-wal")) if file.exists())
            copy = WorkingCopy.open(path)
        except (InUseError, NewerFormatError):
            # Others are at it, or will be; opening its document says so.
            continue
        except (sqlite3.Error, OSError, ValueError):
            unreadable.append(path)
            continue
        try:
            location, fingerprints = (None, ()) if copy.empty else copy.published()
            if location is None or (location.is_file() and not copy.changed() and not copy.missing):
                # Opened and looked at: the published file holds everything.
                copy.discard()
                continue
            with closing(copy):
                state = copy.assessment()
                found.append(
                    Recoverable(path, location, state.details.organisation, len(state.answers), modified, fingerprints)
                )
        except (sqlite3.Error, ValueError):
            unreadable.append(path)
            copy.close()
    return sorted(found, key=lambda left: -left.modified), unreadable


def left_of(named: Path) -> Recoverable:
    """Return what was left of a document, named by its path, also after it was moved, or by its id.

    One that was moved gets its new path. Raises UserError where there is nothing that could be taken over.
    """
    location = real_path(named)
    left = recoverable()
    here = ids_of(location)
    for entry in left:
        # Another document may have come to its place meanwhile.
        at_its_place = location == entry.published_path and (not here or entry.document_id in here)
        if at_its_place or str(named) == entry.document_id:
            return entry
    try:
        found = fingerprint(location)
    except OSError:
        found = None
    for entry in left:
        moved = entry.published_path != location
        if moved and belongs_to(Published(entry.published_path, entry.fingerprints), location, found):
            return replace(entry, published_path=location)
    known = {path.stem for path in working_paths()}
    for document_id in known & {str(named), *here}:
        # What is damaged, open elsewhere or of a newer version says so.
        open_copy(working_path(document_id)).close()
    raise UserError(
        "nothing-to-recover",
        N_("No session that ended unexpectedly has left anything of this document."),
        N_("Run “readiness recover” without a name to see what there is."),
        where=str(named),
    )

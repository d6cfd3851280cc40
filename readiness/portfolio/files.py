"""Which documents lie in folders: found by their names, in all folders below, each of them once."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from readiness.documents.schema import SUFFIX
from readiness.exchange.sealed_file import SEALED_SUFFIX
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.file_names import is_dropping
from readiness.foundation.files import unreadable
from readiness.foundation.paths import data_folder
from readiness.foundation.translation import N_
from readiness.portfolio.entry import Unreadable

# The endings of what is a document by its name; a sealed one is told, not read.
_ENDINGS = (SUFFIX, SEALED_SUFFIX)
# No folder of clients is so deep; a path beyond it is refused by most systems.
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that is a document by its name, or that was named by people.

    `mark` changes when the file is written or replaced, as far as the system can tell without reading it;
    `written_ns` is when it was written last, in nanoseconds since 1970.
    """

    path: Path
    mark: str
    written_ns: int


def find_documents(places: Iterable[Path]) -> tuple[list[FoundFile], list[Unreadable]]:
    """Return the documents in some folders and below, in the order of their paths, and what could not be looked at.

    A file may be named, too. Links are followed, and whatever is reached twice counts once: a link that leads back
    to a folder above it ends nothing. Hidden files and folders are passed over, as are files of other kinds, and the
    program's own folder, whose documents are backups and working copies of those that lie elsewhere.
    """
    search = _Search()
    for place in places:
        search.look(place.absolute(), named=True, depth=0)
    return sorted(search.files.values(), key=lambda file: str(file.path)), search.unreadable


class _Search:
    """What was found so far; folders are known by what the system knows them by."""

    def __init__(self) -> None:
        self.files: dict[str, FoundFile] = {}
        self.unreadable: list[Unreadable] = []
        self._entered: set[tuple[int, int]] = set()
        self._own = _own_folder()

    def look(self, path: Path, *, named: bool, depth: int) -> None:
        """Take in a file, or a folder with all that is in it."""
        try:
            found = path.stat()
            if S_ISDIR(found.st_mode):
                self._enter(path, (found.st_dev, found.st_ino), depth)
            elif named or path.name.lower().endswith(_ENDINGS):
                # By whatever link it is reached, it is the one file.
                real = os.path.realpath(path)
                self.files.setdefault(real, FoundFile(Path(real), _mark(found), found.st_mtime_ns))
        except OSError as error:
            self.unreadable.append(Unreadable(path, _refused(path, error)))

    def _enter(self, folder: Path, identity: tuple[int, int], depth: int) -> None:
        # On some shares no folder has a number of its own.
        if depth > _DEEPEST or (identity[1] and identity in self._entered):
            return
        if depth and os.path.realpath(folder) == self._own:
            return
        self._entered.add(identity)
        with os.scandir(folder) as entries:
            wanted = [entry.name for entry in entries if not is_dropping(entry.name) and _may_hold(entry)]
        for name in sorted(wanted):
            self.look(folder / name, named=False, depth=depth + 1)


def is_sealed_document(path: Path) -> bool:
    """Return whether a file is one that only a pass phrase opens, by its name."""
    return path.name.lower().endswith(SEALED_SUFFIX)


def sealed(path: Path) -> UserError:
    """Return why a sealed document stands in no portfolio: to ask for each phrase would stop all others."""
    return UserError(
        "portfolio-sealed",
        N_("This document is sealed with a pass phrase."),
        N_("Extract it first: readiness unpack {path} -o DOC."),
        where=str(path),
        path=str(path),
    )


def _own_folder() -> str:
    """Return where the program keeps what is its own; empty where it can keep nothing."""
    try:
        return os.path.realpath(data_folder())
    except UserError:
        return ""


def _may_hold(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.name.lower().endswith(_ENDINGS) or entry.is_dir()
    except OSError:
        # It is looked at once more, and told.
        return True


def _mark(found: os.stat_result) -> str:
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _refused(path: Path, error: OSError) -> UserError:
    if path.is_dir():
        return UserError(
            "folder-unreadable",
            N_("The folder cannot be read ({reason})."),
            N_("Check that you may open it."),
            where=str(path),
            reason=reason_of(error),
        )
    return unreadable(path, error)

"""The place where an open document is published: what has become of the file there since we wrote it."""

import os
import stat
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from readiness.documents.lock import Lock
from readiness.documents.published_file import fingerprint
from readiness.documents.schema import SUFFIX
from readiness.documents.working_copy import Published
from readiness.foundation.privacy import is_write_protected


class PlaceState(Enum):
    """What lies at the place of a document."""

    AS_PUBLISHED = "as published"
    GONE = "gone"
    # Others wrote it.
    REPLACED = "replaced"
    # It has another name in the same folder.
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Place:
    """`path` is where the file is, or was where it is gone; `protected` says that the file is marked as read-only."""

    state: PlaceState
    path: Path
    protected: bool = False


class FileMark(NamedTuple):
    """What the system tells of a file without reading it: the same mark, the same file."""

    device: int
    inode: int
    size: int
    modified_ns: int
    protected: bool

    @classmethod
    def of(cls, path: Path) -> "FileMark | None":
        """Return the mark of a file, None where there is no file; raises OSError where that cannot be known."""
        try:
            found = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not stat.S_ISREG(found.st_mode):
            # A pipe in its place would have us wait for ever.
            return cls(found.st_dev, found.st_ino, -1, 0, protected=False)
        protected = is_write_protected(found.st_mode)
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, protected)

    def same_file(self, other: "FileMark | None") -> bool:
        """Return whether nobody has written the file meanwhile."""
        return other is not None and self[:4] == other[:4]


def look_at(published: Published, mark: FileMark | None) -> tuple[Place, FileMark | None]:
    """Return what has become of a published file, and the mark to know it by from now on.

    `mark` is the latest one: only where it has changed the file is read. Raises OSError where nothing can be known,
    such as on a share that is away.
    """
    path = published.path
    found = FileMark.of(path)
    if found is None:
        new_path = _renamed(published, mark)
        return (Place(PlaceState.GONE, path) if new_path is None else Place(PlaceState.RENAMED, new_path)), mark
    if found.same_file(mark) or (found.size >= 0 and fingerprint(path) in published.fingerprints):
        return Place(PlaceState.AS_PUBLISHED, path, found.protected), found
    return Place(PlaceState.REPLACED, path, found.protected), mark


def _renamed(published: Published, mark: FileMark | None) -> Path | None:
    """Return the other name that the file has in its folder now; a copy of it is another file."""
    if mark is None or not mark.inode:
        return None
    try:
        with os.scandir(published.path.parent) as entries:
            paths = [Path(entry.path) for entry in entries if entry.name.endswith(SUFFIX)]
        same = [path for path in paths if mark.same_file(FileMark.of(path))]
    except OSError:
        return None
    return next((path for path in same if fingerprint(path) in published.fingerprints), None)


class HeldPlace:
    """The place of an open document: its path, its lock, and by what the file there is known to be ours."""

    def __init__(self, published: Published) -> None:
        self.published = published
        # Whether something of ours was published since the document was opened; closing then reports what others did.
        self.has_published = False
        self.mark: FileMark | None = None
        self._lock: Lock | None = None

    def hold(self, lock: Lock | None) -> None:
        """Hold a lock that was taken, None where its folder allows none, instead of the one held so far."""
        self.release()
        self._lock = lock

    def release(self) -> None:
        """Let others have the document."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def refresh_lock(self) -> None:
        """Refresh the lock, which tells other processes that the document is open here."""
        if self._lock is not None:
            self._lock.refresh()

    def look(self) -> Place | None:
        """Return what has become of the published file, None where that cannot be known."""
        try:
            place, self.mark = look_at(self.published, self.mark)
        except OSError:
            return None
        return place

    def has_written(self) -> None:
        """Note that the file there was just published."""
        self.has_published = True
        self.mark = mark_of(self.published.path)

    def is_ours(self) -> bool:
        """Return whether the file there was written by us, or there is none; raises OSError."""
        found = fingerprint(self.published.path)
        return found is None or found in self.published.fingerprints

    def is_lost(self) -> bool:
        """Return whether the file that we published is gone or was replaced; raises OSError."""
        return self.has_published and fingerprint(self.published.path) not in self.published.fingerprints

    def may_be_lost(self) -> bool:
        """Return whether the file that we published is gone or was replaced, as far as can be known."""
        try:
            return self.is_lost()
        except OSError:
            return True


def mark_of(path: Path) -> FileMark | None:
    """Return the mark of a file, None where there is none that can be looked at."""
    try:
        return FileMark.of(path)
    except OSError:
        return None

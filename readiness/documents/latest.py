"""A document as it was stored last: its file, or the working copy where that holds more.

A crash leaves a working copy with what the file does not hold yet. It is looked at here and stays as it is: taking it
over is for those who change the document, or for `Document.recover`.
"""

import sqlite3
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from readiness.documents.backup_places import id_at
from readiness.documents.content import Content
from readiness.documents.paths import working_path
from readiness.documents.published_file import fingerprint, load_published
from readiness.documents.working_copy import InUseError, NewerFormatError, Published, WorkingCopy
from readiness.foundation.files import real_path


class Standing(Enum):
    """How what was read stands to what is stored."""

    # The file holds everything.
    PUBLISHED = "published"
    # A crash left a newer state, which was read.
    LEFT = "left"
    # Another process has the document open; the file was read, and what was entered last may be missing.
    OPEN = "open"
    # A crash left a state that could not be read, or that the file has gone its own way from; the file was read.
    WAITS = "waits"


class Latest(NamedTuple):
    """The latest content that could be read."""

    content: Content
    standing: Standing


def read_latest(path: Path) -> Latest:
    """Read a document and, where a crash left a newer state of it, that state; raises UserError and changes nothing."""
    content, found = load_published(path)
    return newer_than(content, path, found)


def newer_than(content: Content, path: Path, found: str) -> Latest:
    """Return the content of the file at a path with fingerprint `found`, or what a crash left that is newer."""
    working = working_path(id_at(real_path(path), content.document_id))
    # An empty one was opened and not changed.
    if not working.exists() or not working.stat().st_size:
        return Latest(content, Standing.PUBLISHED)
    try:
        copy = WorkingCopy.open(working)
    except InUseError:
        return Latest(content, Standing.OPEN)
    except (sqlite3.Error, OSError, ValueError, NewerFormatError):
        return Latest(content, Standing.WAITS)
    with closing(copy):
        try:
            return Latest(*_newer(copy, content, real_path(path), found))
        except (sqlite3.Error, ValueError):
            return Latest(content, Standing.WAITS)


def belongs_to(published: Published, location: Path, found: str | None) -> bool:
    """Return whether a working copy that was published somewhere is that of the file with fingerprint `found`.

    A file that was moved is known by its fingerprint, whatever lies at its old place now; a copy of it has an original
    that is still there.
    """
    return published.path == location or (found in published.fingerprints and not _is_there(published))


def _is_there(published: Published) -> bool:
    """Return whether what was published lies at its place still, as far as can be seen."""
    try:
        return fingerprint(published.path) in published.fingerprints
    except OSError:
        return True


def _newer(copy: WorkingCopy, content: Content, location: Path, found: str) -> tuple[Content, Standing]:
    if copy.empty:
        return content, Standing.PUBLISHED
    published = copy.published()
    if not belongs_to(published, location, found):
        # What waits is another file's, unless that is gone: then this may be it, as others have changed it.
        return content, Standing.PUBLISHED if published.path.exists() else Standing.WAITS
    newer = copy.content()
    if newer.assessment == content.assessment:
        # What a damaged log has lost is told where the document is opened.
        return content, Standing.WAITS if copy.missing else Standing.PUBLISHED
    if found in published.fingerprints:
        return newer, Standing.LEFT
    return content, Standing.WAITS

"""Going on with the working copy that a crash left, or with the published file where damage has left less than that."""

import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from readiness.documents import errors
from readiness.documents.content import Content
from readiness.documents.opening import open_copy, refused_copy
from readiness.documents.published_file import fingerprint, read_published
from readiness.documents.working_copy import Published, WorkingCopy
from readiness.foundation.errors import UserError
from readiness.foundation.files import unreadable


class Resumed(NamedTuple):
    """What is gone on with: `content` is None where the working copy holds it.

    `changed_at` is the time of the latest change that was left, `warnings` what the user is to know.
    """

    copy: WorkingCopy
    content: Content | None
    published: Published
    changed_at: datetime | None
    warnings: tuple[UserError, ...] = ()


def resume(copy: WorkingCopy, location: Path | None = None) -> Resumed:
    """Go on with what was left; `location` is where its file was moved since.

    Raises UserError where it cannot be read; the working copy is closed then.
    """
    try:
        published = copy.published()
        if location is not None and location != published.path:
            published = Published(location, published.fingerprints)
            copy.set_published(published)
        left = Resumed(copy, None, published, copy.changed_at())
        document_id, aside = copy.document_id, copy.aside() or copy.path
    except (sqlite3.Error, ValueError) as error:
        copy.close()
        raise refused_copy(copy.path, error) from error
    return _after_damage(left, document_id, aside) if copy.missing else left


def published_of(copy: WorkingCopy) -> Published:
    """Return where a working copy was published last; raises UserError where it cannot be read, and closes it then."""
    try:
        return copy.published()
    except sqlite3.Error as error:
        copy.close()
        raise refused_copy(copy.path, error) from error


def _after_damage(left: Resumed, document_id: str, aside: Path) -> Resumed:
    """Go on from what is left of a damaged working copy, or from the published file where that holds more."""
    path, missing = left.published.path, left.copy.missing
    try:
        found = fingerprint(path)
    except OSError as error:
        left.copy.close()
        raise unreadable(path, error) from error
    missing_in_file = left.copy.newer_in(found)
    if missing_in_file is not None:
        with suppress(UserError):
            content = read_published(path)._replace(document_id=document_id)
            left.copy.discard()
            copy = open_copy(left.copy.path)
            left = Resumed(copy, content, Published(path, (found or "",)), left.changed_at)
            missing = missing_in_file
    return left._replace(warnings=(errors.changes_missing(path, missing, aside),) if missing else ())

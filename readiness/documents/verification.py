"""Whether a document is whole: every page, every row, every attached file."""

from pathlib import Path
from typing import NamedTuple

from readiness.documents import rows
from readiness.documents.content import Content
from readiness.documents.latest import Standing, newer_than
from readiness.documents.published_file import (
    NOT_OURS,
    damaged,
    fingerprint_of,
    open_published,
    read_checked,
    sha256_in,
)
from readiness.documents.states import read_state
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_


class Verified(NamedTuple):
    """What a whole file holds, how that stands to what is stored, and the SHA-256 of the file."""

    content: Content
    standing: Standing
    sha256: str


def verify(path: Path) -> Verified:
    """Return what a file holds; raises UserError where something is wrong.

    Reading a document looks at what it needs. This looks at the rest as well: pages that nothing points to,
    the order of the indexes, whether every attached file is there, and whether every recorded state can be read.
    """
    raw = read_checked(path)
    try:
        with open_published(raw) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()
            content = rows.read_content(connection)
    except NOT_OURS as error:
        raise damaged(path, error) from error
    if found != ("ok",):
        raise UserError(
            "document-damaged",
            N_("The document can be read, but its file is damaged ({found})."),
            N_("Use a backup of it, or open it in the app and save it under another name: that writes an intact file."),
            where=str(path),
            # SQLite writes several lines.
            found=" ".join(found[0].split()),
        )
    missing = content.assessment.digests() - content.files.keys()
    if missing:
        raise UserError(
            "files-missing",
            N_("The document is intact, but attached files are missing: {n}."),
            N_("Attach them again, or take them from a backup."),
            where=str(path),
            n=len(missing),
        )
    for state in content.assessment.history.states:
        read_state(state, content.questionnaire, content.files.get, str(path))
    as_read = fingerprint_of(raw)
    return Verified(content, newer_than(content, path, as_read).standing, sha256_in(as_read))

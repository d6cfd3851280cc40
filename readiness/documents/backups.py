"""Backups of published states, in the user's data folder and thus outside the document's own."""

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from readiness.documents.paths import backup_folder, backups_folder
from readiness.documents.published_file import fingerprint, read_published
from readiness.documents.retention import Stamp, kept
from readiness.documents.schema import SUFFIX
from readiness.foundation import clock
from readiness.foundation.errors import UserError

_PAUSE = timedelta(minutes=5)
_NAME = re.compile(rf"(\d{{6,}}) (\d{{8}}T\d{{6}}Z){re.escape(SUFFIX)}")
_TIME = "%Y%m%dT%H%M%SZ"
# Holds the path of the document: a damaged document has no readable id.
_PATH_FILE = "path.txt"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup; it is a document file like any other."""

    path: Path
    stamp: Stamp

    def answers(self) -> int | None:
        """Return how many answers it holds, or None where it cannot be read."""
        try:
            return len(read_published(self.path).assessment.answers)
        except UserError:
            return None


def keep_backup(document_id: str, state: Path, location: Path, *, last: bool) -> bool:
    """Keep a checked state that is published at `location`, thin what has gathered, and return whether it was kept.

    Between two backups there are five minutes at least; the `last` state of a session takes the place of one
    that is younger. Raises OSError where it cannot be written; the earlier ones stay.
    """
    folder = backup_folder(document_id)
    found = backups_in(folder)
    now = clock.now()
    newest = found[0] if found else None
    young = newest is not None and timedelta() <= now - newest.stamp.at < _PAUSE
    if young and not last:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _PATH_FILE).write_text(str(location), encoding="utf-8")
    _copy(state, newest.path if newest is not None and young else _next_path(folder, found))
    _thin(folder)
    return True


def keep_replaced(document_id: str, document: Path) -> None:
    """Keep a backup of a document that another one is about to replace, unless the newest one is the same.

    Nothing is thinned and no pause is kept: this may be the only copy. Raises OSError where it cannot be written.
    """
    folder = backup_folder(document_id)
    found = backups_in(folder)
    if found and fingerprint(found[0].path) == fingerprint(document):
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _PATH_FILE).write_text(str(document), encoding="utf-8")
    _copy(document, _next_path(folder, found))


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups of a folder, newest first."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        match = _NAME.fullmatch(path.name)
        if match:
            with suppress(ValueError):
                at = datetime.strptime(match[2], _TIME).replace(tzinfo=UTC)
                found.append(Backup(path, Stamp(int(match[1]), at)))
    return sorted(found, key=lambda backup: backup.stamp, reverse=True)


def backups_of(document: Path) -> list[Backup]:
    """Return the backups of a document, newest first; those of an unreadable file are found by its path."""
    return backups_with(ids_of(document))


def backups_with(ids: Iterable[str]) -> list[Backup]:
    """Return the backups of the documents with these ids, newest first."""
    found = [backup for document_id in ids for backup in backups_in(backup_folder(document_id))]
    return sorted(found, key=lambda backup: backup.stamp.at, reverse=True)


def ids_of(document: Path) -> list[str]:
    """Return the id of a document; of an unreadable one, all that were published at its path."""
    try:
        return [read_published(document).document_id]
    except UserError:
        return ids_at(document.resolve())


def ids_at(location: Path) -> list[str]:
    """Return the ids of all documents that were published at a path and have backups."""
    return [folder.name for folder in backups_folder().glob("*") if published_at(folder) == location]


def published_at(folder: Path) -> Path | None:
    """Return the path at which the document of a backup folder was published; None where it is not recorded."""
    try:
        return Path((folder / _PATH_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _next_path(folder: Path, found: list[Backup]) -> Path:
    """Return where the next backup lies in a folder that holds those that were `found`, newest first."""
    number = found[0].stamp.number + 1 if found else 1
    return folder / f"{number:06d} {clock.now().astimezone(UTC).strftime(_TIME)}{SUFFIX}"


def _copy(state: Path, target: Path) -> None:
    temporary = target.with_suffix(".tmp")
    try:
        shutil.copyfile(state, temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _thin(folder: Path) -> None:
    found = backups_in(folder)
    wanted = kept([backup.stamp for backup in found])
    for backup in found:
        if backup.stamp not in wanted:
            backup.path.unlink(missing_ok=True)

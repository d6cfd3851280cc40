"""Backups of published states, in the user's data folder and thus outside the document's own."""

import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from readiness.documents.backup_places import BackupPlace, id_at, place_for, places_at, places_of
from readiness.documents.paths import backups_folder, listed
from readiness.documents.published_file import fingerprint, read_published
from readiness.documents.retention import Stamp, kept
from readiness.documents.schema import SUFFIX
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.files import real_path
from readiness.foundation.privacy import PRIVATE_FILE, ensure_private_folder
from readiness.foundation.replacing import replace_whole

_PAUSE = timedelta(minutes=5)
_NAME = re.compile(rf"(\d{{6,}}) (\d{{8}}T\d{{6}}Z){re.escape(SUFFIX)}")
_TIME = "%Y%m%dT%H%M%SZ"
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


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
    that is younger. Raises OSError or UserError where it cannot be written; the earlier ones stay.
    """
    place = place_for(document_id, location)
    found = backups_in(place.folder)
    now = clock.now()
    newest = found[0] if found else None
    # Where the document came from elsewhere, what was kept there stays.
    young = newest is not None and place.place == location and timedelta() <= now - newest.stamp.at < _PAUSE
    if young and not last:
        return False
    _prepare(place, location)
    _copy(state, newest.path if newest is not None and young else _next_path(place.folder, found))
    _thin(place.folder)
    return True


def keep_replaced(document_id: str, document: Path) -> None:
    """Keep a backup of a document that another one is about to replace, unless the newest one is the same.

    Nothing is thinned and no pause is kept: this may be the only copy. Raises OSError or UserError where it cannot be
    written.
    """
    place = place_for(document_id, document)
    found = backups_in(place.folder)
    if found and fingerprint(found[0].path) == fingerprint(document):
        return
    _prepare(place, document)
    _copy(document, _next_path(place.folder, found))


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups of a folder, newest first: by their numbers, whatever the clock said."""
    found = []
    for path in listed(folder, f"*{SUFFIX}"):
        match = _NAME.fullmatch(path.name)
        if match:
            with suppress(ValueError):
                at = datetime.strptime(match[2], _TIME).replace(tzinfo=UTC)
                found.append(Backup(path, Stamp(int(match[1]), at)))
    return sorted(found, key=lambda backup: backup.stamp, reverse=True)


def backups_of(document: Path, document_id: str | None = None) -> list[Backup]:
    """Return the backups of a document, newest first; those of an unreadable file are found by its path.

    `document_id` is what the file holds, where that is known already.
    """
    ids = ids_of(document) if document_id is None else [id_at(real_path(document), document_id)]
    return backups_with(ids, document)


def backups_with(ids: Iterable[str], document: Path) -> list[Backup]:
    """Return the backups of the documents with these ids at one place, newest first.

    Within a folder by number; the folder that was written last comes first.
    """
    folders = [backups_in(place.folder) for place in places_with(ids, document)]
    folders.sort(key=lambda found: found[0].stamp.at if found else _LONG_AGO, reverse=True)
    return [backup for found in folders for backup in found]


def places_with(ids: Iterable[str], document: Path) -> list[BackupPlace]:
    """Return the folders with the backups of the documents with these ids at one place."""
    location = real_path(document)
    return [place for document_id in ids for place in places_of(document_id) if place.is_of(location)]


def places_beside(ids: Iterable[str], document: Path) -> list[BackupPlace]:
    """Return where backups are that are not those of the document: of its ids elsewhere, of other ids at its place."""
    own = {place.folder for place in places_with(ids, document)}
    others = [place for document_id in ids for place in places_of(document_id)] + places_at(real_path(document))
    return [*{place.folder: place for place in others if place.folder not in own}.values()]


def ids_of(document: Path) -> list[str]:
    """Return the id of a document; of an unreadable one, all that were published at its path."""
    location = real_path(document)
    try:
        return [id_at(location, read_published(document).document_id)]
    except UserError:
        return [*dict.fromkeys(place.document_id for place in places_at(location))]


def _prepare(place: BackupPlace, location: Path) -> None:
    ensure_private_folder(backups_folder())
    ensure_private_folder(place.folder)
    place.note(location)


def _next_path(folder: Path, found: list[Backup]) -> Path:
    """Return where the next backup lies in a folder that holds those that were `found`, newest first."""
    number = found[0].stamp.number + 1 if found else 1
    return folder / f"{number:06d} {clock.now().astimezone(UTC).strftime(_TIME)}{SUFFIX}"


def _copy(state: Path, target: Path) -> None:
    with state.open("rb") as file:
        replace_whole(target, lambda copy: shutil.copyfileobj(file, copy, 1 << 20), mode=PRIVATE_FILE)


def _thin(folder: Path) -> None:
    found = backups_in(folder)
    wanted = kept([backup.stamp for backup in found])
    for backup in found:
        if backup.stamp not in wanted:
            backup.path.unlink(missing_ok=True)

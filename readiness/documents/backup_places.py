"""Whose backups are whose: a document is known by its id, and by the place at which it was published.

A copy that was made in a file manager has the id of its original. So the backups of an id lie in a folder for each
place, and a note in it says which. Those of a place that the document has left go on with it; those of a place where
it still lies belong to that one alone.
"""

from contextlib import suppress
from hashlib import sha256
from os.path import lexists
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from readiness.documents.paths import backup_folder, backups_folder, listed, of_documents
from readiness.documents.published_file import read_published
from readiness.foundation.errors import UserError
from readiness.foundation.files import write_whole
from readiness.foundation.paths import data_folder

# Holds the path of the document: a damaged document has no readable id.
_PLACE_FILE = "path.txt"
# There where that path is on another disk than the data folder: such a disk may come back.
_OTHER_DISK_FILE = "other-disk.txt"


class BackupPlace(NamedTuple):
    """A folder with the backups of what was published at a place; None where no note says which."""

    document_id: str
    folder: Path
    place: Path | None

    def is_of(self, location: Path) -> bool:
        """Return whether these are the backups of the document at a place: made there, or before it came there."""
        return self.is_at(location) or self.is_left()

    def is_at(self, location: Path) -> bool:
        """Return whether they were made of what was published at a place, by whatever name it is reached."""
        if self.place is None or self.place == location:
            return True
        with suppress(OSError):
            # With two names in one folder it becomes two files with the next publishing.
            return self.place.samefile(location) and location.stat().st_nlink == 1
        return False

    def is_left(self) -> bool:
        """Return whether the document has left the place.

        It has not where only the disk is missing, nor where a damaged file lies there: that may still be it.
        """
        if self.place is None:
            return True
        if not lexists(self.place):
            return self.place.parent.is_dir() or not (self.folder / _OTHER_DISK_FILE).exists()
        return not self.still_holds()

    def still_holds(self) -> bool:
        """Return whether the document lies at the place still, as far as can be seen."""
        if self.place is None or not lexists(self.place):
            return False
        try:
            return read_published(self.place).document_id == self.document_id
        except UserError:
            return True

    def note(self, location: Path) -> None:
        """Note the place of what is published from now on; raises OSError."""
        if self.place != location:
            write_whole(str(location).encode(), self.folder / _PLACE_FILE, private=True)
        other = self.folder / _OTHER_DISK_FILE
        if _is_on_our_disk(location):
            other.unlink(missing_ok=True)
        elif not other.exists():
            write_whole(b"", other, private=True)


def disk_is_missing(document_id: str, location: Path) -> bool:
    """Return whether the disk on which a document lay is away, and only the folder where it is mounted is there."""
    noted = (place for place in places_of(document_id) if place.place == location)
    on_other_disk = any((place.folder / _OTHER_DISK_FILE).exists() for place in noted)
    return on_other_disk and location.parent.is_dir() and _is_on_our_disk(location)


def delete_place(folder: Path) -> None:
    """Delete a folder of backups; raises OSError, and can be called again then: the note of its place goes last."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name == _PLACE_FILE):
        if path.is_dir() and not path.is_symlink():
            rmtree(path)
        else:
            path.unlink()
    # Empty it tells nothing, and does no harm.
    with suppress(OSError):
        folder.rmdir()


def places_of(document_id: str) -> list[BackupPlace]:
    """Return all places at which a document of an id was published, as far as there are backups."""
    return [_read(folder) for folder in listed(backups_folder(), f"{document_id}*") if _id_of(folder) == document_id]


def places_at(location: Path) -> list[BackupPlace]:
    """Return what was published at a place, whatever its id."""
    found = (_read(folder) for folder in of_documents(backups_folder(), ""))
    return [place for place in found if place.place == location]


def place_for(document_id: str, location: Path) -> BackupPlace:
    """Return where the backups of a document at a place belong; the folder need not be there yet."""
    known = places_of(document_id)
    here = [place for place in known if place.is_at(location)]
    # Of several places that it has left, the latest.
    left = sorted((place for place in known if place not in here and place.is_left()), key=_age)
    if here or left:
        return (here + left)[0]
    folder = backup_folder(document_id)
    if known:
        folder = folder.with_name(f"{folder.name}.{sha256(bytes(location)).hexdigest()[:16]}")
    return BackupPlace(document_id, folder, None)


def id_at(location: Path, document_id: str) -> str:
    """Return the id under which the file at a place is changed: its own, or that of a copy.

    A copy is a file of an id that was never published here, while another one is where that was published. Its id
    follows from both, so that what a crash leaves of it is found again.
    """
    known = places_of(document_id)
    if any(place.is_at(location) for place in known) or not any(place.still_holds() for place in known):
        return document_id
    # Imported here: it looks at the platform first, and few documents are copies.
    from uuid import UUID, uuid5

    return str(uuid5(UUID(document_id), f"{_this_installation()}\n{location}"))


def _is_on_our_disk(location: Path) -> bool:
    return location.parent.stat().st_dev == data_folder().stat().st_dev


def _this_installation() -> str:
    from readiness.documents.lock import this_process

    here = this_process()
    return f"{here.user}@{here.host} {here.home}"


def _read(folder: Path) -> BackupPlace:
    try:
        place = Path((folder / _PLACE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        place = None
    return BackupPlace(_id_of(folder), folder, place)


def _id_of(folder: Path) -> str:
    return folder.name.partition(".")[0]


def _age(place: BackupPlace) -> float:
    """Return a number that is smaller, the later something was published at the place."""
    try:
        return -(place.folder / _PLACE_FILE).stat().st_mtime
    except OSError:
        return 0

"""What lies there after a torment: files that nobody wants, and files that tell what they must not."""

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from tests.torture.deeds import FOLDER, Deed, Place

# In the data folder, once every document is closed: settings, what was checked, the log, and backups.
_KEPT = re.compile(
    r"settings\.json|checked\.json|readiness(\.old)?\.log"
    # A file that came to the place of another has a folder of its own; a note says where that is on another disk.
    r"|backups/[0-9a-f-]{36}(\.[0-9a-f]{16})?/(path\.txt|other-disk\.txt|\d{6,} \d{8}T\d{6}Z\.readiness)"
)
_ORGANISATION = b"Torture Ltd"


def leftovers(place: Place, deed: Deed) -> list[str]:
    """Return what lies there and should not, once everything is closed in good order."""
    found = [str(path.relative_to(place.root)) for path in _files(place.documents, place.temporary)]
    wanted = [f"{FOLDER}/{name}" for name in deed.leaves]
    unwanted = [name for name in found if not any(fnmatchcase(name, pattern) for pattern in wanted)]
    kept = (path.relative_to(place.data).as_posix() for path in _files(place.data))
    return unwanted + [f"data/{name}" for name in kept if not _KEPT.fullmatch(name)]


def tell_tales(place: Place, secrets: Sequence[str], *, closed: bool, deleted: bool = False) -> list[str]:
    """Return which files hold the `secrets` that were taken out again, or where they were written, and must not.

    While a document is open, or waits for recovery, its working copy may.
    """
    found = []
    for path in _files(place.documents, place.data, place.temporary):
        private = path.is_relative_to(place.data / "working") and not closed
        content = path.read_bytes()
        where = path.relative_to(place.root)
        if any(secret.encode() in content for secret in secrets) and not private:
            found.append(f"{where} holds a text that was taken out")
        if FOLDER.encode() in content and path.is_relative_to(place.documents):
            found.append(f"{where} says in which folder it was written")
        if deleted and _ORGANISATION in content:
            found.append(f"{where} holds what was deleted")
    return found


def _files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if not path.is_dir())

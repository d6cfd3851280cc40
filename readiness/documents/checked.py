"""Which files this computer has checked completely before: they need not be checked again to be opened.

The list holds fingerprints with the ids of their documents, and nothing else. It counts for the version that wrote it:
another one may ask for more.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from readiness import __version__
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most, write_whole
from readiness.foundation.paths import data_folder
from readiness.validation.plain import read_plain

_MOST = 200
# Far more than the list ever takes.
_MOST_BYTES = 100_000


def is_checked(fingerprint: str) -> bool:
    """Return whether a file of this fingerprint was checked completely, or published by us."""
    return any(entry.partition(" ")[0] == fingerprint for entry in _load())


def keep_checked(fingerprint: str, document_id: str, instead_of: Iterable[str] = ()) -> None:
    """Note that a file was checked completely; the earlier states that it replaces are forgotten."""
    known = _load()
    gone = {*instead_of, fingerprint}
    others = (entry for entry in known if entry.partition(" ")[0] not in gone)
    now = (*others, f"{fingerprint} {document_id}")[-_MOST:]
    if now != known:
        # Where that is refused, the file is only checked again.
        with suppress(OSError, UserError):
            _save(now)


def forget_checked(document_ids: Iterable[str]) -> None:
    """Forget all states of documents that are gone for good; where nothing is left, the list goes as well.

    Raises OSError.
    """
    known = _load()
    gone = {*document_ids}
    now = tuple(entry for entry in known if entry.partition(" ")[2] not in gone)
    if now != known:
        _save(now)


def _load() -> tuple[str, ...]:
    """Read the list, the newest last, behind the version that wrote it; one that cannot be read is empty."""
    try:
        version, *found = read_plain(read_at_most(_path(), _MOST_BYTES), tuple[str, ...])
    except (OSError, ValueError, UserError):
        return ()
    return tuple(found) if version == __version__ else ()


def _save(files: tuple[str, ...]) -> None:
    """Write the list as a whole."""
    if files:
        # What a power cut takes is checked again.
        write_whole(json.dumps([__version__, *files]).encode(), _path(), private=True, flush=False)
    else:
        _path().unlink(missing_ok=True)


def _path() -> Path:
    return data_folder() / "checked.json"

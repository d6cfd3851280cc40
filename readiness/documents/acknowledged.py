"""How many changes were acknowledged, noted outside the working copy: its log ends in silence where it is damaged.

The note is written after each commit and not flushed for it: it survives the end of the process, and it never says
more than was stored. After a power cut it may say less; then it only notices less.
"""

import os
from binascii import crc32
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_MOST_BYTES = 400


class Noted(NamedTuple):
    """Numbers of changes since the working copy was filled: all, and those that the file of a fingerprint holds."""

    changes: int = 0
    published: int = 0
    fingerprint: str = "-"


class Acknowledged:
    """The note of one working copy. Where it cannot be read or written, it knows nothing, and no change is refused."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.noted = _read(path)

    def note(self, noted: Noted) -> None:
        """Replace the note."""
        self.noted = noted
        text = " ".join(str(part) for part in noted).encode()
        with suppress(OSError):
            # Not emptied first: the process may end between any two steps. What follows the line does not count.
            flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
            handle = os.open(self._path, flags, 0o600)
            try:
                os.write(handle, b"%s %08x\n" % (text, crc32(text)))
            finally:
                os.close(handle)

    def discard(self) -> None:
        """Remove the note; where that is refused, it says that nothing was acknowledged."""
        if self.noted != Noted():
            self.note(Noted())
        with suppress(OSError):
            self._path.unlink()


def _read(path: Path) -> Noted:
    try:
        with path.open("rb") as file:
            text, _, checksum = file.read(_MOST_BYTES).partition(b"\n")[0].rpartition(b" ")
        if int(checksum, 16) != crc32(text):
            return Noted()
        changes, published, fingerprint = text.decode().split(" ")
        return Noted(int(changes), int(published), fingerprint)
    except (OSError, ValueError):
        return Noted()

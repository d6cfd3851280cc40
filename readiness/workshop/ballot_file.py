"""Where the ballots lie: two files of the same content, each rewritten in place as a whole.

A database would keep what it replaces: its log tells one commit after the other, and its free pages hold what was
deleted. Here every commit overwrites the bytes of the one before. The copy is written and flushed first, so that one of
the two is whole whatever happens; between commits both are equal, byte for byte.
"""

import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from readiness.foundation.files import erase
from readiness.foundation.privacy import ensure_private_file

# Both files are as long as a multiple of this, filled up with zeros, and never become shorter before the end.
BLOCK = 4_096
_COPY = "-copy"
_DIGEST, _LENGTH = 32, 8
_HEAD = _DIGEST + _LENGTH

if sys.platform == "win32":
    import msvcrt

    # Windows locks bytes: one far behind the content, which others may read.
    _FAR = 2**30

    def _lock(file: BinaryIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


# The time of the last change need not be flushed along: that would double the wait for each vote.
_flush = getattr(os, "fdatasync", os.fsync)


class BallotsHeldError(Exception):
    """Another process, or another window of this one, has these ballots open."""


class BallotFile:
    """The two files, open and locked. All methods raise OSError."""

    def __init__(self, path: Path) -> None:
        """Open the files and make them where there are none; raises BallotsHeldError and OSError."""
        self._path = path
        # What the copy holds, for as long as the main file does not.
        self._unsettled: bytes | None = None
        self._main = _open(path)
        try:
            try:
                _lock(self._main)
            except OSError as error:
                raise BallotsHeldError from error
            self._copy = _open(path.with_name(path.name + _COPY))
        except BaseException:
            self._main.close()
            raise

    def read(self) -> bytes | None:
        """Return what was committed last, None where nothing ever was; raises ValueError where it is damaged."""
        copy, main = _content(self._copy), _content(self._main)
        # A commit that was interrupted while the copy was being written was never confirmed; the main file holds the
        # one before. One that was interrupted later is whole in the copy.
        found = main if copy is None else copy
        if found is None and os.fstat(self._main.fileno()).st_size:
            raise ValueError(str(self._path))
        return found

    def store(self, content: bytes) -> None:
        """Write the copy; when this returns, the content is on the disk and survives whatever happens."""
        # Before the copy is touched, the main file has to be whole.
        self.settle()
        _replace(self._copy, content)
        self._unsettled = content

    def settle(self) -> None:
        """Write the main file as well; when this returns, nothing of the earlier content is in the files."""
        if self._unsettled is not None:
            _replace(self._main, self._unsettled)
            self._unsettled = None

    def close(self) -> None:
        """Close and unlock."""
        self._copy.close()
        self._main.close()

    def destroy(self) -> None:
        """Overwrite everything with zeros, and remove the files."""
        self.close()
        for path in files_of(self._path):
            erase(path)


def files_of(path: Path) -> list[Path]:
    """Return the files of the ballots at `path` that are there."""
    return [*path.parent.glob(f"{path.name}*")]


def _open(path: Path) -> BinaryIO:
    ensure_private_file(path)
    # Unbuffered: what is written is written.
    return path.open("r+b", buffering=0)


def _content(file: BinaryIO) -> bytes | None:
    """Return the content of a file that is whole, None for any other."""
    file.seek(0)
    framed = file.read()
    digest, length = framed[:_DIGEST], int.from_bytes(framed[_DIGEST:_HEAD], "big")
    content = framed[_HEAD : _HEAD + length]
    return content if len(content) == length and sha256(content).digest() == digest else None


def _replace(file: BinaryIO, content: bytes) -> None:
    framed = sha256(content).digest() + len(content).to_bytes(_LENGTH, "big") + content
    size = max(os.fstat(file.fileno()).st_size, -(-len(framed) // BLOCK) * BLOCK)
    _write_all(file, framed.ljust(size, b"\0"))


def _write_all(file: BinaryIO, content: bytes) -> None:
    file.seek(0)
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]
    _flush(file.fileno())

"""The lock file beside a document: an advisory note of its user; conflict copies cover what it cannot prevent."""

import json
import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time
from typing import BinaryIO

from readiness.foundation.files import open_regular
from readiness.foundation.paths import data_folder
from readiness.foundation.replacing import make_whole, replace_whole
from readiness.validation.plain import NotOursError, read_plain, write_plain

# A process that has a document open touches its lock file regularly. A lock that was not touched for
# STALE_SECONDS belongs to a process that has crashed or lost its network, and may be taken over.
REFRESH_SECONDS = 60
STALE_SECONDS = 240
_MOST_BYTES = 4_000
# Of a name of a file, in bytes; a longer one of a document is cut in the name of its lock.
_LONGEST_NAME, _LONGEST_START = 255, 200


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a document open: `since` are seconds since 1970, `home` tells data folders apart without naming them."""

    user: str = ""
    host: str = ""
    home: str = ""
    since: float = 0
    token: str = ""

    def same_installation(self, other: "Holder") -> bool:
        """Return whether it is the same user at the same machine with the same data folder."""
        return (self.user, self.host, self.home) == (other.user, other.host, other.home)


class HeldError(Exception):
    """Another process has the document open."""

    def __init__(self, holder: Holder) -> None:
        super().__init__("held")
        self.holder = holder


class Lock:
    """A lock that is ours. Within one data folder the working copy decides; this one is for other machines."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self._path = path
        self._holder = holder

    @classmethod
    def take(cls, document: Path) -> "Lock | None":
        """Take the lock of a document; None where its folder does not allow any.

        Raises HeldError where another process has it and has refreshed it lately.
        """
        path = lock_path(document)
        lock = cls(path, this_process())
        try:
            lock._make()
        except FileExistsError:
            return lock._take_over()
        except OSError:
            return None
        return lock

    def refresh(self) -> None:
        """Touch the lock file, or write it anew where it is gone; a lock that others have taken over stays theirs."""
        with suppress(OSError):
            if not os.path.lexists(self._path):
                self._make()
            elif self._is_ours():
                os.utime(self._path)

    def release(self) -> None:
        """Remove the lock file, unless others have taken the lock over."""
        with suppress(OSError):
            # Once more where it could not be read: left behind, it would say for ever who had the document open.
            if self._is_ours() or self._is_ours():
                self._path.unlink()

    def _take_over(self) -> "Lock | None":
        """Put our lock in the place of another one, unless somebody holds that; None where it cannot be replaced."""
        stamped = time()

        def fill(file: BinaryIO) -> None:
            nonlocal stamped
            file.write(write_plain(self._holder))
            file.flush()
            # The time as the folder's own machine stamps files: clocks of two machines need not agree.
            stamped = os.fstat(file.fileno()).st_mtime

        def check() -> None:
            holder = holder_at(self._path, stamped)
            if holder is not None and not holder.same_installation(self._holder):
                raise HeldError(holder)

        try:
            replace_whole(self._path, fill, check, flush=False)
        except OSError:
            # Nothing can be written here, but what is written counts.
            check()
            return None
        return self

    def _make(self) -> None:
        make_whole(self._path, write_plain(self._holder))

    def _is_ours(self) -> bool:
        try:
            return read_plain(_read(self._path), Holder).token == self._holder.token
        except (OSError, NotOursError):
            return False


def lock_path(document: Path) -> Path:
    """Return where the lock of a document lies; sync clients leave names of this kind alone."""
    name = f".~lock.{document.name}#"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        start = os.fsencode(document.name)[:_LONGEST_START].decode(errors="ignore")
        name = f".~lock.{start}~{sha256(os.fsencode(document.name)).hexdigest()[:16]}#"
    return document.with_name(name)


def holder_at(path: Path, now: float) -> Holder | None:
    """Return who holds a lock at a time in seconds since 1970.

    None where there is none, where it is unfinished, and where it was not refreshed for STALE_SECONDS. A time that is
    as far in the future tells of a clock that was set back: a live holder will refresh it.
    """
    try:
        found = path.lstat()
    except OSError:
        return None
    # Something else in its place, such as a link or a pipe, is no lock of ours.
    if not stat.S_ISREG(found.st_mode) or abs(now - found.st_mtime) >= STALE_SECONDS:
        return None
    try:
        raw = _read(path)
    except OSError:
        return Holder()
    try:
        return read_plain(raw, Holder)
    except NotOursError:
        # What is no JSON was left by a process that ended while it wrote; anything else may be of a newer version.
        return Holder() if _is_json(raw) else None


def _read(path: Path) -> bytes:
    with open_regular(path, follow=False) as file:
        return file.read(_MOST_BYTES)


def _is_json(raw: bytes) -> bool:
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return True


def this_process() -> Holder:
    """Return what a lock of this process says."""
    # From the environment and the kernel: getpass and platform take longer to import than this takes to run.
    user = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    if sys.platform == "win32":
        host = os.environ.get("COMPUTERNAME", "")
    else:
        host = os.uname().nodename
    home = sha256(str(data_folder().resolve()).encode()).hexdigest()[:16]
    return Holder(user, host, home, time(), _token())


def _token() -> str:
    return os.urandom(16).hex()

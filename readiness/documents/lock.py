"""The lock file beside a document: an advisory note of its user; conflict copies cover what it cannot prevent."""

import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time

from readiness.foundation.paths import data_folder
from readiness.validation.plain import read_plain, write_plain

# A process that has a document open touches its lock file regularly. A lock that was not touched for
# STALE_SECONDS belongs to a process that has crashed or lost its network, and may be taken over.
REFRESH_SECONDS = 60
STALE_SECONDS = 240
_MOST_BYTES = 4_000


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
        lock = cls(path, _this_process())
        try:
            lock._write("x")
        except FileExistsError:
            return lock._take_over()
        except OSError:
            return None
        return lock

    def refresh(self) -> None:
        """Touch the lock file, or write it anew where it is gone; a lock that others have taken over stays theirs."""
        with suppress(OSError):
            if not self._path.exists():
                self._write("x")
            elif self._is_ours():
                os.utime(self._path)

    def release(self) -> None:
        """Remove the lock file, unless others have taken the lock over."""
        with suppress(OSError):
            if self._is_ours():
                self._path.unlink()

    def _take_over(self) -> "Lock | None":
        holder = holder_at(self._path)
        if holder is not None and not holder.same_installation(self._holder):
            raise HeldError(holder)
        try:
            self._write("w")
        except OSError:
            return None
        return self

    def _write(self, mode: str) -> None:
        with self._path.open(f"{mode}b") as file:
            file.write(write_plain(self._holder))

    def _is_ours(self) -> bool:
        found = _read(self._path)
        return found is not None and found.token == self._holder.token


def lock_path(document: Path) -> Path:
    """Return where the lock of a document lies; sync clients leave names of this kind alone."""
    return document.with_name(f".~lock.{document.name}#")


def holder_at(path: Path) -> Holder | None:
    """Return who holds a lock; None where there is none, or where it was not refreshed for STALE_SECONDS."""
    try:
        age = _now_in(path.parent) - path.stat().st_mtime
    except OSError:
        return None
    # Below zero: our clock was set back since. A live holder will refresh it.
    return (_read(path) or Holder()) if age < STALE_SECONDS else None


def _now_in(folder: Path) -> float:
    """Return the time as the folder's own machine stamps files: clocks of two machines need not agree."""
    probe = folder / f".~lock.{_token()}#"
    try:
        probe.touch(exist_ok=False)
        stamped = probe.stat().st_mtime
        probe.unlink()
    except OSError:
        return time()
    return stamped


def _read(path: Path) -> Holder | None:
    try:
        with path.open("rb") as file:
            return read_plain(file.read(_MOST_BYTES), Holder)
    except (OSError, ValueError):
        return None


def _this_process() -> Holder:
    # From the environment and the kernel: getpass and platform take longer to import than this takes to run.
    user = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    host = os.uname().nodename if os.name == "posix" else os.environ.get("COMPUTERNAME", "")
    home = sha256(str(data_folder().resolve()).encode()).hexdigest()[:16]
    return Holder(user, host, home, time(), _token())


def _token() -> str:
    return os.urandom(16).hex()

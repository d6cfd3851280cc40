"""A file is replaced in one step, by a finished one that lies beside it for a moment and is on the disk by then."""

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep, time
from typing import BinaryIO

from readiness.foundation.privacy import PRIVATE_FILE, is_write_protected

# A name of a fixed length, which fits beside the longest names; sync clients leave names of this kind alone. The first
# part tells for which file it was made.
_NAME = re.compile(r"\.~readiness-([0-9a-f]{16})-[0-9a-f]{16}\.tmp")
# Windows takes longer paths only in a form of their own, and these names are longer than most.
_LONGEST_PLAIN_PATH = 259
_LENGTH = len(".~readiness--.tmp") + 2 * 16
# While a virus scanner, an indexer or a sync client looks at a file, Windows refuses to replace it: for a moment.
_PATIENCE_SECONDS = 1.0
_PAUSE_SECONDS = 0.05
_ACCESS_DENIED, _SHARING_VIOLATION = 5, 32
# What is older was left by a killed process: no writing takes that long.
FORGOTTEN_AFTER_SECONDS = 3600


def replace_whole(
    target: Path,
    fill: Callable[[BinaryIO], object],
    before_replacing: Callable[[], object] | None = None,
    *,
    mode: int | None = None,
    flush: bool = True,
) -> None:
    """Replace `target`, or make it, by a file that `fill` writes. Whatever fails, nothing has changed.

    The new file gets the permissions `mode`, else those of the old one, else what the system gives new files.
    `before_replacing` is called when all that is left to do is the replacing. Without `flush` a power cut may leave
    nothing of the file. Raises OSError, also for a link, a folder, a pipe, a device or a write-protected file in its
    place.
    """
    target = _reachable(target)
    # Whoever writes often into a folder finds there what was left when such a writing was killed.
    remove_forgotten(target.parent)
    temporary = temporary_beside(target)
    if mode is None and os.path.lexists(target):
        mode = stat.S_IMODE(target.lstat().st_mode)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666 if mode is None else PRIVATE_FILE)
    try:
        with os.fdopen(handle, "wb") as file:
            fill(file)
            if flush:
                file.flush()
                os.fsync(file.fileno())
        if before_replacing is not None:
            before_replacing()
        _check_is_file(target)
        if mode is not None:
            # Shares without permissions refuse this.
            with suppress(OSError):
                temporary.chmod(mode)
        replace_patiently(temporary, target)
        if flush:
            flush_folder(target.parent)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def make_whole(target: Path, content: bytes) -> None:
    """Make a file that is not there yet, with its content at once where the file system knows links.

    Elsewhere the file may stay unfinished where the process is killed. Raises OSError, also where something is there.
    """
    target = _reachable(target)
    temporary = temporary_beside(target)
    try:
        with temporary.open("xb") as file:
            file.write(content)
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        with target.open("xb") as file:
            try:
                file.write(content)
                file.flush()
            except OSError:
                target.unlink()
                raise
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def remove_forgotten(folder: Path) -> None:
    """Remove the temporary files that killed processes left in a folder some time ago; what is refused stays."""
    for path in left_in(folder):
        with suppress(OSError):
            path.unlink()


def left_in(folder: Path, of: Iterable[Path] = (), *, every: bool = False) -> list[Path]:
    """Return the temporary files in a folder that nobody needs any more: old ones, and all of those named in `of`.

    `every` one is returned where nothing else counts than that none stays.
    """
    found, keys = [], {_key(path) for path in of}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name = _NAME.fullmatch(entry.name)
            if name and (every or name[1] in keys or is_forgotten(Path(entry.path))):
                found.append(Path(entry.path))
    return found


def is_forgotten(path: Path) -> bool:
    """Return whether a temporary file is so old that nobody is at it any more."""
    try:
        return time() - path.lstat().st_mtime > FORGOTTEN_AFTER_SECONDS
    except OSError:
        return False


def flush_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    # Windows cannot open folders, and some shares cannot flush them. The file is complete either way.
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def replace_patiently(temporary: Path, target: Path) -> None:
    """Put a finished file in the place of another one; on Windows once more where another program has that open.

    A finished folder likewise, where nothing is in its place. Raises OSError.
    """
    end = monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            os.replace(temporary, target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in {_ACCESS_DENIED, _SHARING_VIOLATION}:
                raise
            if monotonic() > end:
                # The folder takes files and the old one is not write-protected: somebody has it open.
                raise PermissionError(errno.EBUSY, "", str(target)) from error
        else:
            return
        sleep(_PAUSE_SECONDS)


def _reachable(target: Path) -> Path:
    """Return a path in the form that takes a temporary file beside it on Windows too, however deep the folder is."""
    longest = len(str(target.parent.absolute())) + 1 + max(len(target.name), _LENGTH)
    if sys.platform != "win32" or longest <= _LONGEST_PLAIN_PATH:
        return target
    # That form knows no "..".
    return Path(without_limit(os.path.abspath(target)))  # noqa: PTH100 - a link in its place is refused later on


def without_limit(path: str) -> str:
    """Return an absolute path of Windows in the form that knows no limit of 260 letters."""
    if path.startswith("\\\\?\\"):
        return path
    return f"\\\\?\\UNC\\{path[2:]}" if path.startswith("\\\\") else f"\\\\?\\{path}"


def _check_is_file(target: Path) -> None:
    """Raise OSError where something lies there that is no file, or one that is write-protected."""
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "", str(target))
    if not stat.S_ISREG(mode):
        raise OSError(errno.ELOOP if stat.S_ISLNK(mode) else errno.EINVAL, "", str(target))
    if is_write_protected(mode):
        raise PermissionError(errno.EACCES, "", str(target))


def temporary_beside(target: Path) -> Path:
    """Return a name beside a file or folder that nothing has, for what is not finished."""
    return target.with_name(f".~readiness-{_key(target)}-{os.urandom(8).hex()}.tmp")


def _key(target: Path) -> str:
    return sha256(os.fsencode(target.name)).hexdigest()[:16]

"""Files: written whole or not at all, read within limits."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.privacy import PRIVATE_FILE
from readiness.foundation.replacing import replace_whole
from readiness.foundation.translation import N_

MEGABYTE = 1_000_000
# Bytes that are overwritten at a time.
_PIECE = 65_536


def real_path(path: Path) -> Path:
    """Return where a path leads in the end; unlike Path.resolve it raises nothing for a link back to itself."""
    try:
        return Path(os.path.realpath(path))
    except OSError:
        # On Windows it does for some paths that cannot be followed, such as those on a share that does not answer.
        return path.absolute()


def write_whole(content: bytes, target: Path, *, private: bool = False, flush: bool = True) -> None:
    """Replace `target` in one step: the old file stays until the new one is on the disk. Raises OSError.

    A link stays, and the file that it points to is replaced. A file that is `private` is closed to others. Without
    `flush` a power cut may leave nothing of it.
    """
    mode = PRIVATE_FILE if private else None
    replace_whole(real_path(target), lambda file: file.write(content), mode=mode, flush=flush)


def open_regular(path: Path, *, follow: bool = True, buffering: int = -1) -> BinaryIO:
    """Open a file to read it; raises OSError, also for a pipe or a device, which could keep us waiting for ever.

    Without `follow`, a link is refused as well: for places where others can write.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags if follow else flags | getattr(os, "O_NOFOLLOW", 0))
    kind = os.fstat(handle).st_mode
    if not stat.S_ISREG(kind):
        os.close(handle)
        raise OSError(errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL, "", str(path))
    return os.fdopen(handle, "rb", buffering)


def erase(path: Path) -> None:
    """Overwrite a file with zeros, flush that to the disk, and remove it. Raises OSError.

    A link is only removed, not what it leads to.
    """
    if stat.S_ISREG(path.lstat().st_mode):
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        with path.open("r+b", buffering=0) as file:
            for _ in range(-(-os.fstat(file.fileno()).st_size // _PIECE)):
                file.write(bytes(_PIECE))
            os.fsync(file.fileno())
    path.unlink()


def is_being_erased(path: Path) -> bool:
    """Return whether `erase` was interrupted at a file: it begins with zeros."""
    try:
        with open_regular(path) as file:
            # No file of ours begins with so many zeros.
            begins = file.read(8)
    except OSError:
        return False
    return bool(begins) and not any(begins)


def read_at_most(path: Path, most: int, too_large: UserError | None = None) -> bytes:
    """Return a file's content; raises UserError where it cannot be read or has more than `most` bytes.

    `too_large` replaces the error of such a file where there is better advice than to check that it is the right one.
    """
    try:
        with open_regular(path) as file:
            content = file.read(most + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(content) > most:
        raise too_large or _too_large(path, most)
    return content


def open_at_most(path: Path, most: int, too_large: UserError | None = None) -> BinaryIO:
    """Return an open file for another process to read, without a buffer; raises UserError as `read_at_most` does."""
    try:
        file = open_regular(path, buffering=0)
        size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise unreadable(path, error) from error
    if size > most:
        file.close()
        raise too_large or _too_large(path, most)
    return file


def _too_large(path: Path, most: int) -> UserError:
    return UserError(
        "file-too-large",
        N_("The file is larger than {most} MB."),
        N_("Check that it is the right file."),
        where=str(path),
        most=most // MEGABYTE,
    )


def identity(path: Path) -> tuple[int, ...] | None:
    """Return what the system knows a file by, which changes as it is replaced or written; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def unreadable(path: Path, error: OSError) -> UserError:
    """Return the fault of a file that cannot be read, in the user's words."""
    return UserError(
        "file-unreadable",
        N_("The file cannot be read ({reason})."),
        N_("Check that it exists and that you may read it."),
        where=str(path),
        reason=reason_of(error),
    )

"""Files: written whole or not at all, read within limits."""

import atexit
import errno
import os
import shutil
import stat
import tempfile
from functools import cache
from pathlib import Path
from typing import BinaryIO

from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.privacy import PRIVATE_FILE
from readiness.foundation.replacing import replace_whole
from readiness.foundation.translation import N_

MEGABYTE = 1_000_000
# Bytes that are overwritten at a time.
_PIECE = 65_536
# Windows counts the superscript digits among the digits.
_PORTS = [f"{port}{digit}" for port in ("COM", "LPT") for digit in "123456789¹²³"]
_DEVICES = frozenset(["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS])


def write_whole(content: bytes, target: Path, *, private: bool = False, flush: bool = True) -> None:
    """Replace `target` in one step: the old file stays until the new one is on the disk. Raises OSError.

    A link stays, and the file that it points to is replaced. A file that is `private` is closed to others. Without
    `flush` a power cut may leave nothing of it.
    """
    # Not Path.resolve, which raises no OSError where a link leads back to itself.
    mode = PRIVATE_FILE if private else None
    replace_whole(Path(os.path.realpath(target)), lambda file: file.write(content), mode=mode, flush=flush)


def open_regular(path: Path, *, follow: bool = True) -> BinaryIO:
    """Open a file to read it; raises OSError, also for a pipe or a device, which could keep us waiting for ever.

    Without `follow`, a link is refused as well: for places where others can write.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags if follow else flags | getattr(os, "O_NOFOLLOW", 0))
    kind = os.fstat(handle).st_mode
    if not stat.S_ISREG(kind):
        os.close(handle)
        raise OSError(errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL, "", str(path))
    return os.fdopen(handle, "rb")


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
        raise too_large or UserError(
            "file-too-large",
            N_("The file is larger than {most} MB."),
            N_("Check that it is the right file."),
            where=str(path),
            most=most // MEGABYTE,
        )
    return content


def unreadable(path: Path, error: OSError) -> UserError:
    """Return the fault of a file that cannot be read, in the user's words."""
    return UserError(
        "file-unreadable",
        N_("The file cannot be read ({reason})."),
        N_("Check that it exists and that you may read it."),
        where=str(path),
        reason=reason_of(error),
    )


def check_is_text(name: str) -> None:
    """Raise UserError where a name holds bytes that are no text: no document and no window could show it."""
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise UserError(
            "argument-no-text",
            N_("This is not text in the encoding of your system."),
            N_("Type it again, or rename the file."),
            where=name.encode(errors="replace").decode(),
        ) from error


def reserved_on_windows(name: str) -> bool:
    """Return whether Windows takes the name of a file for a device, whatever its ending and its case."""
    return name.partition(".")[0].rstrip(" ").upper() in _DEVICES


@cache
def private_folder() -> Path:
    """Return a folder of this process for copies that other programs show; it goes with the process."""
    folder = Path(tempfile.mkdtemp(prefix="readiness-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder

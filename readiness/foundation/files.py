"""Files: written whole or not at all, read within limits."""

import atexit
import errno
import os
import shutil
import stat
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.translation import N_

MEGABYTE = 1_000_000
# Windows counts the superscript digits among the digits.
_PORTS = [f"{port}{digit}" for port in ("COM", "LPT") for digit in "123456789¹²³"]
_DEVICES = frozenset(["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS])


def write_whole(content: bytes, target: Path) -> None:
    """Replace `target` in one step: the old file stays until the new one is complete. Raises OSError."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, target)
    finally:
        # A name that is too long cannot be removed either, and must not hide the first fault.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def read_at_most(path: Path, most: int, too_large: UserError | None = None) -> bytes:
    """Return a file's content; raises UserError where it cannot be read or has more than `most` bytes.

    `too_large` replaces the error of such a file where there is better advice than to check that it is the right one.
    """
    try:
        _check_can_end(path)
        with path.open("rb") as file:
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


def _check_can_end(path: Path) -> None:
    """Raise OSError where reading would not come to an end, as from a pipe; opening a folder says what it is."""
    kind = path.stat().st_mode
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise OSError(errno.EINVAL, "")


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

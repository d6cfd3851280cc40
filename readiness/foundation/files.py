"""Files: written whole or not at all, read within limits."""

import atexit
import errno
import os
import shutil
import stat
import sys
import tempfile
from contextlib import suppress
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
# Bytes, not characters, are what a folder counts: 255. A number or the ending of a temporary file fits behind these.
LONGEST_NAME = 200
_LONGEST_ENDING = 20
# Windows drops dots and spaces at the end; a dot in front hides a file.
_ENDS = " ."
# Windows counts the superscript digits among the digits.
_PORTS = [f"{port}{digit}" for port in ("COM", "LPT") for digit in "123456789¹²³"]
_DROPPINGS = frozenset(["thumbs.db", "desktop.ini", "__macosx"])
_DEVICES = frozenset(["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS])
# What browsers and mail programs write beside a file on Windows.
_FROM_THE_INTERNET = "[ZoneTransfer]\r\nZoneId=3\r\n"


def write_whole(content: bytes, target: Path, *, private: bool = False, flush: bool = True) -> None:
    """Replace `target` in one step: the old file stays until the new one is on the disk. Raises OSError.

    A link stays, and the file that it points to is replaced. A file that is `private` is closed to others. Without
    `flush` a power cut may leave nothing of it.
    """
    # Not Path.resolve, which raises no OSError where a link leads back to itself.
    mode = PRIVATE_FILE if private else None
    replace_whole(Path(os.path.realpath(target)), lambda file: file.write(content), mode=mode, flush=flush)


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


def is_dropping(name: str) -> bool:
    """Return whether a file is what systems and programs leave behind in folders, such as `._x` of a Mac."""
    return name.startswith((".", "~$")) or name.lower() in _DROPPINGS


def reserved_on_windows(name: str) -> bool:
    """Return whether Windows takes the name of a file for a device, whatever its ending and its case."""
    return name.partition(".")[0].rstrip(" ").upper() in _DEVICES


def write_private(content: bytes, *names: str) -> Path:
    """Write a copy into the private folder, below folders where several names are given, and return its path.

    Nobody else may read it. Raises UserError where there is no place for it.
    """
    target = private_folder().joinpath(*names)
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
    except OSError as error:
        raise _no_private_place(error) from error
    return target


def safe_name(name: str, most: int = LONGEST_NAME, otherwise: str = "_") -> str:
    """Return a name, perhaps a stranger's, as one that every system can store and that shows what it is.

    It names no folder, no device of Windows and no hidden file, has no sign that turns or breaks what is read, and at
    most `most` bytes with its ending. Where nothing is left of it, it is `otherwise`.
    """
    kept = "".join(_safe_sign(sign) for sign in name).strip(_ENDS)
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, ending = kept, ""
    stem = _cut(stem, most - len(f"{dot}{ending}".encode()) if ending else most).strip(_ENDS) or otherwise
    whole = f"{stem}.{ending}" if ending else stem
    if not reserved_on_windows(whole):
        return whole
    first, dot, rest = whole.partition(".")
    return f"{first.rstrip(' ')}_{dot}{rest}"


def _safe_sign(sign: str) -> str:
    # Windows writes none of these; what is not printable may turn the direction of reading, or break the line.
    if sign.isspace():
        return " "
    return "_" if sign in '<>:"/\\|?*' or not sign.isprintable() else sign


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text that has at most `most` bytes."""
    return text.encode(errors="replace")[:most].decode(errors="ignore")


def mark_as_foreign(path: Path) -> None:
    """Have Windows treat a file as one that came from elsewhere: Office then opens it without letting anything run.

    Other systems keep no such mark, and neither do the file systems of most memory sticks.
    """
    if sys.platform == "win32":
        with suppress(OSError):
            Path(f"{path}:Zone.Identifier").write_text(_FROM_THE_INTERNET, encoding="ascii")


@cache
def private_folder() -> Path:
    """Return a folder of this process for copies that other programs show; it goes with the process.

    Raises UserError where there is no place for it.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="readiness-"))
    except OSError as error:
        raise _no_private_place(error) from error
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _no_private_place(error: OSError) -> UserError:
    return UserError(
        "private-copy-not-written",
        N_("The program cannot write into the folder for temporary files ({reason})."),
        N_("Make room on that disk, or set TMPDIR to another folder, and try again."),
        where=tempfile.tempdir or "",
        reason=reason_of(error),
    )

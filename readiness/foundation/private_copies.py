"""Copies that other programs show: in a folder of this process, closed to others, gone with the process."""

import atexit
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.translation import N_

# What browsers and mail programs write beside a file on Windows.
_FROM_THE_INTERNET = "[ZoneTransfer]\r\nZoneId=3\r\n"


@cache
def private_folder() -> Path:
    """Return a folder of this process for copies that other programs show; it goes with the process.

    Raises UserError where there is no place for it.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="readiness-"))
    except OSError as error:
        raise no_private_place(error) from error
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


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
        raise no_private_place(error) from error
    return target


def mark_as_foreign(path: Path) -> None:
    """Have Windows treat a file as one that came from elsewhere: Office then opens it without letting anything run.

    Other systems keep no such mark, and neither do the file systems of most memory sticks.
    """
    if sys.platform == "win32":
        with suppress(OSError):
            Path(f"{path}:Zone.Identifier").write_text(_FROM_THE_INTERNET, encoding="ascii")


def no_private_place(error: OSError) -> UserError:
    """Return the fault of a folder for temporary files that cannot be written, in the user's words."""
    return UserError(
        "private-copy-not-written",
        N_("The program cannot write into the folder for temporary files ({reason})."),
        N_("Free some space on that disk, or set TMPDIR to another folder, and try again."),
        where=tempfile.tempdir or "",
        reason=reason_of(error),
    )

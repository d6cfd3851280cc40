"""Folders and files that only the user may enter and read, whatever the environment allows for new ones."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

# Their permissions.
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


def ensure_private_folder(folder: Path, *, with_files: bool = True) -> Path:
    """Make a folder that nobody else may enter, or close one to others, and return it; raises OSError.

    With its files, where it was open to others until now. It stays as it is where closing it is refused or would be
    wrong: the folder of another user, and one that the system keeps for all, such as the temporary folder.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if sys.platform != "win32" and not is_private(folder):
        found = folder.stat()
        if found.st_mode & stat.S_ISVTX or found.st_uid != os.geteuid():
            return folder
        with suppress(OSError):
            folder.chmod(PRIVATE_FOLDER)
            if with_files:
                for path in folder.iterdir():
                    if path.is_file() and not path.is_symlink():
                        path.chmod(PRIVATE_FILE)
    return folder


def is_private(folder: Path) -> bool:
    """Return whether nobody else may enter a folder, as far as the system tells; raises OSError.

    On Windows it is: the rights of the user's profile, in which it lies by default, hold for all that is made in it.
    """
    return sys.platform == "win32" or not folder.stat().st_mode & 0o077


def is_write_protected(mode: int) -> bool:
    """Return whether the permissions of a file let nobody write it; they bind an administrator here too."""
    return not mode & 0o222


def ensure_private_file(path: Path) -> None:
    """Make an empty file that only the user may read, or close one to others; raises OSError.

    One that is there is not opened: closing it again would release the locks that this process has on it.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    except FileExistsError:
        mode = path.lstat().st_mode
        if sys.platform != "win32" and stat.S_ISREG(mode) and mode & 0o077:
            path.chmod(PRIVATE_FILE)

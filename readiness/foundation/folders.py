"""Folders of small files: put in their place whole or not at all, and taken away whole."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from readiness.foundation.privacy import PRIVATE_FILE, PRIVATE_FOLDER
from readiness.foundation.replacing import flush_folder, left_in, replace_patiently, temporary_beside


def put_folder(files: Mapping[str, bytes], target: Path) -> None:
    """Make a folder with files by their paths within it, closed to others; it is there once all of it is on the disk.

    Raises OSError, also where something is in its place.
    """
    remove_forgotten_folders(target.parent)
    temporary = temporary_beside(target)
    try:
        write_files(files, temporary, flush=True)
        if os.path.lexists(target):
            raise FileExistsError(target)
        replace_patiently(temporary, target)
        flush_folder(target.parent)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def write_files(files: Mapping[str, bytes], folder: Path, *, flush: bool = False) -> None:
    """Write files by their paths within a new folder, closed to others; with `flush` they are on the disk afterwards.

    The paths are not looked at: they must lie within. Raises OSError.
    """
    made = [folder]
    folder.mkdir(PRIVATE_FOLDER, parents=True)
    for name, content in files.items():
        path = folder / name
        for parent in reversed(path.parents):
            if folder in parent.parents and parent not in made:
                parent.mkdir(PRIVATE_FOLDER)
                made.append(parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags, PRIVATE_FILE), "wb") as file:
            file.write(content)
            if flush:
                file.flush()
                os.fsync(file.fileno())
    if flush:
        for one in made:
            flush_folder(one)


def move_folder(source: Path, target: Path) -> None:
    """Give a folder another name in its place; raises OSError, also where something bears it."""
    if os.path.lexists(target):
        raise FileExistsError(target)
    replace_patiently(source, target)
    flush_folder(target.parent)


def take_away_folder(folder: Path) -> None:
    """Remove a folder, which is gone at once as a whole. Raises OSError; a link is only removed itself."""
    if folder.is_symlink():
        folder.unlink()
        return
    aside = temporary_beside(folder)
    replace_patiently(folder, aside)
    flush_folder(folder.parent)
    # What cannot be removed now goes with the next writing into this place.
    shutil.rmtree(aside, ignore_errors=True)


def remove_forgotten_folders(place: Path) -> None:
    """Remove the unfinished folders that killed processes left in a place some time ago; what is refused stays."""
    for path in left_in(place):
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)

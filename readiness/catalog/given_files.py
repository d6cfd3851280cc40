"""The files of a questionnaire that is given to us, in a folder or a ZIP file: a stranger's, read within limits.

How deep the questionnaire lies does not matter: "Extract all" puts a folder into a folder.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from readiness.catalog.pack_files import MAIN_FILE
from readiness.catalog.yaml_source import MOST_BYTES
from readiness.catalog.zip_source import MOST_ENTRIES, ZipSource, too_many_files
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import is_dropping, refused_by_windows, reserved_on_windows
from readiness.foundation.files import MEGABYTE, open_regular, unreadable
from readiness.foundation.translation import N_

ZIP_SUFFIX = ".zip"
# What belongs to a questionnaire: its texts, examples, and what is written about it. "" is that of LICENSE.
KEPT_SUFFIXES = frozenset([".yaml", ".yml", ".json", ".csv", ".md", ".txt", ""])
MOST_FILES = 500
MOST_TOTAL = 20 * MEGABYTE
# Folders around the questionnaire, and parts of a path within it.
_MOST_AROUND, _MOST_WITHIN = 5, 3

# What people call the main file, and is not found.
_LIKE_MAIN_FILE = frozenset([MAIN_FILE, "pack.yml"])


@dataclass(frozen=True, slots=True)
class GivenFiles:
    """What was given (`origin`), its files by their paths within the questionnaire, and what does not belong to it."""

    origin: Path
    files: Mapping[str, bytes]
    left_out: tuple[str, ...] = ()


class _Source(Protocol):
    """Files by their paths, with slashes; `read` returns one byte more than `most` where there are more."""

    @property
    def names(self) -> Sequence[str]: ...

    def read(self, name: str, most: int) -> bytes: ...


def read_given(path: Path) -> GivenFiles:
    """Return the files of the questionnaire in a folder or a ZIP file; raises UserError.

    The name of its main file stands for its folder.
    """
    if path.name == MAIN_FILE and not path.is_dir():
        path = path.parent
    if path.is_dir():
        return _read(path, _FolderSource(path))
    if path.suffix.lower() == ZIP_SUFFIX:
        return _read(path, ZipSource(path))
    raise UserError(
        "pack-kind",
        N_("A questionnaire is a folder, or a ZIP file of one."),
        N_("Choose the folder that contains {file}, or its ZIP file."),
        where=str(path),
        file=MAIN_FILE,
    )


def is_given_pack(path: Path) -> bool:
    """Return whether a file or folder looks like a questionnaire that could be added, by its name alone."""
    return path.suffix.lower() == ZIP_SUFFIX or path.is_dir() or path.name == MAIN_FILE


def _read(path: Path, source: _Source) -> GivenFiles:
    root = _root(path, source.names)
    within = [(name, name.removeprefix(root)) for name in source.names if name.startswith(root)]
    belonging = [(name, inner) for name, inner in within if _belongs(inner)]
    if len(belonging) > MOST_FILES:
        raise too_many_files(path)
    files: dict[str, bytes] = {}
    seen: set[str] = set()
    left = MOST_TOTAL
    for name, inner in belonging:
        _check_name(path, inner, seen)
        content = source.read(name, MOST_BYTES)
        left -= len(content)
        if len(content) > MOST_BYTES or left < 0:
            raise UserError(
                "pack-file-too-large",
                N_("“{name}” is too large for a file of a questionnaire."),
                N_("A file may have 1 MB, the whole questionnaire {most} MB."),
                where=str(path),
                name=inner,
                most=MOST_TOTAL // MEGABYTE,
            )
        files[inner] = content
    return GivenFiles(path, files, tuple(inner for _, inner in within if not _belongs(inner)))


def _root(path: Path, names: Sequence[str]) -> str:
    """Return the folder of the one questionnaire among the paths, "" or with a slash at its end; raises UserError."""
    found = [PurePosixPath(name).parent for name in names if PurePosixPath(name).name == MAIN_FILE]
    outermost = [folder for folder in found if not any(other in folder.parents for other in found)]
    near = [folder for folder in outermost if len(folder.parts) <= _MOST_AROUND]
    if len(near) > 1:
        raise UserError(
            "pack-several",
            N_("There are several questionnaires in it: {names}."),
            N_("Add them one by one."),
            where=str(path),
            names=", ".join(sorted(str(folder) for folder in near)[:10]),
        )
    if near:
        return "" if near[0] == PurePosixPath(".") else f"{near[0]}/"
    like = next((name for name in names if PurePosixPath(name).name.lower() in _LIKE_MAIN_FILE), None)
    if like is not None and not found:
        raise UserError(
            "pack-main-file-name",
            N_("This questionnaire cannot be found: its main file is not called {file}."),
            N_("Rename it to {file}."),
            where=str(path / like),
            file=MAIN_FILE,
        )
    raise UserError(
        "pack-missing",
        N_("There is no questionnaire in it: {file} is missing."),
        N_("Choose the folder that contains {file}, or its ZIP file."),
        where=str(path),
        file=MAIN_FILE,
    )


def _belongs(inner: str) -> bool:
    inside = PurePosixPath(inner)
    return inside.suffix.lower() in KEPT_SUFFIXES and len(inside.parts) <= _MOST_WITHIN


def _check_name(path: Path, inner: str, seen: set[str]) -> None:
    """Raise UserError where a file could not be stored under its name on every system, or beside the others."""
    parts = PurePosixPath(inner).parts
    if inner.casefold() in seen or any(
        reserved_on_windows(part) or refused_by_windows(part) or not part.isprintable() for part in parts
    ):
        raise UserError(
            "pack-file-name",
            N_("The file “{name}” in it cannot be stored on every system, or two files have this name."),
            N_("Give it another name, with letters and digits."),
            where=str(path),
            name=inner[:100],
        )
    seen.add(inner.casefold())


class _FolderSource:
    """The files of a folder, without what is hidden, and as deep as a questionnaire may lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths: dict[str, Path] = {}
        self._seen = 0
        self._walk(folder, ())

    @property
    def names(self) -> list[str]:
        return list(self._paths)

    def read(self, name: str, most: int) -> bytes:
        try:
            with open_regular(self._paths[name], follow=False) as file:
                return file.read(most + 1)
        except OSError as error:
            raise unreadable(self._paths[name], error) from error

    def _walk(self, folder: Path, above: tuple[str, ...]) -> None:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            raise unreadable(folder, error) from error
        for entry in found:
            self._seen += 1
            if self._seen > MOST_ENTRIES:
                raise too_many_files(self._folder)
            if is_dropping(entry.name):
                continue
            if entry.is_symlink():
                # It may lead to what was never meant to be part of a questionnaire.
                raise UserError(
                    "pack-link",
                    N_("This is a link to another place; a questionnaire consists of files of its own."),
                    N_("Put a copy of the file in its place."),
                    where=entry.path,
                )
            if entry.is_dir(follow_symlinks=False):
                if len(above) < _MOST_AROUND + _MOST_WITHIN:
                    self._walk(Path(entry.path), (*above, entry.name))
            else:
                self._paths["/".join((*above, entry.name))] = Path(entry.path)

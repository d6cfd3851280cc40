"""A stranger's ZIP file: its names looked at, its files unpacked into memory within limits. Nothing is written."""

import stat
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from readiness.foundation.errors import UserError
from readiness.foundation.file_names import is_dropping
from readiness.foundation.files import MEGABYTE, read_at_most
from readiness.foundation.translation import N_

LARGEST_ZIP = 20 * MEGABYTE
MOST_ENTRIES = 2_000
# What each entry of the directory begins with.
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
# What the library raises for what is damaged, or made in a way that it does not know.
_DAMAGED = (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, struct.error, zlib.error)


class ZipSource:
    """The files of a ZIP file by their paths, without what a Mac leaves behind.

    Raises UserError where it cannot be read, or could lead out of its folder.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        content = read_at_most(path, LARGEST_ZIP)
        # Before the library reads the directory: a small file can name millions of entries.
        if content.count(_ENTRY) > MOST_ENTRIES:
            raise too_many_files(path)
        try:
            self._archive = ZipFile(BytesIO(content))
            entries = self._archive.infolist()
        except _DAMAGED as error:
            raise self._damaged() from error
        self._entries = {name: entry for entry in entries if (name := self._name(entry))}
        if len(self._entries) < sum(bool(self._name(entry)) for entry in entries):
            # Two of one name: which one counts, programs do not agree on.
            raise self._damaged()
        # Entries that share their bytes would be unpacked again and again.
        if sum(entry.compress_size for entry in self._entries.values()) > len(content):
            raise self._damaged()

    @property
    def names(self) -> list[str]:
        """The paths of its files, with slashes."""
        return list(self._entries)

    def read(self, name: str, most: int) -> bytes:
        """Return up to `most` bytes of a file, and one more where there are more; raises UserError."""
        try:
            with self._archive.open(self._entries[name]) as file:
                return file.read(most + 1)
        except _DAMAGED as error:
            raise self._damaged() from error

    def _name(self, entry: ZipInfo) -> str:
        """Return the path of a file that counts, "" for folders and what systems leave behind."""
        # Some programs of Windows write their own sign.
        name = entry.filename.replace("\\", "/")
        parts = name.removesuffix("/").split("/")
        if ":" in parts[0] or any(part in {"", ".", ".."} for part in parts):
            self._refuse(
                "zip-leads-outside",
                N_("The file “{name}” in it would be unpacked outside of its folder."),
                entry,
            )
        if stat.S_ISLNK(entry.external_attr >> 16):
            self._refuse("zip-link", N_("“{name}” in it is a link to another file."), entry)
        if name.endswith("/") or any(is_dropping(part) for part in parts):
            return ""
        if entry.flag_bits & _ENCRYPTED:
            raise UserError(
                "zip-encrypted",
                N_("The ZIP file is protected by a password."),
                N_("Unpack it, and choose the folder."),
                where=str(self._path),
            )
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise self._damaged()
        return name

    def _refuse(self, code: str, what: str, entry: ZipInfo) -> NoReturn:
        remedy = N_("Ask whoever sent it for another copy; nothing of it was unpacked.")
        raise UserError(code, what, remedy, where=str(self._path), name=entry.filename[:100])

    def _damaged(self) -> UserError:
        return UserError(
            "zip-unreadable",
            N_("The ZIP file is damaged, or packed in an unusual way."),
            N_("Ask for another copy, or unpack it and choose the folder."),
            where=str(self._path),
        )


def too_many_files(path: Path) -> UserError:
    """Return the fault of a folder or ZIP file with more files than any questionnaire has."""
    return UserError(
        "pack-too-many-files",
        N_("There are too many files in it for a questionnaire."),
        N_("Choose the folder that contains pack.yaml."),
        where=str(path),
    )

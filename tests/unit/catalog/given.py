"""Questionnaires as they come from others: a ZIP file with these entries."""

import stat
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.unit.catalog.tiny_pack import Files, tiny_pack, write_pack


def zipped(path: Path, entries: Mapping[str, bytes], links: Mapping[str, str] | None = None) -> Path:
    """Write a ZIP file; `links` are symbolic links as a Unix program stores them."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
        for name, target in (links or {}).items():
            entry = ZipInfo(name)
            entry.create_system = 3
            entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(entry, target)
    return path


def entries(folder: Path, files: Files | None = None, below: str = "") -> dict[str, bytes]:
    """Return the files of the tiny pack, or of another one, as the entries of a ZIP file below a folder."""
    write_pack(folder, tiny_pack() if files is None else files)
    return {
        f"{below}{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

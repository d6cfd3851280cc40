"""Pack a tree of files into an installer, and tell its uninstaller exactly which files are ours."""

import os
import re
import subprocess
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path, PurePosixPath, PureWindowsPath

from PIL import Image
from sources import TAG
from tree import files_of

SCRIPT = Path(__file__).parent / "installer" / "readiness.nsi"


def make_installer(tree: Path, out: Path, version: str, epoch: int, *, fast: bool = False) -> Path:
    """Write `Readiness-<version>-setup.exe` and return it; a `fast` one is larger, and for tests."""
    out.mkdir(parents=True, exist_ok=True)
    setup = (out / f"Readiness-{version}-setup.exe").resolve()
    files = files_of(tree)
    lists = tree.parent.resolve()
    (lists / "install.nsh").write_text("".join(_installing(files, tree)), "utf-8")
    (lists / "uninstall.nsh").write_text("".join(_uninstalling(files)), "utf-8")
    _side_picture(tree / "readiness.ico", lists / "side.bmp")
    os.utime(lists / "side.bmp", (epoch, epoch))
    kilobytes = sum((tree / file).stat().st_size for file in files) // 1024
    defined = {
        "LISTS": lists,
        "TREE": tree.resolve(),
        "OUT": setup,
        "VERSION": version,
        "FOUR_NUMBERS": _four_numbers(version),
        "KILOBYTES": kilobytes,
        "PYTHON_LIBRARY": f"python{TAG}.dll",
    }
    options = [f"-D{name}={value}" for name, value in defined.items()] + ["-DFAST"] * fast
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    subprocess.run(["makensis", "-V2", "-WX", *options, str(SCRIPT)], env=environment, check=True)
    return setup


def _side_picture(icon: Path, picture: Path) -> None:
    """Draw what stands beside the first and the last page, twice as large as NSIS wants it, for sharp screens."""
    image = Image.new("RGB", (328, 628), "#0b5563")
    with Image.open(icon) as opened:
        opened.size = (128, 128)
        sign = opened.convert("RGBA")
    image.paste(sign, (100, 100), sign)
    image.save(picture)


def _installing(files: Iterable[PurePosixPath], tree: Path) -> Iterable[str]:
    """Yield what writes each file: NSIS itself would take them in the order in which the disk holds them."""
    for folder, inside in groupby(files, lambda file: file.parent):
        yield f'SetOutPath "{_installed(folder)}"\n'
        for file in inside:
            yield f'File "{_literal(str(tree.resolve() / file))}"\n'


def _uninstalling(files: Iterable[PurePosixPath]) -> Iterable[str]:
    """Yield what deletes each file, and then each folder, from the inside out, if nothing else lies in it."""
    folders: set[PurePosixPath] = set()
    for file in files:
        folders.update(file.parents)
        yield f'Delete "{_installed(file)}"\n'
    for folder in sorted(folders - {PurePosixPath()}, reverse=True):
        yield f'RMDir "{_installed(folder)}"\n'


def _installed(path: PurePosixPath) -> str:
    """Return a path of the tree as it is called where the program is installed."""
    inside = "" if path == PurePosixPath() else "\\" + _literal(str(PureWindowsPath(path)))
    return f"$INSTDIR{inside}"


def _literal(text: str) -> str:
    """Return a text that means itself in NSIS."""
    return text.replace("$", "$$")


def _four_numbers(version: str) -> str:
    """Return a version as Windows wants it in a file's properties: 0.1.0rc1 becomes 0.1.0.0."""
    numbers = re.match(r"[0-9.]*", version)
    assert numbers is not None
    return ".".join([*filter(None, numbers[0].split(".")), "0", "0", "0", "0"][:4])

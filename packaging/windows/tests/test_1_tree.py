"""What is installed: the same from every build, lean, and with nothing of the computer that built it."""

import os
from pathlib import Path

import pytest
from conftest import SETUP, TREE, VERSION, WHEEL
from installer import make_installer
from libraries import closure, imports
from sources import ROOT, RUN_LOCK, TAG, fetch_python, fetch_wheels, needed
from tree import PACKAGES, make_tree, sums_of


def test_two_builds_give_the_same_tree_and_the_same_installer(tmp_path: Path) -> None:
    downloads = ROOT / "build" / "windows" / "downloads"
    epoch = int(next(TREE.rglob("LICENSE.txt")).stat().st_mtime)
    wheels = needed(WHEEL, fetch_wheels(RUN_LOCK, downloads / "wheels"))
    make_tree(tmp_path / "tree", fetch_python(downloads), wheels, ROOT / "build" / "icons", epoch)
    assert sums_of(tmp_path / "tree") == (TREE.parent / "tree.sha256").read_text("utf-8")
    again = make_installer(tmp_path / "tree", tmp_path, VERSION, epoch)
    assert again.read_bytes() == SETUP.read_bytes()


def test_every_library_is_there_or_belongs_to_windows() -> None:
    packages = TREE / PACKAGES
    programs = [file for file in packages.rglob("*") if file.suffix in {".pyd", ".dll"}]
    folders = {file.parent for file in programs} | {TREE / "python"}
    _, outside = closure(programs, folders)
    assert outside, "a library of Windows is asked for by every program"
    theirs = {name for name in outside if not name.startswith(("api-ms-win-", "python"))}
    system = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
    known = {file.name.lower() for file in system.iterdir()} | {"icuuc.dll", "bcryptprimitives.dll", "dxgi.dll"}
    assert theirs <= known, theirs - known


@pytest.mark.parametrize("part", ["QtQml", "Qt6Quick", "opengl32sw", "gstreamer-1.0", "setuptools", "hatchling"])
def test_what_the_program_does_not_use_is_left_out(part: str) -> None:
    libraries = [file for file in TREE.rglob("*") if file.suffix in {".pyd", ".dll", ".exe"}]
    found = [*(TREE / PACKAGES).iterdir(), *libraries]
    assert not [path for path in found if path.name.lower().startswith(part.lower())]


def test_pango_and_what_it_needs_are_there() -> None:
    folder = TREE / PACKAGES / "gstreamer_libs" / "bin"
    names = {file.name for file in folder.iterdir()}
    assert {"pango-1.0-0.dll", "pangoft2-1.0-0.dll", "gobject-2.0-0.dll", "harfbuzz-subset.dll"} <= names
    assert "glib-2.0-0.dll" in imports(folder / "pango-1.0-0.dll")


def test_nothing_tells_where_it_was_built() -> None:
    here = [str(ROOT).encode(), os.fsencode(Path.home()) + b"/"]
    compiled = [*TREE.rglob("*.pyc"), *(TREE / PACKAGES).glob("*.dist-info/*")]
    assert len(compiled) > 1_000
    told = [file for file in compiled if file.is_file() and any(place in file.read_bytes() for place in here)]
    assert not told


def test_all_modules_are_compiled_so_that_none_is_written_later() -> None:
    modules = {file for file in (TREE / PACKAGES).rglob("*.py") if file.parent.name != "__pycache__"}
    without = [
        file for file in modules if not (file.parent / "__pycache__" / f"{file.stem}.cpython-{TAG}.pyc").is_file()
    ]
    assert not without


def test_the_longest_path_leaves_room_for_the_users_folder() -> None:
    # Windows takes 259 characters where long paths are not switched on.
    assert max(len(str(file.relative_to(TREE))) for file in TREE.rglob("*")) < 150

"""Wheel and sdist hold the last commit, nothing else, and are the same bytes wherever they are built."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from readiness import __version__
from tests.release.places import ROOT, git
from tests.wheel_content import actual_content, expected_content

# What is made for a release, and in no commit.
MADE = ("fonts/", "licences/licences.json")
NOT_IN_SDIST = (".ci/", "bench/", "docs/images/")


def build(kind: str, source: Path, folder: Path) -> Path:
    """Build from a folder under another umask and seed than make did."""
    command = f"umask 077; exec {sys.executable} -m hatchling build -t {kind} -d {folder}"
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    subprocess.run(["sh", "-c", command], cwd=source, env=environment, check=True, capture_output=True)
    (found,) = folder.iterdir()
    return found


def unpacked(sdist: Path, folder: Path) -> Path:
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (root,) = folder.iterdir()
    return root


@pytest.fixture(scope="session")
def commit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone with a change that is not committed, exported by its own Makefile as for a release."""
    clone = tmp_path_factory.mktemp("clone") / "readiness"
    git("clone", "--quiet", str(ROOT), str(clone))
    (clone / "readiness" / "secret.py").write_text("never committed")
    (clone / "readiness" / "__init__.py").write_text("not committed either")
    venv = ROOT / ".venv"
    make = ["make", "-o", f"{venv}/.ready-to-run", f"VENV={venv}", "source"]
    done = subprocess.run(make, cwd=clone, check=True, capture_output=True, text=True)
    assert "the changes since are not in it" in done.stdout
    return clone / "build" / "source"


def test_the_wheel_holds_the_commit(sdist: Path, wheel: Path) -> None:
    sources = git("ls-tree", "-r", "--name-only", "HEAD").splitlines()
    made = [name for name in _names(sdist) if name.startswith(MADE)]
    assert actual_content(zipfile.ZipFile(wheel).namelist()) == expected_content([*sources, *made])
    assert "licences/licences.json" in made


def test_the_sdist_holds_the_commit(sdist: Path) -> None:
    sources = set(git("ls-tree", "-r", "--name-only", "HEAD").splitlines())
    left_out = {name for name in sources if name.startswith(NOT_IN_SDIST)}
    found = {name for name in _names(sdist) if not name.startswith(MADE)}
    assert found == (sources - left_out) | {"PKG-INFO"}


def test_a_second_build_elsewhere_gives_the_same_bytes(commit: Path, wheel: Path, sdist: Path, tmp_path: Path) -> None:
    assert build("wheel", commit, tmp_path / "wheel").read_bytes() == wheel.read_bytes()
    assert build("sdist", commit, tmp_path / "sdist").read_bytes() == sdist.read_bytes()


def test_the_sdist_builds_the_same_wheel(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    assert build("wheel", unpacked(sdist, tmp_path / "source"), tmp_path / "wheel").read_bytes() == wheel.read_bytes()


def test_without_make_a_wheel_has_no_licences_and_all_the_rest(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    source = unpacked(sdist, tmp_path / "source")
    shutil.rmtree(source / "licences")
    names = set(zipfile.ZipFile(build("wheel", source, tmp_path / "wheel")).namelist())
    assert set(zipfile.ZipFile(wheel).namelist()) - names == {"readiness/content/licences/licences.json"}


def test_there_is_one_version(released: list[Path]) -> None:
    assert not [path.name for path in released if __version__ not in path.name]


def _names(sdist: Path) -> list[str]:
    with tarfile.open(sdist) as archive:
        return [name.partition("/")[2] for name in archive.getnames()]

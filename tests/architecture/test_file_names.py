"""Every file of the repository can be stored on every system: Git refuses a clone on Windows where one cannot."""

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from readiness.foundation.file_names import reserved_on_windows

ROOT = Path(__file__).parents[2]
# Windows has 260 letters for a whole path, and the folder of the clone needs some of them.
LONGEST = 180
GIT = (ROOT / ".git").exists() and shutil.which("git") is not None


# Links, and what is started by its name alone: Git for Windows makes plain files of both. These are for Debian.
PLAIN, EXECUTABLE = "100644", "100755"
FOR_DEBIAN = {".ci/run", "requirements/install-system", "packaging/linux/deb-test", "packaging/linux/fresh"}


def paths() -> list[str]:
    """Return the files under version control, or without Git those that lie here."""
    if GIT:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
        return listed.stdout.decode().rstrip("\0").split("\0")
    found = []
    for folder, folders, files in os.walk(ROOT):
        # Hidden folders and what tools leave are not part of the project.
        folders[:] = [f for f in folders if not f.startswith(".") and f not in {"__pycache__", "build", "dist"}]
        found += [(Path(folder) / file).relative_to(ROOT).as_posix() for file in files]
    return found


def faults(path: str) -> list[str]:
    parts = PurePosixPath(path).parts
    found = [f"{part} is a device of Windows" for part in parts if reserved_on_windows(part)]
    found += [f"{part!r} ends with a dot or a space" for part in parts if part[-1] in ". "]
    found += [f"{part!r} holds a letter that Windows refuses" for part in parts if set(part) & set('<>:"|?*\\')]
    found += [f"{part!r} holds a control character" for part in parts if any(ord(letter) < 32 for letter in part)]
    return found + ([f"{len(path)} letters are too many"] if len(path) > LONGEST else [])


def test_every_path_can_be_stored_on_every_system():
    listed = paths()

    assert "pyproject.toml" in listed
    assert {path: faults(path) for path in listed if faults(path)} == {}


def test_no_two_paths_differ_only_by_case():
    listed = paths()
    # A folder that is written in two ways is as bad as a file.
    every = {str(part) for path in listed for part in [PurePosixPath(path), *PurePosixPath(path).parents]}

    assert [name for name, count in Counter(name.casefold() for name in every).items() if count > 1] == []


@pytest.mark.skipif(not GIT, reason="modes are known to Git alone")
def test_no_path_is_a_link_or_needs_to_be_executable():
    listed = subprocess.run(["git", "ls-files", "-sz"], cwd=ROOT, check=True, capture_output=True).stdout.decode()
    modes = {
        path: entry.split(" ")[0] for entry, _, path in (line.partition("\t") for line in listed.split("\0")) if path
    }

    assert {path for path, mode in modes.items() if mode == EXECUTABLE} <= FOR_DEBIAN
    assert {path: mode for path, mode in modes.items() if mode not in {PLAIN, EXECUTABLE}} == {}


@pytest.mark.parametrize(
    "path",
    [
        "a/CON.yaml",
        "aux/b",
        "a/nul.tar.gz",
        "com0",
        "a/LPT³.txt",
        "clock$",
        "conin$.md",
        "a./b",
        "a /b",
        'a"b',
        "what?",
        "a:b",
        "a\tb",
        f"a/{'b' * LONGEST}",
    ],
)
def test_what_cannot_be_stored_is_noticed(path: str):
    assert faults(path)

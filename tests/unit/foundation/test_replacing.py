"""Files that are made or replaced as a whole, and what is left where that is interrupted."""

import errno
import os
from pathlib import Path

import pytest

from readiness.foundation.errors import reason_of
from readiness.foundation.files import is_being_erased, write_whole
from readiness.foundation.replacing import make_whole, without_limit
from tests import systems


def test_what_a_killed_writing_left_goes_with_a_later_one(tmp_path: Path):
    old, new = (tmp_path / f".~readiness-{'0' * 16}-{digit * 16}.tmp" for digit in "12")
    for path in (old, new):
        path.write_bytes(b"half a report")
    os.utime(old, (0, 0))
    write_whole(b"plan", tmp_path / "plan.csv")
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("links", [True, False])
def test_a_file_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool):
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "this file system knows no links")

    if not links:
        monkeypatch.setattr("os.link", refuse)
    target = tmp_path / "lock"
    make_whole(target, b"first")
    with pytest.raises(FileExistsError):
        make_whole(target, b"second")
    assert (target.read_bytes(), [*tmp_path.iterdir()]) == (b"first", [target])


def test_a_file_that_was_being_erased_is_known(tmp_path: Path):
    path = tmp_path / "votes"
    path.write_bytes(b"votes")
    assert not is_being_erased(path)
    path.write_bytes(bytes(5))
    assert is_being_erased(path)
    path.write_bytes(b"")
    assert not is_being_erased(path)


class HeldError(PermissionError):
    """What Windows says of a file that another program has open."""

    winerror = 5


def test_a_file_that_a_scanner_looks_at_is_replaced_a_moment_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    replace, looks = os.replace, iter(range(3))

    def held(source: Path, goal: Path) -> None:
        if next(looks, None) is not None:
            raise HeldError(errno.EACCES, "Access is denied")
        replace(source, goal)

    monkeypatch.setattr("os.replace", held)
    write_whole(b"new", target)
    assert target.read_bytes() == b"new"


def test_a_file_that_stays_open_elsewhere_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def held(source: Path, goal: Path) -> None:
        raise HeldError(errno.EACCES, "Access is denied")

    monkeypatch.setattr("os.replace", held)
    with pytest.raises(OSError, match="report") as caught:
        write_whole(b"new", target)
    assert reason_of(caught.value) == "it is in use"
    assert (target.read_bytes(), [*tmp_path.iterdir()]) == (b"old", [target])


@systems.windows
def test_on_windows_a_file_that_is_open_is_in_use(tmp_path: Path):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    with target.open("rb"), pytest.raises(OSError, match="report") as caught:
        write_whole(b"new", target)
    assert reason_of(caught.value) == "it is in use"


@pytest.mark.parametrize(
    ("path", "form"),
    [
        (r"C:\Users\Erika\x.readiness", r"\\?\C:\Users\Erika\x.readiness"),
        (r"\\server\share\x.readiness", r"\\?\UNC\server\share\x.readiness"),
        (r"\\?\C:\x.readiness", r"\\?\C:\x.readiness"),
    ],
)
def test_windows_has_a_form_of_paths_without_a_limit(path: str, form: str):
    assert without_limit(path) == form


def test_a_folder_may_be_as_deep_as_the_system_allows(tmp_path: Path):
    folder = tmp_path
    while len(str(folder)) < 210:
        folder /= "Projekte und Beratung"
    folder.mkdir(parents=True)
    target = folder / "x"
    write_whole(b"old", target)
    make_whole(folder / "lock", b"lock")
    write_whole(b"new", target)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"x": b"new", "lock": b"lock"}

"""A folder is there whole or not at all."""

import os
from pathlib import Path

import pytest

from readiness.foundation.folders import move_folder, put_folder, take_away_folder
from readiness.foundation.replacing import FORGOTTEN_AFTER_SECONDS, temporary_beside
from tests.systems import links, modes

FILES = {"a.md": b"A", "in/b.md": b"B", "in/deep/c.md": b"C"}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_is_put_with_all_that_is_in_it(tmp_path: Path) -> None:
    put_folder(FILES, tmp_path / "made")
    assert {name: (tmp_path / "made" / name).read_bytes() for name in FILES} == FILES
    assert names(tmp_path) == ["made"]


@modes
def test_nobody_else_may_look_into_it(tmp_path: Path) -> None:
    put_folder(FILES, tmp_path / "made")
    found = [tmp_path / "made", *(tmp_path / "made").rglob("*")]
    assert {path.stat().st_mode & 0o077 for path in found} == {0}


@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_is_in_its_place_stays(tmp_path: Path, there: str) -> None:
    target = tmp_path / "made"
    target.write_bytes(b"x") if there == "file" else target.mkdir()
    with pytest.raises(OSError, match="made"):
        put_folder(FILES, target)
    assert names(tmp_path) == ["made"]
    assert target.is_file() or names(target) == []


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - systems differ in what they refuse
        put_folder(FILES | {"a.md/b.md": b"below a file"}, tmp_path / "made")
    assert names(tmp_path) == []


def test_what_a_killed_process_left_goes_with_the_next_writing(tmp_path: Path) -> None:
    forgotten, fresh = temporary_beside(tmp_path / "made"), temporary_beside(tmp_path / "made")
    for left in (forgotten, fresh):
        (left / "in").mkdir(parents=True)
    past = fresh.stat().st_mtime - FORGOTTEN_AFTER_SECONDS - 60
    os.utime(forgotten, (past, past))
    put_folder(FILES, tmp_path / "made")
    assert names(tmp_path) == sorted(["made", fresh.name])


def test_a_folder_is_taken_away_or_renamed(tmp_path: Path) -> None:
    put_folder(FILES, tmp_path / "a")
    put_folder(FILES, tmp_path / "b")
    with pytest.raises(FileExistsError):
        move_folder(tmp_path / "a", tmp_path / "b")
    take_away_folder(tmp_path / "b")
    move_folder(tmp_path / "a", tmp_path / "b")
    assert names(tmp_path) == ["b"]


@links
def test_of_a_link_only_the_link_is_taken_away(tmp_path: Path) -> None:
    put_folder(FILES, tmp_path / "theirs")
    (tmp_path / "link").symlink_to(tmp_path / "theirs")
    take_away_folder(tmp_path / "link")
    assert names(tmp_path) == ["theirs"]

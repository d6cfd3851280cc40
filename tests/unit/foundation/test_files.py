"""A file is replaced whole or not at all."""

import os
from pathlib import Path

import pytest

from readiness.foundation.errors import UserError
from readiness.foundation.files import erase, read_at_most, write_whole


def test_a_file_is_replaced(tmp_path: Path):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    write_whole(b"new", target)

    assert target.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["report.pdf"]


def test_where_writing_fails_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def refuse(source: Path, goal: Path) -> None:
        raise PermissionError(13, "held by another program")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(PermissionError):
        write_whole(b"new", target)

    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["report.pdf"]


def test_a_missing_folder_is_not_made_up(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        write_whole(b"new", tmp_path / "missing" / "report.pdf")


def test_a_pipe_is_refused_and_does_not_keep_us_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UserError, match="file-unreadable"):
        read_at_most(tmp_path / "pipe", 10)


@pytest.mark.parametrize("size", [0, 1, 65_536, 100_000])
def test_what_is_erased_is_zeros_before_it_goes(tmp_path: Path, size: int):
    path, other_name = tmp_path / "votes", tmp_path / "the same bytes"
    path.write_bytes(b"x" * size)
    path.chmod(0o444)
    other_name.hardlink_to(path)

    erase(path)

    assert not path.exists()
    assert len(other_name.read_bytes()) >= size
    assert not other_name.read_bytes().strip(b"\0")


def test_what_a_link_leads_to_is_not_erased(tmp_path: Path):
    (tmp_path / "precious").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "precious")

    erase(tmp_path / "link")

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("precious", b"mine")]

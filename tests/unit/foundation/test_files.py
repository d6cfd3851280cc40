"""A file is replaced whole or not at all."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.files import erase, read_at_most, write_whole
from tests import systems


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


@systems.pipes
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


@systems.links
def test_what_a_link_leads_to_is_not_erased(tmp_path: Path):
    (tmp_path / "precious").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "precious")

    erase(tmp_path / "link")

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("precious", b"mine")]


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@systems.modes
@pytest.mark.parametrize("rights", [0o600, 0o640, 0o644])
def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path, rights: int):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    target.chmod(rights)
    write_whole(b"new", target)

    assert (target.read_bytes(), mode(target)) == (b"new", rights)


@pytest.fixture
def permissive() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@systems.modes
@pytest.mark.usefixtures("permissive")
def test_a_private_file_is_private_whatever_the_environment_allows(tmp_path: Path):
    target = tmp_path / "settings.json"
    write_whole(b"first", target, private=True)
    assert mode(target) == 0o600

    target.chmod(0o666)
    write_whole(b"second", target, private=True)
    assert (target.read_bytes(), mode(target)) == (b"second", 0o600)
    write_whole(b"for others", tmp_path / "report.pdf")
    assert mode(tmp_path / "report.pdf") == 0o666


@systems.modes
@pytest.mark.usefixtures("permissive")
def test_what_is_being_written_is_read_by_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    seen = []
    monkeypatch.setattr("os.fsync", lambda _: seen.extend(mode(path) for path in tmp_path.glob(".~readiness-*")))
    write_whole(b"new", target)

    # Then the folder, in which nothing lies any more.
    assert seen == [0o600]


def test_it_is_on_the_disk_before_the_old_one_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    steps = []
    flush, replace = os.fsync, os.replace
    monkeypatch.setattr("os.fsync", lambda handle: (steps.append("flush"), flush(handle)))
    monkeypatch.setattr("os.replace", lambda *paths: (steps.append("replace"), replace(*paths)))
    write_whole(b"new", tmp_path / "report.pdf")

    # Then the folder; Windows cannot open one.
    assert steps == ["flush", "replace", *(["flush"] if os.name == "posix" else [])]


@systems.links
def test_a_link_stays_a_link(tmp_path: Path):
    (tmp_path / "report.pdf").write_bytes(b"old")
    (tmp_path / "latest.pdf").symlink_to("report.pdf")
    (tmp_path / "new.pdf").symlink_to("made.pdf")
    write_whole(b"new", tmp_path / "latest.pdf")
    write_whole(b"made", tmp_path / "new.pdf")

    assert (tmp_path / "latest.pdf").is_symlink()
    assert (tmp_path / "report.pdf").read_bytes() == b"new"
    assert (tmp_path / "new.pdf").is_symlink()
    assert (tmp_path / "made.pdf").read_bytes() == b"made"


SPECIAL = [pytest.param(kind, marks=systems.pipes) for kind in ("pipe", "link to a pipe", "socket")]


@pytest.mark.parametrize("kind", [*SPECIAL, pytest.param("loop", marks=systems.links), "folder", "protected file"])
def test_what_is_no_file_or_protected_is_never_replaced(tmp_path: Path, kind: str):
    target = tmp_path / "target"
    match kind:
        case "pipe":
            os.mkfifo(target)
        case "link to a pipe":
            os.mkfifo(tmp_path / "pipe")
            target.symlink_to("pipe")
        case "socket":
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(str(target))
        case "folder":
            target.mkdir()
        case "loop":
            target.symlink_to("target")
        case "protected file":
            target.touch()
            target.chmod(0o444)
    before = target.lstat()
    with pytest.raises(OSError, match=r"target|pipe") as caught:
        write_whole(b"new", target)

    assert " " in reason_of(caught.value)
    assert target.lstat().st_mode == before.st_mode
    assert not [*tmp_path.glob(".~readiness-*")]


def test_the_longest_name_can_be_replaced(tmp_path: Path):
    target = tmp_path / ("x" * 255)
    write_whole(b"old", target)
    write_whole(b"new", target)

    assert target.read_bytes() == b"new"

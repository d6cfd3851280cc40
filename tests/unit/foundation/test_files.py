"""A file is replaced whole or not at all."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most, reserved_on_windows, safe_name, write_whole


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


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Protokoll vom 2. Mai.pdf", "Protokoll vom 2. Mai.pdf"),
        ("Übersicht (final), 50 %.xlsx", "Übersicht (final), 50 %.xlsx"),
        ("CON.txt", "CON_.txt"),
        ("nul", "nul_"),
        ("Com1.tar.gz", "Com1_.tar.gz"),
        ("aux .pdf", "aux_.pdf"),
        ("invoice\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "invoice_fdp.exe"),
        ("setup.exe. . ", "setup.exe"),
        ("line\nbreak\ttab\0.txt", "line break tab_.txt"),
        ("../../.bashrc", "_.._.bashrc"),
        ("C:\\evil\\x.txt", "C__evil_x.txt"),
        ("notes.txt:stream", "notes.txt_stream"),
        ("...", "_"),
        ("\ud800.txt", "_.txt"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(given: str, name: str):
    assert safe_name(given) == name


_UNUSUAL = st.sampled_from(
    [*"CONaux.1 /\\:*\0\n", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{NO-BREAK SPACE}", "😀", "COM1", "Ä"]
)


@given(st.text() | st.lists(_UNUSUAL).map("".join), st.integers(40, 255))
def test_every_name_is_safe_afterwards_and_stays_as_it_is(name: str, most: int):
    safe = safe_name(name, most)

    assert safe.isprintable()
    assert not set(safe) & set('<>:"/\\|?*')
    assert not safe.startswith((".", " "))
    assert not safe.endswith((".", " "))
    assert not reserved_on_windows(safe)
    # The sign that makes the name of a device a name of its own may come on top.
    assert 0 < len(safe.encode()) <= most + 1
    assert safe_name(safe, most + 1) == safe

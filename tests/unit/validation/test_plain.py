"""Our own small files are read without Pydantic, and no less strictly."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import date

import pytest

from readiness.validation.plain import NotOursError, read_plain, write_plain


@dataclass(frozen=True, slots=True)
class Entry:
    path: str
    on: date


@dataclass(frozen=True, slots=True)
class Small:
    name: str = ""
    size: int = 1
    since: float = 0.0
    shown: bool = True
    entries: tuple[Entry, ...] = ()


def test_what_is_written_is_read_back():
    value = Small("Ü", 3, 1.5, shown=False, entries=(Entry("a", date(2026, 11, 2)),))

    assert read_plain(write_plain(value), Small) == value


def test_what_is_left_out_is_the_default_and_whole_seconds_are_seconds():
    assert read_plain(b'{"since": 3}', Small) == Small(since=3.0)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b'{"colour": 1}',
        b'{"name": 5}',
        b'{"size": true}',
        b'{"size": 1.5}',
        b'{"shown": 1}',
        b'{"since": "now"}',
        b'{"entries": {}}',
        b'{"entries": [{"path": "a"}]}',
        b'{"entries": [{"path": "a", "on": "today"}]}',
        b'{"name": "\xff"}',
        b"[" * 100_000,
    ],
)
def test_anything_else_is_refused(raw: bytes):
    with pytest.raises(NotOursError):
        read_plain(raw, Small)


def test_pydantic_waits_for_the_first_door():
    script = (
        "import sys, readiness.app.settings, readiness.documents.document, readiness.validation.boundary;"
        "readiness.app.settings.load_settings(); print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)

    assert done.stdout.split() == ["False"]

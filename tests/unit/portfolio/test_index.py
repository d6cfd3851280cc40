"""The index: never the only place of anything, thrown away where it is damaged, closed to others, safe with two."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.foundation.folding import words_of
from readiness.portfolio import index as index_module
from readiness.portfolio.entry import Portfolio
from readiness.portfolio.index import PortfolioIndex, clear_index, forget_in_index, index_path
from readiness.portfolio.reading import read_portfolio
from readiness.portfolio.stored_entry import read_entry, write_entry
from tests.systems import modes
from tests.unit.portfolio.companies import LONG_AGO, TODAY, company, put, put_content, with_evidence


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clients"
    for n in range(3):
        put(made / f"{n}.readiness", with_evidence(company(f"Firm {n}", [n, 3, 4]), "PRO1", f"Protokoll über Fall {n}"))
    return made


def read(folder: Path) -> Portfolio:
    with closing(PortfolioIndex()) as index:
        return read_portfolio([folder], TODAY, index)


def unread(folder: Path) -> int:
    """Return how many files of a folder are read: the index does not know them as they are, and does so then."""
    asked: list[tuple[int, int]] = []
    with closing(PortfolioIndex()) as index:
        read_portfolio([folder], TODAY, index, lambda done, of: asked.append((done, of)))
    (known, of), *_ = asked
    return of - known


def test_what_has_not_changed_is_not_read_again(folder: Path):
    first = read(folder)

    assert unread(folder) == 0
    assert read(folder).entries == first.entries


def test_a_file_that_changed_without_changing_its_size_is_read_again(folder: Path):
    path = folder / "0.readiness"
    put(path, company("Firm 0", [5, 5, 5]), at=LONG_AGO + 1)
    read(folder)
    size = path.stat().st_size

    put(path, company("Firm 9", [1, 1, 1]), at=LONG_AGO + 1)

    assert path.stat().st_size == size
    assert "Firm 9" in [entry.organisation for entry in read(folder).entries]


def test_a_file_that_was_just_written_is_not_trusted_yet(folder: Path, tmp_path: Path):
    path = folder / "0.readiness"
    os.utime(path)

    read(folder)

    assert unread(folder) == 1


@pytest.mark.parametrize("damage", ["zeros", "no database", "empty", "cut", "flipped entries", "flipped questionnaire"])
def test_a_damaged_index_is_made_anew(folder: Path, damage: str):
    whole = read(folder)
    path = index_path()
    raw = path.read_bytes()
    if damage == "zeros":
        path.write_bytes(raw[:1024] + bytes(len(raw) - 1024))
    elif damage == "no database":
        path.write_bytes(b"no database at all, but long enough to be taken for one" * 100)
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "cut":
        path.write_bytes(raw[: len(raw) // 2])
    else:
        sound, broken = (b"Firm 1", b"Firm 7") if damage == "flipped entries" else (b'"version"', b'"versiom"')
        assert sound in raw
        path.write_bytes(raw.replace(sound, broken))

    again = read(folder)

    assert again.entries == whole.entries
    assert dict(again.questionnaires) == dict(whole.questionnaires)
    assert unread(folder) == 0


def test_an_index_of_another_version_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch):
    whole = read(folder)
    with closing(sqlite3.connect(index_path())) as connection, connection:
        connection.execute("UPDATE origin SET program = '0.0.1'")

    assert unread(folder) == 3
    assert unread(folder) == 0
    monkeypatch.setattr(index_module, "_SCHEMA", 99)
    assert unread(folder) == 3
    assert read(folder).entries == whole.entries


def test_an_index_that_others_hold_is_left_to_them_and_one_in_memory_is_as_good(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(index_module, "_PATIENCE", 0.01)
    whole = read(folder)
    put(folder / "new.readiness", company("New"))
    with closing(sqlite3.connect(index_path(), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with closing(PortfolioIndex()) as index:
            assert not index.lasting
            found = read_portfolio([folder], TODAY, index)
            assert len([*index.notes(words_of("protokoll"), [entry.path for entry in found.entries])]) == 3
        other.execute("ROLLBACK")

    assert len(found.entries) == 4
    assert unread(folder) == 1
    again = read(folder).entries
    assert len(again) == 4
    assert all(entry in again for entry in whole.entries)


def test_where_nothing_can_be_kept_everything_is_read(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    blocked = tmp_path / "a file"
    blocked.write_text("")
    whole = read(folder)
    monkeypatch.setenv("READINESS_DATA", str(blocked / "data"))

    assert read(folder).entries == whole.entries


_READ = """
import sys
from datetime import date
from pathlib import Path
from readiness.portfolio.index import PortfolioIndex
from readiness.portfolio.reading import read_portfolio
for _ in range(3):
    index = PortfolioIndex()
    found = read_portfolio([Path(sys.argv[1])], date(2026, 11, 30), index)
    index.close()
    print(len(found.entries), len(found.unreadable), index.lasting)
"""


def test_two_processes_make_and_use_it_at_once(folder: Path):
    for n in range(60):
        put(folder / "more" / f"{n}.readiness", company(f"More {n}", [n % 6]))
    command = [sys.executable, "-c", _READ, str(folder)]

    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    told = [process.communicate()[0].split("\n") for process in processes]

    assert told == [["63 0 True", "63 0 True", "63 0 True", ""]] * 3
    assert unread(folder) == 0


@modes
def test_nobody_else_may_read_it(folder: Path):
    read(folder)

    assert index_path().stat().st_mode & 0o777 == 0o600


def test_what_is_gone_is_forgotten_letter_by_letter(folder: Path):
    read(folder)
    assert "Protokoll über Fall 1".encode() in index_path().read_bytes()

    (folder / "1.readiness").unlink()
    read(folder)

    assert b"Fall 1" not in index_path().read_bytes()


def test_a_deleted_document_is_forgotten_with_its_copies(folder: Path):
    content = put(folder / "copy of" / "x.readiness", with_evidence(company("X", [1]), "PRO1", "Zwiebelfisch"))
    put_content(folder / "x.readiness", content)
    read(folder)

    forget_in_index(folder / "x.readiness", [content.document_id])

    assert b"Zwiebelfisch" not in index_path().read_bytes()
    assert unread(folder) == 2


def test_it_is_cleared_on_request(folder: Path):
    read(folder)

    assert clear_index()
    assert not index_path().exists()
    assert not clear_index()
    forget_in_index(folder / "0.readiness", [])
    assert not index_path().exists()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=8), st.text(max_size=8), st.lists(st.text(max_size=6), max_size=3))
def test_any_entry_is_kept_as_it_is(folder: Path, organisation: str, person: str, tags: list[str]):
    (entry, *_) = read_portfolio([folder], TODAY).entries
    any_entry = replace(entry, organisation=organisation, people=(person,), tags=tuple(tags), profile={person: person})

    assert read_entry(write_entry(any_entry), entry.path) == any_entry

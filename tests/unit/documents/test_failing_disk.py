"""A disk that fails for a moment, or is full, takes nothing away and changes nothing for good."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from readiness.documents.backups import backups_of
from readiness.documents.document import Document
from readiness.documents.lock import lock_path
from readiness.documents.opening import refused_copy
from readiness.documents.paths import working_path
from readiness.documents.recovery import damaged, left_of, recoverable
from readiness.documents.removal import delete_for_good
from readiness.domain.answers import at_level
from readiness.foundation.errors import UserError
from readiness.foundation.paths import data_folder
from tests.unit.documents.edits import answer, content, files_beside, working_files

# Dies at one of the calls of the system that the program makes itself, or at a statement of SQLite.
MIGRATES = """
import os, sqlite3, sys
from readiness.documents.recovery import recoverable

left = int(sys.argv[1])
def count(*_):
    global left
    left -= 1
    if not left:
        os._exit(9)
class Dying(sqlite3.Connection):
    def execute(self, *arguments):
        count()
        return super().execute(*arguments)
    def backup(self, *arguments):
        count()
        super().backup(*arguments, pages=40, progress=count)
connect = sqlite3.connect
sqlite3.connect = lambda *arguments, **named: connect(*arguments, **named, factory=Dying)
recoverable()
"""
FILES = Path(__file__).parents[2] / "files"


@pytest.fixture
def left(document: Document) -> Path:
    """The working copy that a crash left."""
    answer(document, "PRO1", at_level(5))
    document.abandon()
    return working_path(document.document_id)


class Failing:
    """A function of the system that fails from the n-th of certain calls on, so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, concerns: Callable[[str], bool]) -> None:
        self.first, self.times, self.calls = 0, 0, 0
        real = getattr(os, name)

        def call(path: object, *arguments: object, **named: object) -> object:
            if concerns(os.fspath(path) if isinstance(path, str | os.PathLike) else ""):  # type: ignore[arg-type]
                self.calls += 1
                if self.first <= self.calls < self.first + self.times:
                    raise OSError(errno.EIO, "")
            return real(path, *arguments, **named)

        monkeypatch.setattr(os, name, call)

    def fail(self, first: int = 1, times: int = 1) -> None:
        self.first, self.times, self.calls = first, times, 0


def test_a_working_copy_that_is_whole_when_it_is_looked_at_again_stays(left: Path, path: Path):
    before = left.read_bytes()
    error = sqlite3.DatabaseError("database disk image is malformed")
    assert refused_copy(left, error).code == "working-copy-unreadable"

    assert (left.read_bytes(), damaged()) == (before, [])
    assert working_files() == [f"{left.stem}.acknowledged", left.name]
    assert Document.open(path).assessment().answer("PRO1") == at_level(5)


def test_one_of_an_older_format_is_whole_as_well(own_data_folder: Path):
    working = own_data_folder / "working" / "5daf1fb6-bf70-45fb-83ec-1eb1cfa3e25b.working"
    working.parent.mkdir()
    shutil.copy(FILES / "format-1.working", working)
    assert refused_copy(working, sqlite3.DatabaseError("malformed")).code == "working-copy-unreadable"
    assert working.read_bytes() == (FILES / "format-1.working").read_bytes()


def test_a_damaged_one_is_put_aside_and_named(left: Path, path: Path):
    raw = left.read_bytes()
    left.write_bytes(raw[:4_096] + b"\xff" * (len(raw) - 4_096))
    assert recoverable() == []
    assert damaged() == [left]

    with pytest.raises(UserError, match="working-copy-damaged"):
        left_of(path)
    (aside,) = damaged()
    assert aside.name.startswith(f"{left.stem}.damaged-")
    document = Document.open(path)
    assert document.assessment().answer("PRO1") == at_level(1)
    document.close()
    assert damaged() == [aside]


def test_a_working_copy_without_one_of_its_tables_is_a_sentence(left: Path, path: Path):
    with closing(sqlite3.connect(left)) as connection, connection:
        connection.execute("DROP TABLE local")
    with pytest.raises(UserError, match="working-copy-damaged"):
        Document.open(path)


def test_a_working_copy_with_a_text_that_is_none_is_a_sentence(left: Path, path: Path):
    with closing(sqlite3.connect(left)) as connection, connection:
        connection.execute("UPDATE local SET value = CAST(x'ff' AS TEXT) WHERE key = 'published_path'")
    with pytest.raises(UserError, match="working-copy-damaged"):
        Document.open(path)
    assert len(damaged()) == 1


def test_a_migration_that_is_killed_anywhere_loses_nothing(own_data_folder: Path):
    """With a log of the old format beside it, as a crash leaves it."""
    working = own_data_folder / "working" / "5daf1fb6-bf70-45fb-83ec-1eb1cfa3e25b.working"
    working.parent.mkdir()
    shutil.copy(FILES / "format-1.working", working)
    left = own_data_folder.parent / "left"
    with closing(sqlite3.connect(working)) as connection, connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO answer VALUES ('PRO4', 'answered', 5, NULL, '', '', 0)")
        connection.commit()
        shutil.copytree(working.parent, left)
    for step in range(1, 200):
        shutil.rmtree(working.parent)
        shutil.copytree(left, working.parent)
        died = subprocess.run([sys.executable, "-c", MIGRATES, str(step)], cwd=Path(__file__).parents[3], check=False)
        assert [found.answers for found in recoverable()] == [5]
        if died.returncode == 0:
            break
    assert step > 3


def test_a_migration_on_a_full_disk_leaves_everything_as_it_was(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch):
    working = own_data_folder / "working" / "5daf1fb6-bf70-45fb-83ec-1eb1cfa3e25b.working"
    working.parent.mkdir()
    shutil.copy(FILES / "format-1.working", working)
    before = working.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(UserError, match="data-folder-refused"):
            Document.recover(working)
    assert working_files() == [working.name]
    assert working.read_bytes() == before
    assert [found.answers for found in recoverable()] == [4]


def test_a_file_that_cannot_be_read_for_a_moment_is_not_taken_for_that_of_others(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    opening = Failing(monkeypatch, "open", lambda name: name == str(path.resolve()))
    answer(document, "PRO1", at_level(5))
    opening.fail(times=100)
    with pytest.raises(UserError, match="publish-failed"):
        document.close()
    opening.fail(times=0)

    assert files_beside(path) == [path.name]
    again = Document.open(path)
    assert again.assessment().answer("PRO1") == at_level(5)
    again.close()
    assert files_beside(path) == [path.name]
    assert content(path).answer("PRO1") == at_level(5)


def test_what_is_made_for_a_conflict_goes_where_that_fails(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    answer(document, "PRO1", at_level(5))
    path.write_bytes(b"of others")
    replacing = Failing(monkeypatch, "replace", lambda name: name.endswith(".making"))
    replacing.fail()
    with pytest.raises(UserError, match="publish-failed"):
        document.publish()
    assert [name for name in working_files() if ".making" in name] == []

    assert document.publish() != path
    assert content(document.path).answer("PRO1") == at_level(5)


def test_the_own_lock_goes_although_it_cannot_be_read_for_a_moment(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    Failing(monkeypatch, "open", lambda name: name == str(lock_path(path.resolve()))).fail()
    document.close()
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.parametrize("backed_up", [True, False])
def test_a_deletion_that_was_interrupted_anywhere_can_be_finished(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch, *, backed_up: bool
):
    answer(document, "PRO1", at_level(5))
    document.abandon()
    if not backed_up:
        shutil.rmtree(data_folder() / "backups")
    whole, kept = path.read_bytes(), path.parent.parent / "kept"
    shutil.copytree(data_folder(), kept)
    removing = Failing(monkeypatch, "unlink", lambda name: str(path.parent) in name or str(data_folder()) in name)
    interrupted, at = 0, 0
    while at <= removing.calls:
        at += 1
        shutil.copytree(kept, data_folder(), dirs_exist_ok=True)
        path.write_bytes(whole)
        removing.fail(at)
        try:
            delete_for_good(path)
        except UserError as error:
            interrupted += error.code == "not-deleted"
            delete_for_good(path)
        left = [file for folder in (data_folder(), path.parent) for file in folder.rglob("*") if file.is_file()]
        assert left == []
    assert interrupted >= 3


def test_what_killed_processes_left_in_the_data_folder_goes_after_a_while(document: Document, path: Path):
    document.close()
    (backup,) = backups_of(path)
    strays = [
        backup.path.with_name(".~readiness-0123456789abcdef-0123456789abcdef.tmp"),
        *(data_folder() / "working" / f"{document.document_id}.{name}" for name in ("working-wal", "acknowledged")),
    ]
    for stray in strays:
        stray.write_bytes(b"half")
    recoverable()
    assert all(stray.exists() for stray in strays)
    for stray in strays:
        os.utime(stray, (0, 0))

    recoverable()
    assert [stray for stray in strays if stray.exists()] == []
    assert len(backups_of(path)) == 1

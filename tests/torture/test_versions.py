"""Older and newer versions of the program beside each other: nothing that one knows is lost through the other."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from readiness.app.documents import read_document
from readiness.app.session import Session
from readiness.app.settings import load_settings, save_settings
from readiness.cli.main import run
from readiness.documents.backups import backups_of
from readiness.documents.document import Document
from readiness.documents.migrations import version_of
from readiness.documents.recovery import recoverable
from readiness.documents.schema import OLDEST_VERSION, VERSION
from readiness.domain.answers import at_level
from readiness.foundation.errors import UserError

_FILES = Path(__file__).parents[1] / "files"
_NEWER = (VERSION + 1, VERSION + 97, 2**31 - 1)
_COMMANDS: dict[str, Callable[[Path], list[str]]] = {
    "answer": lambda path: ["answer", str(path), "PRO1=3"],
    "answers": lambda path: ["answers", str(path)],
    "score": lambda path: ["score", str(path)],
    "plan": lambda path: ["plan", str(path), "--csv", str(path.with_name("plan.csv"))],
    "compare": lambda path: ["compare", str(path), str(path)],
    "report": lambda path: ["report", str(path), "-o", str(path.with_name("report.html"))],
    "verify": lambda path: ["verify", str(path)],
    "workshop": lambda path: ["workshop", str(path)],
}


def format_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return version_of(connection)


def set_format(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {version}")


def everything_in(*folders: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_there_is_a_document_and_a_working_copy_of_every_format():
    formats = range(OLDEST_VERSION, VERSION + 1)
    assert [format_of(_FILES / f"format-{number}.readiness") for number in formats] == [*formats]
    assert [format_of(_FILES / f"format-{number}.working") for number in formats] == [*formats]


@pytest.mark.parametrize("number", range(OLDEST_VERSION, VERSION + 1))
def test_an_older_document_keeps_everything_on_its_way_up(tmp_path: Path, number: int):
    path = Path(shutil.copy(_FILES / f"format-{number}.readiness", tmp_path))
    before = read_document(path).assessment
    session = Session(Document.open(path))
    kept = session.assessment.answer("PRO1")
    session.answer("PRO1", at_level(5))
    session.undo()
    session.answer("PRO2", at_level(5))
    session.document.close()

    after = read_document(path).assessment
    assert format_of(path) == VERSION
    assert after.answer("PRO1") == kept
    assert {code: answer for code, answer in after.answers.items() if code != "PRO2"} == {
        code: answer for code, answer in before.answers.items() if code != "PRO2"
    }
    # The answer to PRO2 is of today.
    assert replace(after.details, answered_on=before.details.answered_on) == before.details
    assert (after.attachments, after.plan) == (before.attachments, before.plan)
    assert all(format_of(backup.path) == VERSION for backup in backups_of(path))


@pytest.mark.parametrize("version", _NEWER)
@pytest.mark.parametrize("command", _COMMANDS)
def test_a_newer_document_is_told_and_not_touched(
    tmp_path: Path, own_data_folder: Path, capsys: pytest.CaptureFixture[str], command: str, version: int
):
    path = Path(shutil.copy(_FILES / f"format-{VERSION}.readiness", tmp_path))
    set_format(path, version)
    before = everything_in(tmp_path, own_data_folder)

    assert run(_COMMANDS[command](path)) == 1
    said = capsys.readouterr().err
    assert str(version) in said
    assert "newer" in said
    assert everything_in(tmp_path, own_data_folder) == before


def test_a_newer_working_copy_is_told_and_not_touched(tmp_path: Path, own_data_folder: Path):
    path = Path(shutil.copy(_FILES / f"format-{VERSION}.readiness", tmp_path))
    with closing(sqlite3.connect(path)) as connection:
        (document_id,) = connection.execute("SELECT value FROM document WHERE key = 'id'").fetchone()
    working = own_data_folder / "working" / f"{document_id}.working"
    working.parent.mkdir()
    shutil.copy(_FILES / f"format-{VERSION}.working", working)
    with closing(sqlite3.connect(working)) as connection, connection:
        connection.execute("UPDATE local SET value = ? WHERE key = 'published_path'", (str(path),))
    set_format(working, VERSION + 1)
    before = working.read_bytes()

    for opening in (lambda: Document.open(path), lambda: Document.recover(working)):
        with pytest.raises(UserError) as refused:
            opening()
        assert "newer" in refused.value.code
    recoverable()
    assert working.read_bytes() == before


def test_settings_of_a_newer_version_are_read_and_survive_ours(own_data_folder: Path):
    path = own_data_folder / "settings.json"
    entry = {"path": "/a.readiness", "organisation": "A", "stage": "", "on": "2026-11-02", "pinned": True}
    path.write_text(json.dumps({"language": "de", "theme": "dark", "recent": [entry], "sounds": {"bell": 3}}))

    settings = load_settings()
    assert (settings.language, settings.theme, [recent.path for recent in settings.recent]) == (
        "de",
        "dark",
        ["/a.readiness"],
    )
    save_settings(settings)
    assert json.loads(path.read_text())["sounds"] == {"bell": 3}


def test_settings_of_an_older_version_keep_what_they_say(own_data_folder: Path):
    path = own_data_folder / "settings.json"
    path.write_text(json.dumps({"language": "de", "text_size": 150}))

    settings = load_settings()
    assert (settings.language, settings.text_size, settings.theme) == ("de", 150, "")
    save_settings(settings)
    assert load_settings() == settings


def test_a_language_of_a_newer_version_falls_back_and_is_kept(own_data_folder: Path):
    path = own_data_folder / "settings.json"
    path.write_text(json.dumps({"language": "xx", "text_size": 125}))

    settings = load_settings()
    assert settings.active_language().code == "en"
    assert settings.text_size == 125
    save_settings(settings)
    assert json.loads(path.read_text())["language"] == "xx"

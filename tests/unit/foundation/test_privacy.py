"""The data folder and all that is in it are the user's alone; on Windows the rights of the profile see to that."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from readiness.app.abandoned_ballots import destroy_abandoned
from readiness.app.diagnostics import as_text, diagnostics
from readiness.app.settings import Settings, save_settings
from readiness.documents.document import Document
from readiness.documents.paths import ballots_path
from readiness.documents.recovery import recoverable
from readiness.documents.removal import delete_for_good
from readiness.domain.answers import at_level
from readiness.foundation import logs
from readiness.foundation.language import ENGLISH
from readiness.foundation.paths import data_folder
from readiness.foundation.privacy import ensure_private_file, ensure_private_folder
from readiness.workshop.ballot_box import BallotBox
from tests import systems
from tests.unit.builders import filled
from tests.unit.documents.edits import answer

pytestmark = systems.modes


@pytest.fixture(autouse=True)
def permissive() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in [folder, *folder.rglob("*")] if path.stat().st_mode & 0o077]


def test_everything_that_a_session_leaves_is_closed_to_others(tmp_path: Path):
    document = Document.create(tmp_path / "a.readiness", *filled(PRO="1 1 1"))
    answer(document, "PRO1", at_level(5))
    seen = {path.suffix for path in data_folder().rglob("*")}
    assert open_to_others(data_folder()) == []
    document.publish()
    document.abandon()
    save_settings(Settings(language="de"))
    logs.fault(ValueError())
    box = BallotBox.open(ballots_path(document.document_id), "1234", date(2026, 11, 3))
    box.note("key", "value")
    assert open_to_others(data_folder()) == []
    box.close()

    assert {".working", ".working-wal", ".acknowledged"} <= seen
    assert {path.name for path in data_folder().iterdir()} >= {"settings.json", "checked.json", "readiness.log"}
    assert open_to_others(data_folder()) == []


def test_what_an_earlier_version_left_open_is_closed(document_path: Path):
    document = Document.create(document_path, *filled(PRO="1 1 1"))
    answer(document, "PRO1", at_level(5))
    document.abandon()
    for path in [data_folder(), *data_folder().rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    save_settings(Settings(language="de"))
    assert recoverable()
    again = Document.open(document_path)
    answer(again, "PRO1", at_level(4))
    again.close()
    logs.fault(ValueError())

    assert open_to_others(data_folder()) == []


@pytest.fixture
def document_path(tmp_path: Path) -> Path:
    return tmp_path / "a.readiness"


def test_a_folder_for_all_users_is_not_taken_from_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    monkeypatch.setenv("READINESS_DATA", str(shared))
    assert data_folder() == shared

    assert shared.stat().st_mode & 0o7777 == 0o1777
    assert "Data folder: open to others\n" in as_text(diagnostics(Settings(), None, ENGLISH))
    # What is in it is closed all the same.
    Document.create(tmp_path / "a.readiness", *filled(PRO="1 1 1")).close()
    assert open_to_others(shared) == ["."]


def test_a_folder_with_other_things_stays_open_and_they_stay_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    home = tmp_path / "home"
    others = [home / name for name in ("letter.txt", "workshop/old.ballots", "working/a.making", "backups/mine.txt")]
    for path in others:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"mine")
        os.utime(path, (0, 0))
    home.chmod(0o755)
    monkeypatch.setenv("READINESS_DATA", str(home))
    document_path = tmp_path / "a.readiness"
    Document.create(document_path, *filled(PRO="1 1 1")).close()
    destroy_abandoned()
    recoverable()
    delete_for_good(document_path)

    assert home.stat().st_mode & 0o777 == 0o755
    assert [path.read_bytes() for path in others] == [b"mine"] * len(others)


def test_a_link_is_not_followed_to_close_a_file(tmp_path: Path):
    other = tmp_path / "other"
    other.touch(0o666)
    (tmp_path / "link").symlink_to(other)
    ensure_private_file(tmp_path / "link")

    assert other.stat().st_mode & 0o777 == 0o666


def test_a_new_folder_is_closed_and_its_parents_are_as_the_system_makes_them(tmp_path: Path):
    made = ensure_private_folder(tmp_path / "deep" / "down")

    assert made.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "deep").stat().st_mode & 0o777 == 0o777

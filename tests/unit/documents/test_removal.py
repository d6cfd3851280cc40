"""A document that is deleted for good leaves nothing behind, and takes nothing along that belongs to others."""

import os
import shutil
from pathlib import Path

import pytest

from readiness.documents.backups import backups_of, ids_of
from readiness.documents.document import Document
from readiness.documents.lock import lock_path
from readiness.documents.published_file import fingerprint
from readiness.documents.recovery import recoverable
from readiness.documents.removal import check_not_open, delete_for_good
from readiness.domain.answers import at_level
from readiness.foundation.errors import UserError
from readiness.foundation.paths import data_folder
from tests import systems
from tests.unit.documents.edits import answer, working_files


def traces() -> list[Path]:
    return [path for path in data_folder().rglob("*") if path.is_file()]


def test_file_backups_and_what_a_crash_left_are_gone(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    document.abandon()
    assert recoverable()

    delete_for_good(path)
    assert (path.exists(), traces()) == (False, [])


def test_a_file_that_cannot_be_read_is_deleted_with_its_traces(published: Path):
    published.write_bytes(b"noise")
    delete_for_good(published)
    assert (published.exists(), traces()) == (False, [])


def test_what_is_gone_already_can_still_lose_its_traces(published: Path):
    published.unlink()
    delete_for_good(published)
    assert traces() == []


def test_an_open_document_is_not_deleted(document: Document, path: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(UserError, match="document-open"):
        delete_for_good(path)
    home = str(data_folder())
    monkeypatch.setenv("READINESS_DATA", str(path.parent))
    monkeypatch.setenv("USER", "ada")
    with pytest.raises(UserError, match="document-held"):
        check_not_open(path, ids_of(path))

    monkeypatch.setenv("READINESS_DATA", home)
    assert path.exists()
    assert lock_path(path).exists()


def test_a_copy_of_the_file_is_deleted_without_what_belongs_to_the_original(document: Document, path: Path):
    copy = Path(shutil.copy(path, path.with_name("copy.readiness")))
    answer(document, "PRO1", at_level(5))
    document.abandon()
    delete_for_good(copy)

    assert not copy.exists()
    assert len(backups_of(path)) == 1
    assert len(recoverable()) == 1
    assert working_files() != []


def test_what_the_system_does_not_let_go_is_a_sentence(published: Path):
    published.unlink()
    published.mkdir()
    with pytest.raises(UserError, match="not-deleted"):
        delete_for_good(published)


@pytest.mark.parametrize("kind", [pytest.param("pipe", marks=systems.pipes), "folder"])
def test_what_is_no_file_is_no_document_and_keeps_nobody_waiting(tmp_path: Path, kind: str):
    path = tmp_path / "x.readiness"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises(UserError, match="not-a-document"):
        delete_for_good(path)

    assert path.exists()


def test_what_was_put_aside_and_every_fingerprint_goes_as_well(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    document.abandon()
    aside = data_folder() / "working" / f"{document.document_id}.damaged-20261123120000-wal"
    aside.write_bytes(b"put aside")
    Document.open(path).close()
    copy = Path(shutil.copy(path, path.with_name("copy.readiness")))
    document = Document.open(path)
    answer(document, "PRO1", at_level(4))
    document.close()
    Document.open(copy).close()
    state = fingerprint(copy)
    assert state is not None
    assert state in (data_folder() / "checked.json").read_text()

    delete_for_good(copy)
    assert state not in (data_folder() / "checked.json").read_text()
    delete_for_good(path)
    assert (traces(), [*path.parent.iterdir()]) == ([], [])

"""Folders and files that may not be written: a sentence, and nothing that was acknowledged is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from readiness.app.session import Session
from readiness.documents.document import Document
from readiness.documents.published_file import read_published
from readiness.documents.recovery import recoverable
from readiness.domain.answers import at_level
from readiness.foundation.errors import UserError
from readiness.foundation.paths import data_folder
from tests import systems
from tests.rights import without_override

pytestmark = systems.forks


@contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(bits)
    try:
        yield
    finally:
        path.chmod(before)


def test_without_roots_rights_a_read_only_folder_is_one(tmp_path: Path):
    def body() -> None:
        with mode(tmp_path, 0o500), pytest.raises(PermissionError):
            (tmp_path / "x").touch()

    without_override(body)


def test_what_fails_there_fails_here():
    def body() -> None:
        raise ValueError("so it does")

    with pytest.raises(AssertionError, match="so it does"):
        without_override(body)


def test_in_a_read_only_folder_answers_are_kept_and_offered(published: Path):
    before = published.read_bytes()

    def body() -> None:
        with mode(published.parent, 0o500):
            session = Session(Document.open(published))
            session.answer("PRO1", at_level(4))
            with pytest.raises(UserError, match="publish-failed"):
                session.document.close()
            assert published.read_bytes() == before
            assert [left.published_path for left in recoverable()] == [published]
        session = Session(Document.open(published))
        assert session.assessment.answer("PRO1") == at_level(4)
        session.document.close()

    without_override(body)
    assert read_published(published).assessment.answer("PRO1") == at_level(4)
    assert sorted(published.parent.iterdir()) == [published]


def test_where_the_data_folder_may_not_be_written_opening_says_so(published: Path):
    data = data_folder()
    (data / "working").mkdir(exist_ok=True)

    def body() -> None:
        with mode(data / "working", 0o500), pytest.raises(UserError, match="data-folder-refused"):
            Document.open(published)

    before = published.read_bytes()
    without_override(body)
    assert published.read_bytes() == before
    assert sorted(published.parent.iterdir()) == [published]


def test_where_no_backup_can_be_written_the_document_is_published_all_the_same(published: Path):
    backups = data_folder() / "backups"
    backups.mkdir(exist_ok=True)

    def body() -> None:
        folders = [backups, *backups.iterdir()]
        for folder in folders:
            folder.chmod(0o500)
        try:
            session = Session(Document.open(published))
            session.answer("PRO1", at_level(4))
            session.document.close()
        finally:
            for folder in folders:
                folder.chmod(0o700)

    without_override(body)
    assert read_published(published).assessment.answer("PRO1") == at_level(4)


def test_what_may_not_be_deleted_is_a_sentence_and_stays(published: Path):
    from readiness.documents.removal import delete_for_good

    def body() -> None:
        with mode(published.parent, 0o500), pytest.raises(UserError, match="not-deleted"):
            delete_for_good(published)

    without_override(body)
    assert read_published(published).assessment.answer("PRO1").level == 1

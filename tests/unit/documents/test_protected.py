"""What is write-protected stays as it is, for an administrator as well; where no backup can be kept, that is told."""

import shutil
from pathlib import Path

import pytest

from readiness.documents.backups import backups_of
from readiness.documents.document import Document
from readiness.documents.removal import delete_for_good
from readiness.domain.answers import at_level
from readiness.foundation.errors import UserError
from readiness.foundation.paths import data_folder
from tests.unit.documents.edits import answer, content, files_beside, working_files


def test_a_write_protected_document_opens_to_be_looked_at_only(published: Path):
    published.chmod(0o444)
    before = published.read_bytes()
    with pytest.raises(UserError, match="document-protected") as caught:
        Document.open(published)
    view = Document.view(published, caught.value)
    with pytest.raises(UserError, match="document-protected"):
        answer(view, "PRO1", at_level(5))
    view.close()

    assert published.read_bytes() == before
    assert (files_beside(published), working_files()) == ([published.name], [])


def test_one_that_was_protected_meanwhile_is_not_replaced(document: Document, path: Path, tmp_path: Path):
    answer(document, "PRO1", at_level(5))
    path.chmod(0o444)
    before = path.read_bytes()
    with pytest.raises(UserError, match="document-protected"):
        document.publish()

    assert path.read_bytes() == before
    document.publish_as(tmp_path / "elsewhere.readiness")
    document.close()
    assert content(tmp_path / "elsewhere.readiness").answer("PRO1") == at_level(5)


def test_no_other_document_takes_the_place_of_a_protected_one(document: Document, published: Path, path: Path):
    other = Document.open(published)
    target = path.with_name("final.readiness")
    target.write_bytes(b"final")
    target.chmod(0o400)
    with pytest.raises(UserError, match="document-protected"):
        other.publish_as(target)

    assert target.read_bytes() == b"final"
    other.close()


def test_where_no_backup_can_be_kept_that_is_told_once(document: Document):
    shutil.rmtree(data_folder() / "backups")
    (data_folder() / "backups").write_text("in the way")
    for level in (5, 4, 3):
        answer(document, "PRO1", at_level(level))
        document.publish()

    (warning,) = document.take_warnings()
    assert (warning.code, warning.facts["folder"]) == ("no-backup", str(data_folder() / "backups"))
    document.close()
    assert document.take_warnings() == []


def test_a_protected_document_is_not_deleted(published: Path):
    published.chmod(0o444)
    with pytest.raises(UserError, match="document-protected"):
        delete_for_good(published)

    assert published.is_file()
    assert backups_of(published)

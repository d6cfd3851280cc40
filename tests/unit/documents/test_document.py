"""The life of a document: made, opened, changed, closed."""

import shutil
from pathlib import Path

import pytest

from readiness.documents.backups import backups_in
from readiness.documents.document import Document
from readiness.documents.paths import backup_folder
from readiness.documents.published_file import read_published
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.changes import PartChange
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from tests.unit.builders import filled, social_media
from tests.unit.documents.edits import answer, content, files_beside, noted, working_files


def test_a_new_document_is_a_file_at_once(document: Document, path: Path):
    assert document.path == path.resolve()
    assert content(path).answers == {"PRO1": at_level(1), "PRO2": at_level(2)}
    assert files_beside(path) == [path.name]


def test_an_existing_file_is_not_touched(path: Path):
    path.write_text("mine")

    with pytest.raises(UserError, match="file-exists"):
        Document.create(path, *filled(PRO="1 1 1"))

    assert path.read_text() == "mine"
    assert working_files() == []


@pytest.mark.parametrize(
    ("name", "fault"), [("missing/x.readiness", "folder-missing"), (f"{'x' * 300}.readiness", "not-made")]
)
def test_where_a_document_cannot_be_made_nothing_stays_behind(tmp_path: Path, name: str, fault: str):
    with pytest.raises(UserError, match=fault):
        Document.create(tmp_path / name, *filled(PRO="1 1 1"))

    assert working_files() == []


def test_everything_is_read_back_as_it_was_written(path: Path):
    asked, _ = filled(PRO="0★ 0★ 0 0")
    state = Assessment(
        Details("Ährenfeld & Söhne", Depth.FULL, scope="ohne „Asien“", assessor="E. M.", profile={"country": "AT"}),
        {
            "PRO1": Answer(Status.ANSWERED, 5, Confidence.SHOWN, evidence="Zeile 1\nZeile 2\0 🦔", flagged=True),
            "PRO2": Answer(Status.NOT_APPLICABLE, reason="'; DROP TABLE answer; --"),
            "PRO3": Answer(Status.DONT_KNOW, confidence=Confidence.GUESSED),
            "PRO4": Answer(flagged=True),
        },
    )

    Document.create(path, asked, state).close()

    found = read_published(path)
    assert found.assessment == state
    assert found.questionnaire == asked


def test_the_shipped_questionnaire_travels_with_the_document(path: Path):
    Document.create(path, social_media(), Assessment(Details("Muster"), {})).close()

    assert read_published(path).questionnaire == social_media()


def test_closing_publishes_and_removes_the_working_copy(document: Document, path: Path):
    answer(document, "PRO3", at_level(4))
    document.record(PartChange(document.assessment().details, Details("Renamed")))
    before = document.assessment()

    document.close()

    assert content(path) == before
    assert before.details.organisation == "Renamed"
    assert working_files() == []
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_an_opened_document_goes_on_where_it_was_left(published: Path):
    document = Document.open(published)
    answer(document, "PRO1", at_level(5))
    document.close()

    assert content(published).answer("PRO1") == at_level(5)
    assert content(published).answer("PRO2") == at_level(2)


def test_its_id_stays_the_same_wherever_it_goes(document: Document, path: Path, tmp_path: Path):
    first = read_published(path).document_id
    document.publish_as(tmp_path / "other.readiness")
    document.close()

    assert read_published(tmp_path / "other.readiness").document_id == first


def test_changes_reach_the_file_when_it_is_published(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    assert content(path).answer("PRO1") == at_level(1)

    assert document.publish() == path.resolve()
    assert content(path).answer("PRO1") == at_level(5)


def test_saved_under_another_name_it_lives_there(document: Document, path: Path, tmp_path: Path):
    answer(document, "PRO1", at_level(5))
    document.publish_as(tmp_path / "other.readiness")
    answer(document, "PRO1", at_level(3))
    document.close()

    assert document_at(tmp_path / "other.readiness") == at_level(3)
    assert document_at(path) == at_level(1)


def test_another_document_is_replaced_only_with_a_backup_of_its_last_state(
    document: Document, path: Path, tmp_path: Path
):
    other = Document.create(tmp_path / "other.readiness", *filled(PRO="3★ 3★ -"))
    answer(other, "PRO1", at_level(4))
    # Within five minutes of its first backup, and not closed: this state lies nowhere else.
    other.publish()
    other.abandon()
    before = other.path.read_bytes()

    document.publish_as(other.path)
    document.publish_as(other.path)

    assert content(other.path).answers == {"PRO1": at_level(1), "PRO2": at_level(2)}
    assert backups_in(backup_folder(other.document_id))[0].path.read_bytes() == before
    assert len(backups_in(backup_folder(other.document_id))) == 2
    assert [content(backup.path).answer("PRO1") for backup in backups_in(backup_folder(document.document_id))] == [
        at_level(1)
    ]


def test_where_no_backup_of_another_document_can_be_kept_it_is_not_replaced(document: Document, tmp_path: Path):
    other = Document.create(tmp_path / "other.readiness", *filled(PRO="3★ 3★ -"))
    answer(other, "PRO1", at_level(4))
    other.publish()
    other.abandon()
    before = other.path.read_bytes()
    folder = backup_folder(other.document_id)
    shutil.rmtree(folder)
    folder.write_text("no folder")

    with pytest.raises(UserError, match="publish-failed"):
        document.publish_as(other.path)

    assert other.path.read_bytes() == before
    assert files_beside(other.path) == ["other.readiness", "Übungen & mehr"]


def test_a_damaged_document_is_not_replaced_either(document: Document, tmp_path: Path):
    other = tmp_path / "other.readiness"
    other.write_bytes(document.path.read_bytes()[:-4096])
    before = other.read_bytes()

    with pytest.raises(UserError, match="document-damaged"):
        document.publish_as(other)

    assert other.read_bytes() == before


def document_at(path: Path) -> Answer:
    return content(path).answer("PRO1")


def test_a_document_is_open_once(document: Document, path: Path):
    with pytest.raises(UserError, match="document-open"):
        Document.open(path)

    answer(document, "PRO1", at_level(5))
    document.close()
    assert content(path).answer("PRO1") == at_level(5)


def test_undo_and_redo_are_remembered_until_it_is_closed(document: Document, path: Path):
    answer(document, "PRO1", noted(4))
    answer(document, "PRO1", noted(5))

    document.undo()
    assert document.assessment().answer("PRO1") == noted(4)
    document.redo()
    assert document.assessment().answer("PRO1") == noted(5)
    document.close()

    again = Document.open(path)
    assert not again.can_undo()
    assert not again.can_redo()
    assert again.undo() is None
    assert again.redo() is None
    again.close()


def test_several_changes_are_taken_back_and_applied_again_in_their_order(document: Document):
    for level in (3, 4, 5):
        answer(document, "PRO1", noted(level))

    back = [(document.undo(), document.assessment().answer("PRO1"))[1] for _ in range(3)]
    again = [(document.redo(), document.assessment().answer("PRO1"))[1] for _ in range(3)]

    assert back == [noted(4), noted(3), at_level(1)]
    assert again == [noted(3), noted(4), noted(5)]


def test_a_new_change_forgets_what_was_undone(document: Document):
    answer(document, "PRO1", noted(4))
    document.undo()
    answer(document, "PRO2", noted(0))

    assert not document.can_redo()
    document.undo()
    assert document.assessment().answers == {"PRO1": at_level(1), "PRO2": at_level(2)}
    assert not document.can_undo()

"""Copies of the file, moved files and others in their place: whose backups are whose."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readiness.documents.backups import backups_of, places_beside
from readiness.documents.document import Document
from readiness.documents.paths import backup_folder, backups_folder
from readiness.documents.published_file import read_published
from readiness.documents.removal import delete_for_good
from readiness.domain.answers import at_level
from readiness.foundation.paths import data_folder
from tests.unit.builders import filled
from tests.unit.documents.edits import answer, content, working_files


def levels(path: Path) -> list[int | None]:
    """Return the level of the first question in each backup, newest first."""
    return [content(backup.path).answer("PRO1").level for backup in backups_of(path)]


def change(path: Path, level: int) -> None:
    document = Document.open(path)
    answer(document, "PRO1", at_level(level))
    document.close()


@pytest.fixture
def copy(published: Path) -> Path:
    return Path(shutil.copy(published, published.with_name("copy.readiness")))


def test_a_copy_becomes_a_document_of_its_own_with_its_first_change(published: Path, copy: Path):
    change(copy, 5)

    assert read_published(copy).document_id != read_published(published).document_id
    assert (levels(published), levels(copy)) == ([1], [5])
    change(published, 4)
    assert (content(published).answer("PRO1"), content(copy).answer("PRO1")) == (at_level(4), at_level(5))


def test_a_copy_that_was_only_looked_at_stays_what_it_is(published: Path, copy: Path):
    before = copy.read_bytes()
    Document.open(copy).close()

    assert copy.read_bytes() == before
    assert backups_of(copy) == []


def test_a_copy_can_be_open_beside_its_original(document: Document, path: Path):
    copy = Path(shutil.copy(path, path.with_name("copy.readiness")))
    other = Document.open(copy)
    answer(document, "PRO1", at_level(4))
    answer(other, "PRO1", at_level(5))
    document.close()
    other.close()

    assert (content(path).answer("PRO1"), content(copy).answer("PRO1")) == (at_level(4), at_level(5))


def test_what_a_crash_left_of_a_copy_is_found_again(published: Path, copy: Path):
    document = Document.open(copy)
    answer(document, "PRO1", at_level(5))
    document.abandon()

    again = Document.open(copy)
    assert again.document_id == document.document_id
    assert again.assessment().answer("PRO1") == at_level(5)
    again.close()
    assert working_files() == []


@pytest.mark.parametrize("state", ["unchanged", "changed"])
def test_deleting_a_copy_leaves_the_original_alone(published: Path, copy: Path, state: str):
    if state == "changed":
        change(copy, 5)
    delete_for_good(copy)

    assert not copy.exists()
    assert levels(published) == [1]


@pytest.mark.parametrize("state", ["unchanged", "changed"])
def test_deleting_the_original_leaves_the_copy_alone(published: Path, copy: Path, state: str):
    if state == "changed":
        change(copy, 5)
    delete_for_good(published)

    assert levels(copy) == ([5] if state == "changed" else [])
    change(copy, 4)
    assert content(copy).answer("PRO1") == at_level(4)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_document_that_was_moved_keeps_its_backups(published: Path, tmp_path: Path, what: str):
    document_id = read_published(published).document_id
    if what == "file":
        moved = published.rename(tmp_path / "moved.readiness")
    else:
        moved = published.parent.rename(tmp_path / "another name") / published.name
    assert levels(moved) == [1]

    change(moved, 5)
    assert read_published(moved).document_id == document_id
    # What was kept at the former place stays, however young it is.
    assert levels(moved) == [5, 1]
    delete_for_good(moved)
    assert [*backups_folder().iterdir()] == []


def test_a_document_that_another_one_follows_in_its_place_keeps_its_backups(published: Path, tmp_path: Path):
    moved = published.rename(tmp_path / "moved.readiness")
    Document.create(published, *filled(PRO="3 3 3")).close()
    change(moved, 5)

    assert (levels(moved), levels(published)) == ([5, 1], [3])
    assert places_beside([read_published(moved).document_id], moved) == []


def test_where_only_the_disk_is_missing_backups_stay_and_are_named(published: Path, tmp_path: Path):
    document_id = read_published(published).document_id
    (backup_folder(document_id) / "other-disk.txt").touch()
    copy = Path(shutil.copy(published, tmp_path / "copy.readiness"))
    shutil.rmtree(published.parent)
    change(copy, 5)

    assert levels(copy) == [5]
    (other,) = places_beside([document_id], copy)
    assert other.folder == backup_folder(document_id)
    delete_for_good(copy)
    assert [*backups_folder().iterdir()] == [backup_folder(document_id)]


def test_a_document_on_another_disk_is_noted_as_such(document: Document, tmp_path: Path):
    marker = backup_folder(document.document_id) / "other-disk.txt"
    same = tmp_path.stat().st_dev == data_folder().stat().st_dev
    assert marker.exists() != same


def test_what_lay_at_a_place_before_stays_when_the_next_one_is_deleted(published: Path):
    before = read_published(published).document_id
    published.unlink()
    Document.create(published, *filled(PRO="3 3 3")).close()
    delete_for_good(published)

    assert [*backups_folder().iterdir()] == [backup_folder(before)]
    assert levels(published) == [1]


def test_under_another_name_the_former_file_keeps_its_own_backups(document: Document, path: Path, tmp_path: Path):
    answer(document, "PRO1", at_level(5))
    document.publish_as(tmp_path / "other.readiness")
    document.close()

    assert (levels(path), levels(tmp_path / "other.readiness")) == ([1], [5])
    delete_for_good(tmp_path / "other.readiness")
    assert levels(path) == [1]


def test_a_second_name_for_the_same_file_takes_no_backups_away(published: Path):
    second = published.with_name("second.readiness")
    second.hardlink_to(published)
    change(second, 5)

    assert (levels(published), levels(second)) == ([1], [5])


def test_backups_of_an_earlier_version_are_found(published: Path):
    """They had one folder for each id, with or without a note of the place."""
    (backup_folder(read_published(published).document_id) / "path.txt").unlink()

    assert levels(published) == [1]
    change(published, 5)
    assert levels(published)[0] == 5


def test_the_newest_backup_comes_first_whatever_the_clock_says(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    moment = datetime(2030, 1, 1, tzinfo=UTC)
    for level, days in ((2, 0), (3, -2000), (4, 10)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int((moment + timedelta(days=days)).timestamp())))
        answer(document, "PRO1", at_level(level))
        document.publish()

    assert levels(path) == [4, 3, 2, 1]

"""Backups lie outside the document's folder, are thinned, and never give way to something worse."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.documents.backups import backups_of
from readiness.documents.document import Document
from readiness.documents.published_file import read_published
from readiness.documents.retention import DAYS, NEWEST, WEEKS, Stamp, kept
from readiness.domain.answers import at_level
from readiness.foundation.paths import data_folder
from tests.unit.documents.edits import answer

START = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Clock:
    """The time that the program sees."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.set(START)

    def set(self, moment: datetime) -> None:
        self.now = moment
        self._patch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))

    def pass_(self, **span: float) -> None:
        self.set(self.now + timedelta(**span))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def levels(path: Path) -> list[int | None]:
    """Return the level of the first question in each backup, newest first."""
    return [read_published(backup.path).assessment.answer("PRO1").level for backup in backups_of(path)]


def publish(document: Document, level: int) -> None:
    answer(document, "PRO1", at_level(level))
    document.publish()


def test_there_is_a_backup_from_the_first_moment_and_one_in_five_minutes(clock: Clock, document: Document, path: Path):
    assert levels(path) == [1]
    publish(document, 2)
    clock.pass_(minutes=4, seconds=59)
    publish(document, 3)
    assert levels(path) == [1]

    clock.pass_(seconds=1)
    publish(document, 4)
    assert levels(path) == [4, 1]


def test_the_last_state_of_a_session_is_always_kept(clock: Clock, document: Document, path: Path):
    clock.pass_(minutes=10)
    publish(document, 2)
    publish(document, 3)
    # Published already: closing writes no file, and keeps a backup of this one.
    document.close()

    assert levels(path) == [3, 1]


def test_they_lie_in_the_data_folder_and_are_found_though_the_file_is_damaged(document: Document, path: Path):
    publish(document, 4)
    document.close()
    (backup,) = backups_of(path)
    assert data_folder() in backup.path.parents
    assert backup.answers() == 2

    path.write_bytes(path.read_bytes()[:5000])
    assert backups_of(path) == [backup]
    path.unlink()
    assert backups_of(path) == [backup]


def test_a_backup_is_a_document_and_opens_as_a_copy(document: Document, path: Path):
    document.close()
    path.write_bytes(b"gone")
    (backup,) = backups_of(path)
    restored = Document.copy(backup.path, path.with_name("restored.readiness"))
    publish(restored, 5)
    restored.close()

    assert backup.answers() == 2
    assert levels(restored.path) == [5]


def test_a_damaged_backup_says_so(document: Document, path: Path):
    document.close()
    (backup,) = backups_of(path)
    backup.path.write_bytes(b"noise")

    assert backup.answers() is None


def test_a_clock_that_jumps_back_loses_no_backup_and_confuses_no_order(clock: Clock, document: Document, path: Path):
    clock.pass_(days=1)
    publish(document, 2)
    clock.set(START - timedelta(days=400))
    publish(document, 3)
    document.undo()
    document.redo()
    clock.pass_(minutes=6)
    publish(document, 4)
    document.close()

    found = sorted(backups_of(path), key=lambda backup: backup.stamp, reverse=True)
    assert [read_published(b.path).assessment.answer("PRO1").level for b in found] == [4, 3, 2, 1]


def test_where_backups_cannot_be_written_the_document_is_published_all_the_same(document: Document, path: Path):
    shutil.rmtree(data_folder() / "backups")
    (data_folder() / "backups").write_text("in the way")
    publish(document, 5)
    document.close()

    assert read_published(path).assessment.answer("PRO1") == at_level(5)


def test_after_two_years_of_use_they_are_few(clock: Clock, document: Document, path: Path):
    for _ in range(60):
        clock.pass_(days=13, minutes=7)
        publish(document, (document.assessment().answer("PRO1").level or 0) % 5 + 1)

    assert NEWEST <= len(backups_of(path)) <= NEWEST + DAYS + WEEKS


stamps = st.lists(st.integers(0, 60 * 24 * 900), max_size=60).map(
    lambda minutes: [Stamp(n, START + timedelta(minutes=at)) for n, at in enumerate(minutes)]
)


@given(stamps)
def test_the_newest_always_stay_whatever_the_clock_says(found: list[Stamp]):
    wanted = kept(found)

    assert wanted >= set(found[-NEWEST:])
    assert len(wanted) <= NEWEST + DAYS + WEEKS
    assert kept(sorted(wanted)) == wanted


@given(stamps)
def test_each_of_the_latest_days_and_weeks_keeps_its_newest(found: list[Stamp]):
    wanted = kept(found)
    for span, most in ((lambda s: s.at.date(), DAYS), (lambda s: s.at.isocalendar()[:2], WEEKS)):
        newest = {span(stamp): stamp for stamp in found}
        assert wanted >= set(sorted(newest.values(), reverse=True)[:most])

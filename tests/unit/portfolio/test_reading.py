"""Folders and files become a portfolio; whatever cannot be read is told and stops nothing."""

import random
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.documents.content import new_content
from readiness.documents.document import Document
from readiness.documents.schema import VERSION
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment
from readiness.domain.changes import AnswerChange
from readiness.domain.questionnaire import Depth
from readiness.portfolio.entry import KindOfCopy, Portfolio, PortfolioEntry
from readiness.portfolio.index import PortfolioIndex
from readiness.portfolio.reading import read_portfolio
from readiness.portfolio.scoring import score_many
from readiness.results.assessment_result import assess
from tests.rights import without_override
from tests.systems import forks, links
from tests.unit.builders import social_media
from tests.unit.portfolio.companies import LONG_AGO, TODAY, company, put, put_content
from tests.unit.strategies import social_media_assessments


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clients"
    made.mkdir()
    return made


def names(portfolio: Portfolio) -> list[str]:
    return [entry.organisation for entry in portfolio.entries]


def same_as_alone(entry: PortfolioEntry, assessment: Assessment) -> None:
    """Hold an entry against the result of the same document alone."""
    alone = assess(social_media(), assessment, TODAY)
    assert entry.stage is not None
    assert (entry.stage.low, entry.stage.high) == (alone.score.stage.low, alone.score.stage.high)
    if alone.score.index.low is None:
        assert entry.index is None
    else:
        assert entry.index is not None
        told = (entry.index.low, entry.index.point, entry.index.high)
        assert told == pytest.approx((alone.score.index.low, alone.score.index.point, alone.score.index.high))
    stages = [(one.code, one.low, one.high) for one in entry.dimensions]
    assert stages == [(one.code, one.stage.low, one.stage.high) for one in alone.score.dimensions]
    full = alone.score.depth is Depth.FULL
    assert entry.gates_passed == (alone.score.gates_passed if full else ())
    assert entry.next_gate == (next(iter(alone.score.gates_waiting), "") if full else "")
    progress = alone.progress()
    assert (entry.answered, entry.asked) == (progress.done, progress.asked)
    assert entry.assessed_on == alone.on


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(social_media_assessments(st.sampled_from(Depth)), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_an_entry_says_what_its_document_says_alone_from_the_index_too_in_whatever_order(
    folder: Path, assessments: list[Assessment], dice: random.Random
):
    shutil.rmtree(folder)
    by_id = {put(folder / f"{n}.readiness", one).document_id: one for n, one in enumerate(assessments)}
    index = PortfolioIndex()
    read = read_portfolio([folder], TODAY, index)
    from_index = read_portfolio([folder], TODAY, index)
    index.close()
    shuffled = [*folder.iterdir()]
    dice.shuffle(shuffled)

    assert len(read.entries) == len(assessments)
    for entry in read.entries:
        same_as_alone(entry, by_id[entry.document_id])
    assert from_index.entries == read.entries
    assert dict(from_index.questionnaires) == dict(read.questionnaires)
    assert read_portfolio(shuffled, TODAY).entries == read.entries


def test_the_matrices_are_those_of_the_documents(folder: Path):
    put(folder / "a.readiness", company("A", [1, 2, None, 4]))
    put(folder / "b.readiness", company("B", [5, 5]))
    put(folder / "quick.readiness", company("Q", [3], depth=Depth.QUICK))

    first, second = read_portfolio([folder], TODAY).matrices()

    assert [entry.organisation for entry in first.entries] == ["A", "B"]
    assert first.matrix.cells[:4].T.tolist() == [[1, 2, -1, 4], [5, 5, -1, -1]]
    assert (second.matrix.depth, second.matrix.count) == (Depth.QUICK, 1)
    assert np.array_equal(score_many(first.matrix).low, [entry.stage.low for entry in first.entries if entry.stage])


def test_folders_below_are_searched_and_nothing_counts_twice(folder: Path):
    put(folder / "2026" / "north" / "a.readiness", company("A"))
    put(folder / "b.READINESS", company("B"))
    (folder / "notes.txt").write_text("no document")
    (folder / ".~lock.b.readiness#").write_text("{}")

    places = [folder, folder / "2026", folder / "2026" / "north" / "a.readiness", folder / "."]

    assert names(read_portfolio(places, TODAY)) == ["A", "B"]


def test_backups_in_the_programs_own_folder_are_no_documents(tmp_path: Path, folder: Path):
    put(folder / "a.readiness", company("A"))
    kept = tmp_path / "data" / "backups"
    kept.mkdir(parents=True)
    shutil.copy(folder / "a.readiness", kept / "000001.readiness")
    # Whoever chooses the folder of all their files has the program's in it.
    portfolio = read_portfolio([tmp_path], TODAY)
    assert [entry.path for entry in portfolio.entries] == [folder / "a.readiness"]
    assert not portfolio.set_aside


@links
def test_links_lead_in_a_circle_and_nothing_is_read_twice(folder: Path):
    put(folder / "a" / "a.readiness", company("A"))
    (folder / "a" / "up").symlink_to(folder)
    (folder / "same.readiness").symlink_to(folder / "a" / "a.readiness")
    (folder / "itself.readiness").symlink_to(folder / "itself.readiness")

    found = read_portfolio([folder], TODAY)

    assert names(found) == ["A"]
    assert [one.path.name for one in found.unreadable] == ["itself.readiness"]


def test_what_cannot_be_read_is_told_and_stops_nothing(folder: Path):
    good = folder / "good.readiness"
    put(good, company("Good", [1, 2, 3]))
    raw = good.read_bytes()
    (folder / "cut.readiness").write_bytes(raw[:5000])
    (folder / "empty.readiness").write_bytes(b"")
    (folder / "flipped.readiness").write_bytes(raw.replace(b"Good", b"Evil"))
    (folder / "newer.readiness").write_bytes(raw[:60] + (VERSION + 1).to_bytes(4, "big") + raw[64:])
    (folder / "other.readiness").write_text("no document at all")
    (folder / "sealed.readiness.age").write_bytes(b"age-encryption.org/v1\n")

    found = read_portfolio([folder, folder / "nowhere"], TODAY)

    assert names(found) == ["Good"]
    assert {one.path.name: one.error.code for one in found.unreadable} == {
        "cut.readiness": "document-damaged",
        "empty.readiness": "not-a-document",
        "flipped.readiness": "document-damaged",
        "newer.readiness": "document-newer",
        "nowhere": "file-unreadable",
        "other.readiness": "not-a-document",
        "sealed.readiness.age": "portfolio-sealed",
    }


@forks
def test_a_folder_that_may_not_be_opened_is_told(folder: Path):
    put(folder / "a.readiness", company("A"))
    closed = folder / "closed"
    closed.mkdir()
    closed.chmod(0)

    def body() -> None:
        found = read_portfolio([folder], TODAY)
        assert names(found) == ["A"]
        assert [(one.path, one.error.code) for one in found.unreadable] == [(closed, "folder-unreadable")]

    without_override(body)


def test_of_files_with_one_id_the_newest_counts_and_the_others_are_named(folder: Path):
    content = put(folder / "a.readiness", company("A", [1]), at=LONG_AGO)
    put_content(folder / "backup" / "a.readiness", content, at=LONG_AGO - 100)
    newer = content._replace(assessment=company("A", [4]))
    put_content(folder / "mail" / "a.readiness", newer, at=LONG_AGO + 100)

    found = read_portfolio([folder], TODAY)

    assert [entry.path for entry in found.entries] == [folder / "mail" / "a.readiness"]
    assert {one.path: (one.counted, one.kind) for one in found.set_aside} == {
        folder / "a.readiness": (folder / "mail" / "a.readiness", KindOfCopy.SAME_DOCUMENT),
        folder / "backup" / "a.readiness": (folder / "mail" / "a.readiness", KindOfCopy.SAME_DOCUMENT),
    }


def test_what_was_kept_of_a_conflict_counts_once(folder: Path):
    path = folder / "a.readiness"
    put(path, company("A", [1]))
    document = Document.open(path)
    before = document.assessment().answer("PRO1")
    document.record(AnswerChange("PRO1", before, at_level(3)))
    theirs = new_content(social_media(), company("A", [5]))._replace(created="2026-01-01T00:00:00+00:00")
    put_content(path, theirs)
    document.close()

    # Ours went beside it; theirs was made at another moment here, as no real copy would be.
    kept = document.path
    assert kept != path
    assert len(read_portfolio([folder], TODAY).entries) == 2
    put_content(path, theirs._replace(created=_created(kept)))
    found = read_portfolio([folder], TODAY)

    assert [entry.path for entry in found.entries] == [path]
    assert [(one.path, one.counted, one.kind) for one in found.set_aside] == [(kept, path, KindOfCopy.CONFLICT)]


def _created(path: Path) -> str:
    (entry,) = read_portfolio([path], TODAY).entries
    return entry.created


def test_a_document_that_is_open_is_read_as_its_file_and_left_alone(folder: Path):
    path = folder / "a.readiness"
    put(path, company("A", [1]))
    document = Document.open(path)
    before = document.assessment().answer("PRO1")
    document.record(AnswerChange("PRO1", before, at_level(3)))
    beside, mark = sorted(folder.iterdir()), path.stat()

    (entry,) = read_portfolio([folder], TODAY).entries

    assert entry.cells[0] == 1
    assert sorted(folder.iterdir()) == beside
    assert path.stat() == mark
    document.close()
    (entry,) = read_portfolio([folder], TODAY).entries
    assert entry.cells[0] == 3


def test_a_document_of_which_no_day_is_known_is_of_today_on_every_day(folder: Path):
    put(folder / "a.readiness", company("A", answered_on=None))
    index = PortfolioIndex()

    days = [read_portfolio([folder], day, index).entries[0].assessed_on for day in (TODAY, date(2027, 1, 1))]

    index.close()
    assert days == [TODAY, date(2027, 1, 1)]


def test_a_stopped_reading_holds_what_was_read(folder: Path):
    put(folder / "a.readiness", company("A"))

    assert read_portfolio([folder], TODAY, cancelled=lambda: True).entries == ()


def test_entries_stand_in_the_order_of_their_organisations(folder: Path):
    for n, name in enumerate(["b", "A", "c", "B"]):
        put(folder / f"{n}.readiness", replace(company(name)))

    assert names(read_portfolio([folder], TODAY)) == ["A", "b", "B", "c"]

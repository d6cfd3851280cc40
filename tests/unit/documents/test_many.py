"""Many documents: read as each of them alone, their questionnaire once, and the states that they keep."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readiness.documents.many import DocumentReader
from readiness.documents.published_file import read_published
from readiness.documents.rows import write_checksum
from readiness.documents.states import state_bytes, state_of
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment
from readiness.domain.history import Occasion
from readiness.domain.recorded_state import StateContent
from readiness.foundation.errors import UserError
from readiness.portfolio.reading import read_portfolio
from tests.unit.builders import social_media
from tests.unit.portfolio.companies import TODAY, company, put, put_content


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))


def with_earlier(path: Path, earlier: Assessment, now: Assessment) -> None:
    """Write a document that keeps an earlier state."""
    state = state_of(social_media(), earlier, date(2025, 3, 1), Occasion.HAND)
    content = put(path, replace(now, history=now.history.with_state(state)))
    files = {state.content.digest: state_bytes(StateContent.of(earlier))}
    put_content(path, content._replace(files=files))


def test_each_is_read_as_alone_and_the_same_questionnaire_once(tmp_path: Path):
    other = replace(social_media(), version="9.9.9")
    paths = [tmp_path / f"{n}.readiness" for n in range(3)]
    put(paths[0], company("A", [1, 2]))
    put(paths[1], company("B", [3]))
    put(paths[2], company("C"), other)
    reader = DocumentReader()

    read = [reader.read(path) for path in paths]

    for path, one in zip(paths, read, strict=True):
        alone = read_published(path)
        assert (one.document_id, one.created, one.assessment) == (alone.document_id, alone.created, alone.assessment)
        assert one.embedded.questionnaire == alone.questionnaire
    assert read[0].embedded is read[1].embedded
    assert read[2].embedded.questionnaire.version == "9.9.9"
    assert len({one.checksum for one in read}) == 3


def test_the_states_that_a_document_keeps_are_points_of_its_entry(tmp_path: Path):
    earlier = company("A", [1] * 43, assessed_on=date(2025, 3, 1))
    with_earlier(tmp_path / "a.readiness", earlier, company("A", [4] * 43))

    (entry,) = read_portfolio([tmp_path], TODAY).entries
    (point,) = entry.points

    assert (point.on, point.alike) == (date(2025, 3, 1), True)
    assert point.stage is not None
    assert (point.stage.low, point.stage.high) == (1, 1)
    assert point.index is not None
    assert point.index.point == pytest.approx(20.0)


def test_a_damaged_state_is_left_out_and_the_document_is_not(tmp_path: Path):
    path = tmp_path / "a.readiness"
    with_earlier(path, company("A", [1] * 43), company("A", [4]))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE file SET bytes = x'7b7d'")
        write_checksum(connection)

    read = DocumentReader().read(path)

    assert read.states == ()
    assert read.assessment.answer("PRO1") == at_level(4)


def test_what_is_not_ours_is_refused_as_ever(tmp_path: Path):
    path = tmp_path / "a.readiness"
    put(path, company("A", [1]))
    for damage in ("UPDATE answer SET level = 9", "UPDATE document SET value = '{}' WHERE key = 'questionnaire'"):
        copy = tmp_path / "copy.readiness"
        copy.write_bytes(path.read_bytes())
        with closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute(damage)
            write_checksum(connection)

        with pytest.raises(UserError) as refused:
            DocumentReader().read(copy)
        assert refused.value.code == "document-damaged"
        assert refused.value.faults

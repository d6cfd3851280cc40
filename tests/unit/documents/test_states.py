"""Recorded states in a document: read back as they were, or refused with a sentence; gone where they are taken back."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from readiness.app.history import record, remove
from readiness.app.session import Session
from readiness.documents import rows
from readiness.documents.content import Content
from readiness.documents.document import Document
from readiness.documents.published_file import read_published
from readiness.documents.states import read_state
from readiness.documents.verification import verify
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from tests.unit.documents.edits import answer, noted

FORMAT_6 = Path(__file__).parents[2] / "files" / "format-6.readiness"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return Path(shutil.copy(FORMAT_6, tmp_path))


@contextmanager
def forged(path: Path) -> Iterator[dict]:
    """Change the part as its author could: the checksum is right afterwards."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        ((stored,),) = connection.execute("SELECT value FROM document WHERE key = 'history'")
        history = json.loads(stored)
        yield history
        connection.execute("UPDATE document SET value = ? WHERE key = 'history'", [json.dumps(history)])
        rows.write_checksum(connection)


def replaced(path: Path, number: int, content: bytes) -> None:
    """Put other bytes in the place of a state's, under their right digest and size."""
    digest = sha256(content).hexdigest()
    with forged(path) as history:
        (state,) = (one for one in history["states"] if one["number"] == number)
        before, state["content"] = state["content"], {"digest": digest, "size": len(content)}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "UPDATE file SET digest = ?, bytes = ? WHERE digest = ?", [digest, content, before["digest"]]
        )
        rows.write_checksum(connection)


def states(content: Content) -> list[tuple[Questionnaire, Assessment]]:
    history = content.assessment.history
    return [read_state(one, content.questionnaire, content.files.get) for one in history.states]


def test_every_state_is_read_with_its_answers_and_the_questionnaire_of_its_time(kept: Path):
    content = read_published(kept)
    found = states(content)
    assert [questionnaire.version for questionnaire, _ in found] == ["0.9.0", "1.0.0", "1.0.0"]
    assert [assessment.answer("BAS1").level for _, assessment in found] == [0, 3, 3]
    assert [assessment.answer("PEO2").level for _, assessment in found] == [5, 5, 0]
    assert found[-1][1].details == content.assessment.details
    verify(kept)


def test_what_is_recorded_survives_a_crash_and_undo_takes_it_back(document: Document):
    session = Session(document)
    before = session.assessment
    recorded = record(session, "before the training")
    # What a killed process leaves is read from the working copy.
    assert document.assessment().history == session.assessment.history
    assert session.assessment.history.states == (recorded,)
    document.publish()
    assert read_published(document.path).assessment.history.states == (recorded,)
    session.undo()
    assert session.assessment == before
    session.redo()
    assert session.assessment.history.states == (recorded,)
    assert document.file(recorded.content.digest)


def test_a_state_that_was_removed_leaves_nothing_in_the_file(document: Document):
    session = Session(document)
    secret = "a note that must not stay " * 20
    answer(document, "PRO1", noted(1, secret))
    session = Session(document)
    state = record(session)
    answer(document, "PRO1", noted(1))
    document.publish()
    assert secret.encode() in document.path.read_bytes()
    remove(Session(document), state.number)
    document.publish()
    content = read_published(document.path)
    assert content.assessment.history.states == ()
    assert state.content.digest not in content.files
    assert secret.encode() not in document.path.read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda states: states.append(states[-1]),
        lambda states: states[0].update(number=7),
        lambda states: states[1].update(content=states[2]["content"]),
        lambda states: states[0].update(why="because"),
        lambda states: states[0].update(word="x" * 200),
        lambda states: states[0]["content"].update(size=10**12),
        lambda states: states[0]["content"].update(digest="../../etc/passwd"),
        lambda states: states[0].update(document="me"),
        lambda states: states[0].update(note="more"),
        lambda states: states.extend({**states[0], "number": n} for n in range(10, 10_000)),
    ],
)
def test_a_history_that_cannot_be_is_refused_at_the_door(kept: Path, spoil):
    with forged(kept) as history:
        spoil(history["states"])
    with pytest.raises(UserError) as caught:
        read_published(kept)
    assert caught.value.code == "document-damaged"
    assert str(kept) in caught.value.sentence(ENGLISH)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"details": {"organisation": "Tiny Ltd"}, "answers": {"PRO1": {"status": "answered", "level": 7}}}',
        b'{"details": {"organisation": "Ada"}, "answers": {"BAS6": {"status": "answered", "level": 4, "value": "0"}}}',
        b'{"details": {"organisation": "Tiny Ltd"}, "answers": {}, "incidents": {}}',
    ],
)
def test_a_state_that_cannot_be_read_is_told_with_its_day_and_a_remedy(kept: Path, content: bytes):
    replaced(kept, 3, content or b" ")
    whole = read_published(kept)
    state = whole.assessment.history.states[-1]
    with pytest.raises(UserError) as caught:
        read_state(state, whole.questionnaire, whole.files.get, str(kept))
    assert caught.value.code == "state-damaged"
    assert "1 December 2025" in caught.value.sentence(ENGLISH)
    with pytest.raises(UserError, match="state-damaged"):
        verify(kept)


def test_a_state_that_lies_about_its_size_or_is_missing_is_refused(kept: Path):
    with forged(kept) as history:
        history["states"][-1]["content"]["size"] += 1
    whole = read_published(kept)
    with pytest.raises(UserError, match="state-damaged"):
        read_state(whole.assessment.history.states[-1], whole.questionnaire, whole.files.get)
    with pytest.raises(UserError, match="state-damaged"):
        read_state(whole.assessment.history.states[0], whole.questionnaire, {}.get)


def test_a_questionnaire_that_is_not_the_one_of_the_state_is_refused(kept: Path):
    with forged(kept) as history:
        history["states"][0]["questionnaire"] = None
        del history["states"][0]["questionnaire"]
    whole = read_published(kept)
    with pytest.raises(UserError, match="state-damaged"):
        read_state(whole.assessment.history.states[0], whole.questionnaire, whole.files.get)


def test_the_states_go_with_what_a_crash_left(kept: Path):
    document = Document.open(kept)
    session = Session(document)
    session.answer("BAS1", at_level(0))
    record(session)
    assert len(session.document.assessment().history.states) == 4
    document.close()
    assert [one.number for one in read_published(kept).assessment.history.states] == [1, 2, 3, 4]

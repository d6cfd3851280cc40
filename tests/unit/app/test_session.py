"""A session stores a change, takes it into the state, and tells what it touched."""

from dataclasses import replace
from pathlib import Path

from readiness.app.documents import read_document
from readiness.app.session import Delta, Session
from readiness.domain.answers import UNANSWERED, Answer, at_level
from readiness.domain.questionnaire import Depth


def heard(session: Session) -> list[Delta]:
    deltas: list[Delta] = []
    session.listen(deltas.append)
    return deltas


def test_an_answer_is_in_the_state_and_told(session: Session):
    deltas = heard(session)

    delta = session.answer("PRO2", at_level(3))

    assert session.assessment.answer("PRO2") == at_level(3)
    assert delta == Delta(answers=frozenset({"PRO2"}))
    assert deltas == [delta]


def test_details_are_told_as_details(session: Session):
    deltas = heard(session)

    session.set_part(replace(session.assessment.details, scope="DACH"))

    assert session.assessment.details.scope == "DACH"
    assert deltas == [Delta(parts=frozenset({"details"}))]


def test_what_changes_nothing_is_neither_stored_nor_told(session: Session):
    deltas = heard(session)

    session.answer("PRO1", at_level(1))
    session.answer("PRO2", UNANSWERED)
    session.set_depth(Depth.FULL)

    assert deltas == []
    assert not session.can_undo()


def test_undo_and_redo_are_told_too(session: Session):
    session.answer("PRO1", at_level(4))
    deltas = heard(session)

    session.undo()
    assert session.assessment.answer("PRO1") == at_level(1)
    session.redo()
    assert session.assessment.answer("PRO1") == at_level(4)

    assert deltas == [Delta(answers=frozenset({"PRO1"}))] * 2


def test_where_there_is_nothing_to_take_back_nothing_happens(session: Session):
    deltas = heard(session)

    assert session.undo() is None
    assert session.redo() is None
    assert deltas == []


def test_another_depth_loses_no_answer(session: Session):
    session.answer("PRO3", at_level(2))

    session.set_depth(Depth.QUICK)
    assert session.result().progress().asked == 4
    assert session.assessment.answer("PRO3") == at_level(2)
    session.undo()
    assert session.result().progress().asked == 6


def test_the_result_follows_the_state_and_is_made_once(session: Session):
    first = session.result()
    assert session.result() is first

    session.answer("PRO1", at_level(5))
    assert session.result() is not first
    assert session.result().scored("PRO").index.point == 100


def test_listeners_see_the_new_state(session: Session):
    seen: list[Answer] = []
    session.listen(lambda _: seen.append(session.assessment.answer("PRO1")))

    session.answer("PRO1", at_level(2))

    assert seen == [at_level(2)]


def test_published_elsewhere_it_lives_there(session: Session, tmp_path: Path):
    session.answer("PRO1", at_level(5))

    session.publish_as(tmp_path / "other.readiness")

    assert session.path == (tmp_path / "other.readiness").resolve()
    assert session.publish() == session.path
    assert read_document(session.path).assessment.answer("PRO1") == at_level(5)

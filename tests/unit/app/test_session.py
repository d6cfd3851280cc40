"""A session stores a change, takes it into the state, and tells what it touched."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from readiness.app.documents import read_document
from readiness.app.session import Delta, NotStoredError, Session, Source
from readiness.documents.document import Document
from readiness.domain.answers import UNANSWERED, Answer, at_level
from readiness.domain.changes import AnswerChange, PartChange
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError


def heard(session: Session) -> list[Delta]:
    deltas: list[Delta] = []
    session.listen(lambda delta, _source: deltas.append(delta))
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
    assert not session.document.can_undo()


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
    session.listen(lambda _delta, _source: seen.append(session.assessment.answer("PRO1")))

    session.answer("PRO1", at_level(2))

    assert seen == [at_level(2)]


def test_published_elsewhere_it_lives_there(session: Session, tmp_path: Path):
    session.answer("PRO1", at_level(5))

    session.document.publish_as(tmp_path / "other.readiness")

    assert session.document.path == (tmp_path / "other.readiness").resolve()
    assert session.document.publish() == session.document.path
    assert read_document(session.document.path).assessment.answer("PRO1") == at_level(5)


def test_listeners_hear_whether_a_change_is_new_or_a_step_through_the_history(session: Session):
    sources: list[Source] = []
    session.listen(lambda _delta, source: sources.append(source))

    session.answer("PRO1", at_level(2))
    session.undo()
    session.redo()

    assert sources == [Source.EDIT, Source.STEP, Source.STEP]


def test_what_cannot_be_stored_is_raised_and_changes_nothing(session: Session, path: Path):
    session.document.publish()
    held = UserError("document-held", "It is open elsewhere.", "Wait.", where="x", who="ada")
    looked_at = Session(Document.view(session.document.path, held))
    before, deltas = looked_at.assessment, heard(looked_at)

    with pytest.raises(NotStoredError) as refused:
        looked_at.answer("PRO2", at_level(4))

    assert (refused.value.code, refused.value.where, refused.value.facts) == ("document-held", "x", {"who": "ada"})
    assert (looked_at.assessment, deltas) == (before, [])


def test_what_one_visit_to_a_field_stores_is_one_step(session: Session):
    visit, before = object(), session.assessment
    for typed in ("T", "The r", "The rule"):
        session.in_visit(visit, partial(session.answer, "PRO2", Answer(evidence=typed)))
        assert session.document.assessment().answer("PRO2").evidence == typed

    session.in_visit(object(), partial(session.answer, "PRO2", Answer(evidence="The rule of May")))
    session.undo()
    assert session.assessment.answer("PRO2").evidence == "The rule"

    session.undo()
    assert session.assessment == before
    session.redo()
    assert session.assessment.answer("PRO2").evidence == "The rule"


def test_the_day_of_the_last_answer_moves_with_the_answer_and_back(session: Session, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    before = session.assessment.details.answered_on
    session.set_part(replace(session.assessment.details, scope="DACH"))
    assert session.assessment.details.answered_on == before

    session.answer("PRO2", at_level(3))
    assert session.result().on == date(2026, 12, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    assert session.result().on == date(2026, 12, 1)
    session.set_part(replace(session.assessment.details, profile={"country": "DE"}))
    assert session.document.assessment().details.answered_on == date(2027, 1, 1)

    session.undo()
    session.undo()
    assert session.assessment.details == replace(session.assessment.details, answered_on=before, profile={})
    session.redo()
    session.set_part(replace(session.assessment.details, assessed_on=date(2026, 11, 20)))
    assert session.result().on == date(2026, 11, 20)


def test_the_first_note_of_a_day_is_one_step_as_well(session: Session):
    visit, before = object(), session.assessment
    for typed in ("T", "The r", ""):
        session.in_visit(visit, partial(session.answer, "PRO2", Answer(evidence=typed)))
    assert session.assessment == before
    assert not session.document.can_undo()

    for typed in ("T", "The r"):
        session.in_visit(visit, partial(session.answer, "PRO2", Answer(evidence=typed)))
    session.undo()
    assert session.assessment == before


def test_what_is_typed_and_deleted_again_leaves_no_step(session: Session):
    visit = object()
    session.answer("PRO2", at_level(3))
    session.in_visit(visit, partial(session.answer, "PRO2", replace(at_level(3), evidence="x")))
    session.in_visit(visit, partial(session.answer, "PRO2", at_level(3)))
    session.in_visit(visit, partial(session.answer, "PRO2", replace(at_level(3), evidence="y")))

    session.undo()
    assert session.assessment.answer("PRO2") == at_level(3)
    session.undo()
    assert session.assessment.answer("PRO2") == UNANSWERED
    assert session.undo() is None


def test_another_change_or_a_step_ends_a_visit(session: Session):
    visit = object()
    session.in_visit(visit, partial(session.answer, "PRO2", Answer(evidence="one")))
    session.answer("PRO3", at_level(1))
    session.in_visit(visit, partial(session.answer, "PRO2", Answer(evidence="one two")))
    session.undo()
    assert session.assessment.answer("PRO2").evidence == "one"
    session.in_visit(visit, partial(session.answer, "PRO2", Answer(evidence="one three")))
    session.undo()
    assert session.assessment.answer("PRO2").evidence == "one"


def test_several_changes_of_one_action_are_one_step_and_told_once(session: Session):
    deltas, before = heard(session), session.assessment
    scope = replace(before.details, scope="DACH")
    session.apply_all(
        [
            AnswerChange("PRO2", before.answer("PRO2"), at_level(3)),
            AnswerChange("PRO3", before.answer("PRO3"), before.answer("PRO3")),
            PartChange(before.details, scope),
        ]
    )
    assert deltas == [Delta(answers=frozenset({"PRO2"}), parts=frozenset({"details"}))]
    assert session.document.assessment() == session.assessment != before
    session.undo()
    assert session.document.assessment() == session.assessment == before
    assert session.undo() is None


NOON = 1796126400  # on 1 December 2026, in UTC
DAY = 86_400


def test_the_result_follows_the_day(session: Session, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    first = session.result()
    assert (first.today, session.result()) == (date(2026, 12, 1), first)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON + DAY))
    second = session.result()
    assert (second.today, second.assessment) == (date(2026, 12, 2), first.assessment)
    assert session.result() is second


def test_another_day_is_told_once_and_changes_no_document(session: Session, monkeypatch: pytest.MonkeyPatch):
    told: list[tuple[Delta, Source]] = []
    session.listen(lambda delta, source: told.append((delta, source)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    session.look_at_day()
    before = session.assessment
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON + DAY))
    # Whoever asks first: the others have not heard of it yet.
    session.result()
    told.clear()
    session.look_at_day()
    session.look_at_day()
    assert told == [(Delta(), Source.DAY)]
    assert session.assessment is before

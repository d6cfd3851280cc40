"""Recording states: by hand and by itself, once per content, undone in one step, never into what is final."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from readiness.app.documents import open_session, view_document
from readiness.app.history import check_one_organisation, moments_of, record, record_with, remove
from readiness.app.session import Session
from readiness.app.upgrading import take_over
from readiness.app.versions import begin_correction, finalise
from readiness.documents.published_file import read_published
from readiness.documents.states import read_state
from readiness.documents.verification import verify
from readiness.domain.answers import UNANSWERED, at_level
from readiness.domain.history import MOST_STATES, History, Occasion, RecordedState, Stored
from readiness.domain.questionnaire import Depth
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.results.series import Moment, series_of
from readiness.validation.canonical import holds_its_hash
from tests.unit.results.test_comparison import reworded


def full() -> History:
    """Return a history that people filled up."""
    day = date(2025, 1, 1)
    states = (
        RecordedState(n, day, Occasion.HAND, "Tiny", day, "tiny", "1.0.0", Depth.FULL, Stored(f"{n:064x}", 1))
        for n in range(1, MOST_STATES + 1)
    )
    return History(tuple(states))


def test_a_state_is_recorded_with_its_day_and_word(session: Session):
    state = record(session, " before\nthe training ")
    assert (state.number, state.on, state.why, state.word) == (1, clock.today(), Occasion.HAND, "before the training")
    assert (state.organisation, state.pack, state.version, state.depth) == ("Tiny Ltd", "tiny", "1.0.0", Depth.FULL)
    questionnaire, assessment = read_state(state, session.questionnaire, session.document.file)
    assert questionnaire == session.questionnaire
    assert assessment.answers == session.assessment.answers


def test_nothing_is_recorded_of_an_empty_document(session: Session):
    session.answer("PRO1", UNANSWERED)
    with pytest.raises(UserError, match="state-empty"):
        record(session)
    assert record_with(session, Occasion.REPORT) is None


def test_each_report_records_once_per_content(session: Session):
    assert record_with(session, Occasion.REPORT) is not None
    assert record_with(session, Occasion.REPORT) is None
    session.answer("PRO1", at_level(2))
    assert record_with(session, Occasion.WORKSHOP) is not None
    assert [state.why for state in session.assessment.history.states] == [Occasion.REPORT, Occasion.WORKSHOP]


def test_undo_takes_a_recording_back_and_a_removal_too(session: Session):
    state = record(session)
    remove(session, state.number)
    assert session.assessment.history.states == ()
    session.undo()
    assert session.assessment.history.states == (state,)
    session.undo()
    assert session.assessment.history.states == ()
    with pytest.raises(UserError, match="state-unknown"):
        remove(session, 7)


def test_a_full_history_is_told_where_one_records_and_hinders_no_report(session: Session):
    session.set_part(full())
    with pytest.raises(UserError, match="states-full"):
        record(session)
    assert record_with(session, Occasion.REPORT) is None
    assert finalise(session).number == 1


def test_a_document_that_is_looked_at_only_is_left_alone(session: Session, path: Path):
    session.document.publish()
    why = UserError("document-held", "", "")
    viewed = view_document(path, why)
    assert record_with(viewed, Occasion.REPORT) is None
    assert viewed.assessment.history == History()


def test_finalising_records_what_became_final_and_the_hash_covers_it(session: Session, path: Path):
    session.answer("PRO1", at_level(3))
    finalise(session)
    session.document.close()
    content = read_published(path)
    (state,) = content.assessment.history.states
    assert state.why is Occasion.FINAL
    _, assessment = read_state(state, content.questionnaire, content.files.get)
    assert assessment.details == content.assessment.details
    assert assessment.details.assessed_on is not None
    assert holds_its_hash(content.questionnaire, content.assessment)
    assert not holds_its_hash(content.questionnaire, replace(content.assessment, history=History()))
    viewed = view_document(path, UserError("document-final", "", ""))
    assert record_with(viewed, Occasion.REPORT) is None
    verify(path)


def test_a_correction_goes_on_with_the_states(session: Session, path: Path, tmp_path: Path):
    session.answer("PRO1", at_level(3))
    finalise(session)
    session.document.close()
    corrected = begin_correction(path, tmp_path / "corrected.readiness")
    corrected.answer("PRO1", at_level(2))
    record(corrected)
    assert [one.why for one in corrected.assessment.history.states] == [Occasion.FINAL, Occasion.HAND]
    corrected.document.close()


def test_states_keep_their_questionnaire_when_a_newer_one_is_taken_over(session: Session, path: Path):
    record(session)
    own = session.questionnaire
    take_over(session, reworded(own, "2.0.0", "PRO1"))
    session.answer("PRO2", at_level(4))
    record(session)
    session.document.publish()
    content = read_published(path)
    found = [read_state(one, content.questionnaire, content.files.get)[0] for one in content.assessment.history.states]
    assert [questionnaire.version for questionnaire in found] == ["1.0.0", "2.0.0"]
    assert found[0] == own
    for _ in range(3):
        session.undo()
    (state,) = session.assessment.history.states
    assert state.questionnaire is None
    assert read_state(state, session.questionnaire, session.document.file)[0] == own


def test_the_moments_of_a_document_end_with_now(session: Session):
    moments, faults = moments_of(session.questionnaire, session.assessment, session.document.file)
    assert ([moment.number for moment in moments], faults) == ([None], [])
    record(session)
    session.answer("PRO1", at_level(3))
    moments, _ = moments_of(session.questionnaire, session.assessment, session.document.file)
    assert [moment.number for moment in moments] == [1, None]
    (step,) = series_of(moments).steps
    assert step.rose == ("PRO1",)
    record(session)
    moments, _ = moments_of(session.questionnaire, session.assessment, session.document.file)
    assert [moment.number for moment in moments] == [1, 2]


def test_a_state_that_cannot_be_read_is_told_and_the_others_are_shown(session: Session):
    record(session)
    session.answer("PRO1", at_level(3))
    _, faults = moments_of(session.questionnaire, session.assessment, {}.get, "tiny.readiness")
    assert [(fault.code, fault.where) for fault in faults] == [("state-damaged", "tiny.readiness")]


def test_two_organisations_are_no_series_unless_that_is_wanted(session: Session):
    here = session.result()
    details = replace(session.assessment.details, organisation="tiny  LTD", assessed_on=here.on - timedelta(400))
    same = Moment(replace(here, assessment=replace(session.assessment, details=details)))
    check_one_organisation(series_of([same, Moment(here)]), different=False)
    details = replace(details, organisation="Other Ltd")
    other = Moment(replace(here, assessment=replace(session.assessment, details=details)))
    series = series_of([other, Moment(here)])
    with pytest.raises(UserError, match="series-organisations"):
        check_one_organisation(series, different=False)
    check_one_organisation(series, different=True)


def test_what_is_recorded_is_there_when_the_document_is_opened_again(session: Session, path: Path):
    state = record(session)
    session.document.close()
    again = open_session(path)
    assert again.assessment.history.states == (state,)
    assert record_with(again, Occasion.REPORT) is None
    again.document.close()

"""The next assessment: a document of its own with everything to confirm, and the earlier one as it was."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readiness.app.documents import create_document
from readiness.app.history import moments_of, record
from readiness.app.next_assessment import begin_next
from readiness.app.open_points import open_points
from readiness.app.session import Session
from readiness.app.versions import finalise
from readiness.catalog.installed import OWN_PACKS
from readiness.catalog.packs import load_pack
from readiness.documents.content import Content
from readiness.documents.published_file import read_published
from readiness.documents.states import read_state
from readiness.documents.verification import verify
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.assessment import Details
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.history import Occasion, Predecessor
from readiness.domain.incidents import Incident, Incidents
from readiness.domain.plan_notes import PackageNote, PlanNotes, Resolution, StepNote
from readiness.domain.questionnaire import Depth
from readiness.domain.workshop_record import Meeting, WorkshopRecord
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from readiness.foundation.paths import data_folder
from readiness.results.series import series_of
from readiness.wording.decision import DecisionWords
from readiness.wording.history import HistoryWords
from readiness.wording.upgrade import carried_words
from readiness.wording.wording import Wording
from tests.unit.catalog.tiny_pack import MAIN, ONE, tiny_pack, words, write_pack

NOTED = Answer(Status.ANSWERED, 3, Confidence.SHOWN, evidence="list of 3 May")
LAST_YEAR = date(2025, 11, 24)


@pytest.fixture
def earlier(session: Session, path: Path) -> Content:
    session.answer("PRO2", NOTED)
    session.answer("MON1", Answer(Status.DONT_KNOW))
    session.answer("MON2", Answer(evidence="ask Ada"))
    details = Details("Tiny Ltd", Depth.FULL, "DACH", "E. M.", {"x": "1"}, LAST_YEAR, site="South", tags=("health",))
    session.set_part(details)
    steps = {"PRO1:1>2": StepNote("Ada", LAST_YEAR, done=True), "PRO3:0>1": StepNote(due=LAST_YEAR)}
    session.set_part(
        PlanNotes(
            "way:G2",
            steps=steps,
            packages={"PRO1": PackageNote("Bea", LAST_YEAR, "first")},
            begins=LAST_YEAR,
            day_rate=400,
            resolution=Resolution("target", on=LAST_YEAR),
        )
    )
    session.set_part(Incidents((Incident(1, LAST_YEAR),)))
    session.set_part(WorkshopRecord((Meeting(LAST_YEAR, 4),)))
    session.set_part(ConsultantLayer(foreword="This year …", accent="#0e5a6e", contact="E. M."))
    session.document.close()
    return read_published(path)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "next.readiness"


def test_every_answer_comes_along_to_be_confirmed_with_what_was_noted(earlier: Content, target: Path):
    session, upgrade = begin_next(earlier, target)
    answers = session.assessment.answers
    assert answers["PRO2"] == replace(NOTED, to_confirm=True)
    assert answers["MON1"] == Answer(Status.DONT_KNOW, to_confirm=True)
    assert answers["MON2"] == Answer(evidence="ask Ada")
    assert {q.code for q in open_points(session.asked, session.assessment).to_confirm} == {"PRO1", "PRO2", "MON1"}
    assert (upgrade.new, upgrade.changed, upgrade.gone) == ((), (), ())
    found = session.assessment.takeovers.to_confirm("PRO2", answers["PRO2"])
    assert found is not None
    assert (
        carried_words(*found, ENGLISH)
        == "Your answer of 24\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2025. Is it still so?"
    )
    session.answer("PRO2", replace(answers["PRO2"], to_confirm=False))
    assert session.assessment.takeovers.to_confirm("PRO2", session.assessment.answers["PRO2"]) is None
    session.document.close()


def test_what_is_useful_comes_along_and_what_belongs_to_last_year_stays(earlier: Content, target: Path):
    session, _ = begin_next(earlier, target)
    after = session.assessment
    assert after.details == replace(earlier.assessment.details, assessed_on=None, answered_on=None)
    assert after.plan == PlanNotes(
        steps={"PRO1:1>2": StepNote("Ada", done=True)},
        packages={"PRO1": PackageNote("Bea", note="first")},
        day_rate=400,
    )
    assert (after.incidents, after.workshop) == (Incidents(), WorkshopRecord())
    assert after.consultant == ConsultantLayer(accent="#0e5a6e", contact="E. M.")
    session.document.close()


def test_it_is_a_document_of_its_own_that_knows_where_it_comes_from(earlier: Content, path: Path, target: Path):
    before = path.read_bytes()
    session, _ = begin_next(earlier, target)
    session.document.close()
    assert path.read_bytes() == before
    content = read_published(target)
    assert content.document_id != earlier.document_id
    assert content.assessment.history.predecessor == Predecessor(earlier.document_id, LAST_YEAR)
    (state,) = content.assessment.history.states
    assert (state.why, state.assessed_on, state.document) == (Occasion.NEXT, LAST_YEAR, earlier.document_id)
    _, assessment = read_state(state, content.questionnaire, content.files.get)
    assert assessment.answers == earlier.assessment.answers
    verify(target)


def test_states_go_on_from_year_to_year(earlier: Content, path: Path, target: Path, tmp_path: Path):
    session, _ = begin_next(earlier, target)
    session.answer("PRO1", at_level(3))
    record(session, "midsummer")
    session.answer("PRO1", at_level(4))
    session.document.close()
    third, _ = begin_next(read_published(target), tmp_path / "third.readiness")
    states = third.assessment.history.states
    assert [(one.number, one.why, one.word) for one in states] == [
        (1, Occasion.NEXT, ""),
        (2, Occasion.HAND, "midsummer"),
        (3, Occasion.NEXT, ""),
    ]
    assert states[0].document == earlier.document_id != states[1].document == states[2].document
    moments, faults = moments_of(third.questionnaire, third.assessment, third.document.file)
    assert faults == []
    assert [point.apart for point in series_of(moments).points] == [None] * 4
    third.document.close()


def test_a_newer_questionnaire_is_used_where_one_is_installed(tmp_path: Path, target: Path):
    old = load_pack(write_pack(tmp_path / "old"))
    answers = {"ONE1": at_level(1), "ONE2": at_level(3)}
    create_document(tmp_path / "old.readiness", old, "Tiny Ltd", Depth.FULL, answers).document.close()
    newer = tiny_pack()
    newer[MAIN]["version"] = "9.0.0"
    newer[ONE]["capabilities"][1]["question"] = words("Something quite different")
    write_pack(data_folder() / OWN_PACKS / "tiny-new", newer)
    session, upgrade = begin_next(read_published(tmp_path / "old.readiness"), target)
    assert session.questionnaire.version == "9.0.0"
    assert [one.change.code for one in upgrade.changed] == ["ONE2"]
    takeovers = session.assessment.takeovers
    changed = takeovers.to_confirm("ONE2", session.assessment.answers["ONE2"])
    same = takeovers.to_confirm("ONE1", session.assessment.answers["ONE1"])
    assert changed is not None
    assert same is not None
    assert (changed[1].same, same[1].same) == (False, True)
    assert "has changed since then" in carried_words(*changed, ENGLISH)
    assert "ONE2 at three in English" in carried_words(*changed, ENGLISH)
    session.document.close()
    content = read_published(target)
    (state,) = content.assessment.history.states
    assert read_state(state, content.questionnaire, content.files.get)[0] == old
    verify(target)


def test_it_goes_on_from_a_version_of_record(session: Session, path: Path, target: Path):
    session.answer("PRO1", at_level(3))
    finalise(session)
    session.document.close()
    following, _ = begin_next(read_published(path), target)
    assert following.assessment.record.final is None
    # The state that became final is the last one: it is not recorded twice.
    (state,) = following.assessment.history.states
    assert state.why is Occasion.FINAL
    following.answer("PRO1", at_level(4))
    assert following.assessment.details.answered_on == clock.today()
    following.document.close()


def test_nothing_is_made_of_an_empty_document_or_in_the_place_of_another(earlier: Content, path: Path, target: Path):
    empty = earlier._replace(assessment=replace(earlier.assessment, answers={}))
    with pytest.raises(UserError, match="next-empty"):
        begin_next(empty, target)
    assert not target.exists()
    before = path.read_bytes()
    with pytest.raises(UserError, match="file-exists"):
        begin_next(earlier, path)
    assert path.read_bytes() == before


def test_what_is_not_confirmed_yet_is_told_with_the_result_and_by_undo(earlier: Content, tmp_path: Path) -> None:
    session = begin_next(earlier, tmp_path / "next.readiness").session
    waiting = len(open_points(session.questionnaire, session.assessment).to_confirm)
    assert waiting > 1
    told = f"{waiting} answers were carried over and are still to be confirmed."
    assert told in DecisionWords(Wording(session.result(), ENGLISH)).basis()

    before = session.assessment
    session.answer("PRO2", replace(before.answer("PRO2"), to_confirm=False))
    words = HistoryWords(session.questionnaire, ENGLISH)
    name = ENGLISH.of(session.questionnaire.capabilities["PRO2"].name)
    assert words.step(session.assessment, before, undone=True) == f"Undone: confirmation of “{name}”"
    # A flag that anybody sets says so still.
    flagged = session.assessment.with_answer("PRO2", replace(session.assessment.answer("PRO2"), level=2, flagged=True))
    plain = session.assessment.with_answer("PRO2", replace(session.assessment.answer("PRO2"), level=2))
    assert words.step(flagged, plain, undone=True) == f"Undone: flag for “{name}”"
    session.document.close()


def test_a_quick_check_tells_of_those_to_confirm_that_it_asks(session: Session, path: Path, target: Path) -> None:
    beyond = next(one for one in session.questionnaire.asked(Depth.FULL) if not one.key_question)
    session.answer("PRO2", at_level(2))
    session.answer(beyond.code, at_level(1))
    session.set_part(replace(session.assessment.details, depth=Depth.QUICK))
    session.document.close()
    following = begin_next(read_published(path), target).session
    assert following.assessment.answer(beyond.code).to_confirm
    waiting = len(open_points(following.asked, following.assessment).to_confirm)
    told = f"{waiting} answers were carried over and are still to be confirmed."
    assert told in DecisionWords(Wording(following.result(), ENGLISH)).basis()
    following.document.close()

"""The decision of an open document as people prepare and record it."""

from datetime import date, timedelta

import pytest

from readiness.app.decision_editor import DecisionEditor
from readiness.app.documents import create_document
from readiness.app.session import Session
from readiness.domain.plan_notes import PackageNote, PlanNotes, Resolution, StepNote
from readiness.domain.questionnaire import Depth
from readiness.foundation import clock
from readiness.results.decision import Alternative, AlternativeKind, DecisionBrief
from tests.unit.builders import capability, dimension, gate, levels, questionnaire

ASKED = questionnaire(
    dimension("PRO", [capability("A", key=True), capability("B")]), gates=[gate("G0", "A>=1"), gate("G1", "B>=1")]
)


@pytest.fixture
def session(path):
    opened = create_document(path, ASKED, "Tiny Ltd", Depth.FULL, levels(A=0, B=0))
    yield opened
    opened.document.close()


@pytest.fixture
def editor(session: Session) -> DecisionEditor:
    return DecisionEditor(session)


def notes(session: Session) -> PlanNotes:
    return session.assessment.plan


def way(session: Session) -> Alternative:
    return next(one for one in DecisionBrief(session.result()).alternatives if one.kind is AlternativeKind.WAY)


def test_what_is_typed_is_prepared_trimmed_and_has_no_day(session: Session, editor: DecisionEditor):
    editor.set_responsible("  Jana Weber ")
    editor.set_deputy("Tom")
    editor.choose("nothing")

    assert notes(session).resolution == Resolution("nothing", "Jana Weber", "Tom")
    assert notes(session).goal == ""


def test_each_is_one_step_of_the_history(session: Session, editor: DecisionEditor):
    editor.set_responsible("Jana")
    editor.choose("nothing")
    session.undo()

    assert notes(session).resolution == Resolution(responsible="Jana")


def test_recording_stores_day_review_and_way_as_one_change(session: Session, editor: DecisionEditor):
    editor.set_responsible("Jana")
    chosen, review = way(session), clock.today() + timedelta(days=90)
    editor.record(chosen, review)

    assert notes(session).goal == chosen.code
    assert notes(session).resolution == Resolution(chosen.code, "Jana", review=review, on=clock.today())
    session.undo()
    assert notes(session) == PlanNotes(resolution=Resolution(responsible="Jana"))


def test_to_do_nothing_leaves_the_plan_as_it_is(session: Session, editor: DecisionEditor):
    session.set_part(PlanNotes(goal="way:G1"))
    editor.record(Alternative(kind=AlternativeKind.NOTHING), clock.today())

    assert (notes(session).goal, notes(session).resolution.choice) == ("way:G1", "nothing")


def test_what_differs_from_what_was_decided_is_not_decided_any_more(session: Session, editor: DecisionEditor):
    editor.record(way(session), clock.today())
    editor.choose(way(session).code)
    assert editor.resolution.on == clock.today()

    editor.set_deputy("Tom")
    assert editor.resolution.on is None


def test_a_review_never_lies_behind(session: Session, editor: DecisionEditor):
    editor.set_review(date(2020, 1, 1))
    assert editor.resolution.review == clock.today()
    editor.record(way(session), date(2020, 1, 1))
    assert editor.resolution.review == clock.today()


def test_the_names_of_the_plan_are_offered_once_each(session: Session, editor: DecisionEditor):
    resolution = Resolution(responsible="Jana", deputy="Ada")
    packages, steps = {"A": PackageNote("Tom"), "B": PackageNote(note="x")}, {"A:1": StepNote("Jana")}
    session.set_part(PlanNotes(packages=packages, steps=steps, resolution=resolution))

    assert editor.names == ["Ada", "Jana", "Tom"]

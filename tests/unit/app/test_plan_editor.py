"""The plan of an open document as people work on it."""

from datetime import date

import pytest

from readiness.app.documents import create_document
from readiness.app.plan_editor import PlanEditor
from readiness.app.session import Session
from readiness.domain.answers import at_level
from readiness.domain.plan_notes import PackageNote, PlanNotes, StepNote
from readiness.domain.questionnaire import Depth
from readiness.planning.goals import TARGET, Goal, GoalKind
from tests.unit.builders import capability, dimension, gate, levels, questionnaire

ASKED = questionnaire(
    dimension("PRO", [capability("A", key=True, needs=["B>=1@1"]), capability("B"), capability("C")]),
    gates=[gate("G0", "A>=1"), gate("G1", "C>=1")],
)


@pytest.fixture
def session(path):
    opened = create_document(path, ASKED, "Tiny Ltd", Depth.FULL, levels(A=0, B=0, C=1))
    yield opened
    opened.document.close()


@pytest.fixture
def editor(session: Session) -> PlanEditor:
    made = PlanEditor(session)
    made.take(session.result())
    return made


def ids(editor: PlanEditor) -> list[str]:
    return [step.id for step in editor.plan.steps]


def test_goals_are_the_open_ways_higher_stages_and_the_target(editor: PlanEditor):
    assert [str(goal) for goal in editor.goals()] == ["way:G0", *(f"stage:{n}" for n in range(1, 6)), "target"]
    assert str(editor.goal) == str(editor.recommended) == "way:G0"


def test_a_chosen_goal_is_offered_even_when_it_is_reached(editor: PlanEditor):
    editor.set_goal(Goal(GoalKind.GATE, gate="G1"))

    assert str(editor.goals()[-1]) == "gate:G1"


def test_a_goal_that_the_questionnaire_does_not_know_gives_way_to_the_recommended_one(
    session: Session, editor: PlanEditor
):
    session.set_part(PlanNotes(goal="gate:OLD"))

    assert editor.goal == editor.recommended


def test_the_recommended_goal_is_followed_not_written_down(editor: PlanEditor):
    editor.set_goal(TARGET)
    assert editor.notes.goal == "target"
    editor.set_goal(Goal(GoalKind.WAY, gate="G0"))
    assert editor.notes.goal == ""


def test_another_goal_asks_for_another_plan(session: Session, editor: PlanEditor):
    assert editor.up_to_date
    editor.set_goal(TARGET)
    assert not editor.up_to_date
    editor.take(session.result())
    assert len(ids(editor)) == 8
    session.undo()
    assert editor.goal == editor.recommended


@pytest.mark.parametrize(("hours", "stored"), [(None, None), (0.5, 0.5), (1e9, 80)])
def test_time_stays_within_reason(editor: PlanEditor, hours: float | None, stored: float | None):
    editor.set_time(hours, 2)

    assert (editor.notes.hours, editor.notes.people) == (stored, 2)
    assert not editor.up_to_date


def test_a_package_is_done_in_one_step_of_the_history(session: Session, editor: PlanEditor):
    editor.set_goal(TARGET)
    editor.take(session.result())
    package = next(p for p in editor.roadmap.packages if p.capability == "A")  # type: ignore[union-attr]
    editor.set_package_done(package, done=True)

    assert all(editor.done(step) for step in package.steps)
    assert editor.up_to_date
    session.undo()
    assert not any(editor.done(step) for step in package.steps)


def test_notes_on_packages_are_kept_and_their_days_ask_for_another_plan(session: Session, editor: PlanEditor):
    editor.set_package_note("A", " Ask first ")
    assert editor.up_to_date
    editor.set_package_owner("A", "Ms Müller")
    editor.set_not_before("B", date(2027, 1, 7))
    assert not editor.up_to_date
    assert editor.notes.package("A") == PackageNote(owner="Ms Müller", note="Ask first")
    assert editor.notes.package("B").not_before == date(2027, 1, 7)
    editor.set_not_before("B", None)
    assert set(editor.notes.packages) == {"A"}


def test_notes_are_kept_step_by_step_and_need_no_new_plan(session: Session, editor: PlanEditor):
    editor.set_owner("B:0>1", "  Ms Müller \ud800 ")
    editor.set_due("B:0>1", date(2027, 1, 7))
    editor.set_done("A:0>1", done=True)

    assert editor.up_to_date
    assert editor.notes.steps == {
        "B:0>1": StepNote(owner="Ms Müller ?", due=date(2027, 1, 7)),
        "A:0>1": StepNote(done=True),
    }
    editor.set_owner("B:0>1", "")
    editor.set_due("B:0>1", None)
    assert set(editor.notes.steps) == {"A:0>1"}
    for _ in range(5):
        session.undo()
    assert editor.notes == PlanNotes()


def test_a_done_step_offers_to_raise_the_answer(session: Session, editor: PlanEditor):
    step = next(step for step in editor.plan.steps if step.id == "B:0>1")
    assert not editor.can_raise(step)
    editor.set_done(step.id, done=True)
    assert editor.can_raise(step)
    editor.raise_answer(step)
    assert session.assessment.answer("B").level == 1
    assert not editor.can_raise(step)
    assert not editor.up_to_date
    session.undo()
    assert session.assessment.answer("B").level == 0


def test_a_tick_takes_along_what_it_builds_on_and_back(editor: PlanEditor):
    assert editor.tick(["A:0>1"], on=True) == {"B:0>1"}
    assert editor.ticked == {"A:0>1", "B:0>1"}
    assert editor.tick(["B:0>1"], on=False) == {"A:0>1"}
    assert editor.ticked == frozenset()


def test_trying_out_shows_the_result_and_stores_nothing(session: Session, editor: PlanEditor):
    editor.tick(["A:0>1", "A:1>2", "not in the plan"], on=True)
    projection = editor.projection()

    assert projection.now.stage.low == 0
    assert projection.then.stage.low == 1
    assert [step.id for step in editor.tried_out()] == [s for s in ids(editor) if s in editor.ticked]
    assert not session.document.can_undo()


def test_ticks_of_steps_that_are_gone_go_too(session: Session, editor: PlanEditor):
    editor.tick(["B:0>1"], on=True)
    session.answer("B", at_level(1))
    editor.take(session.result())

    assert editor.ticked == frozenset()


def test_what_a_group_agrees_is_one_change_and_brings_no_step_forward_needlessly(
    editor: PlanEditor, session: Session
) -> None:
    roadmap = session.result().roadmap
    assert roadmap is not None
    package = roadmap.packages[0]
    due = date(2030, 3, 1)

    editor.agree([(package, "Claudia Berg", due)])

    assert editor.notes.package(package.capability).owner == "Claudia Berg"
    assert editor.notes.note(package.steps[-1].id).due == due
    assert all(editor.notes.note(step.id).due is None for step in package.steps[:-1])
    session.undo()
    assert editor.notes == PlanNotes()


def test_what_a_group_leaves_empty_stays(editor: PlanEditor, session: Session) -> None:
    roadmap = session.result().roadmap
    assert roadmap is not None
    package = roadmap.packages[0]
    editor.set_package_owner(package.capability, "Tom Krüger")

    editor.agree([(package, "", None)])

    assert editor.notes == PlanNotes(packages={package.capability: PackageNote("Tom Krüger")})

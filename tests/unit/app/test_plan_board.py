"""The plan of an open document as people work on it."""

from datetime import date

import pytest

from readiness.app.documents import create_document
from readiness.app.plan_board import PlanBoard
from readiness.app.session import Session
from readiness.domain.answers import at_level
from readiness.domain.plan_notes import PlanNotes, StepNote
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
    opened.close()


@pytest.fixture
def board(session: Session) -> PlanBoard:
    made = PlanBoard(session)
    made.take(session.result())
    return made


def ids(board: PlanBoard) -> list[str]:
    return [step.id for step in board.plan.steps]


def test_goals_are_the_target_waiting_gates_and_higher_stages(board: PlanBoard):
    assert [str(goal) for goal in board.goals()] == ["target", "gate:G0", *(f"stage:{n}" for n in range(1, 6))]


def test_a_chosen_goal_is_offered_even_when_it_is_reached(board: PlanBoard):
    board.set_goal(Goal(GoalKind.GATE, gate="G1"))

    assert str(board.goals()[-1]) == "gate:G1"


def test_a_goal_that_the_questionnaire_does_not_know_gives_way_to_the_target(session: Session, board: PlanBoard):
    session.set_part(PlanNotes(goal="gate:OLD"))

    assert board.goal == TARGET


def test_another_goal_asks_for_another_plan(session: Session, board: PlanBoard):
    assert board.up_to_date
    board.set_goal(Goal(GoalKind.GATE, gate="G0"))
    assert not board.up_to_date
    board.take(session.result())
    assert ids(board) == ["B:0>1", "A:0>1"]
    session.undo()
    assert board.goal == TARGET


@pytest.mark.parametrize(("days", "stored"), [(None, None), (0.1, 0.5), (3.0, 3.0), (1e9, 9999.0)])
def test_a_capacity_stays_within_reason(board: PlanBoard, days: float | None, stored: float | None):
    board.set_capacity(days)

    assert board.notes.capacity_days == stored


def test_notes_are_kept_step_by_step_and_need_no_new_plan(session: Session, board: PlanBoard):
    board.set_owner("B:0>1", "  Ms Müller \ud800 ")
    board.set_due("B:0>1", date(2027, 1, 7))
    board.set_done("A:0>1", done=True)

    assert board.up_to_date
    assert board.notes.steps == {
        "B:0>1": StepNote(owner="Ms Müller ?", due=date(2027, 1, 7)),
        "A:0>1": StepNote(done=True),
    }
    board.set_owner("B:0>1", "")
    board.set_due("B:0>1", None)
    assert set(board.notes.steps) == {"A:0>1"}
    for _ in range(5):
        session.undo()
    assert board.notes == PlanNotes()


def test_a_done_step_offers_to_raise_the_answer(session: Session, board: PlanBoard):
    step = next(step for step in board.plan.steps if step.id == "B:0>1")
    assert not board.can_raise(step)
    board.set_done(step.id, done=True)
    assert board.can_raise(step)
    board.raise_answer(step)
    assert session.assessment.answer("B").level == 1
    assert not board.can_raise(step)
    assert not board.up_to_date
    session.undo()
    assert session.assessment.answer("B").level == 0


def test_a_tick_takes_along_what_it_builds_on_and_back(board: PlanBoard):
    board.tick(["A:0>1"], on=True)
    assert board.ticked == {"A:0>1", "B:0>1"}
    board.tick(["B:0>1"], on=False)
    assert board.ticked == frozenset()


def test_trying_out_shows_the_result_and_stores_nothing(session: Session, board: PlanBoard):
    board.tick(["A:0>1", "A:1>2", "not in the plan"], on=True)
    projection = board.projection()

    assert projection.now.stage.low == 0
    assert projection.then.stage.low == 1
    assert [step.id for step in board.tried_out()] == [s for s in ids(board) if s in board.ticked]
    assert not session.can_undo()


def test_ticks_of_steps_that_are_gone_go_too(session: Session, board: PlanBoard):
    board.tick(["B:0>1"], on=True)
    session.answer("B", at_level(1))
    board.take(session.result())

    assert board.ticked == frozenset()

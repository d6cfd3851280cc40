"""The incident of an open document as people work on it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from readiness.app.documents import create_document
from readiness.app.incident_board import IncidentBoard
from readiness.app.session import Session
from readiness.domain.incident_record import IncidentRecord
from readiness.domain.questionnaire import Depth
from readiness.foundation import clock
from tests.unit.builders import levels, social_media
from tests.unit.incident.test_guide import SEED


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    opened = create_document(path, social_media(), "Tiny Ltd", Depth.FULL, levels(PRO3=1))
    yield opened
    opened.close()


@pytest.fixture
def board(session: Session) -> IncidentBoard:
    made = IncidentBoard(session)
    made.begin()
    return made


def test_a_new_incident_is_of_today_and_nothing_is_known(board: IncidentBoard):
    assert board.record == IncidentRecord(on=clock.today())
    assert board.facts.unknown(board.guide) == board.guide.facts
    assert board.decision is not None
    assert board.decision.unknown == board.guide.facts


def test_each_fact_is_one_change_and_the_decision_follows(session: Session, board: IncidentBoard):
    for code, value in SEED.items():
        board.set_fact(code, value)
    assert (board.decision.severity.severity, board.decision.rule.number) == ("green", 4)
    board.set_fact("F3", 3)
    assert (board.decision.severity.severity, board.decision.rule.number) == ("red", 1)
    session.undo()
    assert board.decision.severity.severity == "green"
    board.set_fact("F1", None)
    assert "F1" not in board.record.given


def test_a_turning_point_leads_where_it_says(board: IncidentBoard):
    for code, value in SEED.items():
        board.set_fact(code, value)
    for turn in board.turning_points:
        board.set_fact(turn.fact.code, turn.value)
        assert (board.decision.severity, board.decision.rule) == (turn.severity, turn.rule)
        board.set_fact(turn.fact.code, SEED.get(turn.fact.code))


def test_ticks_are_kept_and_come_back_with_their_step(session: Session, board: IncidentBoard):
    board.set_fact("F3", 3)
    red = {step.code for steps in board.checklist.values() for step in steps}
    board.set_fact("F3", 0)
    green = {step.code for steps in board.checklist.values() for step in steps}
    only_red = min(red - green)
    board.set_fact("F3", 3)
    board.tick(only_red, done=True)
    board.tick("lead-named", done=True)
    board.set_fact("F3", 0)
    assert board.record.ticked == (only_red, "lead-named")
    board.tick("lead-named", done=False)
    assert board.record.ticked == (only_red,)
    session.undo()
    assert "lead-named" in board.record.ticked


def test_the_next_unknown_fact_is_the_one_below_then_the_first(board: IncidentBoard):
    codes = [fact.code for fact in board.guide.facts]
    assert board.next_unknown(codes[0]) == codes[1]
    assert board.next_unknown(codes[-1]) == codes[0]
    for fact in board.guide.facts[2:]:
        board.set_fact(
            fact.code, fact.choices[0].value if fact.choices else "2026-11-02" if fact.code == "F10" else "no"
        )
    assert board.next_unknown(codes[5]) == codes[0]
    board.set_fact(codes[0], "partner")
    assert board.next_unknown(codes[1]) is None


def test_a_stranger_s_values_are_unknown(session: Session, board: IncidentBoard):
    session.set_part(msgspec.structs.replace(board.record, given={"F3": 99, "OLD": 1, "F10": "soon", "F7": 2}))

    assert board.facts.given == {"F7": 2}


def test_a_removed_incident_comes_back_by_undo(session: Session, board: IncidentBoard):
    board.set_fact("F3", 2)
    board.clear()
    assert not board.record.assessed
    session.undo()
    assert board.record.given == {"F3": 2}

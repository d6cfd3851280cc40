"""Questions are given up, put off, looked back at and decided without phones."""

from datetime import date

import httpx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readiness.app.agenda import State
from readiness.ui.pages.workshop.agenda_order import AgendaOrder
from readiness.ui.pages.workshop.ending import Ending
from readiness.ui.pages.workshop.paper_votes import PaperVotes
from readiness.ui.pages.workshop.scene import Scene
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.routes import TasksRoute, WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.stored_text import StoredLine, StoredText
from readiness.ui.widgets.tick_list import TickList
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.workshop.room import Phase
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.keys import tap
from tests.ui.workshop_panel.panel_page import APART, LONG, TOGETHER, agenda, ask, button, decide, shown, vote


def test_a_vote_is_given_up_after_one_question(
    sample: MainWindow, model: WorkshopModel, room: list[httpx.Client], dialogs: ScriptedDialogs
) -> None:
    model.open("PAR2")
    button(sample, "Cancel the vote").click()
    assert model.scene is Scene.LOBBY
    ask(model, room, "PAR2", APART)
    model.keep_draft(reason="heard", dissent="other")
    model.again()
    vote(model, room, TOGETHER)
    button(sample, "Cancel the vote").click()
    assert model.scene is Scene.VOTING  # the question was answered with no
    dialogs.confirms = True
    button(sample, "Cancel the vote").click()
    assert model.scene is Scene.REVEALED
    assert (model.draft.reason, model.draft.dissent) == ("heard", "other")
    assert room[0].get("state").json()["phase"] == "revealed"


def test_a_question_is_put_off_and_comes_back(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", APART)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_S)
    assert [item.state for item in model.items()] == [State.PARKED, *[State.WAITING] * 3]
    assert "Approval of partner posts: parked" in agenda(sample)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_N)
    assert model.capability == "PRO1"
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_S)
    assert model.items()[1].state is State.PARKED
    model.open("PAR2")
    assert model.items()[0].state is State.OPEN


def test_an_earlier_result_is_looked_at_and_changed_without_a_vote(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", APART)
    decide(model, 2, "minutes", "sales says three")
    model.go_on()
    vote(model, room, TOGETHER)
    agenda(sample)["Approval of partner posts: level 2, another view remains"].click()
    assert (model.scene, model.phase) == (Scene.LOOKING, Phase.VOTING)
    assert "Another view remains: sales says three" in shown(sample.page)
    assert [round_.capability for round_ in model.rounds()] == ["PAR2", "PRO1"]
    button(sample, "Change the decision").click()
    fields = [field.toPlainText() for field in sample.page.findChildren(StoredText) if field.isVisible()]
    assert fields == ["minutes", "sales says three"]
    QTest.keyClick(sample.focusWidget(), "1")
    button(sample, "Change the decision to level 1").click()
    decision = model.session.assessment.workshop.decisions["PAR2"]
    assert (decision.level, decision.reason, decision.dissent) == (1, "minutes", ("sales says three",))
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Escape)
    assert (model.scene, model.capability) == (Scene.VOTING, "PRO1")
    assert model.turnout.votes == 10


def test_looking_ahead_opens_nothing(sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]) -> None:
    ask(model, room, "PAR2", TOGETHER)
    agenda(sample)["Noticing mentions"].click()
    assert model.phase is Phase.REVEALED
    button(sample, "Open for a vote").click()
    assert (model.scene, model.capability) == (Scene.VOTING, "MON1")


def test_the_agenda_changes_while_the_room_is_open(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", TOGETHER)
    button(sample, "Change the agenda").click()
    questions = next(found for found in sample.page.findChildren(TickList) if found.isVisible())
    assert questions.hasFocus()
    questions.lead_to("PRO3")
    QTest.keyClick(questions, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [item.capability for item in model.items()] == ["PAR2", "PRO3", "PRO1", "MON1"]
    questions.lead_to("RSK1")
    QTest.keyClick(questions, Qt.Key.Key_Space)
    assert model.items()[-1].capability == "RSK1"
    questions.lead_to("PRO1")
    QTest.keyClick(questions, Qt.Key.Key_Space)
    # What was asked already stays.
    questions.lead_to("PAR2")
    QTest.keyClick(questions, Qt.Key.Key_Space)
    assert {item.capability for item in model.items()} == {"PAR2", "PRO3", "MON1", "RSK1"}
    button(sample, "Done").click()
    assert not [found for found in sample.page.findChildren(AgendaOrder) if found.isVisible()]


def test_slips_of_paper_are_counted_apart(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    model.open("PAR2")
    vote(model, room, TOGETHER)
    button(sample, "Votes on paper …").click()
    line = next(found for found in sample.page.findChildren(StoredLine) if found.isVisible())
    QTest.keyClicks(line, "3 2?9")
    qtbot.waitUntil(lambda: model.paper == (2, 3, None), timeout=LONG)
    assert "“9” is no level" in shown(sample.page)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: "2: 1 · 3: 1 · ?: 1" in shown(sample.page), timeout=LONG)
    assert button(sample, "3 votes on paper")
    model.reveal()
    assert "Votes: 13 of 13 · on paper: 3 · don’t know: 1" in shown(sample.page)
    model.again()
    assert not next(found for found in sample.page.findChildren(PaperVotes))._entry.isVisible()


def test_without_votes_there_are_no_brackets(
    sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", APART)
    model.again()
    model.reveal()
    assert "brackets" not in shown(sample.page)


def test_without_phones_the_facilitator_ticks(sample: MainWindow, model: WorkshopModel) -> None:
    ending = model.ending
    assert ending is not None
    button(sample, "To the end").click()
    button(sample, "Choose what comes first").click()
    assert model.scene is Scene.CHOSEN
    QApplication.processEvents()
    ticks = [tick for tick in sample.page.findChildren(WrappedCheck) if tick.isVisible()]
    assert not any(tick.isChecked() for tick in ticks)
    for tick in ticks[:4]:
        tick.click()
    # Three at most; the fourth says so.
    assert [tick.isChecked() for tick in ticks[:4]] == [True, True, True, False]
    # What is ticked survives another page.
    sample.navigator.go(TasksRoute())
    sample.navigator.go(WorkshopRoute())
    assert len(ending.picks) == 3
    # And a crash, with what was typed beside it.
    ending.note(next(iter(ending.picks)), owner="Claudia Berg", due=date(2027, 3, 1))
    assert model._workshop is not None
    assert Ending(model.session, model._workshop, model.attempt).picks == ending.picks

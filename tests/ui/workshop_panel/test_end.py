"""A workshop that is interrupted goes on, and one that is over has an end."""

from datetime import date

import httpx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from readiness.foundation import clock
from readiness.ui.pages.workshop.chosen_scene import ChosenScene
from readiness.ui.pages.workshop.scene import Scene
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.name_field import NameField
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.keys import tap
from tests.ui.workshop_panel.panel_page import APART, LONG, QUESTIONS, TOGETHER, ask, button, decide, shown, view


def test_an_interrupted_workshop_goes_on_from_the_top(
    sample: MainWindow, model: WorkshopModel, room: list[httpx.Client], dialogs: ScriptedDialogs
) -> None:
    ask(model, room, "PAR2", APART)
    button(sample, "Interrupt").click()
    assert "The workshop is interrupted" in shown(sample.page)
    assert view(sample).verticalScrollBar().maximum() == 0
    button(sample, "End it and delete its votes").click()
    assert model.interrupted  # the question was answered with no
    button(sample, "Continue").click()
    assert (model.scene, model.capability) == (Scene.REVEALED, "PAR2")
    assert room[0].get("state").json()["phase"] == "revealed"


def test_a_workshop_has_an_end(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    for code, levels in (("PAR2", APART), ("PRO1", TOGETHER)):
        ask(model, room, code, levels)
        decide(model, 1, dissent="one view" if code == "PAR2" else "")
    model.open("PRO3")
    model.park()
    model.plan(QUESTIONS[:3])
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_N)
    assert model.scene is Scene.OUTCOME
    read = shown(sample.page)
    assert "2 of 3 questions are decided." in read
    assert "Approval of partner posts · from 0 to 4" in read
    assert "Roles and deputies · parked" in read
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_N)
    state = room[0].get("state").json()
    assert state["phase"] == "choosing"
    options = state["options"]
    for phone in room:
        assert phone.post("choose", json={"options": [1, 2]}).status_code == 200
    qtbot.waitUntil(lambda: "10 of 10 have chosen" in shown(sample.page), timeout=LONG)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_R)
    QApplication.processEvents()
    scene = next(found for found in sample.page.findChildren(ChosenScene) if found.isVisible())
    ticks = [tick for tick in scene.findChildren(WrappedCheck) if tick.isChecked()]
    assert [tick.words() for tick in ticks] == options[1:3]
    owner = next(field for field in scene.findChildren(NameField) if field.isVisible())
    QTest.keyClicks(owner.focusProxy(), "Claudia Berg")
    day = next(field for field in scene.findChildren(DateField) if field.isVisible())
    due = date(clock.today().year + 1, 3, 1)
    QTest.keyClicks(day.findChild(QWidget, options=Qt.FindChildOption.FindChildrenRecursively), due.isoformat())
    before = model.session.assessment.plan
    QTest.keyClick(button(sample, "Take it into the plan and continue"), Qt.Key.Key_Space)
    assert model.scene is Scene.FAREWELL
    ending = model.ending
    assert ending is not None
    first = next(iter(ending.picks))
    notes = model.session.assessment.plan
    assert notes.package(first.partition(":")[0]).owner == "Claudia Berg"
    assert max(note.due for note in notes.steps.values() if note.due) == due
    # One step that can be undone.
    sample.documents.undo()
    assert model.session.assessment.plan == before
    sample.documents.redo()
    read = shown(sample.page)
    assert "Decided: 2 of 3 questions." in read
    day = f"1 March {due.year}".replace(" ", "\N{NO-BREAK SPACE}")
    assert f"1. {options[1]}: Claudia Berg, by {day}" in read
    with qtbot.waitSignal(model.ended, timeout=3 * LONG):
        button(sample, "End the workshop").click()
    assert "The workshop has ended" in shown(sample.page)
    assert "Claudia Berg" in shown(sample.page)
    button(sample, "Another workshop").click()
    assert "Which questions?" in shown(sample.page)


def test_a_way_on_that_needs_more_is_not_dead(
    sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", APART)
    button(sample, "Decide and continue").click()
    assert "A level is missing" in shown(sample.page)
    assert model.scene is Scene.REVEALED

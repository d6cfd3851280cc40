"""The plan by person: who does what, and a card that changes hands."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readiness.ui.pages.plan.package_details import PackageDetails
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.ui.plan.plan_page import notes, planned
from tests.ui.test_main_job import press
from tests.ui.toasts import said


def test_by_person_each_column_has_what_one_does(qtbot: QtBot, sample: MainWindow, roadmap: PlanView) -> None:
    press(sample, "By person")
    board = roadmap._people
    assert board.isVisible()
    step = next(iter(board._ticks))
    board._ticks[step].click()
    assert notes(sample).note(step).done
    opener = board.findChildren(WrappedButton)[-1]
    opener.click()
    assert roadmap._roadmap.isVisible()
    assert roadmap.findChild(PackageDetails) is not None


def owner_of(window: MainWindow, capability: str) -> str:
    return notes(window).package(capability).owner


def test_a_card_changes_hands_by_keys_and_by_the_mouse(qtbot: QtBot, sample: MainWindow, roadmap: PlanView) -> None:
    press(sample, "By person")
    board = roadmap._people
    source, target = board._columns[:2]
    name, opener = next((n, o) for n, o in board._openers.items() if source.isAncestorOf(o))
    code, new_owner = name.partition(":")[0], target.owner
    opener.setFocus()
    QTest.keyClick(opener, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert owner_of(sample, code) == ""

    QTest.keyClick(opener, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    planned(qtbot, sample)
    assert owner_of(sample, code) == new_owner
    assert "now with" in said(sample)
    opener = board._openers[name]
    assert opener.hasFocus()
    column = next(c for c in board._columns if c.isAncestorOf(opener))
    assert column.owner == new_owner

    sample.documents.undo()
    planned(qtbot, sample)
    assert said(sample).startswith("Undone: owner of “")
    opener = board._openers[name]
    # The columns stand side by side only after the first layout.
    qtbot.waitUntil(lambda: board._columns[1].x() > board._columns[0].x())
    target = next(c for c in board._columns if c.owner == new_owner)
    goal = target.mapToGlobal(target.rect().center())
    at = opener.rect().center()
    QTest.mousePress(opener, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    for point in (QPoint(at.x() + 20, at.y()), opener.mapFromGlobal(goal)):
        moved = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(point),
            QPointF(opener.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(opener, moved)
    QTest.mouseRelease(opener, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, opener.mapFromGlobal(goal))
    planned(qtbot, sample)
    assert owner_of(sample, code) == new_owner
    # What was dragged is not opened.
    assert board.isVisible()

"""What the tests of the plan's page share: waiting for a plan, reading it, typing into it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from readiness.domain.plan_notes import PlanNotes
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.plan.package_row import PackageRow
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.pages.plan.step_card import StepCard
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.key_button import KeyToggle
from readiness.wording.wording import Wording
from tests.ui.every_route import settle
from tests.ui.test_main_job import press

LONG = 60_000


def planned(qtbot: QtBot, window: MainWindow) -> PlanView:
    view = window.page
    assert isinstance(view, PlanView)
    qtbot.waitUntil(lambda: view.complete, timeout=LONG)
    # A layout shows what it was given, and places it, only now.
    settle()
    return view


def listed(qtbot: QtBot, window: MainWindow) -> PlanView:
    view = planned(qtbot, window)
    press(window, "List")
    return view


def try_out(view: PlanView) -> None:
    """Have ticks try steps out."""
    next(b for b in view.findChildren(KeyToggle) if b.text() == "Try it out" or b.text() == "Ausprobieren").click()


def notes(window: MainWindow) -> PlanNotes:
    assert window.documents.session is not None
    return window.documents.session.assessment.plan


def steps(view: PlanView) -> list[str]:
    return [card.step for card in cards(view)]


def cards(view: PlanView) -> list[StepCard]:
    return view._list.cards


def field(view: PlanView, name: str) -> QLineEdit:
    return next(line for line in view.findChildren(QLineEdit) if line.accessibleName() == name)


def write(line: QLineEdit, words: str) -> None:
    line.setText(words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def wording(window: MainWindow) -> Wording:
    assert window.documents.session is not None
    return Wording(window.documents.session.result(), ENGLISH)


def choose_goal(view: PlanView, goal: str) -> None:
    box = view.findChild(QComboBox)
    box.setCurrentIndex(box.findData(goal))
    box.activated.emit(box.currentIndex())


def rows(view: PlanView) -> list[PackageRow]:
    return list(view._roadmap._rows.values())

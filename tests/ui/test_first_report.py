"""From the start page to the first report of a quick check: few actions, with the pointer alone and with keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from readiness.app.settings import Settings
from readiness.domain.questionnaire import Depth
from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.pages.question.answers_view import AnswersView
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.shell.main_window import MainWindow
from tests.scripted_dialogs import ScriptedDialogs

# The name that is typed is no action, the system's own dialog for the file is one: where the report goes.
MOST_ACTIONS = 24
NAME = "Muster Pumpenbau GmbH"


@pytest.fixture
def first(qtbot: QtBot, dialogs: ScriptedDialogs, tmp_path: Path) -> MainWindow:
    """Return the window of somebody who has never used the program."""
    window = MainWindow(Settings(language="en", theme="light"), dialogs)
    qtbot.addWidget(window)
    window.resize(1366, 689)
    window.show()
    window.begin()
    dialogs.place = tmp_path / "report.pdf"
    return window


class Actions:
    """Counts what the user does."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.count = 0
        self._qtbot = qtbot
        self._window = window

    def click(self, words: str) -> None:
        """Click on the button that begins with these words."""
        found = [
            button
            for button in self._window.findChildren(QAbstractButton)
            if button.isVisible() and (button.accessibleName() or button.text()).startswith(words)
        ]
        self.count += 1
        self._qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key | str) -> None:
        """Press a key where the focus is."""
        self.count += 1
        focus = QApplication.focusWidget() or self._window
        if isinstance(key, str):
            self._qtbot.keyClicks(focus, key)
        else:
            self._qtbot.keyClick(focus, key)


def test_with_the_pointer(qtbot: QtBot, first: MainWindow, tmp_path: Path) -> None:
    act = Actions(qtbot, first)
    act.click("Quick check")
    qtbot.keyClicks(first.page.findChild(QLineEdit), NAME)
    act.click("Begin")
    act.click("Skip for now")
    act.click("Begin")
    session = first.documents.session
    assert session is not None
    asked = session.questionnaire.asked(Depth.QUICK)
    for _asked in asked:
        page = first.page
        assert isinstance(page, QuestionView)
        act.count += 1
        qtbot.mouseClick(page.findChildren(AnswerCard)[2], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda page=page: first.page is not page)  # type: ignore[misc]
    assert isinstance(first.page, AnswersView)
    act.click("See the result")
    # The place beside the page, or Ctrl+5.
    act.click("Report")
    assert isinstance(first.page, ReportView)
    act.click("Save report")
    # The dialog of the system.
    act.count += 1
    qtbot.waitUntil((tmp_path / "report.pdf").exists, timeout=60_000)

    assert len(asked) == 16
    assert act.count <= MOST_ACTIONS, act.count


def test_with_keys(qtbot: QtBot, first: MainWindow, tmp_path: Path) -> None:
    act = Actions(qtbot, first)
    # The focus waits on the quick check.
    act.press(Qt.Key.Key_Return)
    qtbot.keyClicks(first.page.findChild(QLineEdit), NAME)
    act.press(Qt.Key.Key_Return)
    act.press(Qt.Key.Key_Return)
    act.press(Qt.Key.Key_Return)
    session = first.documents.session
    assert session is not None
    for _asked in session.questionnaire.asked(Depth.QUICK):
        page = first.page
        assert isinstance(page, QuestionView)
        act.press("2")
        qtbot.waitUntil(lambda page=page: first.page is not page)  # type: ignore[misc]
    assert isinstance(first.page, AnswersView)
    act.press(Qt.Key.Key_Return)
    act.count += 1
    qtbot.keyClick(first, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(first.page, ReportView)
    act.press(Qt.Key.Key_Return)
    act.count += 1
    qtbot.waitUntil((tmp_path / "report.pdf").exists, timeout=60_000)

    assert act.count <= MOST_ACTIONS, act.count

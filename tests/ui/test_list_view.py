"""The list: all questions of a dimension, answered by key one after the other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from readiness.domain.answers import Answer, Status, at_level
from readiness.ui.pages.question.answer_row import AnswerRow
from readiness.ui.pages.question.answers_view import AnswersView
from readiness.ui.pages.question.list_view import ListView
from readiness.ui.routes import ListRoute, QuestionRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.toggles import RadioButton
from tests.ui.keys import tap


def answer(window: MainWindow, code: str) -> Answer:
    assert window.documents.session is not None
    return window.documents.session.assessment.answer(code)


def opened(window: MainWindow, dimension: str = "PRO") -> ListView:
    window.navigator.go(ListRoute(dimension))
    assert isinstance(window.page, ListView)
    return window.page


def row(view: ListView, code: str) -> AnswerRow:
    return next(r for r in view.findChildren(AnswerRow) if r.code == code)


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key | str) -> None:
    for key in keys:
        tap(qtbot, window.focusWidget(), key)


def test_a_dimension_is_answered_by_key_alone(qtbot: QtBot, quick: MainWindow) -> None:
    opened(quick)
    press(qtbot, quick, "3", Qt.Key.Key_Return, "2", Qt.Key.Key_F, Qt.Key.Key_Return)
    assert answer(quick, "PRO1") == at_level(3)
    assert answer(quick, "PRO2") == Answer(status=Status.ANSWERED, level=2, flagged=True)
    # After the last question comes the button that checks the answers.
    press(qtbot, quick, Qt.Key.Key_Space)
    assert isinstance(quick.page, AnswersView)


def test_backspace_goes_to_the_question_before(qtbot: QtBot, quick: MainWindow) -> None:
    opened(quick)
    press(qtbot, quick, "3", Qt.Key.Key_Return, Qt.Key.Key_D, Qt.Key.Key_Backspace, "4")
    assert answer(quick, "PRO1").level == 4
    assert answer(quick, "PRO2").status is Status.DONT_KNOW


def test_a_number_stands_closer_to_its_own_circle_than_to_the_next(quick: MainWindow) -> None:
    levels = row(opened(quick), "PRO1").findChildren(RadioButton)
    marks, words = [], []
    for choice in levels:
        option = QStyleOptionButton()
        choice.initStyleOption(option)
        style, left = choice.style(), choice.x()
        mark = style.subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, choice)
        number = style.subElementRect(QStyle.SubElement.SE_RadioButtonContents, option, choice)
        marks.append((left + mark.left(), left + mark.right()))
        words.append((left + number.left(), left + number.left() + option.fontMetrics.horizontalAdvance(option.text)))
    for at in range(len(levels) - 1):
        assert 0 < 2 * (words[at][0] - marks[at][1]) < marks[at + 1][0] - words[at][1]


def test_not_applicable_asks_for_its_reason_here_too(qtbot: QtBot, quick: MainWindow) -> None:
    view = opened(quick)
    press(qtbot, quick, Qt.Key.Key_N)
    reason = row(view, "PRO1").findChild(QLineEdit)
    assert quick.focusWidget() is reason
    qtbot.keyClicks(reason, "no own channel")
    qtbot.waitUntil(lambda: answer(quick, "PRO1").reason == "no own channel")


def test_undo_shows_what_it_did(qtbot: QtBot, quick: MainWindow) -> None:
    view = opened(quick)
    press(qtbot, quick, "3")
    quick.documents.undo()
    assert quick.page is view
    assert answer(quick, "PRO1").open
    assert not any(level.isChecked() for level in row(view, "PRO1").findChildren(RadioButton))


def test_undo_leads_to_the_dimension_of_what_it_took_back(qtbot: QtBot, quick: MainWindow) -> None:
    opened(quick, "PRO")
    press(qtbot, quick, "3")
    opened(quick, "PAR")
    quick.documents.undo()
    assert quick.navigator.route == ListRoute("PRO")


def test_ctrl_l_opens_the_list_of_the_dimension_at_hand(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("MON1"))
    next(action for action in quick.actions() if action.shortcut() == QKeySequence("Ctrl+L")).trigger()
    assert quick.navigator.route == ListRoute("MON")

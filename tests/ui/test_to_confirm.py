"""What was carried over and is to be confirmed: no flag, on any page, and what the window leads to."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.next_assessment import begin_next, content_of
from readiness.app.session import Session
from readiness.domain.answers import UNANSWERED, Answer, Status, at_level
from readiness.domain.changes import AnswerChange
from readiness.ui.pages.overview.answer_squares import AnswerSquares
from readiness.ui.pages.question.answer_row import AnswerRow
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.pages.start.recent_card import RecentCard
from readiness.ui.routes import AnswersRoute, ListRoute, QuestionRoute, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.rail import RailButton
from tests.ui.test_frame import opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return a window in which the next assessment has just begun: every answer is to be confirmed."""
    shown = opened(qtbot, tmp_path, (1366, 689), language="en")
    session = shown.documents.session
    assert session is not None
    asked = session.questionnaire.asked(session.assessment.details.depth)
    session.apply_all(AnswerChange(c.code, session.assessment.answer(c.code), at_level(2)) for c in asked)
    begin_next(content_of(session), tmp_path / "next.readiness").session.document.close()
    shown.documents.open(tmp_path / "next.readiness")
    yield shown
    shown.close()


def session_of(window: MainWindow) -> Session:
    assert window.documents.session is not None
    return window.documents.session


def count(window: MainWindow) -> int:
    session = session_of(window)
    return len(session.questionnaire.asked(session.assessment.details.depth))


def told(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def pressed(window: MainWindow, words: str) -> None:
    (button,) = [b for b in window.page.findChildren(QPushButton) if b.accessibleName().startswith(words)]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_flag_neither_confirms_nor_is_given_by_what_is_to_be_confirmed(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(QuestionRoute("MON1"))
    view = window.page
    assert isinstance(view, QuestionView)
    qtbot.waitUntil(lambda: view.complete)
    assert not view._controls.flag.isChecked()
    assert any(words.startswith("To confirm · Question ") for words in told(view))
    given = Answer(Status.ANSWERED, 2, to_confirm=True)
    for key, after in (
        (Qt.Key.Key_F, replace(given, flagged=True)),
        (Qt.Key.Key_F, given),
        (Qt.Key.Key_K, at_level(2)),
    ):
        QTest.keyClick(view, key)
        qtbot.waitUntil(lambda after=after: session_of(window).assessment.answer("MON1") == after)
    assert not any("To confirm" in words for words in told(view))


def test_the_overview_counts_and_marks_what_is_to_be_confirmed(window: MainWindow) -> None:
    asked = count(window)
    session_of(window).answer("PRO1", at_level(2))
    window.navigator.go(TasksRoute())
    words = told(window.page)
    assert any(line.endswith(" to confirm") and line.startswith("1 of ") for line in words)
    assert f"1 of {asked} confirmed" in words
    assert "to confirm" in words
    assert not any("flagged" in line and line != "flagged" for line in words)
    shown = [answer for squares in window.page.findChildren(AnswerSquares) for answer in squares._answers]
    # One more stands in the legend.
    assert sum(answer.to_confirm for answer in shown) == asked
    (figure,) = {b._figure for b in window.findChildren(RailButton) if b.isVisible() and b.name == "Questions"}
    assert figure == f"1/{asked}"


def test_the_overview_and_the_check_page_lead_to_the_first_answer_to_confirm(window: MainWindow) -> None:
    asked = count(window)
    first = session_of(window).questionnaire.asked(session_of(window).assessment.details.depth)[0].code
    for route in (TasksRoute(), AnswersRoute()):
        window.navigator.go(route)
        assert route == TasksRoute() or f"{asked} answers are still to be confirmed." in told(window.page)
        pressed(window, f"Confirm {asked} answers")
        assert window.navigator.route == QuestionRoute(first)
    for code in session_of(window).assessment.answers:
        session_of(window).answer(code, at_level(3))
    window.navigator.go(TasksRoute())
    assert any(b.accessibleName() == "See the result" for b in window.page.findChildren(QPushButton))


def test_a_question_that_is_open_comes_in_its_order(window: MainWindow) -> None:
    first, second = session_of(window).questionnaire.asked(session_of(window).assessment.details.depth)[:2]
    session_of(window).answer(first.code, UNANSWERED)
    window.navigator.go(TasksRoute())
    pressed(window, "Continue with question 1")
    assert window.navigator.route == QuestionRoute(first.code)
    session_of(window).answer(first.code, at_level(1))
    window.navigator.go(TasksRoute())
    pressed(window, "Confirm ")
    assert window.navigator.route == QuestionRoute(second.code)


def test_the_list_confirms_by_key_and_by_button(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(ListRoute("MON"))
    first, second = window.page.findChildren(AnswerRow)[:2]
    assert any(words.startswith("To confirm · ") for words in told(first))
    QTest.keyClick(first._way.tab_stop, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: not session_of(window).assessment.answer(first.code).to_confirm)
    assert first._confirming.isHidden()
    QTest.mouseClick(second._confirming, Qt.MouseButton.LeftButton)
    assert not session_of(window).assessment.answer(second.code).to_confirm


def test_the_start_card_says_what_is_to_be_confirmed_and_leads_there(window: MainWindow) -> None:
    asked = count(window)
    session_of(window).answer("PRO1", at_level(2))
    window.documents.close()
    card = next(card for card in window.page.findChildren(RecentCard) if card._entry.to_confirm)
    assert f"1 of {asked} confirmed" in told(card)
    assert any(words.endswith(f" · {asked - 1} answers to confirm") for words in told(card))
    assert card.button.text() == "Confirm"
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    route = window.navigator.route
    assert isinstance(route, QuestionRoute)
    assert session_of(window).assessment.answer(route.code).to_confirm


def test_a_start_card_speaks_the_language_of_the_program(window: MainWindow) -> None:
    window.documents.close()
    memory = window.workspace._memory

    def stages() -> list[str]:
        return [words for card in window.page.findChildren(RecentCard) for words in told(card)]

    assert any("Overall stage" in words or "tage 2" in words for words in stages())
    memory.change(language="de")
    assert any("Gesamtstufe" in words for words in stages())
    assert not any("tage 2" in words for words in stages())

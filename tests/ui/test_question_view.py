"""Answering: every key, stored at once, shown again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from readiness.documents.published_file import read_published
from readiness.domain.answers import UNANSWERED, Answer, Confidence, Status
from readiness.ui.pages.overview.tasks_view import TasksView
from readiness.ui.pages.question.answers_view import AnswersView
from readiness.ui.pages.question.level_card import LevelCard
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import QuestionRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.keys import tap


def answer(window: MainWindow, code: str) -> Answer:
    assert window.documents.session is not None
    return window.documents.session.assessment.answer(code)


def question(window: MainWindow, code: str = "PRO1") -> QuestionView:
    window.navigator.go(QuestionRoute(code))
    view = window.page
    assert isinstance(view, QuestionView)
    return view


@pytest.mark.parametrize("level", range(6))
def test_a_digit_answers(qtbot: QtBot, quick: MainWindow, level: int) -> None:
    qtbot.keyClick(question(quick), str(level))
    assert answer(quick, "PRO1").level == level
    checked = [card.level for card in quick.page.findChildren(LevelCard) if card.isChecked()]
    assert checked == [level]


def test_an_answer_is_on_the_disk_before_anything_else_happens(qtbot: QtBot, quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    qtbot.keyClick(question(quick), "4")
    # What the working copy holds now is what any later moment can rely on.
    assert session.document.assessment().answer("PRO1").level == 4


def test_six_is_no_answer(qtbot: QtBot, quick: MainWindow) -> None:
    qtbot.keyClick(question(quick), "6")
    assert answer(quick, "PRO1") == UNANSWERED


def test_a_click_on_a_card_answers(qtbot: QtBot, quick: MainWindow) -> None:
    card = question(quick).findChildren(LevelCard)[3]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert answer(quick, "PRO1").level == 3


def test_dont_know_is_given_and_taken_back_by_key(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    qtbot.keyClick(view, "2")
    tap(qtbot, view, Qt.Key.Key_D)
    assert answer(quick, "PRO1").status is Status.DONT_KNOW
    assert not any(card.isChecked() for card in view.findChildren(LevelCard))
    tap(qtbot, view, Qt.Key.Key_D)
    assert answer(quick, "PRO1") == UNANSWERED


def test_the_focus_waits_at_what_was_chosen(qtbot: QtBot, quick: MainWindow) -> None:
    tap(qtbot, question(quick), Qt.Key.Key_D)
    question(quick, "PRO2")
    chosen = question(quick).focusProxy()
    assert isinstance(chosen, QPushButton)
    assert chosen.text().startswith("Don’t know")
    qtbot.keyClick(chosen, "4")
    assert answer(quick, "PRO1").level == 4
    assert question(quick).focusProxy() is quick.page.findChildren(LevelCard)[4]


def test_not_applicable_waits_for_its_reason(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    tap(qtbot, view, Qt.Key.Key_N)
    assert answer(quick, "PRO1") == UNANSWERED
    reason = view.findChild(QLineEdit)
    qtbot.keyClicks(reason, "decided in 2025")
    given = Answer(Status.NOT_APPLICABLE, reason="decided in 2025")
    qtbot.waitUntil(lambda: answer(quick, "PRO1") == given)
    reason.selectAll()
    qtbot.keyClick(reason, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: answer(quick, "PRO1") == UNANSWERED)


def test_a_level_after_not_applicable_drops_the_reason(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    tap(qtbot, view, Qt.Key.Key_N)
    qtbot.keyClicks(view.findChild(QLineEdit), "no")
    view._controls.choose(1)
    assert answer(quick, "PRO1") == Answer(status=Status.ANSWERED, level=1)
    assert not view.findChild(QLineEdit).isVisible()


def test_a_flag_belongs_to_any_state(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    tap(qtbot, view, Qt.Key.Key_F)
    assert answer(quick, "PRO1") == Answer(flagged=True)
    qtbot.keyClick(view, "3")
    assert answer(quick, "PRO1").flagged


def test_digits_in_the_note_are_text(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    note = view.findChild(QPlainTextEdit)
    qtbot.keyClicks(note, "rule of 3 May, n 5 d")
    assert answer(quick, "PRO1").level is None
    with qtbot.waitSignal(quick.documents.changed):
        pass
    assert answer(quick, "PRO1").evidence == "rule of 3 May, n 5 d"


def test_leaving_the_page_stores_the_note_at_once(quick: MainWindow) -> None:
    view = question(quick)
    view.findChild(QPlainTextEdit).insertPlainText("Protokoll für März")
    view.go_on()
    assert answer(quick, "PRO1").evidence == "Protokoll für März"


def test_closing_the_window_stores_the_note(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    qtbot.keyClicks(view.findChild(QPlainTextEdit), "last words")
    assert quick.documents.session is not None
    path = quick.documents.session.document.path
    quick.close()
    assert read_published(path).assessment.answer("PRO1").evidence == "last words"


def test_confidence_is_kept_with_the_answer(quick: MainWindow) -> None:
    view = question(quick)
    view._controls.choose(2)
    choices = {b.text(): b for b in view.findChildren(QPushButton) if b.isCheckable()}
    choices["guessed"].click()
    choices["seen"].click()
    assert answer(quick, "PRO1") == Answer(status=Status.ANSWERED, level=2, confidence=Confidence.SHOWN)
    assert [words for words, choice in choices.items() if choice.isChecked()] == ["seen"]
    choices["seen"].click()
    assert answer(quick, "PRO1") == Answer(status=Status.ANSWERED, level=2)
    assert not choices["seen"].isChecked()


def test_enter_and_backspace_walk_the_path(qtbot: QtBot, quick: MainWindow) -> None:
    qtbot.keyClick(question(quick), Qt.Key.Key_Return)
    assert isinstance(quick.page, QuestionView)
    qtbot.keyClick(quick.page, Qt.Key.Key_Return)
    assert isinstance(quick.page, AnswersView)
    qtbot.keyClick(question(quick, "PRO2"), Qt.Key.Key_Backspace)
    qtbot.keyClick(quick.page, Qt.Key.Key_Backspace)
    assert isinstance(quick.page, TasksView)


def test_undo_and_redo_show_what_they_did(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    qtbot.keyClick(view, "1")
    qtbot.keyClick(view, "5")
    quick.documents.undo()
    assert answer(quick, "PRO1").level == 1
    checked = [card.level for card in quick.page.findChildren(LevelCard) if card.isChecked()]
    assert checked == [1]
    quick.documents.redo()
    assert answer(quick, "PRO1").level == 5


def test_the_side_shows_the_stage_as_it_stands(qtbot: QtBot, quick: MainWindow) -> None:
    quick.resize(1280, 800)
    view = question(quick)
    qtbot.keyClick(view, "3")
    view = question(quick, "PRO2")
    qtbot.keyClick(view, "2")
    qtbot.waitUntil(lambda: view._side is not None)
    words = " ".join(label.text() for label in view._side.findChildren(QLabel))
    assert "At most stage 2" in words


def test_a_note_that_is_being_typed_survives_a_level_that_is_chosen_meanwhile(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    note = quick.page.findChild(QPlainTextEdit)
    note.setPlainText("rule of 3 May")
    qtbot.keyClick(quick.page, "3")

    assert quick.documents.session is not None
    answer = quick.documents.session.assessment.answer("PRO1")
    assert (answer.level, answer.evidence, note.toPlainText()) == (3, "rule of 3 May", "rule of 3 May")


def test_a_narrow_window_shows_the_side_below_the_question(qtbot: QtBot, quick: MainWindow) -> None:
    quick.resize(1280, 800)
    view = question(quick)
    qtbot.waitUntil(lambda: view.complete)
    side, cards = view._side, view.findChildren(LevelCard)

    def beside() -> bool:
        return side.mapTo(view, QPoint(0, 0)).x() >= cards[0].mapTo(view, QPoint(cards[0].width(), 0)).x()

    qtbot.waitUntil(beside)
    quick.resize(800, 600)
    qtbot.waitUntil(lambda: side.mapTo(view, QPoint(0, 0)).y() > cards[5].mapTo(view, QPoint(0, 0)).y())
    assert side.isVisible()
    assert all(card.height() >= card.heightForWidth(card.width()) for card in cards)
    qtbot.keyClick(view, "2")
    assert "How to reach level 3" in " ".join(label.text() for label in side.findChildren(QLabel))
    quick.resize(1280, 800)
    qtbot.waitUntil(beside)

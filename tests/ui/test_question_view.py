"""Answering: every key, stored at once, shown again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from readiness.documents.published_file import read_published
from readiness.domain.answers import UNANSWERED, Answer, Confidence, Status
from readiness.domain.questionnaire import Depth
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


def test_words_with_one_meaning_are_told_beside_the_question(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    qtbot.waitUntil(lambda: view._side is not None)
    session = quick.documents.session
    assert session is not None
    questionnaire = session.questionnaire
    shown = "\n".join(label.text() for label in view._side.findChildren(QLabel))
    terms = questionnaire.terms_of(questionnaire.capabilities["PRO1"])
    assert terms
    assert all(f"{term.name.en}: {term.meaning.en}" in shown for term in terms)


def test_keys_scroll_the_side_where_it_does_not_fit(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick, "CON2")
    qtbot.waitUntil(lambda: view._side is not None)
    scroll = view._side._scroll
    quick.resize(1366, 500)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    assert scroll.focusPolicy() is Qt.FocusPolicy.TabFocus
    qtbot.keyClick(scroll, Qt.Key.Key_PageDown)
    assert scroll.verticalScrollBar().value() > 0
    # The keys that answer work there too.
    qtbot.keyClick(scroll, "3")
    assert answer(quick, "CON2").level == 3


def test_when_not_applicable_is_right_stands_above_the_reason(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    session = quick.documents.session
    assert session is not None
    words = session.questionnaire.capabilities["PRO1"].not_applicable
    assert words is not None
    told = next(label for label in view.findChildren(QLabel) if label.text() == words.en)
    assert not told.isVisible()
    tap(qtbot, view, Qt.Key.Key_N)
    reason = quick.focusWidget()
    assert isinstance(reason, QLineEdit)
    assert reason.accessibleDescription() == words.en
    qtbot.waitUntil(told.isVisible)
    qtbot.waitUntil(lambda: told.mapToGlobal(QPoint()).y() < reason.mapToGlobal(QPoint()).y())


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_longest_questions_show_every_level_on_a_laptop(quick: MainWindow, language: str, qtbot: QtBot) -> None:
    quick.memory.change(language=language)
    session = quick.documents.session
    assert session is not None
    session.set_depth(Depth.FULL)
    quick.resize(1366, 689)
    capabilities = session.questionnaire.capabilities.values()
    lengths = {
        capability.code: sum(len(text.in_language(language)) for text in (capability.question, *capability.levels))
        for capability in capabilities
    }
    for code in sorted(lengths, key=lengths.__getitem__)[-3:]:
        view = question(quick, code)
        qtbot.waitUntil(lambda view=view: view._side is not None)  # type: ignore[misc]
        qtbot.wait(50)
        flag = view._controls.flag
        end = quick.line.mapTo(quick, QPoint()).y()
        assert flag.mapTo(quick, QPoint(0, flag.height())).y() <= end, code

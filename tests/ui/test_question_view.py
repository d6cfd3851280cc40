"""Answering: every key, stored at once, shown again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.session import Session
from readiness.documents.published_file import read_published
from readiness.domain.answers import UNANSWERED, Answer, Confidence, Status, at_level
from readiness.domain.changes import AnswerChange
from readiness.domain.questionnaire import Depth
from readiness.ui.pages.overview.tasks_view import TasksView
from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import AnswersRoute, QuestionRoute, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.tokens import THEMES
from readiness.ui.widgets.action_bar import ProgressNote
from tests.ui.keys import tap
from tests.ui.notes import note_of
from tests.ui.sizes import resize
from tests.ui.toasts import press_act, said


def session_of(window: MainWindow) -> Session:
    assert window.documents.session is not None
    return window.documents.session


def answer(window: MainWindow, code: str) -> Answer:
    return session_of(window).assessment.answer(code)


def question(window: MainWindow, code: str = "PRO1") -> QuestionView:
    window.navigator.go(QuestionRoute(code))
    view = window.page
    assert isinstance(view, QuestionView)
    return view


@pytest.mark.parametrize("level", range(6))
def test_a_digit_answers(qtbot: QtBot, quick: MainWindow, level: int) -> None:
    qtbot.keyClick(question(quick), str(level))
    assert answer(quick, "PRO1").level == level
    checked = [card.digit for card in quick.page.findChildren(AnswerCard) if card.isChecked()]
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
    card = question(quick).findChildren(AnswerCard)[3]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert answer(quick, "PRO1").level == 3


def test_dont_know_is_given_and_taken_back_by_key(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    qtbot.keyClick(view, "2")
    tap(qtbot, view, Qt.Key.Key_D)
    assert answer(quick, "PRO1").status is Status.DONT_KNOW
    assert not any(card.isChecked() for card in view.findChildren(AnswerCard))
    tap(qtbot, view, Qt.Key.Key_D)
    assert answer(quick, "PRO1") == UNANSWERED


@pytest.mark.parametrize("arrow", [Qt.Key.Key_Down, Qt.Key.Key_Up])
def test_an_arrow_leads_from_the_question_to_what_was_chosen(qtbot: QtBot, quick: MainWindow, arrow: Qt.Key) -> None:
    tap(qtbot, question(quick), Qt.Key.Key_D)
    question(quick, "PRO2")
    view = question(quick)
    # Read first: nothing looks chosen.
    assert quick.focusWidget() is view._question
    qtbot.keyClick(quick.focusWidget(), arrow)
    chosen = quick.focusWidget()
    assert isinstance(chosen, QPushButton)
    assert chosen.text().startswith("Don’t know")
    qtbot.keyClick(chosen, "4")
    assert answer(quick, "PRO1").level == 4
    view = question(quick)
    qtbot.keyClick(quick.focusWidget(), arrow)
    assert quick.focusWidget() is view.findChildren(AnswerCard)[4]
    # Where nothing was chosen, that is the first level; reaching it answers nothing.
    view = question(quick, "PRO2")
    qtbot.keyClick(quick.focusWidget(), arrow)
    assert quick.focusWidget() is view.findChildren(AnswerCard)[0]
    assert answer(quick, "PRO2") == UNANSWERED


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
    view._controls.way.take_digit(1)
    assert answer(quick, "PRO1") == Answer(status=Status.ANSWERED, level=1)
    assert not view.findChild(QLineEdit).isVisible()


def test_a_flag_belongs_to_any_state(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    tap(qtbot, view, Qt.Key.Key_F)
    assert answer(quick, "PRO1") == Answer(flagged=True)
    qtbot.keyClick(view, "3")
    assert answer(quick, "PRO1").flagged


def test_digits_in_the_note_are_text(qtbot: QtBot, quick: MainWindow) -> None:
    question(quick)
    note = note_of(quick)
    qtbot.keyClicks(note, "rule of 3 May, n 5 d")
    assert answer(quick, "PRO1").level is None
    with qtbot.waitSignal(quick.documents.changed):
        pass
    assert answer(quick, "PRO1").evidence == "rule of 3 May, n 5 d"


def test_leaving_the_page_stores_the_note_at_once(quick: MainWindow) -> None:
    view = question(quick)
    note_of(quick).insertPlainText("Protokoll für März")
    view.leave_open()
    assert answer(quick, "PRO1").evidence == "Protokoll für März"


def test_closing_the_window_stores_the_note(qtbot: QtBot, quick: MainWindow) -> None:
    question(quick)
    qtbot.keyClicks(note_of(quick), "last words")
    assert quick.documents.session is not None
    path = quick.documents.session.document.path
    quick.close()
    assert read_published(path).assessment.answer("PRO1").evidence == "last words"


def test_confidence_is_kept_with_the_answer(quick: MainWindow) -> None:
    view = question(quick)
    view._controls.way.take_digit(2)
    view.show_evidence()
    choices = {b.text(): b for b in view.evidence.findChildren(QPushButton) if b.isCheckable()}
    choices["guessed"].click()
    choices["seen"].click()
    assert answer(quick, "PRO1") == Answer(status=Status.ANSWERED, level=2, confidence=Confidence.SHOWN)
    assert [words for words, choice in choices.items() if choice.isChecked()] == ["seen"]
    choices["seen"].click()
    assert answer(quick, "PRO1") == Answer(status=Status.ANSWERED, level=2)
    assert not choices["seen"].isChecked()


def test_enter_and_backspace_walk_the_path(qtbot: QtBot, quick: MainWindow) -> None:
    asked = [capability.code for capability in session_of(quick).questionnaire.asked(Depth.QUICK)]
    question(quick)
    for code in asked:
        assert quick.navigator.route == QuestionRoute(code)
        qtbot.keyClick(quick.page, "2")
        qtbot.keyClick(quick.page, Qt.Key.Key_Return)
    assert quick.navigator.route == AnswersRoute("")
    question(quick, "PRO2")
    qtbot.keyClick(quick.page, Qt.Key.Key_Backspace)
    assert quick.navigator.route == QuestionRoute("PRO1")
    qtbot.keyClick(quick.page, Qt.Key.Key_Backspace)
    assert isinstance(quick.page, TasksView)


def test_an_open_question_says_what_is_missing_and_skip_leaves_it_open(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert quick.page is view
    # Beside the button, where it lies on nothing that is asked for.
    assert view._progress._words.text().startswith("Still open: ")
    assert said(quick) == ""
    # What is filled is ready, what is outlined is not.
    assert view._on.property("role") == ""
    assert view._on.isEnabled()
    assert any(pressed.text() == "Skip" for pressed in view.findChildren(QPushButton))
    tap(qtbot, view, Qt.Key.Key_S)
    assert quick.navigator.route == QuestionRoute("PRO2")
    assert answer(quick, "PRO1") == UNANSWERED
    qtbot.keyClick(quick.page, "1")
    assert quick.page._on.property("role") == "primary"


def test_a_change_from_the_check_page_leads_back_to_it(qtbot: QtBot, quick: MainWindow) -> None:
    for checked in ("", "PRO"):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace):
            quick.navigator.go(AnswersRoute(checked))
            buttons = [b for b in quick.page.findChildren(QPushButton) if b.text() in {"Answer now", "Change"}]
            buttons[0].click()
            assert quick.navigator.route == QuestionRoute("PRO1", checked)
            qtbot.keyClick(quick.page, "3")
            qtbot.keyClick(quick.page, key)
            assert quick.navigator.route == AnswersRoute(checked)


def test_undo_and_redo_show_what_they_did(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    qtbot.keyClick(view, "1")
    qtbot.keyClick(view, "5")
    quick.documents.undo()
    assert answer(quick, "PRO1").level == 1
    checked = [card.digit for card in quick.page.findChildren(AnswerCard) if card.isChecked()]
    assert checked == [1]
    quick.documents.redo()
    assert answer(quick, "PRO1").level == 5


def test_the_side_shows_the_stage_as_it_stands(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    qtbot.keyClick(view, "3")
    view = question(quick, "PRO2")
    qtbot.keyClick(view, "2")
    qtbot.waitUntil(lambda: view._side is not None)
    words = " ".join(label.text() for label in view._side.findChildren(QLabel))
    assert "At most stage 2" in words


def test_a_note_that_is_being_typed_survives_a_level_that_is_chosen_meanwhile(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    note = note_of(quick)
    note.setPlainText("rule of 3 May")
    qtbot.keyClick(quick.page, "3")

    assert quick.documents.session is not None
    answer = quick.documents.session.assessment.answer("PRO1")
    assert (answer.level, answer.evidence, note.toPlainText()) == (3, "rule of 3 May", "rule of 3 May")


def test_a_narrow_window_shows_the_side_below_the_question(qtbot: QtBot, quick: MainWindow) -> None:
    resize(qtbot, quick, 1280, 800)
    view = question(quick)
    qtbot.waitUntil(lambda: view.complete)
    side, cards = view._side, view.findChildren(AnswerCard)

    def beside() -> bool:
        return side.mapTo(view, QPoint(0, 0)).x() >= cards[0].mapTo(view, QPoint(cards[0].width(), 0)).x()

    qtbot.waitUntil(beside)
    resize(qtbot, quick, 800, 600)
    qtbot.waitUntil(lambda: side.mapTo(view, QPoint(0, 0)).y() > cards[5].mapTo(view, QPoint(0, 0)).y())
    assert side.isVisible()
    assert all(card.height() >= card.heightForWidth(card.width()) for card in cards)
    qtbot.keyClick(view, "2")
    assert "How to reach level 3" in " ".join(label.text() for label in side.findChildren(QLabel))
    resize(qtbot, quick, 1280, 800)
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
    qtbot.waitUntil(lambda: view.complete)
    scroll = view._side_area
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

    def told() -> list[QLabel]:
        return [label for label in view.findChildren(QLabel) if label.text() == words.en and label.isVisible()]

    qtbot.waitUntil(lambda: view.complete and len(told()) == 1)
    tap(qtbot, view, Qt.Key.Key_N)
    reason = quick.focusWidget()
    assert isinstance(reason, QLineEdit)
    assert reason.accessibleDescription() == words.en
    # Said once: the texts below leave it to the field.
    qtbot.waitUntil(lambda: len(told()) == 1)
    qtbot.waitUntil(lambda: told()[0].mapToGlobal(QPoint()).y() < reason.mapToGlobal(QPoint()).y())
    view._controls.toggle_not_applicable()
    qtbot.waitUntil(lambda: len(told()) == 1)


# Going on by itself.


@pytest.fixture
def going_on(quick: MainWindow) -> MainWindow:
    """Return the window with a quick check, where a choice leads on."""
    quick.memory.change(go_on=True)
    return quick


def click(qtbot: QtBot, view: QuestionView, level: int) -> None:
    qtbot.mouseClick(view.findChildren(AnswerCard)[level], Qt.MouseButton.LeftButton)


def test_a_choice_by_mouse_or_digit_leads_on_and_backspace_back(qtbot: QtBot, going_on: MainWindow) -> None:
    click(qtbot, question(going_on), 3)
    # It is seen first.
    assert going_on.navigator.route == QuestionRoute("PRO1")
    qtbot.waitUntil(lambda: going_on.navigator.route == QuestionRoute("PRO2"))
    qtbot.keyClick(going_on.page, "2")
    qtbot.waitUntil(lambda: going_on.navigator.route != QuestionRoute("PRO2"))
    qtbot.keyClick(going_on.page, Qt.Key.Key_Backspace)
    assert going_on.navigator.route == QuestionRoute("PRO2")
    assert (answer(going_on, "PRO1").level, answer(going_on, "PRO2").level) == (3, 2)


def test_after_the_first_answer_it_is_said_that_a_choice_leads_on(qtbot: QtBot, going_on: MainWindow) -> None:
    click(qtbot, question(going_on), 3)
    qtbot.waitUntil(lambda: going_on.navigator.route == QuestionRoute("PRO2"))
    assert "leads on to the next question by itself" in said(going_on)
    press_act(going_on, "Back to it")
    assert going_on.navigator.route == QuestionRoute("PRO1")
    assert said(going_on) == ""
    going_on.navigator.go(QuestionRoute("PRO2"))
    click(qtbot, question(going_on, "PRO2"), 2)
    qtbot.waitUntil(lambda: going_on.navigator.route not in {QuestionRoute("PRO1"), QuestionRoute("PRO2")})
    assert "leads on" not in said(going_on)


def test_leading_on_can_be_turned_off_where_it_is_told(qtbot: QtBot, going_on: MainWindow) -> None:
    click(qtbot, question(going_on), 3)
    qtbot.waitUntil(lambda: going_on.navigator.route == QuestionRoute("PRO2"))
    press_act(going_on, "Do not lead on")
    assert going_on.navigator.route == QuestionRoute("PRO1")
    assert not going_on.memory.settings.go_on


def test_enter_goes_on_after_the_form_for_evidence_is_left_by_escape(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    qtbot.keyClick(view, "3")
    tap(qtbot, view, Qt.Key.Key_E)
    qtbot.keyClick(quick.focusWidget(), Qt.Key.Key_Escape)
    qtbot.keyClick(quick.focusWidget(), Qt.Key.Key_Return)
    assert quick.navigator.route == QuestionRoute("PRO2")


def test_a_second_digit_corrects_the_question_that_is_still_shown(qtbot: QtBot, going_on: MainWindow) -> None:
    view = question(going_on)
    for digit in "34":
        qtbot.keyClick(going_on.focusWidget(), digit)
    # It stays, so that what counts is seen.
    assert stays(view)
    assert answer(going_on, "PRO1").level == 4
    assert [card.digit for card in view.findChildren(AnswerCard) if card.isChecked()] == [4]
    qtbot.keyClick(going_on.focusWidget(), Qt.Key.Key_Return)
    assert going_on.navigator.route == QuestionRoute("PRO2")
    assert answer(going_on, "PRO2") == UNANSWERED


def test_a_press_that_corrects_keeps_its_question(qtbot: QtBot, going_on: MainWindow) -> None:
    view = question(going_on)
    click(qtbot, view, 3)
    assert view._going_on.isActive()
    qtbot.mousePress(view.findChildren(AnswerCard)[1], Qt.MouseButton.LeftButton)
    assert stays(view)
    qtbot.mouseRelease(view.findChildren(AnswerCard)[1], Qt.MouseButton.LeftButton)
    assert stays(view)
    assert answer(going_on, "PRO1").level == 1


def test_what_is_chosen_twice_at_once_leads_on_once(qtbot: QtBot, going_on: MainWindow) -> None:
    view = question(going_on)
    click(qtbot, view, 3)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert going_on.navigator.route == QuestionRoute("PRO2")
    qtbot.wait(2 * view._going_on.interval())
    assert going_on.navigator.route == QuestionRoute("PRO2")


def stays(view: QuestionView) -> bool:
    """Return whether nothing leads on from a question."""
    return not view._going_on.isActive() and view._context.navigator.route == QuestionRoute("PRO1")


def test_arrows_lead_through_the_levels_without_going_on(qtbot: QtBot, going_on: MainWindow) -> None:
    view = question(going_on)
    for level in (0, 1):
        qtbot.keyClick(going_on.focusWidget(), Qt.Key.Key_Down)
        assert going_on.focusWidget() is view.findChildren(AnswerCard)[level]
        assert answer(going_on, "PRO1") == UNANSWERED
    # The space bar chooses; the arrows lead on and leave what was chosen.
    for key, focused in ((Qt.Key.Key_Space, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        qtbot.keyClick(going_on.focusWidget(), key)
        assert going_on.focusWidget() is view.findChildren(AnswerCard)[focused]
        assert answer(going_on, "PRO1").level == 1
        assert stays(view)


def test_the_track_says_what_is_answered_as_on_the_overview_and_the_place_stands_above(quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    asked = session.questionnaire.asked(Depth.QUICK)
    session.apply_all(AnswerChange(c.code, UNANSWERED, at_level(2)) for c in asked[-3:])
    view = question(quick, "PRO2")
    progress = view._progress
    assert progress._words.text().startswith("3 of 16 answered · about ")
    assert progress._track._share == 3 / 16
    assert view._head.number.text() == "Question 2 of 16"
    assert view._head.where.text() == "Processes and responsibilities: 2 of 2 · Key question"
    said = progress._words.text()
    quick.navigator.go(TasksRoute())
    (note,) = quick.page.findChildren(ProgressNote)
    assert (note._words.text(), note._track._share) == (said, 3 / 16)
    view = question(quick, "PRO2")
    progress = view._progress
    # It is painted so, too.
    track = progress._track.grab().toImage()
    accent = QColor(quick.look().tokens.accent)
    filled = [x for x in range(track.width()) if track.pixelColor(x, track.height() // 2) == accent]
    assert 0 < len(filled) < track.width() / 4


def test_a_missing_reason_is_asked_for_where_it_belongs(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    tap(qtbot, view, Qt.Key.Key_N)
    view.go_on()
    assert quick.page is view
    assert view._progress._words.text() == "The reason is missing."
    assert quick.focusWidget() is view._controls.reason


def test_dont_know_leads_on_like_a_level(qtbot: QtBot, going_on: MainWindow) -> None:
    tap(qtbot, question(going_on), Qt.Key.Key_D)
    qtbot.waitUntil(lambda: going_on.navigator.route == QuestionRoute("PRO2"))


def test_whoever_changes_an_answer_stays(qtbot: QtBot, going_on: MainWindow) -> None:
    session_of(going_on).answer("PRO1", Answer(Status.DONT_KNOW))
    view = question(going_on)
    qtbot.keyClick(view, "4")
    assert stays(view)
    click(qtbot, view, 2)
    assert answer(going_on, "PRO1").level == 2
    assert stays(view)


def test_while_evidence_is_written_nothing_leads_on(qtbot: QtBot, going_on: MainWindow) -> None:
    view = question(going_on)
    note_of(going_on)
    click(qtbot, view, 4)
    assert answer(going_on, "PRO1").level == 4
    assert stays(view)
    session_of(going_on).answer("PRO1", UNANSWERED)
    view.hide_evidence()
    click(qtbot, view, 4)
    assert view._going_on.isActive()
    # Opened in the moment before that, it holds the page.
    view.show_evidence()
    assert stays(view)


def test_a_change_from_the_check_page_does_not_lead_on(qtbot: QtBot, going_on: MainWindow) -> None:
    going_on.navigator.go(QuestionRoute("PRO1", ""))
    view = going_on.page
    assert isinstance(view, QuestionView)
    qtbot.keyClick(view, "4")
    assert not view._going_on.isActive()
    assert going_on.navigator.route == QuestionRoute("PRO1", "")


def test_turned_off_nothing_leads_on(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    click(qtbot, view, 3)
    assert stays(view)


# What it looks like.


@pytest.mark.parametrize("theme", THEMES)
def test_a_question_without_an_answer_looks_like_it(quick: MainWindow, theme: str) -> None:
    quick.memory.change(theme=theme)
    view = question(quick)
    tokens = THEMES[theme]
    marked = {tokens.accent, tokens.soft}
    shown = quick.grab().toImage()

    def colours(card: AnswerCard) -> set[str]:
        corner = card.mapTo(quick, QPoint(0, 0))
        return {
            shown.pixelColor(corner.x() + x, corner.y() + y).name()
            for x in range(card.width())
            for y in range(0, card.height(), 3)
        }

    cards = view.findChildren(AnswerCard)
    assert not any(marked & colours(card) for card in cards)
    view._controls.way.take_digit(2)
    shown = quick.grab().toImage()
    assert [bool(marked & colours(card)) for card in cards] == [False, False, True, False, False, False]


@pytest.mark.parametrize("before", [UNANSWERED, at_level(3)], ids=["open", "answered"])
def test_escape_takes_back_a_not_applicable_without_reason(qtbot: QtBot, quick: MainWindow, before: Answer) -> None:
    session_of(quick).answer("PRO1", before)
    view = question(quick)
    tap(qtbot, view, Qt.Key.Key_N)
    reason = view._controls.reason
    assert quick.focusWidget() is reason
    qtbot.keyClick(reason, Qt.Key.Key_Escape)
    assert view._controls.asked_reason.isHidden()
    assert not view._controls.not_applicable.isChecked()
    assert quick.focusWidget() is view.first_focus
    assert session_of(quick).assessment.answer("PRO1") == before


def test_escape_leaves_a_reason_that_is_written(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    tap(qtbot, view, Qt.Key.Key_N)
    qtbot.keyClicks(view._controls.reason, "no shop")
    qtbot.keyClick(view._controls.reason, Qt.Key.Key_Escape)
    assert view._controls.reason.text() == "no shop"
    assert not view._controls.asked_reason.isHidden()


def test_tab_leads_from_the_reason_to_the_way_on(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    tap(qtbot, view, Qt.Key.Key_N)
    qtbot.keyClicks(view._controls.reason, "no shop")
    qtbot.keyClick(view._controls.reason, Qt.Key.Key_Tab)
    assert quick.focusWidget() is view._on

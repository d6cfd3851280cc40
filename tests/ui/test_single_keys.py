"""Single keys answer and lead; a text that is typed beside a field does neither, and nothing of it is lost."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readiness.app.session import Session
from readiness.domain.answers import UNANSWERED, Answer, Status, at_level
from readiness.ui.pages.question.list_view import ListView
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import HelpRoute, ListRoute, QuestionRoute, ReportRoute, TasksRoute, WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.stored_text import StoredText
from readiness.workshop.interfaces import Interface
from readiness.workshop.room import Phase
from tests.ui.keys import tap
from tests.ui.toasts import said, state


def session_of(window: MainWindow) -> Session:
    assert window.documents.session is not None
    return window.documents.session


def question(window: MainWindow) -> QuestionView:
    window.navigator.go(QuestionRoute("PRO1"))
    assert isinstance(window.page, QuestionView)
    return window.page


def type_where_the_focus_is(window: MainWindow, words: str) -> None:
    """Type as a person does: each key goes where the focus is by then."""
    for letter in words:
        QTest.keyClicks(window.focusWidget(), letter)


@pytest.mark.parametrize(
    "words",
    [
        "Beitrag vom 2. Mai, fertig",
        "die Regel, seit 5 Jahren",
        "nein, 0 Ahnung",
        "freigegeben von der Leitung",
        "den Bericht gesehen",
    ],
)
def test_a_text_typed_beside_the_field_goes_into_the_note(qtbot: QtBot, quick: MainWindow, words: str) -> None:
    view = question(quick)
    qtbot.keyClick(view.first_focus, "3")
    type_where_the_focus_is(quick, words)
    given = Answer(Status.ANSWERED, 3, evidence=words)
    qtbot.waitUntil(lambda: session_of(quick).assessment.answer("PRO1") == given)
    assert isinstance(quick.focusWidget(), StoredText)


def test_keys_that_come_faster_than_the_focus_moves_are_text_too(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    qtbot.keyClick(view, "3")
    qtbot.keyClicks(view, "Beitrag vom 2. Mai, fertig")
    given = Answer(Status.ANSWERED, 3, evidence="Beitrag vom 2. Mai, fertig")
    qtbot.waitUntil(lambda: session_of(quick).assessment.answer("PRO1") == given)


@pytest.mark.parametrize(
    ("keys", "given"),
    [
        ("f3", Answer(Status.ANSWERED, 3, flagged=True)),
        ("df", Answer(Status.DONT_KNOW, flagged=True)),
        ("fd2", Answer(Status.ANSWERED, 2, flagged=True)),
        ("d", Answer(Status.DONT_KNOW)),
    ],
)
def test_keys_that_are_pressed_quickly_are_no_word(qtbot: QtBot, quick: MainWindow, keys: str, given: Answer) -> None:
    view = question(quick)
    type_where_the_focus_is(quick, keys)
    qtbot.waitUntil(lambda: session_of(quick).assessment.answer("PRO1") == given)
    assert not isinstance(quick.focusWidget(), StoredText)
    assert view is quick.page


def test_a_capital_letter_does_what_the_small_one_does(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    # With Shift, and with Caps Lock.
    for modifiers in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier):
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_D, modifiers, "D"))
        assert view._keys._letter.isActive()
        qtbot.waitUntil(lambda: not view._keys._letter.isActive())
        assert session_of(quick).assessment.answer("PRO1").status is (
            Status.DONT_KNOW if modifiers else Status.UNANSWERED
        )


def test_one_letter_that_stands_for_nothing_is_a_slip(qtbot: QtBot, quick: MainWindow) -> None:
    view = question(quick)
    tap(qtbot, view, "x")
    assert not view.writing
    # A digit follows a slip as it follows a command.
    qtbot.keyClicks(view, "x3")
    assert session_of(quick).assessment.answer("PRO1") == at_level(3)
    # Two letters are a text.
    type_where_the_focus_is(quick, "xd")
    given = Answer(Status.ANSWERED, 3, evidence="xd")
    qtbot.waitUntil(lambda: session_of(quick).assessment.answer("PRO1") == given)


def test_a_note_that_is_there_keeps_its_line(qtbot: QtBot, quick: MainWindow) -> None:
    session_of(quick).answer("PRO1", Answer(evidence="The rule"))
    view = question(quick)
    type_where_the_focus_is(quick, "Seen")
    (note,) = view.findChildren(StoredText)
    assert note.toPlainText() == "The rule\nSeen"


def test_a_letter_is_not_lost_where_the_page_is_left_at_once(qtbot: QtBot, quick: MainWindow) -> None:
    qtbot.keyClick(question(quick), Qt.Key.Key_D)
    assert state(quick) == "Saving …"
    quick.navigator.go(TasksRoute())
    assert session_of(quick).assessment.answer("PRO1").status is Status.DONT_KNOW


@pytest.mark.parametrize(
    "modifiers",
    [
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.KeypadModifier,
        Qt.KeyboardModifier.GroupSwitchModifier,
    ],
)
def test_digits_answer_as_the_keyboard_writes_them(quick: MainWindow, modifiers: Qt.KeyboardModifier) -> None:
    # As on a French keyboard: the key of the apostrophe, with Shift.
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, modifiers, "4")
    QApplication.sendEvent(question(quick), event)
    assert session_of(quick).assessment.answer("PRO1") == at_level(4)


def test_in_the_list_a_text_changes_nothing_and_says_where_it_belongs(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(ListRoute("PRO"))
    assert isinstance(quick.page, ListView)
    qtbot.keyClick(quick.focusWidget(), "3")
    type_where_the_focus_is(quick, "die Regel vom 2. Mai, fertig")
    assert session_of(quick).assessment.answers == {"PRO1": at_level(3)}
    assert "write notes on the page of the question" in said(quick)


def test_in_a_workshop_a_text_leads_nothing(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(WorkshopRoute())
    page = sample.page
    assert isinstance(page, WorkshopView)
    model = page.workshop.model
    model.interface = Interface("lo", "127.0.0.1")
    model.start()
    model.open("PRO1")
    # The room is led on a page of its own.
    page = sample.page
    assert isinstance(page, WorkshopView)
    for widget in (page, None):
        if widget is None:
            page.workshop.project()
            widget = page.workshop.projector  # noqa: PLW2901
            assert widget is not None
        qtbot.keyClicks(widget, "reden wir")
        assert (model.phase, model.join) == (Phase.VOTING, False)
    qtbot.waitUntil(lambda: not page._keys._word.isActive())
    tap(qtbot, page, Qt.Key.Key_R)
    assert model.phase is Phase.REVEALED
    model.decide()
    model.finish()
    qtbot.waitUntil(lambda: not model.leaving, timeout=30_000)


def test_single_keys_can_be_turned_off(qtbot: QtBot, quick: MainWindow) -> None:
    action = next(action for action in quick.actions() if action.text() == "Answer with single keys")
    assert action.isChecked()
    question(quick)
    action.trigger()
    view = quick.page
    assert isinstance(view, QuestionView)
    qtbot.keyClicks(view, "3d")
    assert session_of(quick).assessment.answer("PRO1") == UNANSWERED
    assert {button._key for button in view.findChildren(KeyButton)} == {"", "Enter"}
    # Keys that are no characters still lead on.
    view._controls.way.take_digit(2)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert quick.navigator.route == QuestionRoute("PRO2")
    quick.documents.undo()
    quick.navigator.go(ListRoute("PRO"))
    qtbot.keyClicks(quick.focusWidget(), "3")
    assert session_of(quick).assessment.answers == {}
    quick.navigator.go(HelpRoute())
    next(action for action in quick.actions() if action.text() == "Answer with single keys").trigger()
    qtbot.keyClick(question(quick), "3")
    assert session_of(quick).assessment.answer("PRO1") == at_level(3)


def test_the_preview_of_the_report_follows_the_switch(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(ReportRoute())
    pages = sample.page._preview.pages  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: pages.count > 0, timeout=30_000)
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    zoomed = pages.zoom
    assert zoomed
    sample.memory.change(single_keys=False)
    pages = sample.page._preview.pages  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: pages.count > 0, timeout=30_000)
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.zoom == zoomed

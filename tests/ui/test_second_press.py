"""A double click acts once: its second press does nothing to what has appeared under the pointer."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readiness.domain.answers import UNANSWERED, at_level
from readiness.foundation.language import ENGLISH
from readiness.ui.look import Look
from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import QuestionRoute, ResultsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.density import Density
from readiness.ui.theme.tokens import LIGHT
from readiness.ui.widgets.action_bar import ActionBar
from readiness.ui.widgets.second_press import AT_ONCE_MS, SecondPress, SecondPressFilter, act_once

HERE = QPoint(100, 100)


@pytest.mark.parametrize(
    ("target", "later", "place", "slip"),
    [
        ("other", 0, HERE, True),
        ("other", 150, HERE + QPoint(2, -3), True),
        ("other", AT_ONCE_MS, HERE, True),
        ("other", AT_ONCE_MS + 1, HERE, False),
        # Who aims has seen it.
        ("other", 150, HERE + QPoint(40, 0), False),
        # Twice on the same is meant.
        ("first", 150, HERE, False),
    ],
)
def test_a_slip_is_quick_at_one_place_and_on_something_else(
    target: str, later: int, place: QPoint, *, slip: bool
) -> None:
    presses = SecondPress()
    assert not presses.is_slip("first", 1_000, HERE)
    assert presses.is_slip(target, 1_000 + later, place) is slip


def test_where_a_button_acts_once_a_second_press_on_itself_is_a_slip_too() -> None:
    presses = SecondPress()
    assert not presses.is_slip("on", 1_000, HERE, once=True)
    assert presses.is_slip("on", 1_200, HERE, once=True)
    # A third one right behind it as well; after a pause it counts again.
    assert presses.is_slip("on", 1_450, HERE, once=True)
    assert not presses.is_slip("on", 1_451 + AT_ONCE_MS, HERE, once=True)


def test_a_clock_that_goes_back_makes_no_slip() -> None:
    presses = SecondPress()
    assert not presses.is_slip("first", 5_000, HERE)
    assert not presses.is_slip("other", 4_990, HERE)


class Turning(QWidget):
    """A button that makes way for another one, and two that stay."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        layout = QVBoxLayout(self)
        self.first, self.second = (self._button(words, layout) for words in ("first", "second"))
        self.second.hide()
        self.again, self.on = (self._button(words, layout) for words in ("again", "on"))
        act_once(self.on)
        self.first.clicked.connect(self._turn)
        self.show()
        SecondPressFilter(self)

    def _button(self, words: str, layout: QVBoxLayout) -> QPushButton:
        made = QPushButton(words)
        made.clicked.connect(lambda: self.heard.append(words))
        layout.addWidget(made)
        return made

    def _turn(self) -> None:
        self.second.setVisible(self.first.isVisible())
        self.first.hide()
        self.layout().activate()


def place_of(button: QPushButton) -> QPoint:
    return button.mapTo(button.window(), button.rect().center())


def test_the_second_press_of_a_double_click_reaches_no_other_button(qtbot: QtBot) -> None:
    page = Turning()
    qtbot.addWidget(page)
    handle, at = page.windowHandle(), place_of(page.first)
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert page.heard == ["first"]
    assert page.childAt(at) is page.second
    # The next one is meant.
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert page.heard == ["first", "second"]
    page.heard.clear()
    for button, times in ((page.again, 2), (page.on, 1)):
        QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place_of(button))
        assert page.heard == [button.text()] * times
        page.heard.clear()


def test_what_a_double_click_ticks_stays_ticked(qtbot: QtBot) -> None:
    page = Turning()
    qtbot.addWidget(page)
    page.again.setCheckable(True)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(page.windowHandle(), left, none, place_of(page.again))
    assert page.again.isChecked()
    # One after the other is meant.
    QTest.qWait(AT_ONCE_MS + 50)
    QTest.mouseClick(page.windowHandle(), left, none, place_of(page.again))
    assert not page.again.isChecked()


def test_a_double_click_on_the_way_on_skips_no_question(qtbot: QtBot, quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    ways = []
    for code in ("PRO2", "PRO1"):
        session.answer(code, at_level(2))
        quick.navigator.go(QuestionRoute(code))
        page = quick.page
        assert isinstance(page, QuestionView)
        qtbot.waitUntil(lambda page=page: page.complete)
        QApplication.processEvents()
        ways.append(QRect(page._on.mapTo(quick, QPoint(0, 0)), page._on.size()))
    # Where the button of the next question comes to lie as well.
    both = ways[0].intersected(ways[1])
    assert not both.isEmpty()
    wait_until_read(qtbot, quick)
    for at in (10_000, 10_200):
        click(quick, both.center(), at)
        # All of the next question is there before the second press, whose time the test gives.
        qtbot.waitUntil(lambda: getattr(quick.page, "complete", True))
        QApplication.processEvents()
        assert isinstance(quick.childAt(both.center()), QPushButton)
    assert quick.navigator.route == QuestionRoute("PRO2")


def click(window: QWidget, place: QPoint, at: int) -> None:
    """Click at a time, in milliseconds, as the system tells it to a window."""
    spot, around = QPointF(place), QPointF(window.mapToGlobal(place))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        event = QMouseEvent(kind, spot, spot, around, left, held, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at)
        QApplication.sendEvent(window.windowHandle(), event)


def test_words_are_chosen_by_a_double_click_as_before(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    quick.page.show_evidence()
    note = quick.page.evidence.note
    note.setFocus()
    qtbot.keyClicks(note, "evidence")
    QApplication.processEvents()
    at = note.viewport().mapTo(quick, note.cursorRect().center() - QPoint(20, 0))
    QTest.mouseDClick(quick.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert note.textCursor().selectedText() == "evidence"


def wait_until_read(qtbot: QtBot, window: MainWindow) -> None:
    """Wait as long as a page needs to be read at all."""
    assert window._presses is not None
    qtbot.waitUntil(lambda: not window._presses._unread.isActive())


def middle_of(window: MainWindow, level: int) -> QPoint:
    card = window.page.findChildren(AnswerCard)[level]
    return card.mapTo(window, card.rect().center())


def led_on(qtbot: QtBot, window: MainWindow) -> None:
    """Answer the first question with level 3, as one does by hand, and wait for the next one."""
    window.memory.change(go_on=True)
    window.navigator.go(QuestionRoute("PRO1"))
    wait_until_read(qtbot, window)
    click(window, middle_of(window, 3), 10_000)
    qtbot.waitUntil(lambda: window.navigator.route == QuestionRoute("PRO2"))


def test_a_second_click_answers_no_question_that_has_come_by_itself(qtbot: QtBot, quick: MainWindow) -> None:
    led_on(qtbot, quick)
    assert quick.documents.session is not None
    session = quick.documents.session
    # On the next question's card, slower than a double click and wherever the pointer is.
    click(quick, middle_of(quick, 2), 10_000 + 2 * AT_ONCE_MS)
    assert session.assessment.answer("PRO2") == UNANSWERED
    wait_until_read(qtbot, quick)
    click(quick, middle_of(quick, 2), 10_000 + 4 * AT_ONCE_MS)
    assert session.assessment.answer("PRO2") == at_level(2)


def test_a_digit_answers_no_question_that_has_come_by_itself(qtbot: QtBot, quick: MainWindow) -> None:
    led_on(qtbot, quick)
    assert quick.documents.session is not None
    session = quick.documents.session
    quick.activateWindow()
    assert QTest.qWaitForWindowActive(quick)
    QTest.keyClick(quick.windowHandle(), Qt.Key.Key_4)
    assert (session.assessment.answer("PRO1"), session.assessment.answer("PRO2")) == (at_level(3), UNANSWERED)
    wait_until_read(qtbot, quick)
    QTest.keyClick(quick.windowHandle(), Qt.Key.Key_4)
    assert session.assessment.answer("PRO2") == at_level(4)


def test_what_stays_beside_a_new_page_can_be_pressed_at_once(quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    QApplication.processEvents()
    places = quick.findChildren(QAbstractButton)
    results = next(place for place in places if place.isVisible() and place.accessibleName().startswith("Results"))
    click(quick, results.mapTo(quick, results.rect().center()), 10_000)
    assert quick.navigator.route == ResultsRoute()


def hold(window: MainWindow, key: Qt.Key, words: str) -> None:
    """Press a key and hold it, as the system tells it to the window."""
    for held in (False, *[True] * 5):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, words, held)
        QApplication.sendEvent(window.windowHandle(), event)


def test_a_key_that_is_held_acts_once(qtbot: QtBot, quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    session.answer("PRO2", at_level(2))
    quick.navigator.go(QuestionRoute("PRO1"))
    quick.activateWindow()
    assert QTest.qWaitForWindowActive(quick)
    wait_until_read(qtbot, quick)
    changes: list[object] = []
    quick.documents.changed.connect(lambda *change: changes.append(change))
    hold(quick, Qt.Key.Key_3, "3")
    assert session.assessment.answer("PRO1") == at_level(3)
    assert len(changes) == 1
    hold(quick, Qt.Key.Key_Return, "\r")
    assert quick.navigator.route == QuestionRoute("PRO2")
    # In a text, keys repeat as usual.
    quick.page.show_evidence()
    hold(quick, Qt.Key.Key_A, "a")
    hold(quick, Qt.Key.Key_Return, "\r")
    assert quick.page.evidence.note.toPlainText() == "aaaaaa" + "\n" * 6


def test_what_leads_on_from_the_bar_acts_once(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = ActionBar(Look(ENGLISH, LIGHT, Density.COMPACT))
    QVBoxLayout(page).addWidget(bar)
    heard: list[str] = []
    ways = [bar.add_back("Back", lambda: heard.append("Back")), bar.add_primary("On", lambda: heard.append("On"))]
    page.show()
    SecondPressFilter(page)
    for way in ways:
        QTest.mouseDClick(page.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place_of(way))
    assert heard == ["Back", "On"]

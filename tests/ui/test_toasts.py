"""Toasts: a sentence goes by itself, what is offered stays until it is withdrawn, and nothing is heard twice."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readiness.domain.questionnaire import Depth
from readiness.ui.pages.results.results_view import ResultsView
from readiness.ui.routes import (
    HelpRoute,
    ListRoute,
    PlanRoute,
    ProfileRoute,
    QuestionRoute,
    ResultsRoute,
    TasksRoute,
)
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.notices import Notices
from readiness.ui.shell.toast import Toast
from tests.ui.every_route import settle
from tests.ui.sizes import resize
from tests.ui.test_following import counted
from tests.ui.toasts import offered, said, state


def shown(window: MainWindow) -> Toast:
    toast = window.notices.toast
    assert toast is not None
    return toast


def let_go(window: MainWindow) -> None:
    """Let the time of the toast end now."""
    shown(window)._timer.timeout.emit()


def place(widget: QWidget, window: MainWindow) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def close_button(window: MainWindow) -> QPushButton:
    return next(b for b in shown(window).findChildren(QPushButton) if b.accessibleName() == "Close")


def test_a_sentence_goes_by_itself_and_longer_ones_stay_longer(quick: MainWindow) -> None:
    quick.notices.announce("Copied.")
    short = shown(quick)._timer
    assert short.isActive()
    assert short.interval() >= 6_000
    quick.notices.announce("The file was changed elsewhere, so both are kept. Yours is now another one.")
    assert shown(quick)._timer.interval() > short.interval()
    let_go(quick)
    assert (quick.notices.toast, said(quick)) == (None, "")


def test_it_stays_while_the_keyboard_is_in_it_and_gives_the_focus_back(quick: MainWindow) -> None:
    quick.navigator.go(TasksRoute())
    before = quick.focusWidget()
    quick.notices.announce("Saved: report.pdf", ("Open", lambda: None))
    shown(quick).acts[0].setFocus(Qt.FocusReason.TabFocusReason)
    let_go(quick)
    assert said(quick) == "Saved: report.pdf"
    QTest.keyClick(close_button(quick), Qt.Key.Key_Space)
    assert said(quick) == ""
    assert quick.focusWidget() is before


def test_what_is_offered_stays_until_it_is_withdrawn(quick: MainWindow) -> None:
    pressed: list[str] = []
    quick.notices.announce("The file could not be written.")
    quick.notices.offer("Choose another place …", lambda: pressed.append("place"))
    assert not shown(quick)._timer.isActive()
    # Another page, another language, and something else that is said in between.
    quick.navigator.go(HelpRoute())
    quick.memory.change(theme="dark")
    assert said(quick) == "The file could not be written."
    quick.notices.announce("Copied.")
    assert (said(quick), offered(quick)) == ("Copied.", None)
    let_go(quick)
    assert said(quick) == "The file could not be written."
    button = offered(quick)
    assert button is not None
    button.click()
    assert pressed == ["place"]
    quick.notices.offer("", lambda: None)
    assert (quick.notices.toast, said(quick)) == (None, "")


def test_what_is_said_is_heard_once(qtbot: QtBot, quick: MainWindow) -> None:
    with counted(Notices.tell) as told:
        quick.notices.announce("Recovered: 3 answers.")
        quick.notices.offer("Open a copy …", lambda: None)
        quick.navigator.go(QuestionRoute("PRO1"))
        resize(qtbot, quick, 1200, 640)
        quick.notices.show_message("Saved 14:03")
    assert told == ["tell"]
    assert said(quick) == "Recovered: 3 answers."


@pytest.mark.parametrize("size", [(1366, 689), (683, 480)])
def test_it_covers_neither_the_bar_nor_anything_outside_the_window(
    qtbot: QtBot, quick: MainWindow, size: tuple[int, int]
) -> None:
    resize(qtbot, quick, *size)
    quick.navigator.go(QuestionRoute("PRO1"))
    quick.notices.announce(
        "Saved: /home/somebody/Documents/a folder/" + "x" * 120 + ".pdf",
        ("Open", lambda: None),
        ("Show folder", lambda: None),
    )
    settle()
    toast, bar = shown(quick), quick.page.bar  # type: ignore[attr-defined]
    assert quick.rect().contains(place(toast, quick))
    assert not place(toast, quick).intersects(place(bar, quick))
    assert toast.words.height() >= toast.words.heightForWidth(toast.words.width())
    for button in toast.findChildren(QPushButton):
        assert toast.rect().contains(button.geometry())
        # Every word of it can be read.
        assert button.width() >= button.sizeHint().width()


def uncovered(qtbot: QtBot, window: MainWindow) -> None:
    """Check that, once the page has come to rest, nothing that can be pressed or typed into lies below the toast."""
    settle()
    qtbot.waitUntil(lambda: not lies_below(window))
    # It has found its place, and stays there.
    assert window.rect().contains(place(shown(window), window))


def lies_below(window: MainWindow) -> list[str]:
    toast = shown(window)
    stops = [
        widget
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible() and widget.window() is window and not toast.isAncestorOf(widget)
    ]
    seen = {widget: widget.visibleRegion().boundingRect() for widget in stops}
    area = place(toast, window)
    return [
        widget.accessibleName()
        for widget, part in seen.items()
        if not part.isEmpty() and area.intersects(part.translated(widget.mapTo(window, QPoint(0, 0))))
    ]


@pytest.mark.parametrize("size", [(1366, 689), (1280, 641), (1024, 560)])
def test_it_covers_nothing_that_can_be_pressed(qtbot: QtBot, sample: MainWindow, size: tuple[int, int]) -> None:
    resize(qtbot, sample, *size)
    codes = [c.code for c in sample.documents.session.questionnaire.asked(Depth.FULL)][:3]  # type: ignore[union-attr]
    routes = [TasksRoute(), ResultsRoute(), ListRoute("MON"), PlanRoute(), ProfileRoute(), *map(QuestionRoute, codes)]
    for route in routes:
        sample.navigator.go(route)
        words = "Your answer is stored. A choice leads on to the next question by itself."
        sample.notices.announce(words, ("Back to it", lambda: None), ("Do not lead on", lambda: None))
        uncovered(qtbot, sample)
        sample.notices.announce("")
        assert sample.workspace._page_column.contentsMargins().top() == 0


def test_what_comes_to_lie_below_it_is_uncovered(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(ListRoute("MON"))
    sample.notices.announce("Copied.", ("Open", lambda: None))
    for value in (40, 200, 330):
        sample.page.verticalScrollBar().setValue(value)  # type: ignore[attr-defined]
        uncovered(qtbot, sample)


def test_the_rail_says_how_the_document_is_stored_in_every_width(qtbot: QtBot, quick: MainWindow) -> None:
    quick.notices.show_message("Saved 14:03")
    assert state(quick) == "Saved 14:03"
    resize(qtbot, quick, 1200, 640)
    quick.notices.show_message("Saved 14:04")
    line = quick.workspace._side.widget.state._words
    assert (line.text(), line.accessibleName(), line.toolTip()) == ("✓", "Saved 14:04", "Saved 14:04")
    quick.notices.show_message("Saving …")
    assert (line.text(), line.accessibleName()) == ("…", "Saving …")


def test_a_sign_lasts_and_leads_in_every_width(qtbot: QtBot, quick: MainWindow) -> None:
    led: list[bool] = []
    quick.notices.keep_shown("● Network open: 192.168.0.7 · 3 people", lambda: led.append(True))
    for size in ((1366, 689), (1200, 640)):
        resize(qtbot, quick, *size)
        line = quick.workspace._side.widget.state
        assert line.sign == "● Network open: 192.168.0.7 · 3 people"
        settle()
        assert line._sign.visibleRegion().boundingRect() == line._sign.rect()
        line._sign.click()
    assert led == [True, True]
    quick.notices.keep_shown("", lambda: None)
    assert quick.workspace._side.widget.state.sign == ""


def test_escape_closes_it_while_the_keyboard_is_in_it(quick: MainWindow) -> None:
    before = quick.focusWidget()
    quick.notices.announce("Saved", ("Open", lambda: None))
    toast = quick.notices.toast
    assert toast is not None
    toast.acts[0].setFocus()
    QTest.keyClick(toast.acts[0], Qt.Key.Key_Escape)
    assert quick.notices.toast is None
    assert quick.focusWidget() is before


def test_what_is_said_as_a_page_comes_stands_above_its_bar(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(ResultsRoute())
    sample.notices.announce("The file was moved.")
    page = sample.page
    assert isinstance(page, ResultsView)
    qtbot.waitUntil(lambda: page.complete, timeout=60_000)
    settle()
    assert place(shown(sample), sample).bottom() < place(page.bar, sample).top()

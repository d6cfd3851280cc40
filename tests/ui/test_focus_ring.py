"""The ring shows where the keyboard is: after a key, not after a click."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.pages.start.recent_card import RecentCard
from readiness.ui.routes import (
    ListRoute,
    NewRoute,
    ProfileRoute,
    QuestionRoute,
    ReportRoute,
    StartRoute,
    TasksRoute,
    WorkshopRoute,
)
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.tokens import THEMES
from readiness.ui.widgets.focus_ring import FocusRing
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.info_button import InfoButton
from tests.ui.notes import note_of
from tests.ui.sizes import resize


def ring(window: MainWindow) -> FocusRing:
    (made,) = window.findChildren(FocusRing)
    return made


def ringed(window: MainWindow) -> QRect | None:
    """Return what the ring stands around, one pixel away from it."""
    made = ring(window)
    return made._area.adjusted(3, 3, -3, -3) if made.isVisible() else None


def area_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def tab(window: MainWindow) -> QWidget:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    focus = window.focusWidget()
    assert focus is not None
    return focus


def test_a_new_page_has_no_ring_and_tab_brings_it(qtbot: QtBot, quick: MainWindow) -> None:
    for route in (QuestionRoute("PRO1"), TasksRoute(), ListRoute("PRO")):
        quick.navigator.go(route)
        QApplication.processEvents()
        assert ringed(quick) is None
        focus = tab(quick)
        qtbot.waitUntil(lambda focus=focus: ringed(quick) == area_of(focus))  # type: ignore[misc]


def test_a_click_brings_no_ring_and_takes_it_away(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    card = quick.page.findChildren(AnswerCard)[2]
    tab(quick)
    assert ringed(quick) is not None
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.hasFocus()
    assert ringed(quick) is None
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert ringed(quick) == area_of(quick.page.findChildren(AnswerCard)[3])


def test_after_a_shortcut_that_closes_the_document_the_ring_shows_where_the_focus_went(quick: MainWindow) -> None:
    """A system tells a window of a shortcut only by asking whether it has another use for the key."""
    quick.navigator.go(QuestionRoute("PRO1"))
    QTest.mouseClick(quick.page.findChildren(AnswerCard)[2], Qt.MouseButton.LeftButton)
    ring(quick).eventFilter(quick, QEvent(QEvent.Type.MouseButtonPress))
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(quick.windowHandle(), asked)
    quick.documents.close()
    QApplication.processEvents()
    first = quick.page.findChildren(RecentCard)[0].button
    assert first.hasFocus()
    assert ringed(quick) == area_of(first)


def test_an_arrow_that_leads_to_the_answers_rings_the_first(quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    QTest.keyClick(quick.focusWidget(), Qt.Key.Key_Down)
    assert ringed(quick) == area_of(quick.page.findChildren(AnswerCard)[0])


def test_a_field_is_ringed_after_a_click_too(quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    note = note_of(quick)
    quick.page._question.setFocus()  # type: ignore[attr-defined]
    QTest.mouseClick(note.viewport(), Qt.MouseButton.LeftButton)
    assert note.hasFocus()
    assert ringed(quick) == area_of(note)


def test_the_ring_follows_what_scrolls_and_stays_inside_the_page(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(ListRoute("PRO"))
    quick.resize(1366, 689)
    area = quick.page.area  # type: ignore[attr-defined]
    bar = area.verticalScrollBar()
    area.widget().setMinimumHeight(3000)
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    focus = tab(quick)
    before = ringed(quick)
    assert before is not None
    bar.setValue(bar.value() + 20)
    assert ringed(quick) == area_of(focus)
    assert ringed(quick) != before
    bar.setValue(bar.maximum())
    # Scrolled out of sight: no ring lies on the bar below.
    assert not ring(quick).isVisible()


@pytest.mark.parametrize("theme", THEMES)
def test_it_is_drawn_in_the_colour_of_the_theme(quick: MainWindow, theme: str) -> None:
    quick.memory.change(theme="dark" if theme == "light" else "light")
    quick.memory.change(theme=theme)
    focus = tab(quick)
    around = area_of(focus)
    corner = quick.grab().toImage().pixelColor(around.left() - 2, around.center().y())
    assert corner.name() == THEMES[theme].ring


def test_what_is_ringed_can_go_with_its_page(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(TasksRoute())
    focus = tab(quick)
    assert isinstance(focus, QPushButton) or focus.focusPolicy()
    for route in (QuestionRoute("PRO1"), TasksRoute()) * 3:
        tab(quick)
        quick.navigator.go(route)
        qtbot.wait(1)
    focus = quick.focusWidget()
    assert focus is not None
    assert ringed(quick) == area_of(focus)


def press_key(window: MainWindow, key: Qt.Key) -> None:
    """Press a key as the system tells it to the window."""
    QTest.keyClick(window.windowHandle(), key)
    QApplication.processEvents()


def test_who_comes_by_a_key_sees_where_the_focus_is(qtbot: QtBot, sample: MainWindow) -> None:
    press_key(sample, Qt.Key.Key_Shift)
    sample.navigator.go(ProfileRoute())
    focus = sample.focusWidget()
    assert isinstance(focus, QPushButton)
    qtbot.waitUntil(lambda: ringed(sample) == area_of(focus))
    QTest.mouseClick(sample.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(700, 20))
    sample.navigator.go(TasksRoute())
    assert ringed(sample) is None


def test_the_first_tab_leads_into_the_page_not_out_of_it(sample: MainWindow) -> None:
    sample.navigator.go(ProfileRoute())
    page = sample.page
    assert isinstance(page, FramedPage)
    assert page.bar.isAncestorOf(sample.focusWidget())
    first = tab(sample)
    assert page.area.isAncestorOf(first)
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    assert not page.area.isAncestorOf(sample.focusWidget())
    # From then on Tab goes as ever.
    page.bar.findChildren(QPushButton)[-1].setFocus()
    assert not page.area.isAncestorOf(tab(sample))


@pytest.mark.parametrize("recent", [False, True])
def test_the_first_tab_on_the_start_page_shows_where_the_focus_is(quick: MainWindow, *, recent: bool) -> None:
    quick.documents.close()
    if not recent:
        quick.memory.change(recent=())
        quick.navigator.show_anew()
    assert bool(quick.page.findChildren(RecentCard)) is recent
    begun = quick.focusWidget()
    assert isinstance(begun, QAbstractButton)
    QApplication.processEvents()
    assert ringed(quick) is None
    assert tab(quick) is begun
    QApplication.processEvents()
    assert ringed(quick) == area_of(begun)
    assert tab(quick) is not begun


def test_who_came_by_a_key_has_seen_the_ring_and_tab_goes_on(sample: MainWindow) -> None:
    press_key(sample, Qt.Key.Key_Shift)
    sample.documents.close()
    begun = sample.focusWidget()
    assert ringed(sample) is not None
    assert tab(sample) is not begun


@pytest.mark.parametrize("width", [1366, 800])
def test_tab_leads_from_the_bar_of_the_report_through_the_page_and_round(
    qtbot: QtBot, sample: MainWindow, width: int
) -> None:
    resize(qtbot, sample, width, 689)
    sample.navigator.go(ReportRoute())
    save = sample.focusWidget()
    assert isinstance(save, QPushButton)
    assert save.text().startswith("Save report")
    assert tab(sample).accessibleName() == "Edition"
    walked = [sample.focusWidget()]
    while walked[-1] is not save:
        walked.append(tab(sample))
        assert sample.page.isAncestorOf(walked[-1])
    # From the end of the page on through the rail, and back to its beginning.
    while (following := tab(sample)) is not walked[0]:
        assert not sample.page.isAncestorOf(following)


def test_opening_the_room_wants_more_than_an_enter(sample: MainWindow) -> None:
    sample.navigator.go(WorkshopRoute())
    assert not isinstance(sample.focusWidget(), QPushButton)
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Return)
    assert [b for b in sample.page.findChildren(QPushButton) if b.text() == "Open the room" and b.isVisible()]


def test_every_explanation_in_the_profile_is_a_stop(sample: MainWindow) -> None:
    sample.navigator.go(ProfileRoute())
    passed = [tab(sample) for _ in range(30)]
    explained = [info for info in sample.page.findChildren(InfoButton) if info.isVisible()]
    assert [info for info in explained if info not in passed] == []


def test_escape_cancels_a_new_assessment(window: MainWindow) -> None:
    window.navigator.go(StartRoute())
    window.navigator.go(NewRoute())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.navigator.route == StartRoute()

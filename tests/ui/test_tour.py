"""The tour of a sample company: its buttons stay in their place, and Enter goes on with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readiness.ui.routes import ProfileRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.tour import TOUR, TourBanner
from readiness.ui.widgets.key_button import KeyButton


@pytest.fixture
def touring(window: MainWindow) -> MainWindow:
    """Return the window with a sample company opened from the start page."""
    window.documents.open_sample()
    return window


def buttons(window: MainWindow) -> list[KeyButton]:
    return window.findChild(TourBanner).findChildren(KeyButton)


def press(window: MainWindow, words: str) -> None:
    next(button for button in buttons(window) if button.isVisible() and button.text() == words).click()


def test_enter_alone_goes_through_the_tour_and_ends_it(touring: MainWindow) -> None:
    touring.activateWindow()
    assert QTest.qWaitForWindowActive(touring)
    for step in TOUR:
        assert touring.navigator.route == step.route
        focused = touring.focusWidget()
        assert focused in buttons(touring)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert touring.findChild(TourBanner) is None or not touring.findChild(TourBanner).isVisible()
    assert touring.navigator.route == TOUR[-1].route
    assert touring.page.isAncestorOf(touring.focusWidget()) or touring.page.hasFocus()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_buttons_stay_where_they_are(qtbot: QtBot, touring: MainWindow, language: str) -> None:
    touring.memory.change(language=language)
    banner = touring.findChild(TourBanner)
    places = []
    for step in TOUR:
        touring.navigator.go(step.route)
        QApplication.processEvents()
        places.append([button.geometry() for button in (banner._on, banner._other)])
    assert all(place == places[0] for place in places)


def test_the_last_step_ends_the_tour_and_offers_to_begin_again(touring: MainWindow) -> None:
    for _step in TOUR[1:]:
        press(touring, "Continue the tour")
    on, other = touring.findChild(TourBanner)._on, touring.findChild(TourBanner)._other
    assert (on.text(), other.text()) == ("End the tour", "Once more from the start")
    assert other.property("role") == "quiet"
    other.click()
    assert touring.navigator.route == TOUR[0].route
    assert (on.text(), other.text()) == ("Continue the tour", "End the tour")


def test_away_from_the_tour_the_page_has_the_focus(touring: MainWindow) -> None:
    touring.navigator.go(ProfileRoute())
    assert touring.focusWidget() not in buttons(touring)

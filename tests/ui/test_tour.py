"""The tour of a sample company: its buttons stay in their place, and Enter goes on with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readiness.domain.questionnaire import Depth
from readiness.ui.routes import ProfileRoute, StartRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.tour import TOUR, TourBanner
from readiness.ui.widgets.key_button import KeyButton
from tests.packs import shipped


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


def test_enter_is_named_where_it_presses(touring: MainWindow) -> None:
    on = touring.findChild(TourBanner)._on
    (primary,) = [b for b in touring.page.findChildren(KeyButton) if b.property("role") == "primary"]
    assert (on.named_key, primary.named_key) == ("Enter", "")
    primary.setFocus()
    assert (on.named_key, primary.named_key) == ("", "Enter")
    before = on.width(), primary.width()
    on.setFocus()
    QApplication.processEvents()
    assert (on.width(), primary.width()) == before
    QTest.keyClick(on, Qt.Key.Key_Return)
    assert touring.navigator.route == TOUR[1].route


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


def test_a_tour_that_was_ended_does_not_come_back(touring: MainWindow) -> None:
    assert touring.documents.session is not None
    path = touring.documents.session.document.path
    for _step in TOUR:
        QTest.keyClick(touring.focusWidget(), Qt.Key.Key_Return)
    touring.documents.close()
    touring.documents.open(path)
    assert touring.documents.is_sample
    assert touring.findChild(TourBanner) is None or not touring.findChild(TourBanner).isVisible()


def test_on_the_start_page_a_sample_stands_behind_what_is_ones_own(touring: MainWindow, tmp_path: Path) -> None:
    touring.documents.close()
    touring.documents.create(tmp_path / "Own.readiness", shipped(), "Own Ltd", Depth.QUICK)
    touring.documents.close()
    touring.documents.open_sample()
    touring.documents.close()
    touring.navigator.go(StartRoute())
    names = [card._entry.organisation for card in touring.page._cards]  # type: ignore[attr-defined]
    assert names[0] == "Own Ltd"
    assert len(names) > 1

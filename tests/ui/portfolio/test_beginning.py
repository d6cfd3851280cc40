"""How the portfolio begins: with a folder, with a sample, or with what is dropped."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from readiness.app.settings import load_settings
from readiness.ui.routes import GivenPackRoute, HelpRoute, PortfolioRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.rail import RailButton
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.dropping import drop
from tests.ui.portfolio.portfolio_page import DOCUMENTS, LONG_MS, complete, named, rows, texts


def test_the_place_says_what_it_is_for_and_remembers_a_folder(
    qtbot: QtBot, window: MainWindow, dialogs: ScriptedDialogs, folder: Path
) -> None:
    named(window, "Portfolio").click()
    assert window.navigator.route == PortfolioRoute()
    assert "consultants with many clients" in texts(window)
    dialogs.place = folder
    named(window, "Choose a folder …").click()
    page = complete(qtbot, window)
    assert len(rows(page)) == DOCUMENTS
    assert load_settings().portfolio == (str(folder),)
    # From now on the rail leads there.
    window.navigator.go(HelpRoute())
    (place,) = [button for button in window.findChildren(RailButton) if button.name == "Portfolio"]
    place.click()
    assert window.navigator.route == PortfolioRoute()
    assert place.accessibleDescription() == "You are here"


def test_a_dialog_that_is_left_changes_nothing(window: MainWindow) -> None:
    window.navigator.go(PortfolioRoute())
    named(window, "Choose a folder …").click()
    assert load_settings().portfolio == ()
    assert "consultants" in texts(window)


def test_a_sample_portfolio_is_there_to_look_at(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(PortfolioRoute())
    named(window, "Look at a sample portfolio").click()
    # It is made once, however often that is pressed.
    named(window, "Making the sample …").click()
    qtbot.waitUntil(lambda: bool(load_settings().portfolio), timeout=LONG_MS)
    page = complete(qtbot, window)
    assert len(rows(page)) == 24
    assert "24 documents · 1 folder" in texts(window)


def test_a_sample_that_cannot_be_made_is_complained_of_and_offered_again(
    qtbot: QtBot, window: MainWindow, dialogs: ScriptedDialogs
) -> None:
    (dialogs.documents_folder() / "Sample portfolio").write_text("x")
    window.navigator.go(PortfolioRoute())
    named(window, "Look at a sample portfolio").click()
    qtbot.waitUntil(lambda: bool(dialogs.complaints), timeout=LONG_MS)
    assert "The folder could not be created" in dialogs.complaints[0]
    assert named(window, "Look at a sample portfolio").isVisible()


def test_a_folder_that_is_dropped_is_taken_in_and_a_file_opened_as_anywhere(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    window.navigator.go(PortfolioRoute())
    drop(window, folder)
    page = complete(qtbot, window)
    assert len(rows(page)) == DOCUMENTS
    document = next(folder.glob("*.readiness"))
    drop(window, document)
    qtbot.waitUntil(lambda: window.documents.session is not None)
    assert load_settings().portfolio == (str(folder),)
    # Elsewhere a folder is looked at as a questionnaire.
    drop(window, folder)
    qtbot.waitUntil(lambda: window.navigator.route == GivenPackRoute(folder))

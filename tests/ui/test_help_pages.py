"""What the end of the menu leads to: facts for support, licences, and the page with newer versions."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from readiness.app import licences
from readiness.app.home_page import home_page
from readiness.ui.routes import LicencesRoute, SupportRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.test_main_job import press, texts


@pytest.fixture
def support(qtbot: QtBot, sample: MainWindow) -> QPlainTextEdit:
    """Go to the facts for support, and return their text once it is there."""
    sample.navigator.go(SupportRoute())
    shown = sample.page.findChild(QPlainTextEdit)
    qtbot.waitUntil(lambda: "Pango: " in shown.toPlainText(), timeout=30_000)
    return shown


def test_what_is_shown_is_what_is_saved(
    sample: MainWindow, support: QPlainTextEdit, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    target = tmp_path / "support.txt"
    suggested: list[Path] = []

    def place(path: Path) -> Path:
        suggested.append(path)
        return target

    dialogs.place = place
    press(sample, "Save details for support …")
    assert target.read_text("utf-8") == support.toPlainText()
    assert suggested[0].name.startswith("Readiness support 20")
    for fact in ("Readiness: ", "SQLite: 3.", "PySide6", "Questionnaire: social-media", "Screens: "):
        assert fact in support.toPlainText()
    session = sample.documents.session
    assert session is not None
    for private in (session.assessment.details.organisation, str(session.document.path.parent)):
        assert private not in support.toPlainText()
    press(sample, "Copy")
    assert QApplication.clipboard().text() == support.toPlainText()


def test_a_file_that_cannot_be_written_is_told(
    sample: MainWindow, support: QPlainTextEdit, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.place = tmp_path / "missing" / "support.txt"
    press(sample, "Save details for support …")
    assert "could not be written" in dialogs.complaints[0]


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a list of licences, one of them as long as a book."""
    words = {"Babel": ("BSD-3-Clause", "Redistribution\n"), "PySide6": ("LGPL-3.0-only", "GNU lesser\n" * 200_000)}
    entries = [{"name": name, "version": "1", "licence": of, "text": text} for name, (of, text) in words.items()]
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / licences.FILE).write_text(json.dumps(entries), encoding="utf-8")
    monkeypatch.setattr(licences, "content_folder", tmp_path.joinpath)


@pytest.mark.usefixtures("listed")
def test_licences_are_found_by_words_and_unfolded(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(LicencesRoute())
    assert "2 packages" in texts(window)
    qtbot.keyClicks(window.page.findChild(QLineEdit), "lesser")
    shown = [one for one in window.page.findChildren(Collapsible) if one.isVisible()]
    assert len(shown) == 1
    assert "1 package" in texts(window)
    assert not window.page.findChildren(QPlainTextEdit)
    shown[0].toggle()
    words = window.page.findChild(QPlainTextEdit)
    assert words.accessibleName() == "PySide6"
    assert words.toPlainText().startswith("GNU lesser")


def test_without_a_list_the_page_says_what_makes_it(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(licences, "content_folder", tmp_path.joinpath)
    window.navigator.go(LicencesRoute())
    assert "make licences" in texts(window)


class Browser(QObject):
    """What opens addresses of the web here."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "open")
    home_page.cache_clear()
    yield made
    QDesktopServices.unsetUrlHandler("https")
    home_page.cache_clear()


def newer(window: MainWindow) -> QAction:
    """Open the menu, and return what looks for a newer version."""
    window.workspace._fill_menu(QMenu(window))
    return next(action for action in window.actions() if action.text() == "Look for a newer version")


def test_a_newer_version_is_looked_for_in_the_browser(
    window: MainWindow, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "readiness-9.dist-info"
    package.mkdir()
    words = (
        "Metadata-Version: 2.4\nName: readiness\nVersion: 9\nProject-URL: homepage, https://readiness.example.org/\n"
    )
    (package / "METADATA").write_text(words)
    monkeypatch.syspath_prepend(tmp_path)
    action = newer(window)
    assert action.isVisible()
    assert browser.opened == []
    action.trigger()
    assert browser.opened == ["https://readiness.example.org/"]


def test_without_a_page_nothing_is_offered(window: MainWindow, browser: Browser) -> None:
    assert not newer(window).isVisible()

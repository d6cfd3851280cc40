"""A file behind an answer: nothing of it is opened unasked, and what could do harm not at all."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton

from readiness.app.attachments import attach
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import QuestionRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.typography import line_height
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.test_navigation import texts


class System(QObject):
    """Stands for the programs of the system, and notes what they are to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()).name)


@pytest.fixture
def system() -> System:
    return System()


def click_on_file(window: MainWindow, path: Path, system: System) -> None:
    session = window.documents.session
    assert session is not None
    attach(session, "PRO1", path)
    window.navigator.go(QuestionRoute("PRO1"))
    assert isinstance(window.page, QuestionView)
    window.page.show_evidence()
    files = window.page.evidence.files
    opening = next(made for made in files.findChildren(WrappedButton) if path.name in made.accessibleName())
    QDesktopServices.setUrlHandler("file", system, "open")
    try:
        opening.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")


def test_a_file_is_opened_once_that_is_confirmed(
    quick: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, system: System
) -> None:
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("decided")
    click_on_file(quick, minutes, system)
    assert system.opened == []
    assert "“minutes.txt” came with this document" in dialogs.read[-1]

    dialogs.confirms = True
    click_on_file(quick, minutes, system)
    assert system.opened == ["minutes.txt"]


@pytest.mark.parametrize("length", [0, 80])
def test_a_name_of_any_length_has_the_width_of_the_panel(quick: MainWindow, tmp_path: Path, length: int) -> None:
    path = tmp_path / f"Weekly report 2026-11{'w' * length}.pdf.exe"
    path.write_bytes(b"MZ")
    session = quick.documents.session
    assert session is not None
    attach(session, "PRO1", path)
    quick.navigator.go(QuestionRoute("PRO1"))
    assert isinstance(quick.page, QuestionView)
    quick.page.show_evidence()
    QApplication.processEvents()
    files = quick.page.evidence.files
    opening = files.findChild(WrappedButton)
    assert opening.width() == files.width()
    lines = opening.height() / line_height(opening.font())
    assert lines < (3 if not length else 5)
    # What kind of file it is can be seen in any case, and the rest is at hand.
    assert "exe" in opening.words()
    assert path.name in opening.accessibleName()
    assert (path.name in opening.toolTip()) == bool(length)
    for act in files.findChildren(QPushButton):
        assert act.visibleRegion().boundingRect() == act.rect()


def test_a_page_that_could_run_scripts_is_not_opened_at_all(
    quick: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, system: System
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<script>alert(1)</script>")
    dialogs.confirms = True
    click_on_file(quick, page, system)
    assert system.opened == []
    assert dialogs.read == []
    assert "If you trust this file, save it" in texts(quick)
    # A toast would lie on the page and repeat it.
    assert quick.notices.said == ""

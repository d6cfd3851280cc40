"""A file that comes while the window is open: from a further start, or from the desktop."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.handover import Handover
from readiness.documents.lock import lock_path
from readiness.documents.published_file import read_published
from readiness.foundation.language import ENGLISH
from readiness.ui.routes import QuestionRoute
from readiness.ui.shell.arrivals import Arrivals
from readiness.ui.shell.main_window import MainWindow
from tests.golden_company import create_golden
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.notes import note_of
from tests.ui.toasts import said


@pytest.fixture
def other(tmp_path: Path) -> Path:
    folder = tmp_path / "other"
    folder.mkdir()
    return create_golden(folder, ENGLISH)


def open_document(window: MainWindow) -> Path | None:
    session = window.documents.session
    return None if session is None else session.document.path


def test_it_is_opened_and_what_was_being_typed_is_stored(qtbot: QtBot, quick: MainWindow, other: Path) -> None:
    before = open_document(quick)
    assert before is not None
    quick.navigator.go(QuestionRoute("PRO1"))
    qtbot.keyClicks(note_of(quick), "last words")
    Arrivals(quick).receive(Handover(other))
    qtbot.waitUntil(lambda: open_document(quick) == other)
    assert read_published(before).assessment.answer("PRO1").evidence == "last words"


def test_without_a_file_the_window_only_comes_to_the_front(qtbot: QtBot, quick: MainWindow) -> None:
    before = open_document(quick)
    quick.showMinimized()
    Arrivals(quick).receive(Handover())
    qtbot.waitUntil(lambda: not quick.isMinimized())
    assert open_document(quick) == before


def test_a_window_that_fills_the_screen_does_so_again(qtbot: QtBot, window: MainWindow) -> None:
    window.showMaximized()
    window.showMinimized()
    Arrivals(window).receive(Handover())
    assert window.windowState() & Qt.WindowState.WindowMaximized
    assert not window.isMinimized()


def dialog(window: MainWindow) -> QWidget:
    asking = QDialog(window)
    asking.open()
    return asking


def menu(window: MainWindow) -> QWidget:
    asking = QMenu(window)
    asking.addAction("one")
    asking.popup(QPoint())
    return asking


@pytest.mark.parametrize("ask", [dialog, menu])
def test_it_waits_for_the_end_of_a_question(
    qtbot: QtBot, window: MainWindow, other: Path, ask: Callable[[MainWindow], QWidget]
) -> None:
    asking = ask(window)
    arrivals = Arrivals(window)
    arrivals.receive_file(other.with_name("not this one.readiness"))
    arrivals.receive_file(other)
    qtbot.waitUntil(arrivals._timer.isActive)
    assert open_document(window) is None
    assert f"{other.name} opens once the question is answered." in said(window)
    asking.close()
    qtbot.waitUntil(lambda: open_document(window) == other)
    assert not arrivals._timer.isActive()


@pytest.mark.parametrize("asks", [True, False], ids=["question", "none"])
def test_it_is_not_opened_behind_a_window_that_closes(
    qtbot: QtBot, quick: MainWindow, other: Path, *, asks: bool
) -> None:
    asking = dialog(quick) if asks else None
    arrivals = Arrivals(quick)
    arrivals.receive_file(other)
    if asks:
        qtbot.waitUntil(arrivals._timer.isActive)
    quick.close()
    if asking is not None:
        asking.close()
    # Later than what was to open it.
    told: list[bool] = []
    QTimer.singleShot(1, lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told))
    assert not arrivals._timer.isActive()
    assert open_document(quick) is None
    assert not lock_path(other).exists()


def test_a_question_comes_to_the_front_with_its_window(qtbot: QtBot, window: MainWindow) -> None:
    asking = QDialog(window)
    asking.setModal(True)
    asking.show()
    Arrivals(window).receive(Handover())
    qtbot.waitUntil(asking.isActiveWindow)
    asking.close()


def test_a_file_that_is_not_there_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    Arrivals(window).receive(Handover(tmp_path / "gone.readiness"))
    qtbot.waitUntil(lambda: bool(dialogs.complaints))
    assert "gone.readiness" in dialogs.complaints[0]

"""The buttons of dialogs are as wide as their words, also with large text on a small screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.settings import Settings
from readiness.documents.backups import backups_of
from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.errors import UserError
from readiness.ui.shell.dialogs import SystemDialogs
from readiness.ui.shell.main_window import MainWindow
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.windows import begun

NAME = "Selbsteinschätzung der Pumpenwerke Musterstadt an der Elbe"


@pytest.fixture
def large(qtbot: QtBot, dialogs: ScriptedDialogs) -> Iterator[MainWindow]:
    """Yield a window with German texts of twice the usual size."""
    with begun(qtbot, Settings(language="de", theme="light", text_size=200, go_on=False), dialogs) as made:
        yield made


def buttons_of(ask: Callable[[], object]) -> list[QPushButton]:
    """Open a dialog, check its buttons and close it; return those that were seen."""
    checked: list[QPushButton] = []

    def check() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        # A box lays itself out in several passes.
        QApplication.processEvents()
        seen = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
        checked.extend(
            b for b in seen if b.width() >= b.sizeHint().width() and dialog.rect().contains(place(b, dialog))
        )
        cut = [button.text() for button in seen if button not in checked]
        dialog.reject()
        assert not cut

    QTimer.singleShot(0, check)
    ask()
    return checked


def place(button: QPushButton, dialog: QDialog) -> QRect:
    return QRect(button.mapTo(dialog, QPoint()), button.size())


@pytest.mark.parametrize(
    "choices",
    [
        ["Erneut versuchen"],
        ["Schreibgeschützt öffnen", "Kopie öffnen …"],
        ["Schreibgeschützt öffnen", "Als eigene Kopie öffnen …", "An einem anderen Ort speichern …"],
    ],
    ids=len,
)
def test_a_box_shows_the_words_of_its_own_buttons(large: MainWindow, choices: list[str]) -> None:
    dialogs = SystemDialogs(large, large.look)
    words = "Das Dokument ist in einem anderen Fenster geöffnet."
    assert len(buttons_of(lambda: dialogs.choose(words, words, choices, "Abbrechen"))) == len(choices) + 1


def test_the_dialogs_show_the_words_of_all_their_buttons(
    large: MainWindow, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    large.documents.create(tmp_path / "Test.readiness", questionnaire, "Test GmbH", Depth.QUICK)
    session = large.documents.session
    assert session is not None
    session.answer("PRO1", at_level(2))
    large.documents.close()
    backups = backups_of(tmp_path / "Test.readiness")
    assert backups
    dialogs = SystemDialogs(large, large.look)
    asked: dict[str, Callable[[], object]] = {
        "name": lambda: dialogs.ask_name(NAME),
        "confirm": lambda: dialogs.confirm(f"„{NAME}“ ersetzen?", "Ersetzen"),
        "complain": lambda: dialogs.complain(UserError("x", NAME, NAME)),
        "backup": lambda: dialogs.choose_backup(backups),
        "delete": lambda: dialogs.confirm_delete(NAME, 3),
    }
    for name, ask in asked.items():
        assert buttons_of(ask), name

"""The start page: going on comes first, and the ways to begin stand side by side."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.settings import Settings
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.row_button import RowButton
from tests.scripted_dialogs import ScriptedDialogs
from tests.torture.log_damage import crash_after_answers


@pytest.fixture
def after_a_crash(qtbot: QtBot, tmp_path: Path, dialogs: ScriptedDialogs) -> Iterator[MainWindow]:
    """Yield a window on the start page; an assessment was left behind."""
    crash_after_answers(tmp_path / "Test.readiness", 3)
    made = MainWindow(Settings(language="en", theme="light"), dialogs)
    qtbot.addWidget(made)
    made.resize(1366, 689)
    made.show()
    made.begin()
    yield made
    made.close()


def test_what_was_recovered_has_the_focus(after_a_crash: MainWindow) -> None:
    focused = after_a_crash.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.accessibleName().startswith("Continue with ")
    focused.click()
    assert after_a_crash.documents.session is not None


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_ways_to_begin_have_one_width_and_say_apart_how_long_they_take(window: MainWindow, language: str) -> None:
    window.memory.change(language=language)
    QApplication.processEvents()
    tiles = window.page.findChildren(RowButton)
    assert len({tile.y() for tile in tiles}) == 1
    # A pixel may be left over.
    widths = [tile.width() for tile in tiles]
    assert max(widths) - min(widths) <= 1
    for tile in tiles:
        _title, words, note = tile.findChildren(QLabel)
        assert note.y() - words.geometry().bottom() >= 8

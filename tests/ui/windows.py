"""Windows of tests, as large as on a laptop."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from readiness.app.settings import Settings
from readiness.ui.shell.main_window import MainWindow
from tests.scripted_dialogs import ScriptedDialogs


@contextmanager
def begun(qtbot: QtBot, settings: Settings, dialogs: ScriptedDialogs) -> Iterator[MainWindow]:
    """Yield a window on the page with which it begins, and close it."""
    window = MainWindow(settings, dialogs)
    qtbot.addWidget(window)
    # The screen of the platform without one is smaller.
    window.resize(1366, 689)
    window.show()
    window.begin()
    yield window
    window.close()

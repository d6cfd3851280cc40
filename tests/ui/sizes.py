"""Windows of another size: one that gives another amount of room has its page made anew."""

from pytestqt.qtbot import QtBot

from readiness.ui.shell.main_window import MainWindow


def resize(qtbot: QtBot, window: MainWindow, width: int, height: int) -> None:
    """Give the window a size, and wait until its page is made for it."""
    window.setMinimumSize(1, 1)
    window.resize(width, height)
    qtbot.waitUntil(lambda: not window.workspace._refit.isActive())
    assert (window.width(), window.height()) == (width, height)

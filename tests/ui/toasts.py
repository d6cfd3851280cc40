"""What the window says beside the page: how the document is stored in the rail, what happened in a toast."""

from PySide6.QtWidgets import QPushButton

from readiness.ui.shell.main_window import MainWindow


def state(window: MainWindow) -> str:
    """Return how the document is stored, as the rail says it."""
    line = window.workspace._side.widget.state
    return "" if line._words.isHidden() else line._words.text().removeprefix("✓ ")


def said(window: MainWindow) -> str:
    """Return what the toast says."""
    toast = window.notices.toast
    if toast is None:
        return ""
    assert toast.isVisible()
    return toast.words.text()


def offered(window: MainWindow) -> QPushButton | None:
    """Return the button that the toast offers."""
    toast = window.notices.toast
    return None if toast is None or not toast.acts else toast.acts[-1]


def press_act(window: MainWindow, words: str) -> None:
    """Press a button of the toast."""
    toast = window.notices.toast
    assert toast is not None
    next(act for act in toast.acts if act.text() == words).click()

"""The Tab key goes as one reads, also through what was made later: Qt puts that at the end of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(holder: QWidget, after: QWidget | None = None) -> None:
    """Have Tab go through what is in a widget, in the order in which it was made, `after` another one.

    Without another one it goes there from where the holder itself was put.
    """
    before = after or holder
    policy = before.focusPolicy()
    # Qt orders only what takes the focus; a holder does so for this moment.
    before.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    start = before
    # A list that opens is a window of its own.
    here = [widget for widget in holder.findChildren(QWidget) if widget.window() is holder.window()]
    for widget in here:
        if widget is not after and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(before, widget)
            before = widget
    start.setFocusPolicy(policy)


def first_stop(holder: QWidget) -> QWidget | None:
    """Return where Tab halts first in a widget; None where it does not."""
    widget = holder.nextInFocusChain()
    while widget is not None and widget is not holder:
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        if stops and holder.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None

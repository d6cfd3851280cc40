"""The Tab key goes as one reads, also through what was made later: Qt puts that at the end of the window."""

from collections.abc import Sequence
from itertools import pairwise

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
    for widget in holder.findChildren(QWidget):
        if widget is not after and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(before, widget)
            before = widget
    start.setFocusPolicy(policy)


def tab_in_order(window: QWidget, parts: Sequence[QWidget]) -> None:
    """Have Tab go through one part of a window after the other, and through each of them as it did before."""
    stops: list[list[QWidget]] = [[] for _part in parts]
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            at = next((at for at, part in enumerate(parts) if part is widget or part.isAncestorOf(widget)), None)
            if at is not None:
                stops[at].append(widget)
        widget = widget.nextInFocusChain()
    for before, after in pairwise(stop for part in stops for stop in part):
        QWidget.setTabOrder(before, after)

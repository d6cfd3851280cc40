"""The Tab key goes as one reads, also through what was made later: Qt puts that at the end of the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from readiness.foundation.overriding import override

if TYPE_CHECKING:
    _Widget = QWidget
else:
    # Qt allows one of its classes among the bases only.
    _Widget = object


class ReadFromTop(_Widget):
    """A page that is read from its beginning, wherever its focus is first: a base before the widget that it is."""

    # Where the focus began, until the first Tab.
    _began_at: QWidget | None = None

    def reading(self) -> tuple[QWidget, QWidget | None]:
        """Return what is read first, and the bar behind it, where there is one."""
        raise NotImplementedError

    def begin_at_top(self, *, ringed: bool) -> None:
        """Take note where the focus of a page that has just come is, and whether its ring is seen there.

        From the bar the first Tab leads to the first stop of the page, behind which the window goes on. On a button
        of the page it shows the ring: who presses it has not seen yet where the focus is.
        """
        focus, (read, bar) = QApplication.focusWidget(), self.reading()
        in_bar = bar is not None and focus is not None and bar.isAncestorOf(focus)
        unseen = not ringed and isinstance(focus, QAbstractButton) and read.isAncestorOf(focus)
        self._began_at = focus if in_bar or unseen else None

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        began, self._began_at = self._began_at, None
        if next and began is not None and began.hasFocus():
            read, bar = self.reading()
            first = first_stop(read) if bar is not None and bar.isAncestorOf(began) else began
            if first is not None:
                # What has the focus already would not be told once more.
                began.clearFocus()
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().focusNextPrevChild(next)


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

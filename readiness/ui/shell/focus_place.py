"""Where the focus is in a page, to be found again in one that was made anew."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from readiness.ui.page import Page


@dataclass(frozen=True, slots=True)
class FocusPlace:
    """The widget of a kind with this number among all of that kind in the page, and where one types in it."""

    kind: type[QWidget]
    number: int
    count: int
    cursor: int = 0

    def put_into(self, page: Page) -> None:
        """Put the focus there, unless the page has other widgets of this kind now."""
        found = page.findChildren(self.kind)
        if len(found) != self.count:
            return
        widget = found[self.number]
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit):
            widget.setCursorPosition(self.cursor)
        elif isinstance(widget, QPlainTextEdit):
            cursor = widget.textCursor()
            cursor.setPosition(min(self.cursor, len(widget.toPlainText())))
            widget.setTextCursor(cursor)


def focus_in(page: Page) -> FocusPlace | None:
    """Return where the focus is in a page, None where it is elsewhere, or at the page itself."""
    widget = QApplication.focusWidget()
    if widget is None or widget is page or not page.isAncestorOf(widget):
        return None
    others = page.findChildren(type(widget))
    cursor = 0
    if isinstance(widget, QLineEdit):
        cursor = widget.cursorPosition()
    elif isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor().position()
    return FocusPlace(type(widget), others.index(widget), len(others), cursor)

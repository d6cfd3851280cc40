"""Where one is on a page, to be found again on one that was made anew, or that one comes back to."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from readiness.ui.page import Page
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.framed_page import FramedPage

_SCROLLING = (QScrollArea, FramedPage)


@dataclass(frozen=True, slots=True)
class PagePlace:
    """What is open on a page, what has the focus, and how many pixels are scrolled."""

    opened: object
    unfolded: tuple[bool, ...]
    focus: "FocusPlace | None"
    scrolled: int

    def put_into(self, page: Page) -> None:
        """Show a page as it was; what it does not hold any more is left out."""
        page.resume(self.opened)
        foldings = page.findChildren(Collapsible)
        if len(foldings) == len(self.unfolded):
            for folding, unfolded in zip(foldings, self.unfolded, strict=True):
                if folding.unfolded is not unfolded:
                    folding.toggle()
        if self.focus is not None:
            self.focus.put_into(page)
        scroll_to(page, self.scrolled)


def place_on(page: Page) -> PagePlace:
    """Return where one is on a page."""
    unfolded = tuple(folding.unfolded for folding in page.findChildren(Collapsible))
    return PagePlace(page.opened(), unfolded, focus_in(page), scrolled_on(page))


def scrolled_on(page: Page) -> int:
    """Return how many pixels of a page lie above what is seen."""
    return page.verticalScrollBar().value() if isinstance(page, _SCROLLING) else 0


def scroll_to(page: Page, value: int) -> None:
    """Scroll a page to where another one stood, once its height is known."""
    if value and isinstance(page, _SCROLLING):
        QTimer.singleShot(0, page, lambda: page.verticalScrollBar().setValue(value))


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

"""Functions that make the widgets of every view."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from readiness.foundation.overriding import override
from readiness.ui.theme.typography import BODY, TypeSize, scaled, zoomed
from readiness.ui.widgets.focus_scroll import FocusScroll
from readiness.ui.widgets.plain import set_words
from readiness.ui.widgets.toggles import ToggleButton
from readiness.ui.widgets.wrapped_text import Paragraph

AnyButton = TypeVar("AnyButton", bound=QPushButton)

# Lines longer than this are hard to read. One width for all pages that hold one column: their left edges agree.
READING_WIDTH = 860
_PAGE_SIDES, _NARROW_SIDES = 32, 16
# Below this width a page has the narrow sides.
_WIDE_FROM = 480
_PAGE_TOP, _PAGE_BOTTOM = 24, 20
# What Qt calls QWIDGETSIZE_MAX: no limit.
UNLIMITED = 16_777_215


def text(words: str, size: TypeSize = BODY, role: str = "", *, bold: bool = False, lead: str = "") -> Paragraph:
    """Return a label that wraps; a `lead` stands in bold before its words."""
    label = Paragraph(words, lead)
    if role:
        label.setProperty("role", role)
    scaled(label, size, bold=bold)
    return label


def button(words: str, on_click: Callable[[], object], role: str = "") -> QPushButton:
    """Return a push button."""
    return _prepared(QPushButton(), words, on_click, role)


def toggle(words: str, on_click: Callable[[], object], role: str = "") -> ToggleButton:
    """Return a button that stays pressed."""
    return _prepared(ToggleButton(), words, on_click, role)


def _prepared(made: AnyButton, words: str, on_click: Callable[[], object], role: str) -> AnyButton:
    set_words(made, words)
    if role:
        made.setProperty("role", role)
    # Enter presses it, as in a dialog.
    made.setAutoDefault(True)
    # The signal's argument, whether the button is checked, is of no use here.
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def page_sides(width: int) -> int:
    """Return the margin at each side of a page of a width."""
    return zoomed(_PAGE_SIDES if width >= zoomed(_WIDE_FROM) else _NARROW_SIDES)


def back_link(words: str, on_click: Callable[[], object]) -> QPushButton:
    """Return the link back, which stands above a page's title."""
    return button(f"← {words}", on_click, "back")


def panel(margin: int = 16) -> tuple[QFrame, QVBoxLayout]:
    """Return a framed surface and its layout."""
    frame = QFrame()
    layout = framed(frame, 8)
    layout.setContentsMargins(margin, margin, margin, margin)
    return frame, layout


def framed(frame: QFrame, spacing: int) -> QVBoxLayout:
    """Have a frame drawn as a panel, and return its layout."""
    frame.setProperty("role", "panel")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(14, 12, 14, 12)
    layout.setSpacing(spacing)
    return layout


def row(*widgets: QWidget, stretch_last: bool = False) -> QHBoxLayout:
    """Return widgets side by side, with the free space behind them."""
    layout = QHBoxLayout()
    layout.setSpacing(10)
    for widget in widgets:
        layout.addWidget(widget)
    if not stretch_last:
        layout.addStretch(1)
    return layout


def rule() -> QFrame:
    """Return a thin dividing line."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


class RuledGrid(QGridLayout):
    """Rows with a thin line between them; `stretches` are those of the columns, from the left."""

    def __init__(self, *stretches: int, spacing: int = 18) -> None:
        super().__init__()
        self._next = 0
        self.setHorizontalSpacing(spacing)
        for column, stretch in enumerate(stretches):
            self.setColumnStretch(column, stretch)

    def begin_row(self) -> int:
        """Return the number of a new row, below a line where it is not the first."""
        at = self._next
        if at:
            self.addWidget(rule(), at - 1, 0, 1, -1)
        self._next = at + 2
        return at


def discard(widget: QWidget) -> None:
    """Take a widget away for good: from the screen now, from memory once its own events are over."""
    parent = widget.parentWidget()
    layout = parent.layout() if parent is not None else None
    if layout is not None:
        layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def restyle(widget: QWidget, role: str | None = None) -> None:
    """Have a widget drawn in another role, or after another property: a style sheet looks at them only once."""
    if role is not None:
        if widget.property("role") == role:
            return
        widget.setProperty("role", role)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear(layout: QVBoxLayout) -> None:
    """Take everything out of a layout."""
    with renewing(layout):
        pass


@contextmanager
def renewing(layout: QVBoxLayout) -> Iterator[None]:
    """Have a layout filled with other widgets, which may take the focus from those that stood there before.

    These go last: Qt would lead the focus of a widget that is hidden through all that follow it, and screen readers
    would say each of them. What is to take the focus must be shown by then, which a layout does a moment later.
    """
    before = []
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            before.append(widget)
    try:
        yield
    finally:
        for widget in before:
            discard(widget)


class ScrollColumn(QScrollArea):
    """Scrolls, with a column of readable width at its left edge."""

    def __init__(self, width: int = READING_WIDTH) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The Tab key goes through the widgets of the page and skips the page itself.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        FocusScroll(self)
        holder = _AsHighAsNeeded()
        outer = QHBoxLayout(holder)
        self._outer = outer
        self._top, self._bottom = zoomed(_PAGE_TOP), zoomed(_PAGE_BOTTOM)
        self._width = zoomed(width)
        self._set_margins()
        column = QWidget()
        self.column = QVBoxLayout(column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        outer.addWidget(column)
        self.setWidget(holder)

    def set_top(self, top: int) -> None:
        """Begin so many pixels below the upper edge, and end a few above the lower one."""
        self._top, self._bottom = zoomed(top), zoomed(8)
        self._set_margins()

    def paint_when_laid_out(self) -> None:
        """Paint what was just added only once it has its place: Qt would show it pressed into the room of before."""
        self.setUpdatesEnabled(False)
        QTimer.singleShot(0, self, self._paint_again)

    def _paint_again(self) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.setUpdatesEnabled(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()
        super().resizeEvent(event)

    def _set_margins(self) -> None:
        sides, seen = page_sides(self.width()), self.viewport().width()
        # The scroll bar takes its room from the margin: nothing moves when it comes.
        right = max(sides - (self.width() - seen), seen - sides - self._width)
        self._outer.setContentsMargins(sides, self._top, right, self._bottom)


class _AsHighAsNeeded(QWidget):
    """Is as high as its content at its width; Qt would take the height that words need at the least width."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

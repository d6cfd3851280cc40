"""A page in the window's frame: a column that scrolls, the action bar below it, and a panel at its side."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.action_bar import ActionBar, too_high
from readiness.ui.widgets.elements import READING_WIDTH, ScrollColumn
from readiness.ui.widgets.focus_scroll import FocusScroll, scroll_by_keys
from readiness.ui.widgets.tab_order import ReadFromTop, tab_through

_SIDE_WIDTH, _SIDE_MARGIN = 312, 24
# Below this width the panel would squeeze the page.
_SIDE_FROM = 960


class FramedPage(ReadFromTop, QWidget):
    """Gives its column the width to read in; the bar and the panel are there once something is put into them.

    The panel stands beside the page where there is room, and in a slot of the column where there is not; so does the
    bar below it. All are put together once the page is made: Tab then goes through column, bar and panel in this order,
    and through a panel at the left first.
    """

    def __init__(self, look: Look, width: int = READING_WIDTH) -> None:
        super().__init__()
        self._frame_look = look
        self.area = _PageColumn(width)
        self.column = self.area.column
        self._action_bar: ActionBar | None = None
        self._side_area: QScrollArea | None = None
        self._side_content: QWidget | None = None
        self._side_slot = self.column
        self._side_at_left = self._together = False
        self._side_wanted = True
        self._frame_row = QHBoxLayout(self)
        self._frame_row.setContentsMargins(0, 0, 0, 0)
        self._frame_row.setSpacing(0)
        self._main_column = QVBoxLayout()
        self._main_column.setSpacing(0)

    @property
    def bar(self) -> ActionBar:
        """The action bar of the page."""
        if self._action_bar is None:
            self._action_bar = ActionBar(self._frame_look)
            if self._together:
                self._main_column.addWidget(self._action_bar)
        return self._action_bar

    @property
    def bar_height(self) -> int:
        """How much of its foot the bar takes; nothing where it scrolls with the column."""
        bar = self._action_bar
        # One that was just made has no place yet, and is as high as a line at least.
        return max(bar.height(), bar.line_height) if bar is not None and self._below(bar) else 0

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys that the page has no other use for."""
        self.area.scroll_by_key(event)

    def verticalScrollBar(self) -> QScrollBar:
        """Return the scroll bar of the column."""
        return self.area.verticalScrollBar()

    @override
    def reading(self) -> tuple[QWidget, QWidget | None]:
        return self.area, self._action_bar

    @override
    def begin_at_top(self, *, ringed: bool) -> None:
        super().begin_at_top(ringed=ringed)
        bar, began = self._action_bar, self._began_at
        if bar is not None and began is not None and bar.isAncestorOf(began) and not self._below(bar):
            self.verticalScrollBar().setValue(0)

    def ensureWidgetVisible(self, widget: QWidget) -> None:
        """Scroll to a widget in the column."""
        self.area.ensureWidgetVisible(widget)

    def set_side(
        self,
        companion: QWidget,
        name: str,
        width: int = _SIDE_WIDTH,
        *,
        slot: QVBoxLayout | None = None,
        at_left: bool = False,
    ) -> None:
        """Put a panel beside the page; `slot` is where it goes in a narrow window, the end of the column by default."""
        self._side_content = companion
        self._side_slot = slot or self.column
        self._side_at_left = at_left
        self._side_area = side = QScrollArea()
        FocusScroll(side)
        if at_left:
            # Every entry of a list is a stop of its own.
            side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            scroll_by_keys(side, name)
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFixedWidth(zoomed(width))
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setProperty("role", "left-side" if at_left else "side")
        holder = QWidget()
        holder.setProperty("ground", "panel")
        self._side_column = arrange = QVBoxLayout(holder)
        arrange.setContentsMargins(*[zoomed(_SIDE_MARGIN)] * 4)
        companion.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        arrange.addWidget(companion)
        arrange.addStretch(1)
        side.setWidget(holder)
        if self._together:
            self._frame_row.insertWidget(0 if at_left else 1, side)
            self._place_side()

    def show_side(self, *, shown: bool) -> None:
        """Show the panel or leave it out, where a page has no use for it at the moment."""
        if shown is self._side_wanted:
            return
        self._side_wanted = shown
        if self._side_content is not None:
            self._side_content.setVisible(shown)
        self._place_side()

    @property
    def beside(self) -> bool:
        """Whether the panel stands beside the page."""
        return self._side_area is not None and not self._side_area.isHidden()

    @override
    def event(self, event: QEvent) -> bool:
        """Look again whether the bar has room below the page where something in it was shown, or has grown."""
        if event.type() is QEvent.Type.LayoutRequest and self._together:
            self._place_bar()
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ParentChange and self.parentWidget() is not None:
            self._put_together()

    def _put_together(self) -> None:
        if self._together:
            return
        self._together = True
        if self._side_area is not None and self._side_at_left:
            self._frame_row.addWidget(self._side_area)
        self._frame_row.addLayout(self._main_column, 1)
        self._main_column.addWidget(self.area, 1)
        if self._action_bar is not None:
            self._main_column.addWidget(self._action_bar)
        if self._side_area is not None and not self._side_at_left:
            self._frame_row.addWidget(self._side_area)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_side()
        self._place_bar()
        # At once: what was just shown would be painted where it stood before.
        self._frame_row.activate()

    def _place_side(self) -> None:
        if self._side_area is None or self._side_content is None:
            return
        fits = self._side_wanted and self.width() >= zoomed(_SIDE_FROM)
        if fits is not self._side_area.isHidden():
            return
        with focus_kept():
            if fits:
                self._side_column.insertWidget(0, self._side_content)
            else:
                self._side_slot.addWidget(self._side_content)
            self._side_area.setVisible(fits)
        if self._side_slot is self.column:
            self._lead_through_side()

    def _lead_through_side(self) -> None:
        """Have Tab go to the panel last of all, or, at the end of the column, before it goes to the bar."""
        content, bar = self._side_content, self._action_bar
        assert content is not None
        within, without = (self, [content]) if self.beside else (self.area, [content, bar])
        last, widget = None, within.nextInFocusChain()
        while widget is not None and widget is not within:
            inside = within.isAncestorOf(widget) and not any(part and part.isAncestorOf(widget) for part in without)
            if inside and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                last = widget
            widget = widget.nextInFocusChain()
        if last is not None:
            tab_through(content, last)

    def _place_bar(self) -> None:
        bar = self._action_bar
        if bar is None:
            return
        below = not too_high(bar, self.area.width(), self.height())
        if below is self._below(bar):
            return
        bar.set_inset(inset=not below)
        with focus_kept():
            (self._main_column if below else self.column).addWidget(bar)

    def _below(self, bar: QWidget) -> bool:
        return bar.parentWidget() is self


class _PageColumn(ScrollColumn):
    """Leaves every key to its page first: Qt's own would scroll by arrows that lead through what is in it."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def scroll_by_key(self, event: QKeyEvent) -> None:
        """Take a key that scrolls."""
        super().keyPressEvent(event)


@contextmanager
def focus_kept() -> Iterator[None]:
    """Have the focus stay at a widget that is put elsewhere: Qt takes it away."""
    focus = QApplication.focusWidget()
    yield
    if focus is not None and not focus.hasFocus():
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

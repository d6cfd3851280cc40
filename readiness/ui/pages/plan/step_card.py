"""A step of the plan as a card: what to do and who; opened, also when and why. Its mark tries the step out."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.toggles import Toggling
from readiness.ui.widgets.wrapped_choice import mark_size, paint_mark
from readiness.ui.widgets.wrapped_text import set_height_for_width

_MARGIN, _GAP, _RADIUS, _LINE = 9, 12, 8, 2
_WRAP = Qt.TextFlag.TextWordWrap


class StepCard(Toggling, QCheckBox):
    """A check box painted as a card; a click beside the mark, or Enter, asks for its details."""

    opened = Signal()
    # One step up (-1) or down (1) in the list.
    moved = Signal(int)

    def __init__(self, step: str, tokens: Tokens) -> None:
        super().__init__()
        self._watch_toggled()
        self.step = step
        self._tokens = tokens
        self._action, self._facts, self._state, self._details = "", "", "", ""
        self._open = False
        self._heights: dict[int, int] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_height_for_width(self)

    def show_words(self, action: str, facts: str, state: str, details: str) -> None:
        """Show what to do, the facts of the step, and how it stands (such as done); the details once it is open.

        A list of closed cards is quickly looked through. A screen reader reads everything.
        """
        self._action, self._facts, self._state, self._details = action, facts, state, details
        self.setAccessibleName(" · ".join(part for part in (action, state, facts, details) if part))
        self._measure_anew()

    def set_open(self, *, shown: bool) -> None:
        """Show the details, and that there is more below."""
        self._open = shown
        self._measure_anew()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        """Take ticks at the mark only, over the whole height of the card."""
        return self.rect().contains(pos) and pos.x() < self._left()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open where the click was not on the mark."""
        outside = not self.hitButton(event.position().toPoint()) and self.rect().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if outside and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, go through the list with the arrows; the space bar ticks."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(520))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width() or 520))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._facts_space(width).bottom() + _MARGIN
        return self._heights[width]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card; what is tried out is framed and ticked."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, width = self._tokens, self.width()
        strong = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if strong else tokens.line), 2 if strong else 1))
        painter.setBrush(QColor(tokens.soft if self.isChecked() else tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        size = mark_size()
        mark = QRect(_MARGIN + 2, _MARGIN, size, size)
        paint_mark(painter, mark, tokens, chosen=self.isChecked(), radio=False)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(self._action_space(width), _WRAP, self._action)
        painter.setFont(self._small())
        if self._state:
            painter.setPen(QColor(tokens.accent))
            painter.drawText(self._state_space(width), _WRAP, self._state)
        painter.setPen(QColor(tokens.ink if self.isChecked() else tokens.quiet))
        painter.drawText(self._facts_space(width), _WRAP, self._shown_facts())
        self._paint_arrow(painter)

    def _measure_anew(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _shown_facts(self) -> str:
        return f"{self._facts}\n{self._details}" if self._open and self._details else self._facts

    def _paint_arrow(self, painter: QPainter) -> None:
        """Paint a small arrow: down while details are hidden, up while they are shown."""
        x, y, up = self.width() - _MARGIN - 12, _MARGIN + mark_size() // 2, self._open
        painter.setPen(QPen(QColor(self._tokens.edge), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tip, foot = (y - 2, y + 3) if up else (y + 3, y - 2)
        painter.drawPolyline([QPoint(x, foot), QPoint(x + 5, tip), QPoint(x + 10, foot)])

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL.factor)
        return font

    def _left(self) -> int:
        return _MARGIN + 2 + mark_size() + _GAP

    def _space(self, width: int, top: int, metrics: QFontMetrics, words: str) -> QRect:
        left = self._left()
        space = QRect(left, top, max(1, width - left - _MARGIN - 22), 10_000)
        return metrics.boundingRect(space, _WRAP, words).united(QRect(space.topLeft(), QSize(space.width(), 1)))

    def _action_space(self, width: int) -> QRect:
        return self._space(width, _MARGIN, self.fontMetrics(), self._action)

    def _state_space(self, width: int) -> QRect:
        top = self._action_space(width).bottom() + _LINE
        return self._space(width, top, QFontMetrics(self._small()), self._state)

    def _facts_space(self, width: int) -> QRect:
        above = self._state_space(width) if self._state else self._action_space(width)
        return self._space(width, above.bottom() + _LINE, QFontMetrics(self._small()), self._shown_facts())

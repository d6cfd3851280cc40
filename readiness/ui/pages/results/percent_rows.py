"""Where each dimension stands in per cent: its name, a bar from 0 to 100, and the figure with its range."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.typography import SMALL, type_font, zoomed
from readiness.ui.widgets.percent_bar import PercentSpan, paint_percent
from readiness.ui.widgets.wrapped_text import AsHighAsWords, WrappedText, paint_lines
from readiness.wording.percent import PercentRow

_ROW, _BAR, _GAP = 28, 10, 12
# Name and bar share what the figures leave.
_NAME_SHARE = 0.5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PercentRows(QWidget):
    """One below the other, in the order given; a press leads to the answers of a dimension."""

    def __init__(self, look: Look, rows: Sequence[PercentRow], show: Callable[[str], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        figures = max((WrappedText(row.figure, _bold()).natural_width() for row in rows), default=0)
        for row in rows:
            column.addWidget(_Row(look, row, figures, partial(show, row.code)))


class _Row(AsHighAsWords, QAbstractButton):
    def __init__(self, look: Look, row: PercentRow, figures: int, show: Callable[[], object]) -> None:
        super().__init__()
        self._tokens, self._row, self._figures = look.tokens, row, figures
        self._name = WrappedText(row.name, type_font(SMALL))
        self._figure = WrappedText(row.figure, _bold())
        self.setAccessibleName(f"{row.name}: {row.figure}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda _checked=False: show())

    @override
    def heightForWidth(self, width: int) -> int:
        return max(zoomed(_ROW), self._name.height(self._name_width(width)) + zoomed(6))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, width, height, row = self._tokens, self.width(), self.height(), self._row
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.hover))
        painter.setPen(QColor(tokens.ink))
        name = self._name_width(width)
        paint_lines(painter, self._name, QRect(0, 0, name, height))
        paint_lines(painter, self._figure, QRect(width - self._figures, 0, self._figures, height), _RIGHT)
        left = name + zoomed(_GAP)
        room = width - self._figures - zoomed(_GAP) - left
        bar = QRectF(left, (height - zoomed(_BAR)) // 2, max(1, room), zoomed(_BAR))
        paint_percent(painter, bar, tokens, PercentSpan(row.low, row.point, row.high))

    def _name_width(self, width: int) -> int:
        return max(1, round((width - self._figures - 2 * zoomed(_GAP)) * _NAME_SHARE))


def _bold() -> QFont:
    return type_font(SMALL, bold=True)

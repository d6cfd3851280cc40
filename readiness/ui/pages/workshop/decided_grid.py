"""What a group has decided so far, for the projector: each question with its level as a ladder and as a figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.domain.levels import COUNT
from readiness.foundation.overriding import override
from readiness.ui.pages.workshop.fitted_text import SHRINK, SMALLEST
from readiness.ui.pages.workshop.projected_rows import RowColours
from readiness.ui.widgets.plain import shown

# Of the window's height: the size at which the type begins to shrink.
_LARGEST = 0.036
_MOST_COLUMNS = 4
# In heights of a line: the ladder with its figure, the space between columns, and the least and most between rows.
_LADDER, _BETWEEN, _GAP, _MOST_GAP = 4.6, 1.2, 0.25, 1.2
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
# Says that another view remains, in shape as well as in words below.
OTHER_VIEW = "◇"


@dataclass(frozen=True, slots=True)
class DecidedQuestion:
    """A question by its name, the level that was decided with its figure, and whether another view remains.

    An answer with a name of its own stands behind the name of the question, and has no figure.
    """

    name: str
    figure: str
    level: int
    other_view: bool = False


class DecidedGrid(QWidget):
    """As many columns as make the type largest; questions run down the columns in their order."""

    def __init__(self, colours: RowColours) -> None:
        super().__init__()
        self._colours = colours
        self._questions: Sequence[DecidedQuestion] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_questions(self, questions: Sequence[DecidedQuestion]) -> None:
        """Show other questions."""
        self._questions = questions
        told = (f"{one.name}: {one.figure}" if one.figure else one.name for one in questions)
        self.setAccessibleName(", ".join(told))
        self.update()

    def fits(self) -> bool:
        """Return whether all names can be read; at the smallest size they might not."""
        return not self._questions or self._fits(*self._fitting())

    def pixels(self) -> int:
        """Return the size of the type, in pixels."""
        return self._fitting()[0]

    @override
    def sizeHint(self) -> QSize:
        return QSize(10, 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grid at the largest size that fits."""
        del event
        if not self._questions:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pixels, columns = self._fitting()
        painter.setFont(self._font(pixels))
        line = painter.fontMetrics().height()
        width = (self.width() - (columns - 1) * _BETWEEN * line) / columns
        heights = self._heights(pixels, columns)
        highest = max(sum(column) for column in heights)
        space = min((self.height() - highest) / len(heights[0]), _MOST_GAP * line)
        rows = iter(self._questions)
        for place, column in enumerate(heights):
            top, left = 0.0, place * (width + _BETWEEN * line)
            for height in column:
                self._paint(painter, next(rows), QRectF(left, top, width, height + space))
                top += height + space

    def _paint(self, painter: QPainter, question: DecidedQuestion, area: QRectF) -> None:
        colours, line = self._colours, painter.fontMetrics().height()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        ladder = _LADDER * line
        painter.setPen(QColor(colours.ink))
        painter.drawText(area.adjusted(0, 0, -ladder - line * 0.3, 0), _WRAPPED, shown(question.name))
        left, side = area.right() - ladder, line * 0.42
        for level in range(1, COUNT):
            step = QRectF(left + (level - 1) * side * 1.3, area.center().y() - side / 2, side, side)
            painter.setPen(QPen(QColor(colours.quiet), 1.2))
            painter.setBrush(QColor(colours.bar) if level <= question.level else Qt.GlobalColor.transparent)
            painter.drawRect(step)
        painter.save()
        font = painter.font()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        figure = area.adjusted(area.width() - ladder + 5 * side * 1.3 + line * 0.3, 0, 0, 0)
        painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, question.figure)
        if question.other_view:
            painter.setPen(QColor(colours.mark))
            painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, OTHER_VIEW)
        painter.restore()

    def _fitting(self) -> tuple[int, int]:
        pixels = self.window().height() * _LARGEST
        while True:
            size = max(SMALLEST, round(pixels))
            for columns in range(1, _MOST_COLUMNS + 1):
                if self._fits(size, columns):
                    return size, columns
            if pixels <= SMALLEST:
                return size, _MOST_COLUMNS
            pixels *= SHRINK

    def _fits(self, pixels: int, columns: int) -> bool:
        heights = self._heights(pixels, columns)
        return bool(heights) and max(sum(column) for column in heights) <= self.height()

    def _heights(self, pixels: int, columns: int) -> list[list[float]]:
        """Return the least height of each row in each column; nothing where a word is wider than a column."""
        metrics = QFontMetrics(self._font(pixels))
        line = metrics.height()
        width = int((self.width() - (columns - 1) * _BETWEEN * line) / columns - (_LADDER + 0.2) * line)
        area = QRect(0, 0, width, 10_000)
        needed = [metrics.boundingRect(area, _WRAPPED, shown(question.name)) for question in self._questions]
        if width <= 0 or any(box.width() > width for box in needed):
            return []
        rows = -(-len(needed) // columns)
        heights = [box.height() + _GAP * line for box in needed]
        return [heights[start : start + rows] for start in range(0, len(heights), rows)]

    def _font(self, pixels: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        return font

"""Rows for the projector: levels with their texts, or packages, each with a bar once votes are shown.

The type is as large as all rows allow, so that no word is cut and the last row of the room can read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.foundation.overriding import override
from readiness.ui.pages.workshop.fitted_text import SHRINK, SMALLEST
from readiness.ui.widgets.plain import shown

# Of the window's height: the size at which the type begins to shrink.
_LARGEST = 0.034
# Of the width: what the bars take where there are some.
_BARS = 0.3
# In heights of a line: the least room of a row beside its text, and the most that is given to it.
_LEAST_GAP, _MOST_GAP = 0.35, 1.6
# In widths of a figure, of the column with the numbers.
_NUMBER = 2.4


@dataclass(frozen=True, slots=True)
class ProjectedRow:
    """One row: `number` and `name` stand out, `words` follow the name.

    `count` is how many voted for it, None while that is hidden; `first` how many did so in the first vote. `mark`
    stands behind the figures, and what is `chosen` has a ground of its own.
    """

    number: str
    name: str
    words: str = ""
    count: int | None = None
    first: int | None = None
    mark: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class RowColours:
    """What it is painted with."""

    ink: str
    quiet: str
    bar: str
    mark: str
    chosen: str
    line: str


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Rows at one size of type: their texts laid out, and how high each of them is."""

    font: QFont
    texts: tuple[QTextLayout, ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        line = QFontMetricsF(self.font).height()
        return sum(self.heights) + len(self.heights) * _LEAST_GAP * line


class ProjectedRows(QWidget):
    """Paints the rows from top to bottom."""

    def __init__(self, colours: RowColours) -> None:
        super().__init__()
        self._colours = colours
        self._rows: tuple[ProjectedRow, ...] = ()
        self._fitted: tuple[tuple[int, int, int, tuple[ProjectedRow, ...]], _Fitted] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_rows(self, rows: Sequence[ProjectedRow], description: str) -> None:
        """Show other rows; the description is for screen readers."""
        self._rows = tuple(rows)
        self.setAccessibleName(description)
        self.update()

    def fits(self) -> bool:
        """Return whether all words can be read; at the smallest size they might not."""
        return self._fitting().height <= self.height() + 1

    def pixels(self) -> int:
        """Return the size of the type, in pixels."""
        return self._fitting().font.pixelSize()

    @override
    def sizeHint(self) -> QSize:
        return QSize(10, 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all rows at the largest size that fits."""
        del event
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fitted = self._fitting()
        painter.setFont(fitted.font)
        line = QFontMetricsF(fitted.font).height()
        gap = (self.height() - sum(fitted.heights)) / len(self._rows)
        gap = min(max(gap, _LEAST_GAP * line), _MOST_GAP * line)
        top = 0.0
        for row, text, height in zip(self._rows, fitted.texts, fitted.heights, strict=True):
            area = QRectF(0, top, self.width(), height + gap)
            self._paint_row(painter, row, text, area, height)
            top = area.bottom()

    def _paint_row(self, painter: QPainter, row: ProjectedRow, text: QTextLayout, area: QRectF, height: float) -> None:
        colours = self._colours
        if row.chosen:
            painter.fillRect(area, QColor(colours.chosen))
        if area.top() > 0:
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(area.topLeft(), area.topRight())
        metrics = QFontMetricsF(painter.font())
        top = area.center().y() - height / 2
        painter.setPen(QColor(colours.ink))
        text.draw(painter, QPointF(self._number_width(painter.font()), top))
        if row.number:
            painter.save()
            painter.setFont(_bold(painter.font()))
            painter.drawText(QPointF(metrics.averageCharWidth() / 2, top + metrics.ascent()), row.number)
            painter.restore()
        if row.count is not None:
            left = self.width() * (1 - _BARS)
            self._paint_bar(painter, row, row.count, QRectF(left, area.top(), self.width() - left, area.height()))

    def _paint_bar(self, painter: QPainter, row: ProjectedRow, count: int, area: QRectF) -> None:
        colours, metrics = self._colours, QFontMetricsF(painter.font())
        line, bold = metrics.height(), _bold(painter.font())
        most = max(*(max(each.count or 0, each.first or 0) for each in self._rows), 1)
        longest = area.width() - self._figures_width(painter.font())
        painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), QColor(colours.quiet))
        thickness = line * (0.75 if row.first is None else 0.6)
        top = area.center().y() - (thickness / 2 if row.first is None else thickness * 0.85)
        length = longest * count / most
        painter.fillRect(QRectF(area.left(), top, length, thickness), QColor(colours.bar))
        if row.first:
            # The first vote is only outlined: the two differ in shape, not only in colour.
            earlier = QRectF(area.left() + 0.5, top + thickness + 2, longest * row.first / most, thickness * 0.6)
            painter.setPen(QPen(QColor(colours.quiet), 1.5))
            painter.drawRect(earlier)
            length = max(length, earlier.width())
        place = QPointF(area.left() + length + line * 0.35, area.center().y() + metrics.ascent() / 2 - line * 0.08)
        painter.save()
        painter.setFont(bold)
        painter.setPen(QColor(colours.ink))
        painter.drawText(place, str(count))
        place.setX(place.x() + QFontMetricsF(bold).horizontalAdvance(f"{count} "))
        painter.restore()
        if row.first is not None:
            painter.setPen(QColor(colours.quiet))
            painter.drawText(place, f"({row.first})")
            place.setX(place.x() + metrics.horizontalAdvance(f"({row.first}) "))
        if row.mark:
            painter.save()
            painter.setFont(bold)
            painter.setPen(QColor(colours.mark))
            painter.drawText(place, row.mark)
            painter.restore()

    def _fitting(self) -> _Fitted:
        # Trying one size after the other takes longer than painting.
        key = (self.width(), self.height(), self.window().height(), self._rows)
        if self._fitted is None or self._fitted[0] != key:
            self._fitted = key, self._found()
        return self._fitted[1]

    def _found(self) -> _Fitted:
        pixels = self.window().height() * _LARGEST
        while True:
            fitted = self._at(max(SMALLEST, round(pixels)))
            if pixels <= SMALLEST or fitted.height <= self.height():
                return fitted
            pixels *= SHRINK

    def _at(self, pixels: int) -> _Fitted:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.Normal)
        bars = any(row.count is not None for row in self._rows)
        width = self.width() * (1 - _BARS if bars else 1) - self._number_width(font)
        if bars:
            width -= QFontMetricsF(font).averageCharWidth() * 2
        texts = tuple(_laid_out(row, font, max(width, 1)) for row in self._rows)
        least = QFontMetricsF(font).height() * (1.4 if any(row.first is not None for row in self._rows) else 1)
        return _Fitted(font, texts, tuple(max(text.boundingRect().height(), least) for text in texts))

    def _number_width(self, font: QFont) -> float:
        return QFontMetricsF(font).averageCharWidth() * (_NUMBER if any(row.number for row in self._rows) else 0)

    def _figures_width(self, font: QFont) -> float:
        """Return what the widest figures behind a bar need, with their mark."""
        metrics = QFontMetricsF(_bold(font))
        figures = (f"{row.count} ({row.first or 0}) {row.mark} " for row in self._rows)
        return max(metrics.horizontalAdvance(words) for words in figures) + metrics.height() * 0.5


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _laid_out(row: ProjectedRow, font: QFont, width: float) -> QTextLayout:
    """Return the text of a row, its name in bold, broken into lines of a width."""
    name = shown(row.name)
    layout = QTextLayout(f"{name}\N{EN SPACE}{shown(row.words)}" if row.words else name, font)
    bold = QTextLayout.FormatRange()
    bold.start, bold.length = 0, len(name) if row.number else 0
    heavy = QTextCharFormat()
    heavy.setFontWeight(QFont.Weight.DemiBold)
    bold.format = heavy
    layout.setFormats([bold])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout

"""How a room voted: a bar for each level, the first vote next to the latest, and a mark on whom to hear first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from readiness.domain.levels import COUNT
from readiness.foundation.overriding import override
from readiness.ui.widgets.wrapped_text import set_height_for_width

# The height of a row in lines, with the name beside the bar or above it.
_ROW, _HIGH_ROW = 1.75, 2.75
# Room for bar and number, in heights of a line.
_LEAST_BAR, _NUMBER = 5, 3.2
_MARK = "◀"


@dataclass(frozen=True, slots=True)
class Colours:
    """What it is painted with."""

    ink: str
    quiet: str
    bar: str
    mark: str


class TallyBars(QWidget):
    """Grows with its font; where it is narrow, names stand above their bars.

    Numbers stand at the bars, so that nothing depends on colour or length alone.
    """

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._names: Mapping[int, str] = {}
        self._colours = colours
        self._latest: Sequence[int] = (0,) * COUNT
        self._first: Sequence[int] | None = None
        self._marked: Sequence[int] = ()
        set_height_for_width(self)

    def show_votes(
        self,
        names: Mapping[int, str],
        latest: Sequence[int],
        first: Sequence[int] | None,
        marked: Sequence[int],
        description: str,
    ) -> None:
        """Show the votes per level 0 to 5, for the levels that have names; `first` is the first of several rounds."""
        self._names = names
        self._latest, self._first, self._marked = latest, first, marked
        self.setAccessibleName(description)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self._names_width() + 12 * self.fontMetrics().height()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = max(self._names_width(), _LEAST_BAR * self.fontMetrics().height())
        return QSize(width, self.heightForWidth(max(width, self.width())))

    @override
    def heightForWidth(self, width: int) -> int:
        row = _ROW if self._beside(width) else _HIGH_ROW
        return round(len(self._names) * row * self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the highest level on top, the lowest at the bottom."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(*self._latest, *(self._first or ()), 1)
        height = self.height() / max(len(self._names), 1)
        for at, level in enumerate(sorted(self._names, reverse=True)):
            self._paint_row(painter, level, QRectF(0, at * height, self.width(), height), most)

    def _paint_row(self, painter: QPainter, level: int, row: QRectF, most: int) -> None:
        metrics, colours = self.fontMetrics(), self._colours
        line = metrics.height()
        painter.setPen(QColor(colours.ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        name, left = QRectF(row), 0
        if self._beside(self.width()):
            left = self._names_width()
        else:
            name.setHeight(row.height() * (_HIGH_ROW - _ROW) / _HIGH_ROW)
            row.setTop(name.bottom())
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | middle, self._names[level])
        right = _NUMBER * line
        longest = row.width() - left - right
        thickness = line * (0.55 if self._first is None else 0.42)
        top = row.center().y() - (thickness / 2 if self._first is None else thickness + 1)
        count = self._latest[level]
        length = longest * count / most
        painter.fillRect(QRectF(left, top, max(length, 2), thickness), QColor(colours.bar))
        if self._first is not None:
            # The first vote is only outlined: the two differ in shape, not only in colour.
            earlier = QRectF(
                left + 0.5, top + thickness + 2, max(longest * self._first[level] / most, 2), thickness - 1
            )
            painter.setPen(QPen(QColor(colours.quiet), 1))
            painter.drawRect(earlier)
            length = max(length, earlier.width())
        words = f"{count}" if self._first is None else f"{count}  ({self._first[level]})"
        area = QRectF(left + length + line * 0.4, row.top(), right + longest - length, row.height())
        painter.setPen(QColor(colours.ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, words)
        if level in self._marked and count:
            painter.setPen(QColor(colours.mark))
            shift = metrics.horizontalAdvance(words) + line * 0.4
            painter.drawText(area.adjusted(shift, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | middle, _MARK)

    def _beside(self, width: int) -> bool:
        return width >= self._names_width() + _LEAST_BAR * self.fontMetrics().height()

    def _names_width(self) -> int:
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(name) for name in self._names.values()), default=0) + metrics.height()

"""The index over time, painted: a line with the range around it, and the stage of each state below its day."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.typography import CAPTION, type_font, zoomed
from readiness.wording.percent import percent_figure

_HEIGHT, _LEFT, _RIGHT, _TOP = 190, 44, 34, 12
_MARK = 4
_SHARES = (0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A state of the line: its day, its index with its range (0 to 100), and what stands below it."""

    on: date
    low: float
    middle: float
    high: float
    below: tuple[str, ...]


class SeriesChart(QWidget):
    """The table beside it says the same; `name` is what assistive technology reads."""

    def __init__(self, look: Look, points: list[ChartPoint], name: str) -> None:
        super().__init__()
        self._tokens, self._points = look.tokens, points
        self._scale = [(share, percent_figure(share, look.language)) for share in _SHARES]
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        lines = max((len(point.below) for point in self._points), default=1)
        below = lines * QFontMetrics(type_font(CAPTION)).height() + zoomed(8)
        return QSize(zoomed(360), zoomed(_HEIGHT) + below)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(zoomed(200), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(type_font(CAPTION))
        area = QRectF(
            zoomed(_LEFT), zoomed(_TOP), self.width() - zoomed(_LEFT + _RIGHT), zoomed(_HEIGHT) - zoomed(_TOP)
        )
        self._paint_scale(painter, area)
        places = [(self._across(point, area), point) for point in self._points]
        self._paint_range(painter, area, places)
        painter.setPen(QPen(QColor(self._tokens.accent), zoomed(2)))
        painter.drawPolyline(QPolygonF([QPointF(x, _up(area, point.middle)) for x, point in places]))
        painter.setBrush(QColor(self._tokens.accent))
        painter.setPen(QPen(QColor(self._tokens.page), 1))
        for x, point in places:
            painter.drawEllipse(QPointF(x, _up(area, point.middle)), zoomed(_MARK), zoomed(_MARK))
        self._paint_days(painter, area, places)

    def _paint_scale(self, painter: QPainter, area: QRectF) -> None:
        metrics = painter.fontMetrics()
        for share, figure in self._scale:
            y = _up(area, share)
            painter.setPen(QColor(self._tokens.hairline))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(self._tokens.quiet))
            words = QRectF(0, y - metrics.height() / 2, area.left() - zoomed(6), metrics.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)

    def _paint_range(self, painter: QPainter, area: QRectF, places: list[tuple[float, ChartPoint]]) -> None:
        highs = [QPointF(x, _up(area, point.high)) for x, point in places]
        lows = [QPointF(x, _up(area, point.low)) for x, point in reversed(places)]
        painter.setPen(QPen(QColor(self._tokens.accent), 1, Qt.PenStyle.DotLine))
        painter.setBrush(QBrush(QColor(self._tokens.soft)))
        painter.drawPolygon(QPolygonF(highs + lows))

    def _paint_days(self, painter: QPainter, area: QRectF, places: list[tuple[float, ChartPoint]]) -> None:
        """Paint what stands below the points; what would lie on its neighbour is left to the table."""
        metrics, free = painter.fontMetrics(), self.width() + 1.0
        painter.setPen(QColor(self._tokens.ink))
        # From the newest on: that one is asked for first.
        for x, point in reversed(places):
            wide = max(metrics.horizontalAdvance(line) for line in point.below) + zoomed(8)
            left = min(max(0.0, x - wide / 2), self.width() - wide)
            if left + wide > free:
                continue
            free = left
            top = area.bottom() + zoomed(6)
            for line in point.below:
                painter.drawText(QRectF(left, top, wide, metrics.height()), Qt.AlignmentFlag.AlignHCenter, line)
                top += metrics.height()

    def _across(self, point: ChartPoint, area: QRectF) -> float:
        """Return where a day lies; days of one series are spread by the time between them."""
        first, last = self._points[0].on, self._points[-1].on
        days = (last - first).days
        if not days:
            at = self._points.index(point)
            return area.left() + area.width() * (at + 1) / (len(self._points) + 1)
        return area.left() + area.width() * (point.on - first).days / days


def _up(area: QRectF, share: float) -> float:
    return area.bottom() - area.height() * share / 100

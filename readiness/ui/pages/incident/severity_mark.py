"""The severity of an incident as a traffic light whose shapes differ too: circle, triangle, square; open is dashed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import zoomed

_SIZE = 22
# Fill and outline from the mildest to the worst; the only colours that mean something by themselves.
_COLOURS = (("#2f9e5b", "#14532d"), ("#f2b31b", "#7a4b00"), ("#c2352b", "#7a1710"))


class SeverityMark(QWidget):
    """Says nothing by itself: the word stands next to it."""

    def __init__(self, tokens: Tokens, size: int = _SIZE) -> None:
        super().__init__()
        self._tokens = tokens
        self._size = size
        self._rank, self._certain = 0, True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_severity(self, filled: int, of: int, *, certain: bool) -> None:
        """Show the `filled`-th of `of` severities, counted from the mildest; one that is not certain has no fill."""
        last = len(_COLOURS) - 1
        self._rank = min(last, round((filled - 1) * last / max(1, of - 1))) if filled else 0
        self._certain = certain
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(self._size), zoomed(self._size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if not self._certain:
            painter.setPen(QPen(QColor(self._tokens.ink), 1.5, Qt.PenStyle.DashLine))
            painter.drawEllipse(area)
            return
        fill, outline = _COLOURS[self._rank]
        painter.setPen(QPen(QColor(outline), 1.5))
        painter.setBrush(QColor(fill))
        if self._rank == 0:
            painter.drawEllipse(area)
        elif self._rank == 1:
            top = QPointF(area.center().x(), area.top())
            painter.drawPolygon(QPolygonF([top, area.bottomRight(), area.bottomLeft()]))
        else:
            painter.drawRect(area)

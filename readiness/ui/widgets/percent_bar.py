"""Per cent on a scale from 0 to 100: filled what is reached, hatched what is possible still."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import zoomed

_HEIGHT, _BAR, _MARK = 22, 10, 16
_WHOLE = 100.0


class PercentSpan(NamedTuple):
    """From `low` over `point` to `high`, 0 to 100; None where nothing is known."""

    low: float | None
    point: float | None
    high: float | None


class PercentBar(QWidget):
    """The words beside it say the same."""

    def __init__(self, tokens: Tokens, span: PercentSpan) -> None:
        super().__init__()
        self._tokens, self._span = tokens, span
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(160), zoomed(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it across the widget, in the middle of its height."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, (self.height() - zoomed(_BAR)) / 2, self.width(), zoomed(_BAR))
        paint_percent(painter, bar, self._tokens, self._span)


def paint_percent(painter: QPainter, bar: QRectF, tokens: Tokens, span: PercentSpan) -> None:
    """Paint a bar, and a mark where the figure stands if that is not the end of what is reached."""
    painter.setPen(QPen(QColor(tokens.edge), 1))
    painter.setBrush(QColor(tokens.track))
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    low, point, high = span
    if low is None or high is None:
        return
    if round(high) > round(low):
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.setBrush(QBrush(QColor(tokens.accent), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(_until(bar, high).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    if low > 0:
        painter.drawRoundedRect(_until(bar, low), 3, 3)
    if point is not None and round(high) > round(low):
        x = min(max(bar.left() + 1, _until(bar, point).right()), bar.right() - 1)
        tall = zoomed(_MARK)
        painter.fillRect(QRectF(x - 1, bar.center().y() - tall / 2, 2, tall), QColor(tokens.ink))


def _until(bar: QRectF, value: float) -> QRectF:
    # On whole pixels: a bar that ends between two looks blurred.
    return QRectF(bar.left(), bar.top(), max(3.0, round(bar.width() * value / _WHOLE)), bar.height())

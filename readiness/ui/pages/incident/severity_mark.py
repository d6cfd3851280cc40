"""The severity of an incident as a gauge: the number of filled fields, not the colour, shows it.

While the severity is open, the fields up to the worst possible one have the colour of the edge only.
"""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens

_GAP, _RADIUS = 4, 3


class SeverityMark(QWidget):
    """Paints one field for each severity; those up to the present one are filled. Words stand next to it."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._filled, self._of, self._certain = 0, 1, True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_severity(self, filled: int, of: int, *, certain: bool) -> None:
        """Show the `filled`-th of `of` severities, counted from the mildest; `certain` fills the fields."""
        self._filled, self._of, self._certain = filled, of, certain
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height()
        return QSize(self._of * (side + _GAP) - _GAP, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, side = self._tokens, self.fontMetrics().height()
        colour = QColor(tokens.accent if self._filled <= 1 else tokens.warning)
        for at in range(self._of):
            filled = at < self._filled
            painter.setPen(QPen(colour if filled else QColor(tokens.edge), 2))
            painter.setBrush(colour if filled and self._certain else QColor(tokens.raised))
            field = QRectF(at * (side + _GAP), 0, side, side).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(field, _RADIUS, _RADIUS)

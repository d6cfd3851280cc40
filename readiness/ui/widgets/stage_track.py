"""A stage on its scale: six segments, filled up to the stage; what is only possible is hatched."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.domain.levels import COUNT
from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import CAPTION, scaled, zoomed

_WIDTH, _BAR, _GAP, _FIGURES = 248, 10, 4, 18


class StageTrack(QWidget):
    """Shows a stage from `low` to `high`, 0 to 5; the words beside it say the same."""

    def __init__(self, tokens: Tokens, low: int, high: int) -> None:
        super().__init__()
        self._tokens = tokens
        self._low, self._high = low, high
        scaled(self, CAPTION)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(_WIDTH), zoomed(_BAR + _FIGURES))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, gap = self._tokens, zoomed(_GAP)
        width = (min(self.width(), zoomed(_WIDTH)) - (COUNT - 1) * gap) / COUNT
        for level in range(COUNT):
            segment = QRectF(round(level * (width + gap)), 0, round(width), zoomed(_BAR))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent if level <= self._low else tokens.track))
            painter.drawRoundedRect(segment, 2, 2)
            if self._low < level <= self._high:
                painter.setBrush(QBrush(QColor(tokens.accent), Qt.BrushStyle.BDiagPattern))
                painter.drawRoundedRect(segment, 2, 2)
            here = self._low <= level <= self._high
            font = self.font()
            font.setBold(here)
            painter.setFont(font)
            painter.setPen(QColor(tokens.ink if here else tokens.quiet))
            below = segment.translated(0, zoomed(_BAR))
            below.setHeight(zoomed(_FIGURES))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(level))

"""A stage before and after as two bars on one scale from 0 to 5."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.domain.levels import HIGHEST
from readiness.foundation.overriding import override
from readiness.scoring.score import DimensionScore, Rating
from readiness.ui.theme.tokens import Tokens

_BAR, _GAP, _DOT = 8, 5, 5


class StagePair(QWidget):
    """Outlined what was, filled what is; the words next to it say the same."""

    def __init__(self, before: DimensionScore, after: DimensionScore, words: str, tokens: Tokens) -> None:
        super().__init__()
        self._before, self._after, self._tokens = before, after, tokens
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, 2 * _BAR + _GAP + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(90, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scale, then the earlier bar over the later one."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, step = self._tokens, (self.width() - 2 * _DOT - 4) / HIGHEST
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        for level in range(HIGHEST + 1):
            x = round(_DOT + 2 + step * level)
            painter.drawLine(x, 0, x, self.height())
        top = (self.height() - 2 * _BAR - _GAP) / 2
        self._paint(painter, self._before, top, step, tokens.quiet, tokens.raised)
        self._paint(painter, self._after, top + _BAR + _GAP, step, tokens.accent, tokens.accent)

    def _paint(  # noqa: PLR0913, PLR0917 - one bar needs to know all of this
        self, painter: QPainter, score: DimensionScore, top: float, step: float, edge: str, fill: str
    ) -> None:
        if score.rating is Rating.NOT_RATEABLE:
            return
        left, stage = _DOT + 2, score.stage
        if stage.high > stage.certain:
            painter.setPen(QPen(QColor(edge), 1))
            painter.setBrush(QBrush(QColor(edge), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(QRectF(left, top, step * stage.high, _BAR), 3, 3)
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.setBrush(QColor(fill))
        if stage.certain:
            painter.drawRoundedRect(QRectF(left, top, step * stage.certain, _BAR), 3, 3)
        # At stage 0 there is no bar to see: a dot says that there is a result.
        painter.drawEllipse(QRectF(left + step * stage.certain - _DOT, top + _BAR / 2 - _DOT, 2 * _DOT, 2 * _DOT))

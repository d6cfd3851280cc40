"""A stage on its scale from 0 to 5: solid what is certain, hatched what is only possible."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.domain.levels import HIGHEST
from readiness.foundation.overriding import override
from readiness.scoring.score import DimensionScore, Rating
from readiness.ui.theme.tokens import Tokens

_HEIGHT, _BAR, _DOT = 22, 8, 6


class StageBar(QWidget):
    """Shows a stage interval; the words next to it say the same."""

    def __init__(self, score: DimensionScore, words: str, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.show_score(score, words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: DimensionScore, words: str) -> None:
        """Show another score."""
        self._low, self._high = score.stage.certain, score.stage.high
        self._rated = score.rating is not Rating.NOT_RATEABLE
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track, range, bar and a dot where the stage stands."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, middle = self._tokens, self.height() / 2
        step = (self.width() - 2 * _DOT - 2) / HIGHEST

        def bar(until: int, brush: QBrush) -> None:
            painter.setBrush(brush)
            painter.drawRoundedRect(QRectF(_DOT + 1, middle - _BAR / 2, step * until, _BAR), 3, 3)

        painter.setPen(Qt.PenStyle.NoPen)
        bar(HIGHEST, QBrush(QColor(tokens.track)))
        if not self._rated:
            return
        if self._high > self._low:
            painter.setPen(QPen(QColor(tokens.accent), 1))
            bar(self._high, QBrush(QColor(tokens.accent), Qt.BrushStyle.BDiagPattern))
        painter.setPen(Qt.PenStyle.NoPen)
        bar(self._low, QBrush(QColor(tokens.accent)))
        painter.setPen(QPen(QColor(tokens.raised), 1))
        for level in range(1, HIGHEST):
            x = _DOT + 1 + step * level
            painter.drawLine(int(x), int(middle - _BAR / 2), int(x), int(middle + _BAR / 2))
        painter.setPen(QPen(QColor(tokens.raised), 1.5))
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(QRectF(1 + step * self._low, middle - _DOT, 2 * _DOT, 2 * _DOT))

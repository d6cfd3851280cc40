"""The overall stage on the ladder of all six: reached, possible, and not yet."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.domain.levels import COUNT, HIGHEST
from readiness.foundation.overriding import override
from readiness.scoring.score import StageInterval
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import SMALL, scaled
from readiness.wording.wording import Wording

_PAD = 5


class StageLadder(QWidget):
    """Filled up to what is evidenced, dashed up to what is possible; the words next to it say the same."""

    def __init__(self, stage: StageInterval | None, words: str, wording: Wording, tokens: Tokens) -> None:
        super().__init__()
        self._stage, self._tokens = stage, tokens
        self._names = [wording.names.overall_stage(level) for level in range(COUNT)]
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        scaled(self, SMALL)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 80, metrics.lineSpacing() + 2 * _PAD + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(COUNT * 28, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint six boxes; where the names do not fit, the numbers stand alone."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - 2) / COUNT
        metrics = self.fontMetrics()
        named = max(metrics.horizontalAdvance(f"{HIGHEST} {name}") for name in self._names) + 2 * _PAD <= width
        for level, name in enumerate(self._names):
            box = QRect(round(1 + width * level), 1, round(width) - 3, self.height() - 3)
            self._paint_box(painter, box, level, f"{level} {name}" if named else f"{level}")

    def _paint_box(self, painter: QPainter, box: QRect, level: int, words: str) -> None:
        tokens, stage = self._tokens, self._stage
        low = -1 if stage is None else stage.low
        high = -1 if stage is None else stage.high
        # An upper bound proves nothing but that it is the lowest stage: what lies below it is possible, not reached.
        reached = level <= low and not (stage and stage.upper_bound_only and stage.high)
        possible = not reached and level <= high
        here = reached and level == low
        painter.setPen(QPen(QColor(tokens.edge), 1, Qt.PenStyle.DashLine if possible else Qt.PenStyle.SolidLine))
        painter.setBrush(QColor(tokens.accent if here else tokens.soft if reached or possible else tokens.raised))
        painter.drawRoundedRect(box, 4, 4)
        font = QFont(self.font())
        if here or (possible and level == high):
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent_ink if here else tokens.ink if reached or possible else tokens.quiet))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

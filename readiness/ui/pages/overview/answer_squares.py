"""One square for each question of a dimension: answered, to confirm, not known, not applicable, open, and flagged."""

from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from readiness.domain.answers import Answer, Status
from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import CAPTION, scaled, zoomed
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.flow import FlowLayout

_SQUARE, _GAP, _RADIUS = 16, 4, 3
# So many stand side by side; the others follow below them.
MOST_ABREAST = 11


class AnswerSquares(QWidget):
    """Says nothing to assistive technology: the row that holds it does."""

    def __init__(self, tokens: Tokens, answers: list[Answer]) -> None:
        super().__init__()
        self._tokens = tokens
        self._answers = answers
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        scaled(self, CAPTION, bold=True)

    @override
    def sizeHint(self) -> QSize:
        count, step, gap = len(self._answers), zoomed(_SQUARE + _GAP), zoomed(_GAP)
        rows = max(1, ceil(count / MOST_ABREAST))
        return QSize(min(count, MOST_ABREAST) * step - gap, rows * step - gap)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, step = zoomed(_SQUARE), zoomed(_SQUARE + _GAP)
        for at, answer in enumerate(self._answers):
            below, beside = divmod(at, MOST_ABREAST)
            self._paint(painter, QRect(beside * step, below * step, side, side), answer)

    def _paint(self, painter: QPainter, box: QRect, answer: Answer) -> None:
        tokens, inner = self._tokens, box.adjusted(0, 0, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if answer.to_confirm:
            # The answer of last time, not filled yet: an outline in its colour, with what it was.
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
            painter.setPen(QColor(tokens.ink))
            sign = {Status.DONT_KNOW: "?", Status.NOT_APPLICABLE: "–"}.get(answer.status, "")
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
        elif answer.status is Status.ANSWERED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        elif answer.status is Status.DONT_KNOW:
            painter.setPen(QPen(QColor(tokens.ink), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(inner, _RADIUS, _RADIUS)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
        else:
            painter.setPen(QPen(QColor(tokens.edge), 1))
            painter.drawRoundedRect(inner, _RADIUS, _RADIUS)
            if answer.status is Status.NOT_APPLICABLE:
                painter.setPen(QColor(tokens.ink))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–")
        if answer.flagged:
            # A corner in the page's ground first, so that it is seen on a filled square too.
            size = zoomed(_SQUARE) // 2
            for grown, colour in ((2, tokens.page), (0, tokens.warning)):
                corner = [QPoint(box.right() - size - grown, box.top()), box.topRight() + QPoint(1, 0)]
                corner.append(QPoint(box.right() + 1, box.top() + size + grown))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colour))
                painter.drawPolygon(QPolygon(corner))


class SquareLegend(QWidget):
    """What the squares mean."""

    def __init__(self, tokens: Tokens, entries: list[tuple[Answer, str]]) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(zoomed(12), zoomed(8), 0, 0)
        line = FlowLayout(gap=zoomed(16))
        outer.addLayout(line)
        for answer, words in entries:
            label = text(words, CAPTION, "quiet")
            label.setWordWrap(False)
            entry = QWidget()
            pair = QHBoxLayout(entry)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(zoomed(8))
            pair.addWidget(AnswerSquares(tokens, [answer]))
            pair.addWidget(label)
            line.addWidget(entry)

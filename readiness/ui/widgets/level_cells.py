"""Levels as small squares of their shade: the figure says it too, and what is no level has a sign."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.domain.answers import Answer, Status
from readiness.domain.levels import HIGHEST
from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import SMALL, scaled, zoomed
from readiness.wording.answers import sign

_RADIUS = 3
_CELL, _GAP, _APART, _BELOW, _DISC = 24, 4, 8, 6, 12


@dataclass(frozen=True, slots=True)
class LevelCell:
    """A question in the row: its answer, whether it is a key question, and whether it is the one that is shown.

    One with an `own_scale` has no figure: a part of a disc says how much of the best answer is given.
    """

    answer: Answer
    key_question: bool
    here: bool = False
    own_scale: bool = False


def paint_value(painter: QPainter, box: QRect, level: int | None, tokens: Tokens) -> QColor:
    """Paint the ground of a cell and return the ink that can be read on it; what is no level has a dashed edge."""
    fill, ink = (tokens.raised, tokens.ink) if level is None else tokens.levels[level]
    edged = level in {None, 0}
    painter.setPen(QPen(QColor(tokens.edge if edged else fill), 1, _DASHED if level is None else _SOLID))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    return QColor(ink)


def paint_share(painter: QPainter, box: QRect, level: int, size: float) -> None:
    """Paint a disc in the painter's pen, filled as far as `level` (0 to 5) goes: for answers that have no figure."""
    ink = painter.pen().color()
    disc = QRectF(box.center().x() - size / 2 + 0.5, box.center().y() - size / 2 + 0.5, size, size)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc)
    if not level:
        return
    painter.setBrush(ink)
    # Qt counts in sixteenths of a degree, against the clock, from three o'clock.
    painter.drawPie(disc, 90 * 16, round(-360 * 16 * level / HIGHEST))


class LevelCells(QWidget):
    """The questions of a dimension: key questions first, the others apart, the one that is shown underlined."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._cells: list[LevelCell] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        scaled(self, SMALL, bold=True)

    def show_cells(self, cells: list[LevelCell], words: str) -> None:
        """Show other answers; the words say the same to assistive technology."""
        self._cells = sorted(cells, key=lambda cell: not cell.key_question)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = len(self._cells) * zoomed(_CELL + _GAP) + zoomed(_APART)
        return QSize(width, zoomed(_CELL + _BELOW))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, x, before = zoomed(_CELL), 0, True
        for cell in self._cells:
            if before and not cell.key_question and x:
                x += zoomed(_APART)
            before = cell.key_question
            box = QRect(x, 0, size, size).adjusted(0, 0, -1, -1)
            status = cell.answer.status
            if status is Status.UNANSWERED:
                painter.setPen(QPen(QColor(self._tokens.edge), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            else:
                if status is Status.NOT_APPLICABLE:
                    painter.setPen(QColor(self._tokens.quiet))
                else:
                    painter.setPen(paint_value(painter, box, cell.answer.level, self._tokens))
                if cell.own_scale and cell.answer.level is not None:
                    paint_share(painter, box, cell.answer.level, zoomed(_DISC))
                else:
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign(cell.answer))
            if cell.here:
                painter.fillRect(QRect(x, size + zoomed(3), size, 2), QColor(self._tokens.ink))
            x += size + zoomed(_GAP)


_SOLID, _DASHED = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine

"""Stages in a map: the figure in each cell, its shade behind it; a range is told by both of its ends."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from readiness.domain.levels import HIGHEST
from readiness.ui.look import Look
from readiness.ui.pages.portfolio.grid import CellPainter, RowGrid
from readiness.ui.pages.portfolio.grid_model import GridRow
from readiness.ui.theme.typography import SMALL, type_font, zoomed
from readiness.ui.widgets.level_cells import paint_value

_HEIGHT, _LEAST, _SIDES, _BAR = 22, 24, 6, 10
# Figures of a portfolio have no more digits; bars begin below each other behind them.
_WIDEST = "0000"
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class HeatFigure:
    """What a cell says, and its shade: a level from 0 to 5, None where nothing is known.

    `open` says that more is possible than is known.
    """

    words: str
    shade: int | None
    open: bool = False


def shade_of_percent(value: float) -> int:
    """Return the shade of a figure from 0 to 100."""
    return min(HIGHEST, int(value * (HIGHEST + 1) / _PERCENT))


class HeatPainter(CellPainter):
    """Paints figures on their shades."""

    def __init__(self, grid: RowGrid, look: Look, figures: Mapping[Hashable, Sequence[HeatFigure | None]]) -> None:
        super().__init__(grid, look, self._paint_figure)
        # By the key of the row: a figure for each column.
        self._figures = figures
        self._bold = type_font(SMALL, bold=True)

    def _paint_figure(self, painter: QPainter, area: QRect, row: GridRow, column: int) -> bool:
        figures = self._figures.get(row.key, ())
        figure = figures[column] if column < len(figures) else None
        if figure is None:
            return False
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._bold)
        width = max(zoomed(_LEAST), painter.fontMetrics().horizontalAdvance(figure.words) + 2 * zoomed(_SIDES))
        box = QRect(0, 0, min(width, area.width() - 4), zoomed(_HEIGHT))
        box.moveCenter(area.center())
        ink = paint_value(painter, box, figure.shade, self._tokens)
        if figure.open and figure.shade is not None:
            hatched = QColor(ink)
            hatched.setAlpha(70)
            painter.fillRect(QRect(box.center().x(), box.top() + 1, box.width() // 2, box.height() - 1), QBrush(
                hatched, Qt.BrushStyle.BDiagPattern
            ))  # fmt: skip
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure.words)
        painter.restore()
        return True


class SharePainter(CellPainter):
    """Paints a bar behind a figure, as long as its share of the largest one."""

    def __init__(self, grid: RowGrid, look: Look, shares: Mapping[Hashable, Sequence[float | None]]) -> None:
        super().__init__(grid, look, self._paint_share)
        # By the key of the row: a share from 0 to 1 for each column.
        self._shares = shares
        self._plain, self._bold = type_font(SMALL), type_font(SMALL, bold=True)

    def _paint_share(self, painter: QPainter, area: QRect, row: GridRow, column: int) -> bool:
        shares = self._shares.get(row.key, ())
        share = shares[column] if column < len(shares) else None
        if share is None:
            return False
        room = area.adjusted(zoomed(_SIDES), 0, -zoomed(_SIDES), -1)
        painter.setFont(self._bold if share else self._plain)
        painter.setPen(QColor(self._tokens.ink if share else self._tokens.quiet))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, row.cells[column])
        figure = painter.fontMetrics().horizontalAdvance(_WIDEST) + zoomed(_SIDES)
        bar = QRect(room.left() + figure, 0, round((room.width() - figure) * share), zoomed(_BAR))
        if bar.width() > 1:
            bar.moveTop(room.center().y() - bar.height() // 2)
            painter.fillRect(bar, QColor(self._tokens.accent))
        return True

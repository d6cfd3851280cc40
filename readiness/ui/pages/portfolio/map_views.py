"""The documents as a map of dimensions, and how many of them stand where."""

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import Depth
from readiness.portfolio.entry import Portfolio, PortfolioEntry, RatedDimension
from readiness.portfolio.heat_map import PortfolioHeatMap, Quartiles, distribution, heat_maps
from readiness.ui.page import PageContext
from readiness.ui.pages.portfolio.entry_words import EntryWords
from readiness.ui.pages.portfolio.grid import RowGrid
from readiness.ui.pages.portfolio.grid_model import GridRow, RowColumn
from readiness.ui.pages.portfolio.heat_painter import HeatFigure, HeatPainter, SharePainter, shade_of_percent
from readiness.ui.pages.portfolio.named_list import named_list
from readiness.ui.pages.portfolio.portfolio_model import ViewState
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import text
from readiness.wording.percent import percent_figure
from readiness.wording.stages import index_figure


class _MeasuredView(QWidget):
    """A grid of what was measured alike; where there are several questionnaires, one of them is chosen."""

    def __init__(self, context: PageContext, state: ViewState, name: str, *, by_cells: bool) -> None:
        super().__init__()
        self._context, self._state = context, state
        self._portfolio: Portfolio | None = None
        self._words: EntryWords | None = None
        self._keys: list[tuple[str, Depth]] = []
        _ = context.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(6))
        self.choice, self._chooser = named_list(context, _("Questionnaire"))
        self.choice.activated.connect(lambda _at: self._choose())
        self._note = text("", SMALL, "quiet")
        column.addWidget(Columns(self._chooser, self._note))
        self.grid = RowGrid(context, name, by_cells=by_cells)
        column.addWidget(self.grid, 1)

    def show_entries(self, portfolio: Portfolio, words: EntryWords) -> None:
        """Show other documents."""
        self._portfolio, self._words = portfolio, words
        maps = {(one.questionnaire, one.depth): one for one in heat_maps(portfolio)}
        if self._state.measured not in maps:
            self._state.measured = next(iter(maps), None)
        self.choice.clear()
        for key, one in maps.items():
            self.choice.add(f"{words.questionnaire(one.rows[0].entry)} ({len(one.rows)})")
            if key == self._state.measured:
                self.choice.setCurrentIndex(self.choice.count() - 1)
        self._keys = [*maps]
        self._chooser.setVisible(len(maps) > 1)
        shown = maps[self._state.measured] if self._state.measured is not None else None
        self._note.setText(self._told(len(shown.rows) if shown else 0, len(portfolio.entries)))
        if shown is None:
            self.grid.show_rows([], [])
        else:
            self._fill(shown, words)

    def _told(self, n: int, of: int) -> str:
        if n == of:
            return ""
        words = self._context.language.gettext("{n} of {all} documents: only what was measured alike can be compared.")
        return words.format(n=n, all=of)

    def _choose(self) -> None:
        self._state.measured = self._keys[self.choice.currentIndex()]
        if self._portfolio is not None and self._words is not None:
            self.show_entries(self._portfolio, self._words)

    def _fill(self, shown: PortfolioHeatMap, words: EntryWords) -> None:
        raise NotImplementedError


class MapView(_MeasuredView):
    """A row for each document, a column for each dimension; the arrows lead from cell to cell."""

    opened = Signal(object)

    def __init__(self, context: PageContext, state: ViewState) -> None:
        super().__init__(context, state, context.language.gettext("Map of the dimensions"), by_cells=True)
        self._figures: dict[Hashable, list[HeatFigure | None]] = {}
        self.grid.set_painter(HeatPainter(self.grid, context, self._figures))
        self.grid.opened.connect(lambda entry, _column: self.opened.emit(entry))

    def _fill(self, shown: PortfolioHeatMap, words: EntryWords) -> None:
        _ = self._context.language.gettext
        self._figures.clear()
        names = words.names(shown.rows[0].entry)
        columns = [RowColumn(_("Organisation"), least=128, most=320), RowColumn(_("Overall"), centred=True)]
        columns += [RowColumn(names.dimension(code), centred=True, most=96) for code in shown.dimensions]
        rows = []
        for row in shown.rows:
            entry = row.entry
            figures = [self._overall(entry, words), *(self._of(entry, cell, words) for cell in row.cells)]
            self._figures[entry.path] = [None, *figures]
            cells = (words.named(entry), *(figure.words for figure in figures))
            rows.append(GridRow(cells, entry, entry.path))
        self.grid.show_rows(columns, rows)

    def _overall(self, entry: PortfolioEntry, words: EntryWords) -> HeatFigure:
        if entry.by_percent:
            point = entry.index.point if entry.index else None
            return HeatFigure(words.index(entry), None if point is None else shade_of_percent(point))
        if entry.stage is None:
            return HeatFigure("–", None)
        told = words.stage_range(entry.stage)
        return HeatFigure(told, entry.stage.low, open=entry.stage.high > entry.stage.low)

    def _of(self, entry: PortfolioEntry, cell: RatedDimension | None, words: EntryWords) -> HeatFigure:
        told = words.dimension(entry, cell)
        if cell is None or not cell.rateable:
            return HeatFigure(told, None)
        if entry.by_percent:
            return HeatFigure(told, None if cell.index is None else shade_of_percent(cell.index))
        return HeatFigure(told, cell.low, open=cell.high > cell.low)


class SpreadView(_MeasuredView):
    """A row for the whole and for each dimension, a column for each stage: how many documents stand there.

    Behind them stand the quartiles of the index, or of the result in per cent.
    """

    def __init__(self, context: PageContext, state: ViewState) -> None:
        super().__init__(context, state, context.language.gettext("Distribution of the stages"), by_cells=True)
        self._shares: dict[Hashable, list[float | None]] = {}
        self.grid.set_painter(SharePainter(self.grid, context, self._shares))

    def _fill(self, shown: PortfolioHeatMap, words: EntryWords) -> None:
        _ = self._context.language.gettext
        self._shares.clear()
        entries = [row.entry for row in shown.rows]
        spread, by_percent = distribution(entries), entries[0].by_percent
        names = words.names(entries[0])
        stages = [] if by_percent else [*range(COUNT)]
        columns = [RowColumn(_("Dimension"), least=128, most=320)]
        columns += [
            RowColumn(_("Stage {stage}").format(stage=stage), least=64, most=400, grows=True) for stage in stages
        ]
        columns += [
            RowColumn(title, figures=True) for title in (_("A quarter up to"), _("Median"), _("Three quarters up to"))
        ]
        overall = [*spread.stages] if stages else []
        rows = [self._row("", _("Overall"), overall, spread.overall, by_percent=by_percent)]
        for at, code in enumerate(shown.dimensions):
            lows = [cell.low for row in shown.rows if (cell := row.cells[at]) is not None and cell.rateable]
            counts = [lows.count(stage) for stage in stages]
            quartiles = spread.dimensions.get(code)
            rows.append(self._row(code, names.dimension(code), counts, quartiles, by_percent=by_percent))
        self.grid.show_rows(columns, rows)

    def _row(
        self, code: str, name: str, counts: list[int], quartiles: Quartiles | None, *, by_percent: bool
    ) -> GridRow:
        """Return the row of a dimension, or of the whole, which has no code."""
        language = self._context.language
        told = ["–"] * 3
        if quartiles is not None:
            values = (quartiles.lower, quartiles.median, quartiles.upper)
            told = [percent_figure(value, language) if by_percent else index_figure(value) for value in values]
        most = max(1, sum(counts))
        self._shares[code] = [None, *(count / most for count in counts), *[None] * 3]
        return GridRow((name, *map(str, counts), *told), key=code)

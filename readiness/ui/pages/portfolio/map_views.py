"""The documents as a map of dimensions, and how many of them stand where."""

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import Depth
from readiness.foundation.overriding import override
from readiness.portfolio.entry import Portfolio, PortfolioEntry, RatedDimension
from readiness.portfolio.heat_map import PortfolioHeatMap, Quartiles, distribution, heat_maps, left_out
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
        self._rule = text("", SMALL, "quiet")
        column.addWidget(self._rule)
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
        self._note.setVisible(len(maps) > 1)
        self._rule.setVisible(shown is not None)
        if shown is None:
            self.grid.show_rows([], [])
        else:
            self._note.setText(self._told(shown, portfolio, words))
            self._rule.setText(self._rule_of(shown))
            self._fill(shown, words)

    def _told(self, shown: PortfolioHeatMap, portfolio: Portfolio, words: EntryWords) -> str:
        """Return how many documents are shown, and which are not, since only what was measured alike is compared."""
        language = self._context.language
        reasons = [words.measured_otherwise(kind, n) for kind, n in left_out(shown, portfolio.entries).items()]
        told = language.gettext(
            "{n} of {all} documents. Only what was measured alike can be compared, so these are left out: {reasons}."
        )
        n, of = len(shown.rows), len(portfolio.entries)
        return told.format(n=language.number(n), all=language.number(of), reasons=", ".join(reasons))

    def _choose(self) -> None:
        self._state.measured = self._keys[self.choice.currentIndex()]
        if self._portfolio is not None and self._words is not None:
            self.show_entries(self._portfolio, self._words)

    def _fill(self, shown: PortfolioHeatMap, words: EntryWords) -> None:
        raise NotImplementedError

    def _rule_of(self, shown: PortfolioHeatMap) -> str:
        """Return what the figures are."""
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

    @override
    def _rule_of(self, shown: PortfolioHeatMap) -> str:
        _ = self._context.language.gettext
        if shown.rows[0].entry.by_percent:
            return _("Results as percentages. “–”: too little is known.")
        if shown.depth is Depth.QUICK:
            return _("The stage that is possible at most. “1–2”: open answers decide. “–”: too little is known.")
        return _("Stages from 0 to 5. “1–2”: open answers decide. “–”: too little is known.")

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
        # A quick check has no index, other than a result in per cent.
        indexed = by_percent or shown.depth is Depth.FULL
        names = words.names(entries[0])
        stages = [] if by_percent else [*range(COUNT)]
        columns = [RowColumn(_("Dimension"), least=128, most=320)]
        columns += [
            RowColumn(_("Stage {stage}").format(stage=stage), least=64, most=400, grows=True) for stage in stages
        ]
        titles = (
            (_("A quarter up to"), _("Median"), _("Three quarters up to"))
            if by_percent
            else (_("Index: a quarter up to"), _("Index: median"), _("Index: three quarters up to"))
        )
        columns += [RowColumn(title, figures=True) for title in titles if indexed]
        overall = [*spread.stages] if stages else []
        told = spread.overall, *(spread.dimensions.get(code) for code in shown.dimensions)
        figures = [self._quartiles(one, by_percent=by_percent) if indexed else [] for one in told]
        rows = [self._row("", _("Overall"), overall, figures[0])]
        for at, code in enumerate(shown.dimensions):
            lows = [cell.low for row in shown.rows if (cell := row.cells[at]) is not None and cell.rateable]
            counts = [lows.count(stage) for stage in stages]
            rows.append(self._row(code, names.dimension(code), counts, figures[at + 1]))
        self.grid.show_rows(columns, rows)

    @override
    def _rule_of(self, shown: PortfolioHeatMap) -> str:
        _ = self._context.language.gettext
        if shown.rows[0].entry.by_percent:
            return _("A quarter, half and three quarters of the documents come to no more than these results.")
        if shown.depth is Depth.QUICK:
            return _(
                "How many documents come to which stage at most; “1–2” is counted at stage 1. "
                "A dimension that cannot be rated is not counted."
            )
        return _(
            "How many documents stand at which stage; “1–2” is counted at stage 1. A dimension that cannot be rated is "
            "not counted. At the right, the index: a quarter, half and three quarters come to no more than that."
        )

    def _row(self, code: str, name: str, counts: list[int], figures: list[str]) -> GridRow:
        """Return the row of a dimension, or of the whole, which has no code."""
        most = max(1, sum(counts))
        self._shares[code] = [None, *(count / most for count in counts), *[None] * len(figures)]
        return GridRow((name, *map(str, counts), *figures), key=code)

    def _quartiles(self, quartiles: Quartiles | None, *, by_percent: bool) -> list[str]:
        if quartiles is None:
            return ["–"] * 3
        values = (quartiles.lower, quartiles.median, quartiles.upper)
        language = self._context.language
        return [percent_figure(value, language) if by_percent else index_figure(value) for value in values]

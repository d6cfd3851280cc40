"""The documents as a map of dimensions, and how many of them stand where."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import Depth
from readiness.portfolio.entry import Portfolio, PortfolioEntry
from readiness.ui.page import PageContext
from readiness.ui.pages.portfolio.entry_words import EntryWords
from readiness.ui.pages.portfolio.grid import Grid, GridColumn, GridRow
from readiness.ui.pages.portfolio.heat_painter import HeatFigure, HeatPainter, SharePainter, shade_of_percent
from readiness.ui.pages.portfolio.portfolio_model import ViewState
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.plain import PlainLabel

Measured = tuple[str, Depth]


class _MeasuredView(QWidget):
    """A grid of what was measured alike; where there are several questionnaires, one of them is chosen."""

    def __init__(self, context: PageContext, state: ViewState, name: str, *, by_cells: bool) -> None:
        super().__init__()
        self._context, self._state = context, state
        self._portfolio: Portfolio | None = None
        self._words: EntryWords | None = None
        _ = context.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(6))
        self.choice = ChoiceList(context.tokens)
        label = PlainLabel(_("Questionnaire"))
        label.setBuddy(self.choice)
        label.setProperty("role", "quiet")
        self.choice.setAccessibleName(_("Questionnaire"))
        self.choice.activated.connect(lambda _at: self._choose())
        self._chooser = QWidget()
        row = QHBoxLayout(self._chooser)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.choice)
        row.addStretch(1)
        column.addWidget(self._chooser)
        self._note = text("", SMALL, "quiet")
        column.addWidget(self._note)
        self.grid = Grid(context, name, by_cells=by_cells)
        column.addWidget(self.grid, 1)

    def show_entries(self, portfolio: Portfolio, words: EntryWords) -> None:
        """Show other documents."""
        self._portfolio, self._words = portfolio, words
        alike = portfolio.alike()
        if self._state.measured not in alike:
            self._state.measured = next(iter(alike), None)
        self.choice.clear()
        for key, entries in alike.items():
            self.choice.add(f"{words.questionnaire(entries[0])} ({len(entries)})", key)
        self.choice.choose(self._state.measured)
        self._chooser.setVisible(len(alike) > 1)
        entries = alike.get(self._state.measured, ())
        self._note.setText(self._told(len(entries), len(portfolio.entries)))
        self._note.setVisible(bool(self._note.text()))
        self._fill(entries, words)

    def _told(self, n: int, of: int) -> str:
        if n == of:
            return ""
        words = self._context.language.gettext("{n} of {all} documents: only what was measured alike can be compared.")
        return words.format(n=n, all=of)

    def _choose(self) -> None:
        self._state.measured = self.choice.currentData()
        if self._portfolio is not None and self._words is not None:
            self.show_entries(self._portfolio, self._words)

    def _fill(self, entries: tuple[PortfolioEntry, ...], words: EntryWords) -> None:
        raise NotImplementedError


class MapView(_MeasuredView):
    """A row for each document, a column for each dimension; the arrows lead from cell to cell."""

    opened = Signal(object)

    def __init__(self, context: PageContext, state: ViewState) -> None:
        super().__init__(context, state, context.language.gettext("Map of the dimensions"), by_cells=True)
        self._figures: dict[int, list[HeatFigure | None]] = {}
        self.grid.set_painter(HeatPainter(self.grid, context, self._figures))
        self.grid.opened.connect(lambda entry, _column: self.opened.emit(entry))

    def _fill(self, entries: tuple[PortfolioEntry, ...], words: EntryWords) -> None:
        _ = self._context.language.gettext
        self._figures.clear()
        if not entries:
            self.grid.show_rows([], [])
            return
        names = words.names_of(entries[0])
        codes = [d.code for d in words.questionnaire_of(entries[0]).dimensions if d.capabilities]
        columns = [GridColumn(_("Organisation"), least=128, most=320)]
        columns.append(GridColumn(_("Overall"), centred=True))
        columns += [GridColumn(names.dimension(code), centred=True, most=96, told=names.dimension(code)) for code in codes]
        rows = []
        for entry in entries:
            figures = [None, self._overall(entry, words), *(self._of(entry, code, words) for code in codes)]
            self._figures[id(entry)] = figures
            cells = (words.named(entry), *(figure.words for figure in figures if figure is not None))
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

    def _of(self, entry: PortfolioEntry, code: str, words: EntryWords) -> HeatFigure:
        rated = entry.dimension(code)
        told = words.dimension(entry, rated)
        if rated is None or not rated.rateable:
            return HeatFigure(told, None)
        if entry.by_percent:
            return HeatFigure(told, None if rated.index is None else shade_of_percent(rated.index))
        return HeatFigure(told, rated.low, open=rated.high > rated.low)


class SpreadView(_MeasuredView):
    """A row for the whole and for each dimension, a column for each stage: how many documents stand there."""

    def __init__(self, context: PageContext, state: ViewState) -> None:
        super().__init__(context, state, context.language.gettext("Distribution of the stages"), by_cells=True)
        self._shares: dict[int, list[float | None]] = {}
        self._values: list[object] = []
        self.grid.set_painter(SharePainter(self.grid, context, self._shares))

    def _fill(self, entries: tuple[PortfolioEntry, ...], words: EntryWords) -> None:
        del entries, words
        _ = self._context.language.gettext
        self.grid.show_rows([GridColumn(_("Stage {stage}").format(stage=n)) for n in range(COUNT)], [])

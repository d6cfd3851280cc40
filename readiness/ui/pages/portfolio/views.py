"""Four views of the same documents: table, map, distribution, and what was written into them."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.portfolio.entry import PortfolioEntry
from readiness.portfolio.sites import MergedSites, merged_sites
from readiness.portfolio.table import NoteHit, SortBy
from readiness.portfolio.words import sites_rule
from readiness.ui.page import PageContext
from readiness.ui.pages.portfolio.arrangement import Arranged, Arrangement
from readiness.ui.pages.portfolio.entry_words import EntryWords
from readiness.ui.pages.portfolio.filter_bar import FilterBar
from readiness.ui.pages.portfolio.grid import RowGrid
from readiness.ui.pages.portfolio.grid_model import GridRow
from readiness.ui.pages.portfolio.map_views import MapView, SpreadView
from readiness.ui.pages.portfolio.notes_view import NotesView
from readiness.ui.pages.portfolio.portfolio_model import PortfolioModel
from readiness.ui.pages.portfolio.table_rows import columns, one_questionnaire, row_of, shown_columns, titles
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import text

# Between the last key and the search, in milliseconds: a word is not sought letter by letter.
_TYPING_MS = 120
_LATEST_FIRST = frozenset([SortBy.DAY, SortBy.OPEN, SortBy.OVERDUE])


class Views(QWidget):
    """Shows what the state of the model says, and changes that."""

    opened = Signal(object)
    # A hit in the notes.
    note_opened = Signal(object)
    # Another row is the current one, or others are chosen or shown.
    current_changed = Signal()

    def __init__(self, context: PageContext, model: PortfolioModel) -> None:
        super().__init__()
        self._context, self._model = context, model
        self._arranged = Arranged()
        self._arrangement: Arrangement | None = None
        self.entry_words: EntryWords | None = None
        self._codes: list[str] = []
        self._depth_only = False
        self._filling = False
        _ = context.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(8))
        self._filters = FilterBar(context)
        column.addWidget(self._filters)
        rule = _("Several sites of a firm stand in one row. {rule}").format(rule=sites_rule(context.language))
        self._rule = text(rule, SMALL, "quiet")
        column.addWidget(self._rule)
        self.table = RowGrid(context, _("Portfolio"))
        self.table.opened.connect(lambda entry, _column: self.opened.emit(entry))
        self.table.title_pressed.connect(self._on_title)
        self.table.chosen.connect(self._on_current)
        self.map = MapView(context, model.state)
        self.map.opened.connect(self.opened)
        self.map.grid.chosen.connect(self._on_current)
        self.spread = SpreadView(context, model.state)
        self.notes = NotesView(context, model)
        self.notes.opened.connect(self.note_opened)
        self.notes.grid.chosen.connect(self._on_current)
        self._by_view: dict[str, QWidget] = {
            "table": self.table, "map": self.map, "spread": self.spread, "notes": self.notes,
        }  # fmt: skip
        for part in self._by_view.values():
            column.addWidget(part, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._arrange)
        self._filters.words.setText(model.state.words)
        self._filters.typed.connect(self._on_typed)
        self._filters.filtered.connect(self._on_filtered)
        self._filters.switched.connect(self._on_switched)
        self._filters.grouped.connect(self._on_grouped)
        self._filters.sorted_by.connect(self._on_sorted)

    @property
    def first(self) -> QWidget:
        """Where the focus goes first."""
        firsts = {"table": self.table, "map": self.map.grid, "spread": self.spread.grid, "notes": self.notes.typed}
        return firsts[self._model.state.view]

    @property
    def current_hit(self) -> NoteHit | None:
        """The hit that is the current row of the notes."""
        found = self.notes.grid.current_value() if self._model.state.view == "notes" else None
        return found if isinstance(found, NoteHit) else None

    @property
    def complete(self) -> bool:
        """Whether nothing is being sought any more."""
        return not self._typing.isActive() and self.notes.complete

    @property
    def current(self) -> PortfolioEntry | None:
        """The document of the current row."""
        view = self._model.state.view
        if view == "table":
            # The first row has the keyboard, but nobody has chosen it.
            chosen = self.table.chosen_values()
            here = self.table.current_value()
            return here if here in chosen else chosen[0] if chosen else None
        return self.map.grid.current_value() if view == "map" else None

    @property
    def shown(self) -> tuple[PortfolioEntry, ...]:
        """All documents that are shown, in the order of the table."""
        return self._arranged.entries

    @property
    def chosen(self) -> tuple[PortfolioEntry, ...]:
        """The rows that are chosen in the table; none in another view."""
        return tuple(self.table.chosen_values()) if self._model.state.view == "table" else ()

    @property
    def documents(self) -> tuple[PortfolioEntry, ...]:
        """The documents that are shown, each of them, also where several stand in one row."""
        return self._arranged.documents

    def sites_of(self, row: PortfolioEntry) -> MergedSites | None:
        """Return the sites that a row stands for; None where it is a document."""
        if self._model.portfolio is None or not row.merged:
            return None
        shown = merged_sites(self._model.portfolio.only(self.documents))
        return next((one for one in shown if one.entries[0].path == row.path), None)

    def told(self) -> str:
        """Return in a sentence what is shown."""
        portfolio, language = self._model.portfolio, self._context.language
        if portfolio is None:
            return ""
        _, ngettext = language.gettext, language.ngettext
        n, all_ = len(self.documents), len(portfolio.entries)
        words = [ngettext("{n} document", "{n} documents", all_).format(n=language.number(all_))]
        if n < all_:
            words = [_("{n} of {all} documents").format(n=language.number(n), all=language.number(all_))]
        if (chosen := len(self.chosen)) > 1:
            words.append(_("{n} chosen").format(n=language.number(chosen)))
        folders = len(self._model.folders)
        words.append(ngettext("{n} folder", "{n} folders", folders).format(n=folders))
        if self._depth_only and self.shown and self.entry_words is not None:
            words.append(self.entry_words.measured_with(self.shown[0]))
        return " · ".join(words)

    def show_portfolio(self) -> None:
        """Show the documents anew: others were read, or something else is wanted of them."""
        portfolio, language = self._model.portfolio, self._context.language
        self._filling = True
        try:
            if portfolio is not None:
                self.entry_words = words = EntryWords(portfolio, language)
                self._arrangement = Arrangement(portfolio, words, language)
                orders = [(code, title) for code, title in titles(language).items() if code in {*SortBy}]
                self._filters.show_choices(self._arrangement.facets(), self._arrangement.groups(), orders)
        finally:
            self._filling = False
        self._arrange()

    def _arrange(self) -> None:
        """Show what the state asks for of the same documents."""
        state = self._model.state
        self._filling = True
        try:
            if self._arrangement is not None:
                self._arranged = self._arrangement.arranged(state)
            self._filters.show_chosen(state)
            self._fill()
        finally:
            self._filling = False
        self.show_view()

    def show_view(self) -> None:
        """Show the view that is wanted, and fill it."""
        view = self._model.state.view
        for name, part in self._by_view.items():
            part.setVisible(name == view)
        self._rule.setVisible(self._model.state.merged and view != "notes")
        self._filters.fit_view(ordered=view in {"table", "map"}, in_groups=view == "table")
        portfolio, words = self._model.portfolio, self.entry_words
        if portfolio is not None and words is not None:
            if view == "map":
                self.map.show_entries(portfolio.only(self.shown), words)
            elif view == "spread":
                self.spread.show_entries(portfolio.only(self.shown), words)
            elif view == "notes":
                self.notes.show_entries(portfolio.only(self._arranged.documents), words)
        self.current_changed.emit()

    def _fill(self) -> None:
        words, language, state = self.entry_words, self._context.language, self._model.state
        if words is None:
            return
        entries = self._model.portfolio.entries if self._model.portfolio else ()
        self._codes, self._depth_only = shown_columns(entries), one_questionnaire(entries)
        rows: list[GridRow] = []
        for group in self._arranged.groups:
            if group.heading:
                rows.append(GridRow((group.heading,), heading=True))
            rows += [
                row_of(entry, self._codes, words, language, depth_only=self._depth_only) for entry in group.entries
            ]
        self.table.show_rows(columns(self._codes, state.sort, language, descending=state.descending), rows)
        if state.chosen is not None:
            self.table.go_to(state.chosen)
            state.chosen = None

    # What is wanted.

    def _on_typed(self, words: str) -> None:
        self._model.state.words = words
        self._typing.start()

    def _on_filtered(self, code: str, value: str) -> None:
        filters = {other: kept for other, kept in self._model.state.filters.items() if other != code}
        self._model.state.filters = {**filters, code: value} if value else filters
        self._arrange()

    def _on_switched(self, name: str) -> None:
        state = self._model.state
        setattr(state, name, not getattr(state, name))
        self._arrange()

    def _on_grouped(self, group: str) -> None:
        self._model.state.group = group
        self._arrange()

    def _on_sorted(self, code: str) -> None:
        state = self._model.state
        if code == state.sort:
            state.descending = not state.descending
        else:
            # What is worst or latest is looked for first.
            state.sort, state.descending = code, code in _LATEST_FIRST
        self._arrange()

    def _on_title(self, column: int) -> None:
        if self._codes[column] in {*SortBy}:
            self._on_sorted(self._codes[column])

    def _on_current(self) -> None:
        if not self._filling:
            self.current_changed.emit()

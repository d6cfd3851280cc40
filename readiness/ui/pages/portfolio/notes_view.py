"""What was written into the documents, found by words: each hit leads to its place."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.values import NAME_LIMIT
from readiness.foundation.errors import UserError
from readiness.portfolio.entry import Portfolio
from readiness.portfolio.table import NoteHit
from readiness.ui import background
from readiness.ui.page import PageContext
from readiness.ui.pages.portfolio.entry_words import EntryWords
from readiness.ui.pages.portfolio.grid import RowGrid
from readiness.ui.pages.portfolio.grid_model import GridRow, RowColumn
from readiness.ui.pages.portfolio.portfolio_model import PortfolioModel
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.plain import on_one_line
from readiness.ui.widgets.stored_text import LimitedLine

_TYPING_MS = 250
# More are not read: another word finds fewer.
_MOST_HITS = 500


class NotesView(QWidget):
    """Searches beside the window while one types; a click on a hit, or Enter, leads to it."""

    opened = Signal(object)

    def __init__(self, context: PageContext, model: PortfolioModel) -> None:
        super().__init__()
        self._context, self._model = context, model
        self._portfolio: Portfolio | None = None
        self._words: EntryWords | None = None
        # What is being sought; what was found of anything else is out of date.
        self._sought: object = None
        _ = context.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(6))
        self.typed = LimitedLine(context.unstored, NAME_LIMIT)
        self.typed.setAccessibleName(_("Words in the notes"))
        self.typed.setPlaceholderText(_("Words in the notes of all documents that are shown"))
        self.typed.setText(model.state.notes)
        column.addWidget(self.typed)
        column.addWidget(self.typed.refusal)
        self._count = text("", SMALL, "quiet")
        column.addWidget(self._count)
        self.grid = RowGrid(context, _("Hits in the notes"))
        self.grid.opened.connect(lambda hit, _column: self.opened.emit(hit))
        self.grid.clicked.connect(lambda index: self.opened.emit(self.grid.grid.rows[index.row()].value))
        column.addWidget(self.grid, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.typed.textChanged.connect(self._on_typed)
        self.typed.returnPressed.connect(self._open_first)

    @property
    def complete(self) -> bool:
        """Whether nothing is being sought."""
        return not self._typing.isActive() and self._sought is None

    def show_entries(self, portfolio: Portfolio, words: EntryWords) -> None:
        """Search in other documents."""
        self._portfolio, self._words = portfolio, words
        self._search()

    def _on_typed(self, words: str) -> None:
        self._model.state.notes = words
        self._typing.start()

    def _search(self) -> None:
        typed, portfolio = self._model.state.notes, self._portfolio
        self._sought = sought = object()
        if portfolio is None or not typed.strip():
            self._show(sought, [])
            return
        background.run(
            self,
            partial(self._model.search, portfolio, typed),
            lambda hits: self._show(sought, hits),
            lambda error: self._fail(sought, error),
        )

    def _show(self, sought: object, hits: Sequence[NoteHit]) -> None:
        if sought is not self._sought:
            return
        self._sought = None
        language = self._context.language
        _ = language.gettext
        if not self._model.state.notes.strip():
            told = _("What you and others wrote is searched: evidence, reasons, incidents, decisions, own texts.")
        elif not hits:
            told = _("Not found in the documents that are shown. Try fewer words, or only the beginning of one.")
        else:
            told = language.ngettext("{n} hit. Press one to go there.", "{n} hits. Press one to go there.", len(hits))
            told = told.format(n=language.number(len(hits)))
            if len(hits) > _MOST_HITS:
                told += " " + _("The first {n} are shown.").format(n=_MOST_HITS)
        self._fill(told, hits)

    def _fail(self, sought: object, error: Exception) -> None:
        """Say why nothing was found; a fault of ours is shown by the window as well."""
        if sought is not self._sought:
            return
        self._sought = None
        language = self._context.language
        if isinstance(error, UserError):
            told = error.sentence(language)
        else:
            told = language.gettext("The search has failed. Change a word to search again.")
        self._fill(told, [])

    def _fill(self, told: str, hits: Sequence[NoteHit]) -> None:
        _, words = self._context.language.gettext, self._words
        self._count.setText(told)
        columns = [
            RowColumn(_("Organisation"), least=128, most=280),
            RowColumn(_("Where"), least=128, most=260),
            RowColumn(_("Text"), least=200, most=900, grows=True),
        ]
        shown = hits[:_MOST_HITS] if words is not None else ()
        self.grid.show_rows(columns, [_row(hit, words) for hit in shown] if words is not None else [])

    def _open_first(self) -> None:
        if self.grid.grid.rows:
            self.opened.emit(self.grid.grid.rows[0].value)


def _row(hit: NoteHit, words: EntryWords) -> GridRow:
    excerpt = on_one_line(hit.excerpt)
    # Where a sign was replaced by another length, nothing is marked rather than the wrong letters.
    marks = hit.places if len(excerpt) == len(hit.excerpt) else ()
    cells = (words.named(hit.entry), words.note_place(hit.entry, hit.kind, hit.code), excerpt)
    return GridRow(cells, hit, (hit.entry.path, hit.kind, hit.code, hit.excerpt), marks={2: marks})

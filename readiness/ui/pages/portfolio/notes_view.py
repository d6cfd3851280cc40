"""What was written into the documents, found by words: each hit leads to its place."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.values import NAME_LIMIT
from readiness.portfolio.entry import PortfolioEntry
from readiness.ui.page import PageContext
from readiness.ui.pages.portfolio.entry_words import EntryWords
from readiness.ui.pages.portfolio.grid import Grid
from readiness.ui.pages.portfolio.portfolio_model import PortfolioModel
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.stored_text import LimitedLine

_TYPING_MS = 250


class NotesView(QWidget):
    """Searches beside the window while one types."""

    opened = Signal(object, object)

    def __init__(self, context: PageContext, model: PortfolioModel) -> None:
        super().__init__()
        self._context, self._model = context, model
        _ = context.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(6))
        self.words = LimitedLine(context.unstored, NAME_LIMIT)
        self.words.setAccessibleName(_("Words in the notes"))
        self.words.setPlaceholderText(_("Words in the notes of all documents that are shown"))
        self.words.setText(model.state.notes)
        column.addWidget(self.words)
        column.addWidget(self.words.refusal)
        self._count = text("", SMALL, "quiet")
        column.addWidget(self._count)
        self.grid = Grid(context, _("Hits in the notes"))
        column.addWidget(self.grid, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)

    @property
    def complete(self) -> bool:
        """Whether nothing is being sought."""
        return not self._typing.isActive()

    def show_entries(self, entries: Sequence[PortfolioEntry], words: EntryWords) -> None:
        """Search other documents."""
        del entries, words

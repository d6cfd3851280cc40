"""Below the table: the files that could not be read, and those that count as copies of others."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.portfolio.entry import Portfolio
from readiness.portfolio.words import PortfolioWords
from readiness.ui.look import Look
from readiness.ui.theme.typography import CAPTION, SMALL
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import text

# More are found in the folder, not read here.
_MOST = 50


class NotCountedList(QWidget):
    """Two titles that unfold; what there is nothing of is not there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._portfolio: Portfolio | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._unreadable = Collapsible(look, "", self._add_unreadable)
        self._aside = Collapsible(look, "", self._add_aside)
        column.addWidget(self._unreadable)
        column.addWidget(self._aside)
        self.hide()

    def show_portfolio(self, portfolio: Portfolio | None) -> None:
        """Tell what of another portfolio does not count."""
        self._portfolio = portfolio
        unreadable = len(portfolio.unreadable) if portfolio else 0
        aside = len(portfolio.set_aside) if portfolio else 0
        ngettext = self._look.language.ngettext
        for part, n, words in (
            (self._unreadable, unreadable, ngettext("{n} could not be read", "{n} could not be read", unreadable)),
            (self._aside, aside, ngettext("{n} copy that does not count", "{n} copies that do not count", aside)),
        ):
            part.set_title(words.format(n=n))
            part.refill()
            part.setVisible(n > 0)
        self.setVisible(unreadable + aside > 0)

    def _add_unreadable(self, column: QVBoxLayout) -> None:
        language = self._look.language
        found = self._portfolio.unreadable if self._portfolio else ()
        for one in found[:_MOST]:
            column.addWidget(text(one.error.sentence(language), SMALL, lead=one.path.name))
            column.addWidget(text(str(one.path.parent), CAPTION, "quiet"))
        self._add_more(column, len(found))

    def _add_aside(self, column: QVBoxLayout) -> None:
        language = self._look.language
        if self._portfolio is None:
            return
        found, words = self._portfolio.set_aside, PortfolioWords(self._portfolio, language)
        for one in found[:_MOST]:
            column.addWidget(text(words.set_aside(one), SMALL, lead=one.path.name))
            column.addWidget(text(str(one.path.parent), CAPTION, "quiet"))
        self._add_more(column, len(found))

    def _add_more(self, column: QVBoxLayout, count: int) -> None:
        more = count - _MOST
        if more > 0:
            words = self._look.language.ngettext("and {n} more", "and {n} more", more)
            column.addWidget(text(words.format(n=more), SMALL, "quiet"))

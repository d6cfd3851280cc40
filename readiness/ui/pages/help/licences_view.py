"""Licences: that of the program, and those of everything that it comes with, each with all of its words."""

from PySide6.QtWidgets import QVBoxLayout

from readiness import __version__
from readiness.app.licences import Licence, read_licences
from readiness.domain.values import NAME_LIMIT
from readiness.foundation.errors import UserError
from readiness.ui.page import Page, PageContext
from readiness.ui.theme.typography import SMALL, TITLE, zoomed
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.plain import on_one_line
from readiness.ui.widgets.shown_text import ShownText
from readiness.ui.widgets.stored_text import LimitedLine

_HEIGHT = 300


class LicencesView(Page, FramedPage):
    """Names are shown; the words of a licence, which may be a book, when they are asked for."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context)
        _ = context.language.gettext
        self._entries: list[tuple[Licence, Collapsible]] = []
        back = self.bar.add_back(_("Back"), context.navigator.back)
        self.column.addWidget(text(_("Licences"), TITLE, bold=True))
        ours = _("Readiness {version} is free software under the MIT licence. It comes with the work of others.")
        self.column.addWidget(text(ours.format(version=__version__)))
        try:
            licences = read_licences()
        except UserError as error:
            self.column.addWidget(text(error.sentence(context.language)))
            self.column.addStretch(1)
            self.setFocusProxy(back)
            return
        self._words = LimitedLine(context.unstored, NAME_LIMIT)
        self._words.setAccessibleName(_("Words to find in licences"))
        self._words.setPlaceholderText(_("One or more words, for example: Qt LGPL"))
        self._words.textChanged.connect(self._filter)
        self.column.addWidget(self._words)
        self.column.addWidget(self._words.refusal)
        self._count = text("", SMALL, "quiet")
        self.column.addWidget(self._count)
        for licence in licences:
            self._add(licence)
        self.column.addStretch(1)
        self.setFocusProxy(self._words)
        self._filter("")

    def _add(self, licence: Licence) -> None:
        def fill(layout: QVBoxLayout) -> None:
            words = ShownText(licence.name, licence.text)
            words.setFixedHeight(zoomed(_HEIGHT))
            layout.addWidget(words)

        title = on_one_line(f"{licence.name} {licence.version} · {licence.licence}")
        entry = Collapsible(self._context, title, fill)
        self._entries.append((licence, entry))
        self.column.addWidget(entry)

    def _filter(self, words: str) -> None:
        """Show those that have all of the words, in their names or in their texts."""
        found = 0
        for licence, entry in self._entries:
            fits = licence.holds(words)
            entry.setVisible(fits)
            found += fits
        said = self._context.language.ngettext("{n} package", "{n} packages", found)
        self._count.setText(said.format(n=found))

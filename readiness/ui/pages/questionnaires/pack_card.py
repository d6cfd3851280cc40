"""A questionnaire that is there: what it is, where it comes from, and what can be done with it."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from readiness.catalog.library import LibraryPack
from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.pages.questionnaires.pack_acts import PackActs
from readiness.ui.pages.questionnaires.words import add_faults, broken_words, extents, facts_line, title_of
from readiness.ui.theme.typography import CAPTION, LEAD, zoomed
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.plain import set_tool_tip

# From so many letters of width on, the buttons stand beside the words.
_BESIDE_FROM = 84


class PackCard(QFrame):
    """Its main button begins an assessment; everything else is in its menu, which a right click opens too."""

    def __init__(self, context: PageContext, pack: LibraryPack) -> None:
        super().__init__()
        self._context = context
        self._pack = pack
        self._acts = PackActs(context, pack)
        self._title = title_of(pack.facts, pack.folder, context.language)
        self.setProperty("role", "tile")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(zoomed(20), zoomed(14), zoomed(12), zoomed(14))
        _ = context.language.gettext
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        self.begin: KeyButton | None = None
        if self._acts.can_begin:
            words = _("New assessment")
            self.begin = KeyButton(context, words, self._acts.begin)
            self.begin.setAccessibleName(f"{words}: {self._title}")
            row.addWidget(self.begin)
        self.more = KeyButton(context, "", self._open_menu, "quiet").with_icon("dots")
        self.more.setAccessibleName(_("More for {name}").format(name=self._title))
        set_tool_tip(self.more, _("More"))
        row.addWidget(self.more)
        row.addStretch(1)
        outer.addWidget(Columns(self._words(), buttons, _BESIDE_FROM, (1, 0)))
        if pack.faults:
            faults = Collapsible(
                context,
                broken_words(pack.read, context.language),
                lambda column: add_faults(column, pack.faults, context.language),
            )
            outer.addWidget(faults)
        self._menu = QMenu(self)

    @property
    def pack(self) -> LibraryPack:
        """The questionnaire."""
        return self._pack

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._fill_menu()
        self._menu.popup(event.globalPos())

    def _words(self) -> QWidget:
        pack, language = self._pack, self._context.language
        _ = language.gettext
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(2))
        column.addWidget(text(self._title, LEAD, bold=True))
        facts = facts_line(pack.read, language)
        if facts:
            column.addWidget(text(facts, role="quiet"))
        if pack.questionnaire is not None:
            column.addWidget(text(extents(pack.questionnaire, language), role="quiet"))
        if pack.used_instead is not None:
            there = ".".join(map(str, pack.used_instead.version))
            words = _("Not used: version {there} bears the same id, in {folder}.")
            column.addWidget(text(words.format(there=there, folder=pack.used_instead.folder), role="warning"))
        origin = _("Added here, in {folder}").format(folder=pack.folder) if pack.own else _("Comes with the program")
        column.addWidget(text(origin, CAPTION, "quiet"))
        return holder

    def _open_menu(self) -> None:
        self._fill_menu()
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _fill_menu(self) -> None:
        if self._menu.isEmpty():
            for words, act in self._acts.entries():
                self._menu.addAction(words, act)

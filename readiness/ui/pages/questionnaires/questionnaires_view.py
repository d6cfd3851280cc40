"""The questionnaires that are there: begin an assessment, add another one, see why one cannot be used."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from readiness.catalog.library import Library
from readiness.foundation.errors import UserError
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.questionnaires.pack_card import PackCard
from readiness.ui.routes import EditPackRoute, GivenPackRoute, NewPackRoute
from readiness.ui.theme.typography import HEADING, SMALL, TITLE, zoomed
from readiness.ui.widgets.elements import panel, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.wrapped_button import WrappedButton

_WIDTH = 960
# What lies in the folder as it came can be added from there.
_CAN_BE_ADDED = {"pack-packed", "pack-too-deep"}


class QuestionnairesView(Page, FramedPage):
    """What is dropped onto it is looked at before it is added, as what is chosen in a dialog."""

    def __init__(self, context: PageContext, found: Library, first: str = "") -> None:
        super().__init__(context, context, _WIDTH)
        self.column.setSpacing(zoomed(8))
        _ = context.language.gettext
        self.column.addWidget(text(_("Questionnaires"), TITLE, bold=True))
        told = _(
            "Each assessment keeps a copy of its questionnaire: what you add or remove here changes none. You can also "
            "drop a folder or a ZIP file here."
        )
        self.column.addWidget(text(told, role="quiet"))
        self.cards = [PackCard(context, pack) for pack in found.packs]
        usable = [card for card in self.cards if not card.pack.faults]
        for card in usable:
            self.column.addWidget(card)
        broken = [card for card in self.cards if card.pack.faults]
        if broken:
            self._add_heading(_("Cannot be used"))
        for card in broken:
            self.column.addWidget(card)
        if found.strays:
            self._add_heading(_("Also in the folder of your questionnaires"))
        for stray in found.strays:
            self._add_stray(stray)
        self.column.addStretch(1)
        self.escape = context.navigator.back
        self.bar.add_back(_("Back"), self.escape)
        self.bar.add_secondary(_("New questionnaire"), lambda: context.navigator.go(NewPackRoute()))
        self._adding = self.bar.add_primary(_("Add a questionnaire …"), self._open_menu)
        self._menu = QMenu(self)
        self._menu.addAction(
            _("From a ZIP file or a spreadsheet …"), lambda: self._look_at(context.dialogs.ask_pack_file())
        )
        self._menu.addAction(_("From a folder …"), lambda: self._look_at(context.dialogs.ask_pack_folder()))
        self._menu.addSeparator()
        self._menu.addAction(_("Edit one in its folder …"), lambda: self._edit(context.dialogs.ask_pack_folder()))
        named = [card.begin or card.more for card in self.cards if first and card.pack.facts.id == first]
        self.setFocusProxy(named[0] if named else self._adding)

    def _add_heading(self, words: str) -> None:
        self.column.addSpacing(zoomed(16))
        self.column.addWidget(text(words, HEADING, bold=True))

    def _add_stray(self, stray: UserError) -> None:
        language = self._context.language
        path = Path(stray.where)
        frame, layout = panel()
        layout.addWidget(text(path.name, bold=True))
        layout.addWidget(text(stray.fault(language), SMALL))
        if stray.code in _CAN_BE_ADDED:
            words = language.gettext("Look at it, and add it from here")
            look = WrappedButton(words, partial(self._look_at, path), self._context.tokens)
            look.setAccessibleName(f"{words}: {path.name}")
            layout.addWidget(look)
        else:
            layout.addWidget(text(stray.advice(language), SMALL))
        self.column.addWidget(frame)

    def _open_menu(self) -> None:
        above = QPoint(0, -self._menu.sizeHint().height())
        self._menu.popup(self._adding.mapToGlobal(above))

    def _edit(self, path: Path | None) -> None:
        if path is not None:
            self._context.navigator.go(EditPackRoute(path))

    def _look_at(self, path: Path | None) -> None:
        if path is not None:
            self._context.navigator.go(GivenPackRoute(path))

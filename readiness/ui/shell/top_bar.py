"""The bar on top: a button that closes the document, the sections, and the menu."""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import Language
from readiness.ui.routes import Route
from readiness.ui.widgets.elements import back_link, discard
from readiness.ui.widgets.plain import set_tool_tip

if TYPE_CHECKING:
    from readiness.ui.shell.section_bar import SectionBar


class TopBar(QFrame):
    """Shows the button that closes the document and the sections only while a document is open."""

    def __init__(
        self,
        language: Language,
        fill: Callable[[QMenu], object],
        close: Callable[[], object],
        go: Callable[[Route], None],
    ) -> None:
        super().__init__()
        self._language = language
        self._fill = fill
        self._go = go
        self._sections: SectionBar | None = None
        self.setProperty("role", "bar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 16, 6)
        # Looks like every other link back, so that it is not taken for the first section.
        self._close = back_link(language.gettext("Start page"), close)
        self._close.setAccessibleDescription(language.gettext("Closes the assessment. Your answers are kept."))
        set_tool_tip(self._close, language.gettext("Closes the assessment. Your answers are kept."))
        self._row.addWidget(self._close)
        self._line = QFrame()
        self._line.setProperty("role", "upright")
        self._line.setFixedWidth(1)
        self._row.addWidget(self._line)
        self._row.addStretch(1)
        self._menu = QMenu(self)
        # Filled when it opens for the first time: a start goes without.
        self._menu.aboutToShow.connect(self._fill_menu)
        self._opener = QToolButton()
        self._opener.setText(language.gettext("Menu"))
        self._opener.setMenu(self._menu)
        self._opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row.addWidget(self._opener)

    def show_route(self, route: Route, questionnaire: Questionnaire | None) -> None:
        """Show the section of a route in the open document, or that no document is open."""
        self._close.setVisible(questionnaire is not None)
        self._line.setVisible(questionnaire is not None)
        if questionnaire is None:
            self._drop_sections()
            return
        if self._sections is None:
            # The start page goes without it.
            from readiness.ui.shell.section_bar import SectionBar
            from readiness.ui.shell.sections import sections

            self._sections = SectionBar(self._language, sections(questionnaire), self._go)
            self._row.insertWidget(2, self._sections, 100)
            # Made after the menu, but read before it.
            for before, after in pairwise([self._close, *self._sections.tab_stops(), self._opener]):
                QWidget.setTabOrder(before, after)
        self._sections.show_route(route)

    def _drop_sections(self) -> None:
        if self._sections is not None:
            discard(self._sections)
            self._sections = None

    def _fill_menu(self) -> None:
        if self._menu.isEmpty():
            self._fill(self._menu)

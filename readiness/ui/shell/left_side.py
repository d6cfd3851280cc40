"""What stands at the left of the pages: the rail of the open document, or the panel of the start page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QMenu

from readiness.app.session import Session
from readiness.app.settings import Memory
from readiness.ui.look import Look
from readiness.ui.navigator import Navigator
from readiness.ui.routes import FindRoute, HelpRoute, MergedSitesRoute, PortfolioRoute, StartRoute
from readiness.ui.shell.current_document import CurrentDocument
from readiness.ui.shell.notices import Notices
from readiness.ui.shell.rail import Rail, RailPlace, kind_of
from readiness.ui.shell.sections import (
    ALL_SECTIONS,
    PORTFOLIO,
    PORTFOLIO_KEY,
    figures,
    help_section,
    section_of,
    sections,
)
from readiness.ui.theme.density import Density
from readiness.ui.widgets.elements import discard
from readiness.ui.widgets.key_names import key_name

if TYPE_CHECKING:
    from readiness.ui.shell.start_panel import StartPanel

# On the start page, the session of the open document, and whether there is a portfolio.
_Shows = tuple[bool, Session | None, bool]


class LeftSide:
    """Is made anew with each document; in between it shows where one is, and how the places stand."""

    def __init__(
        self,
        navigator: Navigator,
        documents: CurrentDocument,
        notices: Notices,
        memory: Memory,
        fill_menu: Callable[[QMenu], object],
    ) -> None:
        self._navigator, self._documents, self._notices, self._memory = navigator, documents, notices, memory
        self._fill_menu = fill_menu
        self.widget: Rail | StartPanel | None = None
        self._shows: _Shows = (False, None, False)

    def forget(self) -> None:
        """Take note that the window's content is made anew, the side with it."""
        self.widget = None

    def renew(self) -> None:
        """Have it made anew next time: its places are others."""
        self._shows = (False, None, False)

    def put(self, look: Look, row: QBoxLayout) -> None:
        """Put it at the left of a row, where it is not there yet."""
        session, start = self._documents.session, isinstance(self._navigator.route, StartRoute)
        shows = (start, session, bool(self._memory.settings.portfolio))
        if self.widget is not None and shows == self._shows:
            return
        before = self.widget
        self._shows = shows
        self._notices.leave_rail()
        if start and look.density is not Density.SMALL:
            from readiness.ui.shell.start_panel import StartPanel

            self.widget = StartPanel(look, self._fill_menu, self.go_to_help)
        else:
            self.widget = self._made_rail(look, session)
        row.insertWidget(0, self.widget)
        self._notices.stand_in(self.widget.state)
        if before is not None:
            discard(before)

    def show(self, look: Look) -> None:
        """Mark where one is, and say how the places stand."""
        session = self._documents.session
        if not isinstance(self.widget, Rail):
            return
        language, here = look.language, section_of(self._navigator.route)
        stand: dict[str, str] = {}
        if session is not None:
            self.widget.set_document(session.assessment.details.organisation, kind_of(look, session.assessment))
            stand = figures(session, language)
        name = language.gettext(here.name) if here is not None and session is not None else ""
        if isinstance(self._navigator.route, PortfolioRoute | MergedSitesRoute):
            name = language.gettext(PORTFOLIO)
        self.widget.show_here(name, {language.gettext(key): value for key, value in stand.items()})

    def open_menu(self) -> None:
        """Show the menu."""
        if self.widget is not None:
            self.widget.open_menu()

    def go_to_help(self) -> None:
        """Show help, first about the place where one is."""
        route = self._navigator.route
        if not isinstance(route, HelpRoute):
            self._navigator.go(HelpRoute(help_section(route)))

    def go_home(self) -> None:
        """Close the document, or leave a page outside a document."""
        if self._documents.session is not None:
            self._documents.close()
        else:
            self._navigator.go(StartRoute())

    def _made_rail(self, look: Look, session: Session | None) -> Rail:
        _, go = look.language.gettext, self._navigator.go
        rail = Rail(look, self.go_home, self._fill_menu)
        always = [RailPlace(_("Help"), "help", self.go_to_help, "F1")]
        if self._memory.settings.portfolio:
            # Only those who have one are led there: most people have one company.
            always.insert(0, RailPlace(_(PORTFOLIO), "table", partial(go, PortfolioRoute()), key_name(PORTFOLIO_KEY)))
        places = []
        if session is not None:
            places = [
                RailPlace(_(section.name), section.icon, partial(go, section.entrance), key_name(f"Ctrl+{n}"))
                for n, section in enumerate(ALL_SECTIONS, start=1)
                if section in sections(session.questionnaire)
            ]
            always.insert(0, RailPlace(_("Search"), "find", lambda: go(FindRoute()), key_name("Ctrl+F")))
        rail.set_places(places, always)
        return rail

"""What the window shows: the rail at the left, and one page at a time."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from readiness.app.abandoned_ballots import destroy_abandoned
from readiness.app.documents import load_adapters
from readiness.app.session import Delta, Source
from readiness.app.settings import Memory, Settings
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import check_is_text
from readiness.ui import background
from readiness.ui.navigator import Navigator
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import (
    DocumentRoute,
    FlagsRoute,
    ImportRoute,
    NewRoute,
    ProfileRoute,
    Route,
    StartRoute,
    TasksRoute,
    ViewsRoute,
)
from readiness.ui.services import Companions, Dialogs
from readiness.ui.shell.appearance import Appearance
from readiness.ui.shell.dialogs import SystemDialogs
from readiness.ui.shell.document_controller import DocumentController
from readiness.ui.shell.document_messages import DocumentMessages
from readiness.ui.shell.first_paint import ContentPaint
from readiness.ui.shell.left_side import LeftSide
from readiness.ui.shell.notices import Notices
from readiness.ui.shell.page_place import PagePlace, place_on, scroll_to, scrolled_on
from readiness.ui.shell.pages import make_page, prepare_next
from readiness.ui.shell.toast import ToastRoom
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import discard
from readiness.ui.widgets.focus_ring import FocusRing
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.plain import on_one_line
from readiness.ui.widgets.tab_order import ReadFromTop
from readiness.ui.widgets.unstored import Unstored

if TYPE_CHECKING:
    from readiness.ui.shell.actions import WindowActions
    from readiness.ui.shell.tour import TourBanner

_REMEMBER_DELAY_MS = 500
# What pages are made with.
_SHOWN_SETTINGS = ("language", "theme", "text_size", "single_keys", "go_on")
# Time for the first page to reach the screen.
_SETTLE_DELAY_MS = 20
_REFIT_DELAY_MS = 100
_DAY_CHECK_MS = 60_000
# The bar of a page that makes its own.
_USUAL_BAR = 64


class Workspace(QObject):
    """Fills a window with the page of the current route, in the language and look of the settings.

    It brings together navigator, open document and dialogs; pages get them in their context.
    """

    def __init__(self, window: QMainWindow, memory: Memory, appearance: Appearance, dialogs: Dialogs | None) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._appearance = appearance
        self.navigator = Navigator(self)
        self.notices = Notices(window, appearance.look, ToastRoom(self._bar_height, self._make_room))
        self._unstored = Unstored(appearance.look, self)
        self.dialogs = dialogs or SystemDialogs(window, appearance.look)
        self.documents = DocumentController(self.dialogs, self.notices, appearance.look, self)
        self._companions = Companions()
        self._messages = DocumentMessages(self.documents, self.navigator, memory, self._unstored)
        self._context = self._new_context()
        self._page: Page | None = None
        self._actions: WindowActions | None = None
        self._side = LeftSide(self.navigator, self.documents, self.notices, memory, self._fill_menu)
        self._tour: TourBanner | None = None
        # The samples whose tour was ended: it does not come back by itself.
        self._ended_tours: set[Path] = set()
        self._ring = FocusRing(window, self._context.tokens)
        # While the window is drawn to another size, its content is made anew once, at the end.
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(_REFIT_DELAY_MS)
        self._refit.timeout.connect(self._rebuild)
        # While a window stays open, another day begins.
        self._days = QTimer(self)
        self._days.setInterval(_DAY_CHECK_MS)
        self._days.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._leaving = self._left = False
        self._settled = False
        self.documents.note_samples(Path(entry.path) for entry in memory.settings.recent if entry.sample)
        self._listen()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        assert self._page is not None
        return self._page

    @property
    def companions(self) -> Companions:
        """What pages keep for as long as the window is open."""
        return self._companions

    def begin(self, document: Path | None) -> None:
        """Show the first page, in a document where one is given.

        Where the document cannot be opened, the start page is shown, and the fault is reported.
        """
        if document is not None:
            try:
                check_is_text(str(document))
                self.documents.open(document)
            except UserError as error:
                self.dialogs.complain(error)
            except Exception as error:  # noqa: BLE001 - shown like any other fault of ours
                sys.excepthook(type(error), error, error.__traceback__)
        self._build()
        if self._memory.settings.trouble is not None:
            self.notices.announce(self._memory.settings.trouble.sentence(self._context.language))

    def keep(self) -> None:
        """Store what is being typed, and have the file follow; everything stays open."""
        self._unstored.store()
        self.documents.publish()

    def end(self) -> None:
        """Store what is being typed and close the document."""
        self._leave_page()
        self._remember()
        self.documents.closed.disconnect(self._on_closed)
        self.documents.close()
        self._companions.close()

    # Building.

    def _listen(self) -> None:
        self.navigator.find_place(lambda: None if self._page is None else place_on(self._page))
        self.navigator.went.connect(self._on_went)
        self.navigator.again.connect(self._show_anew)
        documents = self.documents
        documents.opened.connect(self._on_opened)
        documents.closing.connect(self._on_closing)
        documents.closed.connect(self._on_closed)
        documents.stepping.connect(self._leave_page)
        documents.changed.connect(self._on_changed)
        documents.form_given.connect(self._on_form_given)
        documents.views_given.connect(self._on_views_given)
        for kept_elsewhere in (documents.moved, documents.kept_both, documents.renamed):
            kept_elsewhere.connect(self._remember)
            kept_elsewhere.connect(self._show_name)
        self._unstored.changed.connect(self._messages.show_saving)
        self._unstored.refused.connect(self.notices.announce)
        self._unstored.too_long.connect(self.notices.tell)
        self._memory.listen(self._on_settings)

    def _settle_in(self) -> None:
        """Do what the first page need not wait for."""
        self._settled = True
        self.actions()
        from readiness.ui.shell.glossary_tips import GlossaryTips

        GlossaryTips(self._window, self._appearance.look)
        QApplication.styleHints().colorSchemeChanged.connect(self._on_system_look)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self._on_application_state)
        self._days.timeout.connect(self._look_at_day)
        self._days.start()
        # The next document, and the first change of this one, need not wait for it.
        background.run(self, load_adapters, lambda _none: None)
        background.run(self, destroy_abandoned, lambda _none: None)

    def _build(self) -> None:
        """Make rail and page, in the language and look of the settings."""
        self._appearance.apply(self._window)
        self._context = self._new_context()
        self._ring.set_colour(self._context.tokens)
        centre = QWidget()
        self._layout = QHBoxLayout(centre)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._page_column = QVBoxLayout()
        self._page_column.setSpacing(0)
        self._layout.addLayout(self._page_column, 1)
        self._side.forget()
        self._tour = None
        self._put_page()
        self._window.setCentralWidget(centre)
        if not self._settled:
            ContentPaint(centre, _SETTLE_DELAY_MS, self._settle_in)
        # The window would show it a moment later; focus and screen readers want it now.
        centre.show()
        self._after_page_changed()

    def _rebuild(self) -> None:
        self._leave_page()
        draft = self.page.draft()
        if draft is not None:
            self.navigator.note(draft)
        place, spoken = place_on(self.page), self._context.language
        self._appearance.apply(self._window)
        self._context = self._new_context()
        if self._actions is not None:
            self._actions.deleteLater()
            self._actions = None
            self.actions()
        self.documents.speak(self._context)
        self._companions.speak(self._context)
        self._build()
        place.put_into(self.page)
        if self._context.language != spoken:
            # In the same language it would be read out once more.
            self._messages.show_state()

    def _put_page(self) -> None:
        self._side.put(self._context, self._layout)
        self._context = replace(self._context, open_session=self.documents.session)
        self._page = self._made_page()
        self._left = False
        self._put_tour()
        self._page_column.addWidget(self._page, 1)

    def _put_tour(self) -> None:
        """Put the banner of a sample company above its pages, as long as the tour is not ended."""
        wanted = (
            self.documents.is_sample and not self._tour_is_ended() and isinstance(self.navigator.route, DocumentRoute)
        )
        if wanted and self._tour is None:
            from readiness.ui.shell.tour import TourBanner

            self._tour = TourBanner(self._context, self.navigator, self._end_tour)
            self._page_column.insertWidget(0, self._tour)
        elif not wanted and self._tour is not None:
            discard(self._tour)
            self._tour = None
        if self._tour is not None:
            self._tour.show_route(self.navigator.route)

    def _tour_is_ended(self) -> bool:
        session = self.documents.session
        return session is not None and session.document.path in self._ended_tours

    def _end_tour(self) -> None:
        if self.documents.session is not None:
            self._ended_tours.add(self.documents.session.document.path)
        self._put_tour()
        self.page.take_focus()

    def fit(self) -> None:
        """Make everything anew where the window has another density now."""
        if self._window.centralWidget() is not None and not self._appearance.fits(self._window):
            self._refit.start()

    def _made_page(self) -> Page:
        try:
            return make_page(self._context, self.navigator.route)
        except Exception as error:  # noqa: BLE001 - shown like any other fault of ours; the window stays of use
            sys.excepthook(type(error), error, error.__traceback__)
            from readiness.ui.shell.failed_page import FailedPage

            return FailedPage(self._context)

    def _show_page(self, place: PagePlace | None = None) -> None:
        before = self._page
        self._put_page()
        if before is not None:
            discard(before)
        self.page.show()
        self._after_page_changed(place)

    def _show_anew(self) -> None:
        if self._window.centralWidget() is None or self._leaving:
            return
        scrolled = scrolled_on(self.page)
        self._show_page()
        scroll_to(self.page, scrolled)

    def _after_page_changed(self, place: PagePlace | None = None) -> None:
        self._side.show(self._context)
        self._show_name()
        self.notices.place_toast()
        self.page.take_focus()
        if place is not None:
            place.put_into(self.page)
        # On a page that is new, nothing is ringed before a key is pressed.
        self._ring.rest()
        if isinstance(self._page, ReadFromTop):
            self._page.begin_at_top(ringed=self._ring.isVisible())
        QTimer.singleShot(0, self, partial(prepare_next, self._context, self.navigator.route))

    def _leave_page(self) -> None:
        """Store what is being typed: the page is about to go, or the history about to be stepped through."""
        if self._page is None or self._leaving or self._left:
            return
        self._leaving = True
        try:
            self._unstored.store()
        finally:
            self._leaving = False

    def actions(self) -> list[QAction]:
        """Return what can be done from anywhere."""
        return self._made_actions().all()

    def _made_actions(self) -> "WindowActions":
        if self._actions is None:
            # A start makes them after its first paint.
            from readiness.ui.shell.actions import MenuActs, WindowActions

            self._actions = WindowActions(
                self._window, self._context, self.documents, MenuActs(self._side.open_menu, self._side.go_to_help)
            )
        return self._actions

    def _fill_menu(self, menu: QMenu) -> None:
        self._made_actions().fill(menu)

    # Changes of the route, the document, the settings and the system.

    def _on_went(self, _route: Route) -> None:
        if self._window.centralWidget() is not None:
            self._leave_page()
            self.notices.leave_page()
            place = self.navigator.place
            self._show_page(place if isinstance(place, PagePlace) else None)
            if self._tour is not None and place is None:
                self._tour.take_focus()

    def _on_opened(self) -> None:
        self._frame()
        self._messages.show_opened()
        if told := self._appearance.told_language:
            self.notices.announce(told)
        # Soon, but not before the document can be seen.
        QTimer.singleShot(_REMEMBER_DELAY_MS, self, self._remember)
        # A new assessment begins with who it is about; everything there can be skipped.
        session = self.documents.session
        new = isinstance(self.navigator.route, NewRoute) and session is not None and bool(session.questionnaire.profile)
        self.navigator.begin(ProfileRoute() if new else TasksRoute(), home=TasksRoute())

    def _on_closing(self) -> None:
        self._leave_page()
        # Whatever could not be stored now has no document any more.
        self._left = True
        self._remember()

    def _frame(self) -> None:
        """Show the language of what is open, where it does not speak the one that is wanted."""
        session = self.documents.session
        if self._appearance.frame(session.questionnaire if session else None) and self._window.centralWidget():
            self._rebuild()

    def _on_closed(self) -> None:
        self._frame()
        self._messages.show_closed()
        self.navigator.begin(StartRoute(), home=StartRoute())

    def _on_changed(self, delta: Delta, source: Source) -> None:
        if source is not Source.DAY:
            self._messages.show_saved()
        if delta.questionnaire:
            # The places of the rail, and every page that one could go back to, may have questions that are gone.
            self._side.renew()
            points = source is Source.EDIT and self._waits_for_confirmation()
            self.navigator.begin(FlagsRoute() if points else TasksRoute(), home=TasksRoute())
            return
        self._side.show(self._context)
        # A page outside the document shows nothing of it.
        if self._page is None or not isinstance(self.navigator.route, DocumentRoute):
            return
        elsewhere = self._page.lead_to(delta) if source is Source.STEP else None
        if elsewhere is not None:
            self.navigator.go(elsewhere)
        else:
            self._page.follow(delta)

    def _waits_for_confirmation(self) -> bool:
        # Imported when needed: a start goes without.
        from readiness.app.open_points import open_points

        session = self.documents.session
        return session is not None and bool(open_points(session.questionnaire, session.assessment).to_confirm)

    def _on_form_given(self, form: object) -> None:
        self.navigator.go(ImportRoute(form))  # type: ignore[arg-type]

    def _on_views_given(self, forms: object) -> None:
        self.navigator.go(ViewsRoute(tuple(forms)))  # type: ignore[arg-type]

    def _on_settings(self, before: Settings) -> None:
        now = self._memory.settings
        if bool(now.portfolio) is not bool(before.portfolio) and self._window.centralWidget() is not None:
            self._side.put(self._context, self._layout)
            self._side.show(self._context)
        if all(getattr(now, name) == getattr(before, name) for name in _SHOWN_SETTINGS):
            return
        if self._window.centralWidget() is not None:
            self._rebuild()
        if now.language != before.language and (told := self._appearance.told_language):
            self.notices.announce(told)
        if now.text_size != before.text_size:
            self.notices.announce(self._context.language.gettext("Text size {n}%").format(n=now.text_size))

    def _bar_height(self) -> int:
        return self._page.bar_height if isinstance(self._page, FramedPage) else zoomed(_USUAL_BAR)

    def _make_room(self, height: int) -> None:
        """Have the page begin further down."""
        self._page_column.setContentsMargins(0, height, 0, 0)

    def _on_system_look(self) -> None:
        if not self._memory.settings.theme:
            self._rebuild()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.documents.look_at_file()
            self._look_at_day()

    def _look_at_day(self) -> None:
        """Show what another day makes overdue, in a window that was left open."""
        session, before = self.documents.session, self.page
        if session is None:
            return
        self._unstored.store()
        place = place_on(before)
        session.look_at_day()
        if self.page is not before:
            place.put_into(self.page)

    # Small things.

    def _show_name(self) -> None:
        """Show in the title which document is open."""
        session = self.documents.session
        if session is None:
            self._window.setWindowTitle("Readiness")
        else:
            # Qt would replace this mark by one for unsaved changes.
            name = on_one_line(session.document.path.stem).replace("[*]", "[*][*]")
            self._window.setWindowTitle(f"{name} – Readiness")

    def _new_context(self) -> PageContext:
        look = self._appearance.look()
        return PageContext(
            look.language,
            look.tokens,
            look.density,
            self.navigator,
            self.notices,
            self.dialogs,
            self.documents,
            self._companions,
            self._memory,
            self._unstored,
            self.actions,
            self.documents.session,
            make_page,
        )

    def _remember(self) -> None:
        entry = self.documents.as_recent()
        if entry is not None:
            self._memory.keep(self._memory.settings.with_recent(entry))

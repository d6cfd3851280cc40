"""The window: one view at a time, a bar on top, the saved state below."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from readiness.app.session import Delta
from readiness.app.settings import TEXT_SIZES, Memory, Settings
from readiness.foundation.language import Language
from readiness.ui.context import Drafting, Following, Leaving, ViewContext
from readiness.ui.routes import NewRoute, ProfileRoute, Route, StartRoute, TasksRoute
from readiness.ui.shell import dialogs
from readiness.ui.shell.appearance import Appearance
from readiness.ui.shell.document_controller import DocumentController
from readiness.ui.shell.document_messages import DocumentMessages
from readiness.ui.shell.first_paint import FirstPaint
from readiness.ui.shell.status_line import StatusLine
from readiness.ui.shell.top_bar import TopBar
from readiness.ui.shell.view_factory import ViewFactory
from readiness.ui.theme.tokens import THEMES

if TYPE_CHECKING:
    from readiness.ui.shell.commands import Command, Group

_REMEMBER_DELAY_MS = 500
_LONGEST_WAY_BACK = 50


class MainWindow(QMainWindow):
    """Shows the view of the current route, in the language and look of the settings."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.documents = DocumentController(self)
        self.memory = Memory(settings)
        self._appearance = Appearance(self.memory)
        self._route: Route = StartRoute()
        self._way: list[Route] = []
        self._factory = ViewFactory(self, self.documents)
        self.line = StatusLine()
        self.setStatusBar(self.line)
        self._context = self._new_context()
        self._view = QWidget()
        self.setMinimumSize(640, 480)
        self.resize(1180, 780)
        if settings.window:
            from PySide6.QtCore import QByteArray

            # Qt sees to it that the window lies on a screen that is still there.
            self.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))
        self.setAcceptDrops(True)
        self.messages = DocumentMessages(self)
        self._listen()

    @property
    def context(self) -> ViewContext:
        """Language, look and ways out as they are now."""
        return self._context

    @property
    def view(self) -> QWidget:
        """The view that is shown."""
        return self._view

    @property
    def route(self) -> Route:
        """The place that is shown."""
        return self._route

    # Ways.

    def go(self, route: Route) -> None:
        """Show another place."""
        if route != self._route:
            self._way = [*self._way[1 - _LONGEST_WAY_BACK :], self._route]
        self._show(route)

    def back(self) -> None:
        """Show the place before; from the first one, the start page."""
        session = self.documents.session
        self._show(self._way.pop() if self._way else TasksRoute() if session else StartRoute())

    def can_go_back(self) -> bool:
        """Return whether there is a place before."""
        return bool(self._way)

    def go_to_list(self) -> None:
        """Show all questions of the current dimension, or of the first one that waits."""
        from readiness.ui.shell.sections import list_here

        if self.documents.session is not None:
            self.go(list_here(self._route, self.documents.session))

    # How it looks.

    def set_language(self, language: Language) -> None:
        """Speak another language from now on."""
        self.memory.change(language=language.code)
        self._rebuild()

    def set_theme(self, theme: str) -> None:
        """Look different from now on; an empty name follows the system."""
        self.memory.change(theme=theme)
        self._rebuild()

    def set_text_size(self, percent: int) -> None:
        """Write larger or smaller from now on."""
        self.memory.change(text_size=percent)
        self._rebuild()
        self.line.announce(self._context.language.gettext("Text size {n} %").format(n=percent))

    def step_text_size(self, steps: int) -> None:
        """Go to the next larger (1) or smaller (-1) size of text."""
        now = self.memory.settings.text_size
        others = [size for size in TEXT_SIZES if (size - now) * steps > 0]
        if others:
            self.set_text_size(min(others, key=lambda size: abs(size - now)))

    # What can be done from anywhere.

    def ask_to_open(self) -> None:
        """Ask for a document and open it."""
        from readiness.ui.shell.form_actions import take_in

        path = dialogs.ask_document_to_open(self, self._context.language)
        if path is not None:
            take_in(self, path)

    def save_as(self) -> None:
        """Ask for another place and keep the document there from now on."""
        self.messages.save_as()

    def open_backup(self) -> None:
        """Show the backups of the open document and open one of them."""
        if self.documents.session is not None:
            self.messages.open_backup(self.documents.session.path)

    def undo(self) -> None:
        """Take back the latest change, and show it."""
        self._leave_view()
        self._after_step(self.documents.undo())

    def redo(self) -> None:
        """Apply the latest undone change again, and show it."""
        self._leave_view()
        self._after_step(self.documents.redo())

    def close_document(self) -> None:
        """Put the open document away and go to the start page."""
        self._leave_view()
        self._remember()
        self.documents.close()

    # What Qt calls.

    def showEvent(self, event: QShowEvent) -> None:
        """Build when there is somebody to see it: until then a route is only a note."""
        if self.centralWidget() is None:
            self._build()
            FirstPaint(self, self._settle_in)
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing unsaved behind."""
        self._leave_view()
        self._remember()
        self.memory.change(window=self.saveGeometry().toBase64().toStdString())
        self.documents.closed.disconnect(self._on_closed)
        self.documents.close()
        self._factory.close()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a document, a report or a filled form."""
        from readiness.ui.shell.drops import dropped_file

        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what was dropped: a document is opened, a filled form compared with the open document."""
        from readiness.ui.shell.drops import dropped_file
        from readiness.ui.shell.form_actions import take_in

        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            # Whoever dropped it waits for the drop to end, not for the document.
            QTimer.singleShot(0, partial(take_in, self, path))

    # What is shown anew.

    def show_name(self) -> None:
        """Show in the title which document is open."""
        session = self.documents.session
        self.setWindowTitle(f"{session.path.stem} – Readiness" if session else "Readiness")

    def show_stored(self) -> None:
        """Show the current place anew: something on it was not stored."""
        scrolled = self._scrolled()
        self._show_view()
        self._scroll_to(scrolled)

    def refresh_start(self) -> None:
        """Show the start page anew where it is shown: what it lists has changed."""
        if isinstance(self._route, StartRoute) and self.centralWidget() is not None:
            self._show_view()

    # Building.

    def _listen(self) -> None:
        documents = self.documents
        documents.opened.connect(self._on_opened)
        documents.closed.connect(self._on_closed)
        documents.changed.connect(self._on_changed)
        documents.moved.connect(self._remember)
        documents.kept_both.connect(self._remember)

    def _settle_in(self) -> None:
        """Do what the first picture of a start need not wait for."""
        from PySide6.QtGui import QKeySequence, QShortcut

        for group in self._command_groups():
            for command in group.commands:
                for keys in command.keys:
                    QShortcut(QKeySequence(keys), self, partial(self._run, command))
        QApplication.styleHints().colorSchemeChanged.connect(self._on_system_look)

    def _build(self) -> None:
        """Make bar and view, in the language and look of the settings."""
        self._appearance.apply(self)
        self.line.fit_text_size()
        self._bar = TopBar(self._context.language, self._command_groups, self.close_document, self.go)
        centre = QWidget()
        self._layout = QVBoxLayout(centre)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._bar)
        self._view = self._factory.make(self._route, self._context)
        self._layout.addWidget(self._view, 1)
        self.setCentralWidget(centre)
        # The window would show it a moment later; focus and screen readers want it now.
        centre.show()
        self._after_view_changed()

    def _rebuild(self) -> None:
        self._leave_view()
        if isinstance(self._view, Drafting):
            self._route = self._view.draft()
        self._context = self._new_context()
        scrolled = self._scrolled()
        self._build()
        self._scroll_to(scrolled)
        self.messages.tell_again()

    def _show(self, route: Route) -> None:
        self._route = route
        if self.centralWidget() is not None:
            self._leave_view()
            self._show_view()

    def _show_view(self) -> None:
        view = self._factory.make(self._route, self._context)
        self._layout.removeWidget(self._view)
        self._view.hide()
        self._view.deleteLater()
        self._view = view
        self._layout.addWidget(view, 1)
        view.show()
        self._after_view_changed()

    def _after_view_changed(self) -> None:
        session = self.documents.session
        self._bar.show_place(self._route, session.questionnaire if session else None)
        self.show_name()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_view(self) -> None:
        if isinstance(self._view, Leaving):
            self._view.leave()

    # What happens at the desk and in the system.

    def _on_opened(self) -> None:
        self._way.clear()
        self.messages.tell_opened()
        # Soon, but not before the document can be seen.
        QTimer.singleShot(_REMEMBER_DELAY_MS, self._remember)
        # A new assessment begins with who it is about; everything there can be skipped.
        session = self.documents.session
        new = isinstance(self._route, NewRoute) and session is not None and bool(session.questionnaire.profile)
        self._show(ProfileRoute() if new else TasksRoute())

    def _on_closed(self) -> None:
        self.messages.tell_closed()
        self._way.clear()
        self._show(StartRoute())

    def _on_changed(self, delta: Delta) -> None:
        self.messages.tell_changed()
        if "details" in delta.parts and isinstance(self._route, TasksRoute):
            self._show_view()

    def _on_system_look(self) -> None:
        if not self.memory.settings.theme:
            self._rebuild()

    def _after_step(self, delta: Delta | None) -> None:
        """Show what undo or redo changed, where it was changed."""
        if delta is None:
            self.line.announce(self._context.language.gettext("There is nothing to undo or redo."))
        elif isinstance(self._view, Following):
            self._view.follow(delta)
        else:
            self.show_stored()

    # Small things.

    def _command_groups(self) -> "tuple[Group, ...]":
        from readiness.ui.shell.commands import command_groups

        return command_groups(self)

    def _run(self, command: "Command") -> None:
        """Do what a key asks for, where that is possible now."""
        if command.usable():
            command.run()

    def _new_context(self) -> ViewContext:
        language = self.memory.settings.spoken()
        tokens = THEMES[self._appearance.theme()]
        return ViewContext(language, tokens, self.go, self.back, self.line.announce, self.memory)

    def _remember(self) -> None:
        entry = self.documents.as_recent(self._context.language)
        if entry is not None:
            self.memory.keep(self.memory.settings.with_recent(entry))

    def _scrolled(self) -> int:
        return self._view.verticalScrollBar().value() if isinstance(self._view, QScrollArea) else 0

    def _scroll_to(self, value: int) -> None:
        """Scroll a view that was made anew to where its forerunner stood, once it knows how long it is."""
        view = self._view
        if value and isinstance(view, QScrollArea):
            QTimer.singleShot(0, view, partial(view.verticalScrollBar().setValue, value))

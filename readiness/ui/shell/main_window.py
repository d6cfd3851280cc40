"""The window: one view at a time, a bar on top, the saved state below."""

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget

from readiness.app.session import Delta
from readiness.app.settings import Settings, save_settings
from readiness.foundation.errors import UserError
from readiness.foundation.i18n import translator
from readiness.ui.context import ViewContext
from readiness.ui.routes import NewRoute, ProfileRoute, QuestionRoute, Route, StartRoute, TasksRoute
from readiness.ui.shell import dialogs
from readiness.ui.shell.top_bar import BarActions, TopBar
from readiness.ui.shell.view_factory import ViewFactory
from readiness.ui.theme.stylesheet import stylesheet
from readiness.ui.theme.tokens import THEMES
from readiness.ui.theme.typography import SMALL, scaled
from readiness.ui.viewmodels.desk import Desk
from readiness.ui.views.question_view import QuestionView

_REMEMBER_DELAY_MS = 500


class MainWindow(QMainWindow):
    """Shows the view of the current route, in the language and theme of the settings."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.desk = Desk(self)
        self._settings = settings
        self._route: Route = StartRoute()
        self._factory = ViewFactory(self, self.desk)
        self._context = self._new_context()
        self._view = QWidget()
        self.setMinimumSize(640, 480)
        self.resize(1180, 780)
        self._status = QLabel()
        scaled(self._status, SMALL)
        self.statusBar().addWidget(self._status)
        self.statusBar().setSizeGripEnabled(False)
        self._listen()

    @property
    def view(self) -> QWidget:
        """The view that is shown."""
        return self._view

    def go(self, route: Route) -> None:
        """Show another place."""
        self._route = route
        if self.centralWidget() is not None:
            self._show_view()

    def set_language(self, language: str) -> None:
        """Speak another language from now on."""
        self._change_settings(msgspec.structs.replace(self._settings, language=language))
        self._rebuild()

    def set_theme(self, theme: str) -> None:
        """Look different from now on; an empty name follows the system."""
        self._change_settings(msgspec.structs.replace(self._settings, theme=theme))
        self._rebuild()

    def close_document(self) -> None:
        """Put the open document away and go to the start page."""
        self._leave_view()
        self._remember()
        self.desk.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Build when there is somebody to see it: until then a route is only a note."""
        if self.centralWidget() is None:
            self._build()
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing unsaved behind."""
        self._leave_view()
        self._remember()
        self.desk.closed.disconnect(self._on_closed)
        self.desk.close()
        self._factory.close()
        event.accept()

    # Building.

    def _listen(self) -> None:
        desk = self.desk
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)
        desk.changed.connect(self._on_changed)
        desk.failed.connect(self._on_failed)
        desk.publishing_failed.connect(lambda error: self._announce(error.sentence(self._context.t)))
        desk.moved.connect(self._on_moved)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, self._redo)

    def _build(self) -> None:
        """Make bar and view, in the language and theme of the settings."""
        self.setStyleSheet(stylesheet(self._theme_name()))
        language = self._context.language
        actions = BarActions(
            close=self.close_document,
            save_as=self._save_as,
            undo=self._undo,
            redo=self._redo,
            can_undo=self.desk.can_undo,
            can_redo=self.desk.can_redo,
            set_language=self.set_language,
            set_theme=self.set_theme,
        )
        self._bar = TopBar(self._context.t, actions, language, self._settings.theme)
        centre = QWidget()
        self._layout = QVBoxLayout(centre)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._bar)
        self._view = self._factory.make(self._route, self._context, self._settings.recent)
        self._layout.addWidget(self._view, 1)
        self.setCentralWidget(centre)
        # The window would show it a moment later; focus and screen readers want it now.
        centre.show()
        self._after_view_changed()

    def _rebuild(self) -> None:
        self._leave_view()
        self._context = self._new_context()
        self._build()

    def _show_view(self) -> None:
        self._leave_view()
        view = self._factory.make(self._route, self._context, self._settings.recent)
        self._layout.removeWidget(self._view)
        self._view.hide()
        self._view.deleteLater()
        self._view = view
        self._layout.addWidget(view, 1)
        view.show()
        self._after_view_changed()

    def _after_view_changed(self) -> None:
        session = self.desk.session
        self._bar.show_document_actions(visible=session is not None and not isinstance(self._route, NewRoute))
        self.setWindowTitle(f"{session.path.stem} – Readiness" if session else "Readiness")
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_view(self) -> None:
        if isinstance(self._view, QuestionView):
            self._view.store_note()

    # What happens at the desk.

    def _on_opened(self) -> None:
        self._status.setText(self._context.t.gettext("All answers are saved."))
        # Soon, but not before the document can be seen.
        QTimer.singleShot(_REMEMBER_DELAY_MS, self._remember)
        # A new assessment begins with who it is about; everything there can be skipped.
        session = self.desk.session
        new = isinstance(self._route, NewRoute) and session is not None and bool(session.questionnaire.profile)
        self.go(ProfileRoute() if new else TasksRoute())

    def _on_closed(self) -> None:
        self._status.setText("")
        self.go(StartRoute())

    def _on_changed(self, delta: Delta) -> None:
        if self.desk.saved_at is not None:
            words = self._context.t.gettext("Saved {time}")
            self._status.setText(words.format(time=self.desk.saved_at.strftime("%H:%M")))
        if "details" in delta.parts and isinstance(self._route, TasksRoute):
            self._show_view()

    def _on_failed(self, error: UserError) -> None:
        gone = tuple(entry for entry in self._settings.recent if not Path(entry.path).exists())
        for entry in gone:
            self._change_settings(self._settings.without_recent(entry.path))
        dialogs.complain(self, self._context.t, error)
        if gone and isinstance(self._route, StartRoute):
            self._show_view()

    def _on_moved(self, path: Path) -> None:
        self._announce(self._context.t.gettext("The document is now kept in {name}.").format(name=path.name))
        self._remember()
        self.setWindowTitle(f"{path.stem} – Readiness")

    # Actions of the bar and of keys.

    def _undo(self) -> None:
        self._leave_view()
        self._after_step(self.desk.undo())

    def _redo(self) -> None:
        self._after_step(self.desk.redo())

    def _after_step(self, delta: Delta | None) -> None:
        """Show what undo or redo changed, where it was changed."""
        if delta is None:
            self._announce(self._context.t.gettext("There is nothing to undo or redo."))
            return
        if delta.answers and isinstance(self._route, QuestionRoute):
            self._route = QuestionRoute(next(iter(delta.answers)))
        self._show_view()

    def _save_as(self) -> None:
        session = self.desk.session
        path = dialogs.ask_document_path(self, self._context.t, session.path) if session else None
        if path is not None:
            self.desk.publish_as(path)

    # Small things.

    def _new_context(self) -> ViewContext:
        language = self._settings.spoken()
        return ViewContext(language, translator(language), THEMES[self._theme_name()], self.go, self._announce)

    def _announce(self, words: str) -> None:
        """Tell it in the status line and to assistive technology."""
        # Not needed for a start, which they would slow down.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self._status.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._status, words))

    def _remember(self) -> None:
        entry = self.desk.as_recent(self._context.language, self._context.t)
        if entry is not None:
            self._change_settings(self._settings.with_recent(entry))

    def _change_settings(self, settings: Settings) -> None:
        self._settings = settings
        save_settings(settings)

    def _theme_name(self) -> str:
        if self._settings.theme in THEMES:
            return self._settings.theme
        dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"

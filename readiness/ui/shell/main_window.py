"""The window: one view at a time, a bar on top, the saved state below."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readiness.app.session import Delta, Session
from readiness.app.settings import Recent, Settings, save_settings
from readiness.documents.document import Document, Recoverable, recoverable
from readiness.documents.schema import SUFFIX
from readiness.foundation import clock, logs
from readiness.foundation.errors import UserError
from readiness.foundation.i18n import LANGUAGES, translator
from readiness.ui.context import ViewContext
from readiness.ui.routes import (
    AnswersRoute,
    NewRoute,
    QuestionRoute,
    ResultsRoute,
    Route,
    StartRoute,
    TasksRoute,
)
from readiness.ui.theme.stylesheet import stylesheet
from readiness.ui.theme.tokens import THEMES
from readiness.ui.theme.typography import SMALL, scaled
from readiness.ui.views.question_view import QuestionView
from readiness.ui.views.start_view import StartActions, StartView
from readiness.ui.views.tasks_view import TasksView
from readiness.ui.widgets.building import button

if TYPE_CHECKING:
    from readiness.reporting.worker import ReportWorker
    from readiness.ui.views.new_view import NewAssessment

# The published file follows the last change after this pause, and at every close.
_PUBLISH_DELAY_MS = 3000


class MainWindow(QMainWindow):
    """Holds the session, makes views, and keeps the published file up to date."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._session: Session | None = None
        self._route: Route = StartRoute()
        self._worker: ReportWorker | None = None
        self.setMinimumSize(640, 480)
        self.resize(1180, 780)
        self._publish_timer = QTimer(self)
        self._publish_timer.setSingleShot(True)
        self._publish_timer.setInterval(_PUBLISH_DELAY_MS)
        self._publish_timer.timeout.connect(self._publish)
        self._add_shortcuts()
        self._apply_look()
        self._rebuild()

    # Places.

    @property
    def session(self) -> Session | None:
        """The open document's session."""
        return self._session

    @property
    def view(self) -> QWidget:
        """The view that is shown."""
        return self._view

    def go(self, route: Route) -> None:
        """Show another place."""
        self._route = route
        self._show_view()

    def open_path(self, path: Path) -> None:
        """Open a document and show its task list; says so where that is not possible."""
        try:
            document = Document.open(path)
        except UserError as error:
            if not path.exists():
                self._change_settings(self._settings.without_recent(str(path)))
            self._complain(error)
            self.go(self._route)
            return
        self._begin(Session(document))

    def set_language(self, language: str) -> None:
        """Speak another language from now on."""
        self._change_settings(msgspec.structs.replace(self._settings, language=language))
        self._rebuild()

    def set_theme(self, theme: str) -> None:
        """Look different from now on; an empty name follows the system."""
        self._change_settings(msgspec.structs.replace(self._settings, theme=theme))
        self._apply_look()
        self._rebuild()

    def close_document(self) -> bool:
        """Publish and close the open document; returns whether it could be closed."""
        if self._session is None:
            return True
        self._leave_view()
        self._remember()
        self._publish_timer.stop()
        try:
            self._session.close()
        except UserError as error:
            # The working copy stays: the start page offers it for recovery.
            self._complain(error)
        self._session = None
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing unsaved behind."""
        self.close_document()
        if self._worker is not None:
            self._worker.close()
        event.accept()

    # Use cases behind the start page.

    def _open_dialog(self) -> None:
        title = self._t.gettext("Open an assessment")
        name, _ = QFileDialog.getOpenFileName(self, title, str(_documents_folder()), f"Readiness (*{SUFFIX})")
        if name:
            self.open_path(Path(name))

    def _open_sample(self) -> None:
        from readiness.app.sample import create_sample

        try:
            path = create_sample(_documents_folder(), self._language)
        except UserError as error:
            self._complain(error)
            return
        self.open_path(path)

    def _recover(self, entry: Recoverable) -> None:
        try:
            self._begin(Session(Document.recover(entry.working_path)))
        except UserError as error:
            self._complain(error)

    def _create(self, wanted: "NewAssessment") -> None:
        from readiness.app.documents import create_document

        try:
            session = create_document(wanted.path, wanted.questionnaire, wanted.organisation, wanted.depth)
        except UserError as error:
            self._complain(error)
            return
        self._begin(session)

    def _begin(self, session: Session) -> None:
        self.close_document()
        self._session = session
        session.listen(self._on_changed)
        self._saved_at(None)
        self._remember()
        self.go(TasksRoute())

    # The one view.

    def _rebuild(self) -> None:
        """Make everything anew, in the language and theme of the settings."""
        self._language = self._settings.spoken()
        self._t = translator(self._language)
        tokens = THEMES[self._theme_name()]
        self._context = ViewContext(self._language, self._t, tokens, self.go, self._announce)
        centre = QWidget()
        self._layout = QVBoxLayout(centre)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._top_bar())
        self._view: QWidget = QWidget()
        self._layout.addWidget(self._view, 1)
        self._status = QLabel()
        scaled(self._status, SMALL)
        self.statusBar().deleteLater()
        self.setStatusBar(None)  # type: ignore[arg-type]
        self.statusBar().addWidget(self._status)
        self.statusBar().setSizeGripEnabled(False)
        self.setCentralWidget(centre)
        self._show_view()

    def _show_view(self) -> None:
        self._leave_view()
        view = self._make_view(self._route)
        self._layout.replaceWidget(self._view, view)
        self._view.hide()
        self._view.deleteLater()
        self._view = view
        in_document = self._session is not None and not isinstance(self._route, StartRoute | NewRoute)
        self._home.setVisible(in_document)
        self._show_title()
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_view(self, route: Route) -> QWidget:
        context, session = self._context, self._session
        if isinstance(route, NewRoute):
            return self._new_view()
        if session is None or isinstance(route, StartRoute):
            actions = StartActions(self._open_dialog, self.open_path, self._open_sample, self._recover)
            return StartView(context, actions, self._settings.recent, recoverable())
        if isinstance(route, QuestionRoute):
            return QuestionView(context, session, route.code)
        if isinstance(route, AnswersRoute):
            from readiness.ui.views.answers_view import AnswersView

            return AnswersView(context, session, route.dimension)
        if isinstance(route, ResultsRoute):
            return self._results_view(session)
        return TasksView(context, session)

    def _new_view(self) -> QWidget:
        # Reading YAML belongs to new assessments only: an opened document brings its questionnaire along.
        from readiness.catalog.packs import load_pack, pack_folders
        from readiness.ui.views.new_view import NewView

        packs = []
        for folder in pack_folders():
            try:
                packs.append(load_pack(folder))
            except UserError as error:
                self._complain(error)
        return NewView(self._context, packs, _documents_folder(), self._create, self._choose_document_path)

    def _results_view(self, session: Session) -> QWidget:
        from readiness.reporting.worker import ReportWorker
        from readiness.ui.views.report_panel import ReportPanel
        from readiness.ui.views.results_view import ResultsView

        if self._worker is None:
            self._worker = ReportWorker()
        # Whoever looks at the result will want the report next.
        QTimer.singleShot(0, self._worker.start)
        panel = ReportPanel(self._context, session, self._worker, self._choose_report_path)
        return ResultsView(self._context, session, panel)

    def _leave_view(self) -> None:
        if isinstance(self._view, QuestionView):
            self._view.store_note()

    def _top_bar(self) -> QFrame:
        _ = self._t.gettext
        bar = QFrame()
        bar.setProperty("role", "bar")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(16, 6, 16, 6)
        self._home = button(_("Close"), self._close_and_go_home, "link")
        layout.addWidget(self._home)
        layout.addStretch(1)
        layout.addWidget(self._menu_button())
        return bar

    def _menu_button(self) -> QToolButton:
        _ = self._t.gettext
        menu = QMenu(self)
        menu.addAction(_("Undo"), self._undo)
        menu.addAction(_("Redo"), self._redo)
        menu.addSeparator()
        names = {"de": "Deutsch", "en": "English"}
        for language in LANGUAGES:
            action = menu.addAction(names[language], partial(self.set_language, language))
            action.setCheckable(True)
            action.setChecked(language == self._language)
        menu.addSeparator()
        themes = {"": _("Look of the system"), "light": _("Light"), "dark": _("Dark"), "contrast": _("High contrast")}
        for theme, name in themes.items():
            action = menu.addAction(name, partial(self.set_theme, theme))
            action.setCheckable(True)
            action.setChecked(theme == self._settings.theme)
        opener = QToolButton()
        opener.setText(_("Menu"))
        opener.setMenu(menu)
        opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return opener

    def _add_shortcuts(self) -> None:
        for keys, action in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
            (QKeySequence.StandardKey.Open, self._open_dialog),
        ):
            QShortcut(QKeySequence(keys), self, action)

    # State.

    def _on_changed(self, delta: Delta) -> None:
        self._publish_timer.start()
        self._saved_at(clock.now().astimezone())
        if delta.details:
            self._show_view()

    def _undo(self) -> None:
        if self._session is not None:
            self._leave_view()
            self._after_step(self._session.undo())

    def _redo(self) -> None:
        if self._session is not None:
            self._after_step(self._session.redo())

    def _after_step(self, delta: Delta | None) -> None:
        """Show what undo or redo changed, where it was changed."""
        if delta is None:
            self._announce(self._t.gettext("There is nothing to undo or redo."))
            return
        if delta.answers and isinstance(self._route, QuestionRoute):
            self._route = QuestionRoute(next(iter(delta.answers)))
        self._show_view()

    def _publish(self) -> None:
        if self._session is None:
            return
        before = self._session.path
        try:
            path = self._session.publish()
        except UserError as error:
            self._status.setText(error.sentence(self._t))
            return
        if path != before:
            words = self._t.gettext("The file was changed elsewhere. Both are kept; yours is now {name}.")
            self._announce(words.format(name=path.name))
            self._show_title()

    def _saved_at(self, moment: datetime | None) -> None:
        words = self._t.gettext("All answers are saved.")
        if moment is not None:
            words = self._t.gettext("Saved {time}").format(time=moment.strftime("%H:%M"))
        self._status.setText(words)

    def _announce(self, words: str) -> None:
        """Tell it in the status line and to assistive technology."""
        self._status.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._status, words))

    def _remember(self) -> None:
        session = self._session
        if session is None:
            return
        from readiness.results.phrases import Phrases

        result = session.result()
        stage = Phrases(result, self._language, self._t).overall()
        entry = Recent(str(session.path), session.assessment.details.organisation, stage, clock.today())
        self._change_settings(self._settings.with_recent(entry))

    def _change_settings(self, settings: Settings) -> None:
        self._settings = settings
        save_settings(settings)

    def _close_and_go_home(self) -> None:
        self.close_document()
        self._status.setText("")
        self.go(StartRoute())

    def _complain(self, error: UserError) -> None:
        QMessageBox.warning(self, "Readiness", error.sentence(self._t))

    def _choose_document_path(self, suggested: Path) -> Path | None:
        words = self._t.gettext("Where should the assessment be kept?")
        name, _ = QFileDialog.getSaveFileName(self, words, str(suggested), f"Readiness (*{SUFFIX})")
        return Path(name).with_suffix(SUFFIX) if name else None

    def _choose_report_path(self, suggested: Path) -> Path | None:
        words = self._t.gettext("Save report")
        name, _ = QFileDialog.getSaveFileName(self, words, str(suggested), "PDF (*.pdf)")
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(".pdf")

    def _show_title(self) -> None:
        session = self._session
        self.setWindowTitle(f"{session.path.stem} – Readiness" if session else "Readiness")

    def _theme_name(self) -> str:
        if self._settings.theme in THEMES:
            return self._settings.theme
        dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _apply_look(self) -> None:
        self.setStyleSheet(stylesheet(THEMES[self._theme_name()]))


def _documents_folder() -> Path:
    """Return the user's documents folder, made if missing."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)) / "Readiness"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        logs.fault(error)
        return Path.home()
    return folder

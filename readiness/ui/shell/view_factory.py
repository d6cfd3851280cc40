"""From a route to its view. Views that a start does not need are imported when they are first shown."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from readiness.app.session import Session
from readiness.app.settings import Recent
from readiness.foundation.errors import UserError
from readiness.ui.context import ViewContext
from readiness.ui.routes import (
    AnswersRoute,
    CheckpointsRoute,
    NewRoute,
    ProfileRoute,
    QuestionRoute,
    ResultsRoute,
    Route,
    StartRoute,
    TasksRoute,
    Within,
)
from readiness.ui.shell import dialogs
from readiness.ui.viewmodels.desk import Desk
from readiness.ui.views.question_view import QuestionView

if TYPE_CHECKING:
    from readiness.reporting.worker import ReportWorker


class ViewFactory:
    """Makes views, and keeps the report's process warm between them."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        self._window = window
        self._desk = desk
        self._worker: ReportWorker | None = None

    def make(self, route: Route, context: ViewContext, recent: tuple[Recent, ...]) -> QWidget:
        """Return a new view; without a document every place within one leads to the start page."""
        session = self._desk.session
        if isinstance(route, NewRoute):
            return self._new(context)
        if session is None or isinstance(route, StartRoute):
            return self._start(context, recent)
        return self._within(route, context, session)

    def close(self) -> None:
        """End the report's process."""
        if self._worker is not None:
            self._worker.close()

    def _start(self, context: ViewContext, recent: tuple[Recent, ...]) -> QWidget:
        from readiness.documents.document import recoverable
        from readiness.ui.views.start_view import StartActions, StartView

        def open_document() -> None:
            path = dialogs.ask_document_to_open(self._window, context.t)
            if path is not None:
                self._desk.open(path)

        def open_sample() -> None:
            self._desk.open_sample(dialogs.documents_folder(), context.language)

        actions = StartActions(open_document, self._desk.open, open_sample, self._desk.recover)
        return StartView(context, actions, recent, recoverable())

    def _new(self, context: ViewContext) -> QWidget:
        # Reading YAML belongs to new assessments only: a document brings its questionnaire along.
        from readiness.catalog.packs import load_pack, pack_folders
        from readiness.ui.views.new_view import NewAssessment, NewView

        packs = []
        for folder in pack_folders():
            try:
                packs.append(load_pack(folder))
            except UserError as error:
                dialogs.complain(self._window, context.t, error)

        def create(wanted: NewAssessment) -> None:
            self._desk.create(wanted.path, wanted.questionnaire, wanted.organisation, wanted.depth)

        def choose_path(suggested: Path) -> Path | None:
            return dialogs.ask_document_path(self._window, context.t, suggested)

        return NewView(context, packs, dialogs.documents_folder(), create, choose_path)

    def _within(self, route: Within, context: ViewContext, session: Session) -> QWidget:
        match route:
            case QuestionRoute(code=code):
                view: QWidget = QuestionView(context, session, code)
            case AnswersRoute(dimension=dimension):
                from readiness.ui.views.answers_view import AnswersView

                view = AnswersView(context, session, dimension)
            case ProfileRoute():
                from readiness.ui.views.profile_view import ProfileView

                view = ProfileView(context, session)
            case CheckpointsRoute():
                from readiness.ui.views.checkpoints_view import CheckpointsView

                view = CheckpointsView(context, session)
            case ResultsRoute():
                view = self._results(context, session)
            case TasksRoute():
                from readiness.ui.views.tasks_view import TasksView

                view = TasksView(context, session)
        return view

    def _results(self, context: ViewContext, session: Session) -> QWidget:
        from readiness.reporting.worker import ReportWorker
        from readiness.ui.views.report_panel import ReportPanel
        from readiness.ui.views.results_view import ResultsView

        if self._worker is None:
            self._worker = ReportWorker()
        # Whoever looks at the result will want the report next.
        QTimer.singleShot(0, self._worker.start)

        def choose_path(suggested: Path) -> Path | None:
            return dialogs.ask_report_path(self._window, context.t, suggested)

        return ResultsView(context, session, ReportPanel(context, session, self._worker, choose_path))

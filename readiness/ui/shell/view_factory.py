"""From a route to its view: one entry for each. A view is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QWidget

from readiness.app.session import Session
from readiness.foundation.language import Language
from readiness.ui import routes
from readiness.ui.context import ViewContext
from readiness.ui.routes import DocumentRoute, Route, StartRoute
from readiness.ui.shell import dialogs
from readiness.ui.shell.document_controller import DocumentController

if TYPE_CHECKING:
    from readiness.foundation.errors import UserError
    from readiness.ui.pages.report.report_model import Print, ReportModel
    from readiness.ui.pages.start.new_view import NewAssessment
    from readiness.ui.shell.main_window import MainWindow
    from readiness.ui.shell.workshop_place import WorkshopPlace

Place = TypeVar("Place", bound=Route)


class ViewFactory:
    """Makes views, and keeps the report between them."""

    def __init__(self, window: "MainWindow", documents: DocumentController) -> None:
        self.window = window
        self.documents = documents
        self._report: ReportModel | None = None
        documents.closed.connect(self._drop_report)
        self._workshop: WorkshopPlace | None = None
        documents.closed.connect(self._leave_workshop)

    def make(self, route: Route, context: ViewContext) -> QWidget:
        """Return a new view; without a document every place within one leads to the start page."""
        if isinstance(route, DocumentRoute) and self.documents.session is None:
            route = StartRoute()
        if self._workshop is not None:
            self._workshop.speak(context)
        return _MAKERS[type(route)](Here(self, context, self.documents.session), route)

    def report_model(self, language: Language) -> "ReportModel":
        """Return the report of the open document, which stays until that is closed; new ones begin in `language`."""
        from readiness.ui.pages.report.report_model import ReportModel

        if self._report is None:
            assert self.documents.session is not None
            self._report = ReportModel(self.documents.session, language, self.documents)
            self._report.moved.connect(self.documents.moved)
        return self._report

    def warm_report(self) -> None:
        """Start the report's process, where the document was not closed a moment ago."""
        if self.documents.session is not None:
            self.report_model(self.window.memory.settings.spoken())

    def workshop(self, context: ViewContext, session: Session) -> "WorkshopPlace":
        """Return the workshop of the open document, which outlives its page."""
        # The web server is heavy, and only who leads a workshop pays for it.
        from readiness.ui.shell.workshop_place import WorkshopPlace

        if self._workshop is None:
            self._workshop = WorkshopPlace(self.window, session, context.language)
            self._workshop.speak(context)
        return self._workshop

    def _leave_workshop(self) -> None:
        if self._workshop is not None:
            self._workshop.close()
            self._workshop = None

    def close(self) -> None:
        """End the report's process and interrupt an open workshop."""
        self._leave_workshop()
        self._drop_report()

    def _drop_report(self) -> None:
        if self._report is not None:
            self._report.close()
            self._report.deleteLater()
            self._report = None


@dataclass(frozen=True, slots=True)
class Here:
    """Where a view is made."""

    factory: ViewFactory
    context: ViewContext
    open_session: Session | None

    @property
    def session(self) -> Session:
        """The session of the open document, which every place within one has."""
        assert self.open_session is not None
        return self.open_session

    def complain(self, error: "UserError") -> None:
        """Say in a dialog what went wrong."""
        dialogs.complain(self.factory.window, self.context.language, error)


_MAKERS: dict[type[Route], Callable[[Here, Any], QWidget]] = {}


def shows(place: type[Place]) -> Callable[[Callable[[Here, Place], QWidget]], None]:
    """Have the decorated function make the view of a place."""

    def enter(make: Callable[[Here, Place], QWidget]) -> None:
        _MAKERS[place] = make

    return enter


# Outside a document.


@shows(routes.StartRoute)
def _start(at: Here, route: routes.StartRoute) -> QWidget:
    from readiness.documents.recovery import recoverable
    from readiness.ui.pages.start.start_view import StartActions, StartView

    factory, context = at.factory, at.context

    def open_sample() -> None:
        factory.documents.open_sample(dialogs.documents_folder(), context.language)

    window, documents = factory.window, factory.documents
    actions = StartActions(
        window.ask_to_open,
        documents.open,
        open_sample,
        documents.recover,
        window.messages.open_backup,
        window.messages.delete,
    )
    return StartView(context, actions, recoverable())


@shows(routes.NewRoute)
def _new(at: Here, route: routes.NewRoute) -> QWidget:
    # Reading YAML belongs to new assessments only: a document brings its questionnaire along.
    from readiness.catalog.packs import load_pack, pack_folders
    from readiness.foundation.errors import UserError
    from readiness.ui.pages.start.new_view import NewActions, NewView

    factory, context = at.factory, at.context
    packs = []
    for folder in pack_folders():
        try:
            packs.append(load_pack(folder))
        except UserError as error:
            dialogs.complain(factory.window, context.language, error)

    def create(wanted: "NewAssessment") -> None:
        factory.documents.create(wanted.path, wanted.questionnaire, wanted.organisation, wanted.depth)

    def choose_path(suggested: Path) -> Path | None:
        return dialogs.ask_document_path(factory.window, context.language, suggested)

    actions = NewActions(create, choose_path, factory.window.set_language)
    return NewView(context, route, packs, dialogs.documents_folder(), actions)


@shows(routes.HelpRoute)
def _help(at: Here, route: routes.HelpRoute) -> QWidget:
    from readiness.ui.pages.help.help_view import HelpView, native
    from readiness.ui.shell.commands import command_groups

    language = at.context.language
    commands = [command for group in command_groups(at.factory.window) for command in group.commands if command.keys]
    return HelpView(at.context, [(native(command.keys[0]), language.gettext(command.name)) for command in commands])


@shows(routes.WorkshopGuideRoute)
def _workshop_guide(at: Here, route: routes.WorkshopGuideRoute) -> QWidget:
    from readiness.ui.pages.help.guide_view import GuideView

    return GuideView(at.context)


@shows(routes.AboutRoute)
def _about(at: Here, route: routes.AboutRoute) -> QWidget:
    from PySide6.QtGui import QGuiApplication

    from readiness.app.diagnostics import diagnostics
    from readiness.ui.pages.help.about_view import AboutView

    facts = diagnostics(at.context.memory.settings, at.open_session, at.context.language)
    return AboutView(at.context, facts, QGuiApplication.platformName())


# Within the open document.


@shows(routes.TasksRoute)
def _tasks(at: Here, route: routes.TasksRoute) -> QWidget:
    return _task_list(at)


def _task_list(at: Here) -> QWidget:
    from readiness.ui.pages.overview.tasks_view import FormActions, TasksView
    from readiness.ui.shell.form_actions import import_form, print_form

    window = at.factory.window
    forms = FormActions(partial(print_form, window), partial(import_form, window))
    return TasksView(at.context, at.session, forms)


@shows(routes.QuestionRoute)
def _question(at: Here, route: routes.QuestionRoute) -> QWidget:
    from readiness.ui.pages.question.attachment_list import FileDialogs
    from readiness.ui.pages.question.question_view import QuestionView

    window, language = at.factory.window, at.context.language

    def ask_files() -> list[Path]:
        return dialogs.ask_files_to_attach(window, language)

    def ask_target(name: str) -> Path | None:
        return dialogs.ask_copy_path(window, language, name)

    return QuestionView(at.context, at.session, route.code, FileDialogs(ask_files, ask_target))


@shows(routes.ListRoute)
def _list(at: Here, route: routes.ListRoute) -> QWidget:
    from readiness.ui.pages.question.list_view import ListView

    return ListView(at.context, at.session, route.dimension)


@shows(routes.FindRoute)
def _find(at: Here, route: routes.FindRoute) -> QWidget:
    from readiness.ui.pages.find.find_view import FindView

    return FindView(at.context, at.session, route.words)


@shows(routes.FlagsRoute)
def _flags(at: Here, route: routes.FlagsRoute) -> QWidget:
    from readiness.ui.pages.overview.flags_view import FlagsView

    return FlagsView(at.context, at.session)


@shows(routes.ImportRoute)
def _import(at: Here, route: routes.ImportRoute) -> QWidget:
    from readiness.app.form_import import read_difference
    from readiness.foundation.errors import UserError
    from readiness.ui.pages.form_import.import_view import ImportView

    try:
        difference = read_difference(route.path, at.session.questionnaire, at.session.assessment)
    except UserError as error:
        dialogs.complain(at.factory.window, at.context.language, error)
        return _task_list(at)
    return ImportView(at.context, at.session, route.path, difference)


@shows(routes.AnswersRoute)
def _answers(at: Here, route: routes.AnswersRoute) -> QWidget:
    from readiness.ui.pages.question.answers_view import AnswersView

    return AnswersView(at.context, at.session, route.dimension)


@shows(routes.ProfileRoute)
def _profile(at: Here, route: routes.ProfileRoute) -> QWidget:
    from readiness.ui.pages.profile.profile_view import ProfileView

    return ProfileView(at.context, at.session)


@shows(routes.CheckpointsRoute)
def _checkpoints(at: Here, route: routes.CheckpointsRoute) -> QWidget:
    from readiness.ui.pages.profile.checkpoints_view import CheckpointsView

    return CheckpointsView(at.context, at.session)


@shows(routes.ResultsRoute)
def _results(at: Here, route: routes.ResultsRoute) -> QWidget:
    from PySide6.QtCore import QTimer

    from readiness.ui.pages.results.results_view import ResultsView

    # Whoever looks at the result will want the report next: its process warms up.
    QTimer.singleShot(0, at.factory.warm_report)
    return ResultsView(at.context, at.session)


@shows(routes.CompareRoute)
def _compare(at: Here, route: routes.CompareRoute) -> QWidget:
    from readiness.ui.pages.compare.compare_view import CompareView

    def choose() -> Path | None:
        return dialogs.ask_document_to_open(at.factory.window, at.context.language)

    return CompareView(at.context, at.session, route.path, choose)


@shows(routes.PlanRoute)
def _plan(at: Here, route: routes.PlanRoute) -> QWidget:
    from readiness.ui.pages.plan.plan_view import PlanView

    def choose_path(suggested: Path) -> Path | None:
        return dialogs.ask_export_path(at.factory.window, at.context.language, suggested)

    return PlanView(at.context, at.session, choose_path, at.complain)


@shows(routes.IncidentRoute)
def _incident(at: Here, route: routes.IncidentRoute) -> QWidget:
    from readiness.ui.pages.incident.incident_view import IncidentView

    return IncidentView(at.context, at.session)


@shows(routes.ReportRoute)
def _report(at: Here, route: routes.ReportRoute) -> QWidget:
    from readiness.ui.pages.report.report_view import ReportDialogs, ReportView

    window, language = at.factory.window, at.context.language

    def ask_printer(pages: int, current: int) -> "Print | None":
        from readiness.ui.pages.report.printing import ask_printer, print_pdf

        printer = ask_printer(window, pages, current)
        return None if printer is None else lambda content, *how: print_pdf(content, printer, *how)

    dialogs_here = ReportDialogs(
        ask_target=lambda suggested: dialogs.ask_report_path(window, language, suggested),
        ask_logo=lambda: dialogs.ask_logo(window, language),
        ask_colour=lambda colour: dialogs.ask_colour(window, language, colour),
        ask_printer=ask_printer,
        complain=at.complain,
    )
    return ReportView(at.context, at.factory.report_model(at.context.language), dialogs_here)


@shows(routes.WorkshopRoute)
def _workshop(at: Here, route: routes.WorkshopRoute) -> QWidget:
    return at.factory.workshop(at.context, at.session).view(at.context)

"""The sections of an open document: what the bar leads to, and which routes belong to each."""

from typing import NamedTuple

from readiness.app.guided_path import GuidedPath, TaskState
from readiness.app.session import Session
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.translation import N_
from readiness.ui.routes import (
    AnswersRoute,
    CompareRoute,
    DocumentRoute,
    IncidentRoute,
    ListRoute,
    PlanRoute,
    QuestionRoute,
    ReportRoute,
    ResultsRoute,
    Route,
    TasksRoute,
    TextsRoute,
    WorkshopRoute,
)


class Section(NamedTuple):
    """A part of the app: its name (English source), its first page, and the kinds of route in it."""

    name: str
    entrance: DocumentRoute
    routes: tuple[type[Route], ...]


QUESTIONS = Section(N_("Questions"), TasksRoute(), ())
_INCIDENT = Section(N_("Incident"), IncidentRoute(), (IncidentRoute,))
_SECTIONS = (
    QUESTIONS,
    Section(N_("Results"), ResultsRoute(), (ResultsRoute, CompareRoute)),
    Section(N_("Plan"), PlanRoute(), (PlanRoute, TextsRoute)),
    _INCIDENT,
    Section(N_("Report"), ReportRoute(), (ReportRoute,)),
    Section(N_("Workshop"), WorkshopRoute(), (WorkshopRoute,)),
)


def sections(questionnaire: Questionnaire) -> tuple[Section, ...]:
    """Return the sections of a document; without an incident guide there is no such section."""
    return tuple(s for s in _SECTIONS if s is not _INCIDENT or questionnaire.incident is not None)


def section_of(route: Route) -> Section | None:
    """Return the section of a route, None outside a document; what belongs to no other is about the questions."""
    if not isinstance(route, DocumentRoute):
        return None
    return next((section for section in _SECTIONS if isinstance(route, section.routes)), QUESTIONS)


def list_here(route: Route, session: Session) -> ListRoute:
    """Return the list of the dimension of the page that is shown, or of the first dimension with open questions."""
    match route:
        case QuestionRoute(code=code):
            return ListRoute(session.questionnaire.dimension_of[code].code)
        case AnswersRoute(dimension=dimension) | ListRoute(dimension=dimension):
            return ListRoute(dimension)
    tasks = GuidedPath(session.questionnaire, session.assessment).tasks()
    waiting = next((task for task in tasks if task.state is not TaskState.DONE), tasks[0])
    return ListRoute(waiting.dimension.code)

"""The sections of an open document: what the bar leads to, and which routes belong to each."""

from typing import NamedTuple

from readiness.app.guided_path import GuidedPath, TaskState
from readiness.app.session import Session
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.ui.routes import (
    AnswersRoute,
    BenchmarkRoute,
    CompareRoute,
    DocumentRoute,
    EditPackRoute,
    FindRoute,
    GivenPackRoute,
    HistoryRoute,
    IncidentRoute,
    ListRoute,
    MergedSitesRoute,
    NewPackRoute,
    PairRoute,
    PlanRoute,
    PortfolioRoute,
    QuestionnairesRoute,
    QuestionRoute,
    ReportRoute,
    ResultsRoute,
    Route,
    TasksRoute,
    TextsRoute,
    WorkshopRoute,
)


class Section(NamedTuple):
    """A part of the app: its name (English source), its icon, its first page, and the kinds of route in it."""

    name: str
    icon: str
    entrance: DocumentRoute
    routes: tuple[type[Route], ...]


QUESTIONS = Section(N_("Questions"), "questions", TasksRoute(), ())
# Places without a document.
QUESTIONNAIRES = N_("Questionnaires")
PORTFOLIO = N_("Portfolio")
_INCIDENT = Section(N_("Incident"), "incident", IncidentRoute(), (IncidentRoute,))
ALL_SECTIONS = (
    QUESTIONS,
    Section(
        N_("Results"), "results", ResultsRoute(), (ResultsRoute, CompareRoute, PairRoute, HistoryRoute, BenchmarkRoute)
    ),
    Section(N_("Plan"), "plan", PlanRoute(), (PlanRoute, TextsRoute)),
    _INCIDENT,
    Section(N_("Report"), "report", ReportRoute(), (ReportRoute,)),
    Section(N_("Workshop"), "workshop", WorkshopRoute(), (WorkshopRoute,)),
)
# The first key behind those of the sections: it leads to the portfolio from anywhere.
PORTFOLIO_KEY = f"Ctrl+{len(ALL_SECTIONS) + 1}"


def sections(questionnaire: Questionnaire) -> tuple[Section, ...]:
    """Return the sections of a document; without an incident guide there is no such section."""
    return tuple(s for s in ALL_SECTIONS if s is not _INCIDENT or questionnaire.incident is not None)


def section_of(route: Route) -> Section | None:
    """Return the section of a route, None outside a document, and for the search.

    What belongs to no other is about the questions.
    """
    if not isinstance(route, DocumentRoute) or isinstance(route, FindRoute):
        return None
    return next((section for section in ALL_SECTIONS if isinstance(route, section.routes)), QUESTIONS)


def help_section(route: Route) -> str:
    """Return the name (English source) of what help tells first on a page."""
    if isinstance(route, QuestionnairesRoute | GivenPackRoute | NewPackRoute | EditPackRoute):
        return QUESTIONNAIRES
    if isinstance(route, PortfolioRoute | MergedSitesRoute):
        return PORTFOLIO
    here = section_of(route)
    return here.name if here is not None else ""


def figures(session: Session, language: Language) -> dict[str, str]:
    """Return how the sections stand, in a figure or a word, by their names (English source)."""
    tasks = GuidedPath(session.asked, session.assessment).tasks()
    settled, asked = (sum(getattr(task.progress, field) for task in tasks) for field in ("settled", "asked"))
    found = {QUESTIONS.name: f"{settled}/{asked}"}
    if session.assessment.incidents.open:
        found[_INCIDENT.name] = language.gettext("open")
    return found


def list_here(route: Route, session: Session) -> ListRoute:
    """Return the list of the dimension of the page that is shown, or of the first dimension with open questions."""
    match route:
        case QuestionRoute(code=code):
            return ListRoute(session.questionnaire.dimension_of[code].code)
        case AnswersRoute(dimension=dimension) | ListRoute(dimension=dimension):
            return ListRoute(dimension)
    tasks = GuidedPath(session.asked, session.assessment).tasks()
    waiting = next((task for task in tasks if task.state is not TaskState.DONE), tasks[0])
    return ListRoute(waiting.dimension.code)

"""From the portfolio to a document, and to the place in it that a note belongs to."""

from pathlib import Path

from readiness.foundation.files import real_path
from readiness.portfolio.notes import NoteKind
from readiness.ui.page import PageContext
from readiness.ui.routes import (
    DocumentRoute,
    IncidentRoute,
    MergeRoute,
    PlanRoute,
    ProfileRoute,
    QuestionRoute,
    ReportRoute,
    TasksRoute,
    WorkshopRoute,
)


def open_at(context: PageContext, path: Path, kind: NoteKind | None = None, code: str = "") -> None:
    """Open a document, or go to the one that is open already, at the place of a note; faults are told as elsewhere."""
    context.documents.open(path)
    session = context.documents.session
    if session is None or session.document.path != real_path(path):
        return
    route: DocumentRoute = TasksRoute()
    if code in session.questionnaire.questions and kind is not NoteKind.VIEW:
        route = QuestionRoute(code)
    elif kind is NoteKind.VIEW:
        route = MergeRoute(code)
    elif kind is NoteKind.PACKAGE:
        route = PlanRoute()
    elif kind is NoteKind.INCIDENT:
        route = IncidentRoute(number=int(code) if code.isdigit() else 0)
    elif kind is NoteKind.CONSULTANT:
        route = ReportRoute()
    elif kind is NoteKind.DECISION:
        route = WorkshopRoute()
    elif kind is NoteKind.SCOPE:
        route = ProfileRoute()
    context.navigator.go(route)

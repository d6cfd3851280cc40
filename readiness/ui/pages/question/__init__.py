"""The questions: one a page, one dimension as a list, and the answers of a dimension to be checked."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import AnswersRoute, ListRoute, QuestionRoute, Route

ROUTES = (QuestionRoute, ListRoute, AnswersRoute)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    if isinstance(route, QuestionRoute):
        from readiness.ui.pages.question.question_view import QuestionView

        return QuestionView(context, route)
    if isinstance(route, ListRoute):
        from readiness.ui.pages.question.list_view import ListView

        return ListView(context, route.dimension)
    from readiness.ui.pages.question.answers_view import AnswersView

    assert isinstance(route, AnswersRoute)
    return AnswersView(context, route.dimension)

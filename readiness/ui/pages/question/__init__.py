"""The questions: one a page, one dimension as a list, and the answers of a dimension to be checked."""

from typing import TYPE_CHECKING

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import AnswersRoute, ListRoute, QuestionRoute, Route

if TYPE_CHECKING:
    from readiness.domain.questionnaire import Question

ROUTES = (QuestionRoute, ListRoute, AnswersRoute)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route; of one to a question that is not asked now, the page that says why."""
    from readiness.app.guided_path import GuidedPath

    session = context.session
    path = GuidedPath(session.asked, session.assessment)
    if isinstance(route, QuestionRoute):
        if not path.asks(route.code):
            return _not_asked(context, (session.questionnaire.questions[route.code],))
        from readiness.ui.pages.question.question_view import QuestionView

        return QuestionView(context, route)
    assert isinstance(route, ListRoute | AnswersRoute)
    if route.dimension and route.dimension not in {task.dimension.code for task in path.tasks()}:
        dimension = next(one for one in session.questionnaire.dimensions if one.code == route.dimension)
        return _not_asked(context, dimension.questions())
    if isinstance(route, ListRoute):
        from readiness.ui.pages.question.list_view import ListView

        return ListView(context, route.dimension)
    from readiness.ui.pages.question.answers_view import AnswersView

    return AnswersView(context, route.dimension)


def _not_asked(context: PageContext, questions: "tuple[Question, ...]") -> Page:
    from readiness.ui.pages.question.not_asked_view import NotAskedView

    return NotAskedView(context, questions)

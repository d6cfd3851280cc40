"""The questionnaires that are there, and one that is looked at before it is added."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import GivenPackRoute, QuestionnairesRoute, Route

ROUTES = (QuestionnairesRoute, GivenPackRoute)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    if isinstance(route, GivenPackRoute):
        from readiness.ui.pages.questionnaires.given_view import GivenPackView

        return GivenPackView(context, route.path)
    assert isinstance(route, QuestionnairesRoute)
    # Reading YAML belongs to questionnaires only: a document brings its own along.
    from readiness.catalog.library import library
    from readiness.ui.pages.questionnaires.questionnaires_view import QuestionnairesView

    return QuestionnairesView(context, library(), route.pack)

"""The search."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import FindRoute, Route

ROUTES = (FindRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.find.find_view import FindView

    assert isinstance(route, FindRoute)
    return FindView(context, route.words)

"""The results next to those of another document."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import CompareRoute, Route

ROUTES = (CompareRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.compare.compare_view import CompareView

    assert isinstance(route, CompareRoute)
    return CompareView(context, route.path)

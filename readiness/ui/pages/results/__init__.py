"""The results."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import ResultsRoute, Route

ROUTES = (ResultsRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.results.results_view import ResultsView

    return ResultsView(context)

"""Company and agency side by side."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import PairRoute, Route

ROUTES = (PairRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.pair.pair_view import PairView

    assert isinstance(route, PairRoute)
    return PairView(context, route)

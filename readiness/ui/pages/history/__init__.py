"""How results went over time: the recorded states of the document, and what it says now."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import HistoryRoute, Route

ROUTES = (HistoryRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.history.history_view import HistoryView

    assert isinstance(route, HistoryRoute)
    return HistoryView(context)

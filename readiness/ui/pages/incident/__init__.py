"""The incident guide."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import IncidentRoute, Route

ROUTES = (IncidentRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.incident.incident_view import IncidentView

    assert isinstance(route, IncidentRoute)
    return IncidentView(context, route.number, route.part)

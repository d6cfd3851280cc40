"""The team's documents: sign in, see how yours stand, send, fetch, settle what clashes."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import Route, TeamRoute

ROUTES = (TeamRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.team.team_view import TeamView

    return TeamView(context)

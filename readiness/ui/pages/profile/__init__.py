"""About the organisation, and the legal checkpoints that follow from it."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import CheckpointsRoute, ProfileRoute, Route

ROUTES = (ProfileRoute, CheckpointsRoute)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    if isinstance(route, CheckpointsRoute):
        from readiness.ui.pages.profile.checkpoints_view import CheckpointsView

        return CheckpointsView(context, route.point)
    from readiness.ui.pages.profile.profile_view import ProfileView

    assert isinstance(route, ProfileRoute)
    return ProfileView(context, route.question)

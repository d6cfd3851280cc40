"""The newer version of the questionnaire, and what was kept of earlier ones."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import Route, UpgradeRoute

ROUTES = (UpgradeRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.upgrade.upgrade_view import UpgradeView

    assert isinstance(route, UpgradeRoute)
    return UpgradeView(context)

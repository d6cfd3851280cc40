"""The workshop with people in one room."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import Route, WorkshopRoute

ROUTES = (WorkshopRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    # The web server is heavy, and only who leads a workshop pays for it.
    from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
    from readiness.ui.pages.workshop.workshop_view import WorkshopView

    return WorkshopView(context, context.documents.keep(OpenWorkshop, lambda: OpenWorkshop(context)))

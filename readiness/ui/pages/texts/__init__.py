"""The texts to act."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import Route, TextsRoute

ROUTES = (TextsRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.texts.texts_view import TextsView

    assert isinstance(route, TextsRoute)
    return TextsView(context, route.code)

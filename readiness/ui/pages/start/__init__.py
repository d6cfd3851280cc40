"""The start page, and the form for a new assessment."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import NewRoute, Route, StartRoute

ROUTES = (StartRoute, NewRoute)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    if isinstance(route, NewRoute):
        return _new(context, route)
    from readiness.app.documents import left_behind
    from readiness.ui.pages.start.start_view import StartView

    return StartView(context, left_behind())


def _new(context: PageContext, route: NewRoute) -> Page:
    # Reading YAML belongs to new assessments only: a document brings its questionnaire along.
    from readiness.catalog.packs import offered_packs
    from readiness.ui.pages.start.new_view import NewView

    found, faults = offered_packs()
    return NewView(context, route, [pack for _, pack in found], len(faults))

"""The views of several people: the forms that go out, those that come in, and how they are merged."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import FormRoute, MergeRoute, Route, ViewsRoute

ROUTES = (FormRoute, ViewsRoute, MergeRoute)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.views.merge_view import MergeView, NoViews

    if isinstance(route, FormRoute):
        from readiness.ui.pages.views.form_view import FormView

        return FormView(context, route)
    if isinstance(route, ViewsRoute):
        from readiness.ui.pages.views.given_view import make_given

        return make_given(context, route)
    assert isinstance(route, MergeRoute)
    if not context.session.assessment.perspectives.views:
        return NoViews(context)
    return MergeView(context, route)

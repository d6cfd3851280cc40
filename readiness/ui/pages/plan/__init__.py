"""The plan."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import PlanRoute, Route

ROUTES = (PlanRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.plan.plan_view import PlanView

    assert isinstance(route, PlanRoute)
    return PlanView(context, route.step, form=route.form)

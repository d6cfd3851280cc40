"""The results."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import ResultsRoute, Route

ROUTES = (ResultsRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route; without estimates, per cent leave nothing to decide between."""
    questionnaire = context.session.questionnaire
    if questionnaire.by_percent and not questionnaire.estimated:
        from readiness.ui.pages.results.percent_view import PercentView

        return PercentView(context)
    from readiness.ui.pages.results.results_view import ResultsView

    return ResultsView(context)

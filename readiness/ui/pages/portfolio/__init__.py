"""The portfolio: many assessments at a glance, found, compared and reported on together."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import MergedSitesRoute, PortfolioRoute, Route

ROUTES = (PortfolioRoute, MergedSitesRoute)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of the route."""
    if isinstance(route, MergedSitesRoute):
        from readiness.ui.pages.portfolio.merged_view import MergedView

        return MergedView(context, route)
    assert isinstance(route, PortfolioRoute)
    # NumPy and the index belong to portfolios only.
    from readiness.ui.pages.portfolio.portfolio_view import PortfolioView

    return PortfolioView(context)

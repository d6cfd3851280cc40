"""The portfolio: many assessments at a glance, found, compared and reported on together."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import PortfolioRoute, Route

ROUTES = (PortfolioRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of the route."""
    assert isinstance(route, PortfolioRoute)
    # NumPy and the index belong to portfolios only.
    from readiness.ui.pages.portfolio.portfolio_view import PortfolioView

    return PortfolioView(context)

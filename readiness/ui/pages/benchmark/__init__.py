"""The assessment beside a benchmark, and what it would give to one."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import BenchmarkRoute, Route

ROUTES = (BenchmarkRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.benchmark.benchmark_view import BenchmarkView

    assert isinstance(route, BenchmarkRoute)
    return BenchmarkView(context, route)

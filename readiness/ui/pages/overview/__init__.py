"""The task list, and what still needs a look."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import FlagsRoute, Route, TasksRoute

ROUTES = (TasksRoute, FlagsRoute)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    if isinstance(route, FlagsRoute):
        from readiness.ui.pages.overview.flags_view import FlagsView

        return FlagsView(context)
    from readiness.ui.pages.overview.tasks_view import TasksView

    return TasksView(context)

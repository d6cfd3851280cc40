"""Help, the guide to workshops, and what version this is."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import AboutRoute, HelpRoute, Route, WorkshopGuideRoute

ROUTES = (HelpRoute, WorkshopGuideRoute, AboutRoute)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    if isinstance(route, HelpRoute):
        from readiness.ui.pages.help.help_view import HelpView

        return HelpView(context)
    if isinstance(route, WorkshopGuideRoute):
        from readiness.ui.pages.help.guide_view import GuideView

        return GuideView(context)
    from readiness.ui.pages.help.about_view import AboutView

    return AboutView(context)

"""Help, the guide to workshops, what version this is, facts for support, and licences."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import AboutRoute, HelpRoute, LicencesRoute, Route, SupportRoute, WorkshopGuideRoute

ROUTES = (HelpRoute, WorkshopGuideRoute, AboutRoute, SupportRoute, LicencesRoute)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    if isinstance(route, HelpRoute):
        from readiness.ui.pages.help.help_view import HelpView

        return HelpView(context, route.section)
    if isinstance(route, WorkshopGuideRoute):
        from readiness.ui.pages.help.guide_view import GuideView

        return GuideView(context)
    if isinstance(route, SupportRoute):
        from readiness.ui.pages.help.support_view import SupportView

        return SupportView(context)
    if isinstance(route, LicencesRoute):
        from readiness.ui.pages.help.licences_view import LicencesView

        return LicencesView(context)
    from readiness.ui.pages.help.about_view import AboutView

    return AboutView(context)

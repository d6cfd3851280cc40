"""What a filled form would change."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import ImportRoute, Route

ROUTES = (ImportRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.app.form_import import difference_to
    from readiness.foundation.errors import UserError
    from readiness.ui.pages.form_import.import_view import ImportView, RefusedForm

    assert isinstance(route, ImportRoute)
    session = context.session
    try:
        difference = difference_to(route.form, session.questionnaire, session.assessment)
    except UserError as error:
        return RefusedForm(context, error)
    return ImportView(context, difference)

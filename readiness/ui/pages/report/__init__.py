"""The report."""

from typing import TYPE_CHECKING

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import ReportRoute, Route

if TYPE_CHECKING:
    from readiness.ui.pages.report.report_model import ReportModel

ROUTES = (ReportRoute,)


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    from readiness.ui.pages.report.report_view import ReportView

    return ReportView(context, kept_report(context))


def kept_report(context: PageContext) -> "ReportModel":
    """Return the report of the open document, which lasts until that is closed; its process warms up meanwhile."""
    from readiness.ui.pages.report.report_model import ReportModel

    def make_model() -> ReportModel:
        model = ReportModel(context.session, context.language)
        model.kept_both.connect(context.documents.note_kept_both)
        model.renamed.connect(context.documents.note_renamed)
        return model

    return context.documents.keep(ReportModel, make_model)

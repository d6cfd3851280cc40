"""Which page shows a route: a package in `ui/pages`, imported when it is first shown."""

from importlib import import_module

from readiness.ui import routes
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import DocumentRoute, Route, StartRoute

PACKAGES: dict[type[Route], str] = {
    routes.StartRoute: "start",
    routes.NewRoute: "start",
    routes.QuestionnairesRoute: "questionnaires",
    routes.GivenPackRoute: "questionnaires",
    routes.PortfolioRoute: "portfolio",
    routes.MergedSitesRoute: "portfolio",
    routes.NewPackRoute: "editor",
    routes.EditPackRoute: "editor",
    routes.TeamRoute: "team",
    routes.HelpRoute: "help",
    routes.WorkshopGuideRoute: "help",
    routes.AboutRoute: "help",
    routes.SupportRoute: "help",
    routes.LicencesRoute: "help",
    routes.ProfileRoute: "profile",
    routes.CheckpointsRoute: "profile",
    routes.TasksRoute: "overview",
    routes.FlagsRoute: "overview",
    routes.QuestionRoute: "question",
    routes.ListRoute: "question",
    routes.AnswersRoute: "question",
    routes.FindRoute: "find",
    routes.ImportRoute: "form_import",
    routes.FormRoute: "views",
    routes.ViewsRoute: "views",
    routes.MergeRoute: "views",
    routes.UpgradeRoute: "upgrade",
    routes.ResultsRoute: "results",
    routes.CompareRoute: "compare",
    routes.PairRoute: "pair",
    routes.BenchmarkRoute: "benchmark",
    routes.HistoryRoute: "history",
    routes.PlanRoute: "plan",
    routes.TextsRoute: "texts",
    routes.IncidentRoute: "incident",
    routes.ReportRoute: "report",
    routes.WorkshopRoute: "workshop",
}


def make_page(context: PageContext, route: Route) -> Page:
    """Return a new page; without a document every route of one leads to the start page."""
    if isinstance(route, DocumentRoute) and context.open_session is None:
        route = StartRoute()
    made: Page = import_module(f"readiness.ui.pages.{PACKAGES[type(route)]}").make(context, route)
    return made


def prepare_next(context: PageContext, route: Route) -> None:
    """Prepare what the next page is likely to need: while the results are read, their report is made."""
    if isinstance(route, routes.ResultsRoute) and context.documents.session is not None:
        from readiness.ui.pages.report import kept_report

        kept_report(context).prepare()

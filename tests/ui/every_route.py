"""One route of every kind: what each screen must keep is tested on all of them."""

import shutil
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readiness.catalog.installed import OWN_PACKS
from readiness.domain.form import FilledForm, FormFacts
from readiness.domain.questionnaire import Depth
from readiness.exchange.form_pdf import read_form
from readiness.foundation.paths import data_folder
from readiness.ui import routes
from readiness.ui.routes import AppRoute, DocumentRoute, Route
from readiness.ui.shell.main_window import MainWindow
from tests.filled_form import filled_form
from tests.unit.portfolio.companies import company, put

_MOST_MS = 60_000
_PLAIN = Path(__file__).parents[2] / "docs/authoring/plain-pack"
_PACK = Path(__file__).parents[2] / "docs" / "authoring" / "example-pack"
# A filled form is written when its page is visited.
_FORM = FilledForm(
    Path("form.pdf"), FormFacts(pack="", version="", depth=Depth.QUICK, language="en", questions=""), {}, {}, {}
)
# Pages that show a part of themselves a moment later.
_COMPLETED = (
    routes.EditPackRoute,
    routes.PortfolioRoute,
    routes.QuestionRoute,
    routes.ResultsRoute,
    routes.PlanRoute,
    routes.FindRoute,
    routes.GivenPackRoute,
    routes.UpgradeRoute,
    routes.HistoryRoute,
)
ROUTES: tuple[Route, ...] = (
    routes.NewRoute(),
    routes.QuestionnairesRoute(),
    routes.GivenPackRoute(_PACK),
    routes.NewPackRoute(),
    routes.EditPackRoute(Path(), "BAS6"),
    routes.TeamRoute(),
    routes.PortfolioRoute(),
    routes.MergedSitesRoute((Path("north.readiness"), Path("south.readiness"))),
    routes.HelpRoute(),
    routes.AboutRoute(),
    routes.SupportRoute(),
    routes.LicencesRoute(),
    routes.ProfileRoute(),
    routes.CheckpointsRoute(),
    routes.TasksRoute(),
    routes.QuestionRoute("PAR1"),
    routes.ListRoute("PAR"),
    routes.AnswersRoute("PAR"),
    routes.FlagsRoute(),
    routes.FindRoute("agency"),
    routes.ImportRoute(_FORM),
    routes.FormRoute(),
    routes.ViewsRoute((_FORM,)),
    routes.MergeRoute(),
    routes.UpgradeRoute(),
    routes.ResultsRoute(),
    routes.CompareRoute(),
    routes.PairRoute(),
    routes.BenchmarkRoute(),
    routes.HistoryRoute(),
    routes.PlanRoute(),
    routes.TextsRoute(),
    routes.IncidentRoute(),
    routes.ReportRoute(),
    routes.WorkshopRoute(),
    routes.WorkshopGuideRoute(),
    routes.StartRoute(),
)


# The same for the example pack of format 2, as far as its pages differ: it has no profile, no texts and no incidents.
PLAIN_ROUTES: tuple[Route, ...] = (
    routes.NewRoute(),
    routes.HelpRoute(),
    routes.TasksRoute(),
    routes.QuestionRoute("PEOPLE"),
    routes.QuestionRoute("GROUPS"),
    routes.QuestionRoute("BAS1"),
    routes.QuestionRoute("BAS4"),
    routes.QuestionRoute("BAS6"),
    routes.ListRoute("BAS"),
    routes.AnswersRoute(""),
    routes.FlagsRoute(),
    routes.FindRoute("data"),
    routes.FormRoute(),
    routes.MergeRoute(),
    routes.ResultsRoute(),
    routes.CompareRoute(),
    routes.PlanRoute(),
    routes.ReportRoute(),
    routes.WorkshopRoute(),
)


def all_kinds() -> set[type[Route]]:
    """Return every kind of route that there is."""
    kinds = {kind for kind in vars(routes).values() if isinstance(kind, type) and issubclass(kind, Route)}
    return kinds - {Route, AppRoute, DocumentRoute}


def own_plain_pack() -> Path:
    """Return the folder of the example for authors, put among the user's own questionnaires where it is not there."""
    folder = data_folder() / OWN_PACKS / "data-protection-check"
    if not folder.exists():
        shutil.copytree(_PLAIN, folder)
    return folder


def settle() -> None:
    """Let Qt lay out everything, and scroll: what changes its height has its page laid out once more."""
    for _round in range(6):
        QApplication.processEvents()


def visit(window: MainWindow, route: Route, folder: Path) -> None:
    """Go to a page, in the open document."""
    if isinstance(route, routes.ImportRoute):
        assert window.documents.session is not None
        form = folder / _FORM.path
        filled_form(window.documents.session.questionnaire, "en", {"PRO1": "3", "MON2": "2"}, form, Depth.QUICK)
        route = routes.ImportRoute(read_form(form))
    if isinstance(route, routes.EditPackRoute) and route.folder == Path():
        route = replace(route, folder=own_plain_pack())
    if isinstance(route, routes.PortfolioRoute):
        # The documents of the test.
        window.memory.change(portfolio=(str(folder),))
    if isinstance(route, routes.MergedSitesRoute):
        # Two sites of a firm, beside the documents of the test.
        sites = folder / "Sites"
        for path, level in zip(route.paths, (4, 2), strict=True):
            put(sites / path, company("Ahorn GmbH", [level] * 43, site=path.stem.title()))
        window.memory.change(portfolio=(str(sites),))
        window.navigator.go(routes.PortfolioRoute())
        wait_until_complete(window)
        route = routes.MergedSitesRoute(tuple(sites / path for path in route.paths))
    window.navigator.go(route)
    settle()
    if isinstance(route, _COMPLETED):
        # What follows a moment later is looked at too: the side of a question, the plan, what can be decided.
        wait_until_complete(window)
        settle()


def wait_until_complete(window: MainWindow) -> None:
    """Wait until a page shows all that it works out in the background."""
    waited = QElapsedTimer()
    waited.start()
    while not getattr(window.page, "complete", True) and not waited.hasExpired(_MOST_MS):
        QTest.qWait(5)

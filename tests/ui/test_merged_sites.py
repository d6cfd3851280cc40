"""Several sites of a firm as one result: opened from the portfolio, with its rule, and led on to each site."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from readiness.domain.answers import Answer, Status
from readiness.ui.pages.portfolio.merged_view import MergedView
from readiness.ui.pages.portfolio.portfolio_view import PortfolioView
from readiness.ui.routes import MergedSitesRoute, PortfolioRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.every_route import settle
from tests.unit.portfolio.companies import company, put

LONG_MS = 60_000


@pytest.fixture
def portfolio(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> PortfolioView:
    """Return the portfolio of a firm with two sites, and of another firm, with the sites in one row."""
    clients = tmp_path / "Clients"
    north = company("Ahorn GmbH", [4] * 42, site="North")
    put(clients / "north.readiness", north.with_answer("PRO2", Answer(Status.DONT_KNOW)))
    put(clients / "south.readiness", company("Ahorn GmbH", [2] * 43, site="South"))
    put(clients / "other.readiness", company("Birke KG", [1] * 43))
    window.memory.change(portfolio=(str(clients),))
    window.navigator.go(PortfolioRoute())
    found = window.page
    assert isinstance(found, PortfolioView)
    qtbot.waitUntil(lambda: found.complete, timeout=LONG_MS)
    found._views._on_switched("merged")
    settle()
    return found


def opened(window: MainWindow, portfolio: PortfolioView) -> MergedView:
    table = portfolio._views.table
    (at,) = (at for at, row in enumerate(table.grid.rows) if "North, South" in row.cells[0])
    table.selectRow(at)
    portfolio._open_current()
    settle()
    view = window.page
    assert isinstance(view, MergedView)
    return view


def told(view: MergedView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel)]


def test_a_row_of_several_sites_opens_its_result_with_the_rule(window: MainWindow, portfolio: PortfolioView) -> None:
    (row,) = (entry for entry in portfolio._views.shown if entry.merged)
    words = told(opened(window, portfolio))

    assert words[0] == "Ahorn GmbH"
    assert any("Merged view of 2 sites: North, South" in one for one in words)
    assert any(one.startswith("For each question, the lowest level of its sites counts") for one in words)
    # The numbers of the row of the table, which come from the same rule.
    assert row.stage is not None
    assert row.index is not None
    assert any(one.startswith(f"Stage {row.stage.low}") for one in words)
    assert any(one.startswith(f"index {row.index.point:.0f} (") for one in words)
    # What each site has answered, and what counts.
    at = next(at for at, one in enumerate(words) if one.startswith("PRO1 "))
    assert words[at + 1].startswith("2 ")
    assert words[at + 2] == "North: 4 · South: 2"
    at = next(at for at, one in enumerate(words) if one.startswith("PRO2 "))
    assert words[at + 1] == "don’t know"
    assert words[at + 2] == "North: ? · South: 2"
    assert window.documents.session is None


def test_it_leads_back_and_to_each_site(qtbot: QtBot, window: MainWindow, portfolio: PortfolioView) -> None:
    view = opened(window, portfolio)
    assert view.escape is not None
    view.escape()
    assert window.navigator.route == PortfolioRoute()
    back = window.page
    assert isinstance(back, PortfolioView)
    qtbot.waitUntil(lambda: back.complete, timeout=LONG_MS)
    view = opened(window, back)
    next(one for one in view.findChildren(QAbstractButton) if one.text() == "Open South").click()
    session = window.documents.session
    assert session is not None
    assert session.document.path.name == "south.readiness"


def test_sites_that_are_no_longer_there_are_told(window: MainWindow, portfolio: PortfolioView, tmp_path: Path) -> None:
    window.navigator.go(MergedSitesRoute((tmp_path / "gone.readiness", tmp_path / "other.readiness")))
    view = window.page
    assert isinstance(view, MergedView)
    assert any("have changed meanwhile" in one for one in told(view))


def test_a_filter_shows_the_sites_that_it_keeps(window: MainWindow, portfolio: PortfolioView) -> None:
    """A row stands for the documents that are shown: so does its page."""
    portfolio._model.state.words = "Ahorn"
    portfolio._views._arrange()
    assert isinstance(opened(window, portfolio), MergedView)

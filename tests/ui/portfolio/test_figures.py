"""Beside the figures of the portfolio stands what they are: ranges, where they are counted, what is left out."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from readiness.domain.questionnaire import Depth
from readiness.ui.pages.portfolio.portfolio_view import PortfolioView
from readiness.ui.routes import PortfolioRoute
from readiness.ui.shell.main_window import MainWindow
from tests.plain_packs import plain
from tests.ui.every_route import settle
from tests.unit.builders import social_media
from tests.unit.portfolio.companies import company, put

LONG_MS = 60_000


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> PortfolioView:
    """Return the page with three full assessments, one of them open, two quick checks, a newer and another pack."""
    clients = tmp_path / "Clients"
    put(clients / "a.readiness", company("A", [2] * 43))
    put(clients / "b.readiness", company("B", [1] * 43))
    put(clients / "c.readiness", company("C", [2] * 40))
    put(clients / "d.readiness", company("D", [2] * 43, depth=Depth.QUICK))
    put(clients / "e.readiness", company("E", [1] * 43, depth=Depth.QUICK))
    put(clients / "f.readiness", company("F", [2] * 43), replace(social_media(), version="9.0.0"))
    put(clients / "g.readiness", company("G", []), plain())
    window.memory.change(portfolio=(str(clients),))
    window.navigator.go(PortfolioRoute())
    found = window.workspace.page
    assert isinstance(found, PortfolioView)
    qtbot.waitUntil(lambda: found.complete, timeout=LONG_MS)
    settle()
    return found


def view(page: PortfolioView, name: str) -> None:
    """Show a view, as its tab does."""
    page._model.state.view = name
    page._views.show_view()
    settle()


def said(part: QWidget) -> str:
    """Return what is read beside a table."""
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def test_an_index_that_is_open_has_its_range_below(page: PortfolioView) -> None:
    grid = page._views.table.grid
    at = [one.title for one in grid.columns].index("Index")
    indices = {row.cells[0]: row.cells[at] for row in grid.rows}
    assert (indices["A"], indices["B"]) == ("40", "20")
    figure, span = indices["C"].split("\n")
    low, high = map(int, span.strip("()").split("–"))
    assert low < int(figure) < high


def test_a_map_says_what_it_leaves_out_and_why(page: PortfolioView) -> None:
    view(page, "map")
    told = said(page._views.map)
    assert "3 of 7 documents." in told
    assert "2\N{NO-BREAK SPACE}quick checks, 1\N{NO-BREAK SPACE}with another version of the questionnaire, " in told
    assert told.count("1\N{NO-BREAK SPACE}with another questionnaire.") == 1
    assert "Stages from 0 to 5." in told


def test_the_distribution_says_where_a_range_is_counted_and_what_its_quartiles_are(page: PortfolioView) -> None:
    view(page, "spread")
    spread = page._views.spread
    assert "“1–2” is counted at stage 1" in said(spread)
    titles = [one.title for one in spread.grid.grid.columns]
    assert [title for title in titles if title.startswith("Index: ")] == titles[-3:]
    # What is said is so: the open one, too, is counted once, at the lower end of its stage.
    overall = dict(zip(titles, spread.grid.grid.rows[0].cells, strict=True))
    lows = [entry.stage.low for entry in page._views.shown if entry.organisation in {"A", "B", "C"} and entry.stage]
    assert [overall[f"Stage {stage}"] for stage in range(6)] == [str(lows.count(stage)) for stage in range(6)]


def test_after_quick_checks_the_distribution_has_no_index(page: PortfolioView) -> None:
    view(page, "spread")
    choice = page._views.spread.choice
    at = next(n for n in range(choice.count()) if "Quick check" in choice.itemText(n))
    choice.setCurrentIndex(at)
    choice.activated.emit(at)
    grid = page._views.spread.grid.grid
    assert not any("Index" in one.title for one in grid.columns)
    assert {len(row.cells) for row in grid.rows} == {len(grid.columns)}
    assert "at most" in said(page._views.spread)


def test_results_in_per_cent_have_a_distribution_of_their_own(page: PortfolioView) -> None:
    view(page, "spread")
    spread = page._views.spread
    at = next(n for n in range(spread.choice.count()) if "Social" not in spread.choice.itemText(n))
    spread.choice.setCurrentIndex(at)
    spread.choice.activated.emit(at)
    assert [one.title for one in spread.grid.grid.columns][1:] == ["A quarter up to", "Median", "Three quarters up to"]
    assert "three quarters of the documents" in said(spread)

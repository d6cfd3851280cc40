"""The page fits every window, in both languages."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readiness.ui.routes import PortfolioRoute, StartRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.every_route import settle
from tests.ui.portfolio.portfolio_page import named_view, shown
from tests.ui.sizes import resize
from tests.ui.test_frame import faults


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("size", "text_size"), [((1366, 689), 100), ((1280, 641), 100), ((683, 384), 100), ((1366, 689), 200)], ids=str
)
def test_every_view_fits_every_window(
    qtbot: QtBot, window: MainWindow, folder: Path, size: tuple[int, int], text_size: int, language: str
) -> None:
    window.setMinimumSize(1, 1)
    window.memory.change(language=language, text_size=text_size)
    resize(qtbot, window, *size)
    window.navigator.go(PortfolioRoute())
    settle()
    assert not list(faults(window))
    window.memory.change(portfolio=(str(folder),))
    window.navigator.go(StartRoute())
    page = shown(qtbot, window)
    page._views.table.selectRow(0)
    settle()
    assert not list(faults(window))
    for view in ("map", "spread", "notes"):
        named_view(page, view)
        assert not list(faults(window)), view


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_table_fits_a_laptop_without_scrolling_sideways(
    qtbot: QtBot, window: MainWindow, folder: Path, language: str
) -> None:
    window.memory.change(language=language, portfolio=(str(folder),))
    for width, height in ((1366, 689), (1280, 641)):
        resize(qtbot, window, width, height)
        page = shown(qtbot, window)
        for view, grid in (("table", page._views.table), ("map", page._views.map.grid)):
            named_view(page, view)
            assert grid.horizontalScrollBar().maximum() == 0, (view, width)
            assert page.verticalScrollBar().maximum() == 0, (view, width)
        named_view(page, "table")
        window.navigator.go(StartRoute())

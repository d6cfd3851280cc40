"""What the tests of the portfolio's page share: waiting for it, reading it, choosing in it."""

from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from readiness.portfolio.entry import PortfolioEntry
from readiness.ui.pages.portfolio.portfolio_model import PortfolioModel
from readiness.ui.pages.portfolio.portfolio_view import PortfolioView
from readiness.ui.routes import PortfolioRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.every_route import settle

LONG_MS = 60_000
# The pump maker and two more, each as it was and as it is.
DOCUMENTS = 4


def shown(qtbot: QtBot, window: MainWindow) -> PortfolioView:
    window.navigator.go(PortfolioRoute())
    return complete(qtbot, window)


def complete(qtbot: QtBot, window: MainWindow) -> PortfolioView:
    page = window.page
    assert isinstance(page, PortfolioView)
    qtbot.waitUntil(lambda: page.complete, timeout=LONG_MS)
    settle()
    return page


def rows(page: PortfolioView) -> list[str]:
    return [row.cells[0].replace("\n", ", ") for row in page._views.table.grid.rows]


def column(page: PortfolioView, title: str) -> list[str]:
    at = next(n for n, one in enumerate(page._views.table.grid.columns) if one.title.startswith(title))
    return [row.cells[at] for row in page._views.table.grid.rows]


def texts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChildren(QLabel) if label.isVisible())


def named(window: MainWindow, words: str) -> QPushButton:
    found = [b for b in window.page.findChildren(QPushButton) if words in (b.text(), b.accessibleName())]
    (button,) = (b for b in found if b.isVisible())
    return button


def choose(menu: QMenu, *path: str) -> None:
    """Choose an entry of an open menu, through the menus on the way."""
    for name in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == name)
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def model_of(page: PortfolioView) -> PortfolioModel:
    return page._model


def select_first(page: PortfolioView) -> PortfolioEntry:
    """Choose the first row, and return its document."""
    page._views.table.selectRow(0)
    settle()
    entry = page._views.current
    assert entry is not None
    return entry


def named_view(page: PortfolioView, view: str) -> None:
    page._kinds.show_value(view)
    page._kinds.chosen.emit(view)
    settle()

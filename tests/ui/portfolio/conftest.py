"""A folder with documents of three companies, and the page that shows it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readiness.app.sample import COMPANIES, sample_in
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.portfolio.portfolio_view import PortfolioView
from readiness.ui.shell.main_window import MainWindow
from tests.ui.portfolio.portfolio_page import shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the documents of the sample companies."""
    clients = tmp_path / "Clients"
    for company in COMPANIES:
        sample_in(clients, ENGLISH, company)
    return clients


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, folder: Path) -> PortfolioView:
    window.memory.change(portfolio=(str(folder),))
    return shown(qtbot, window)

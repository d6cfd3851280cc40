"""The plan of the sample company, as a list of steps and by weeks."""

import pytest
from pytestqt.qtbot import QtBot

from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.routes import PlanRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.plan.plan_page import listed, planned


@pytest.fixture
def plan(qtbot: QtBot, sample: MainWindow) -> PlanView:
    """Return the plan of the sample as a list of steps."""
    sample.navigator.go(PlanRoute())
    return listed(qtbot, sample)


@pytest.fixture
def roadmap(qtbot: QtBot, sample: MainWindow) -> PlanView:
    """Return the plan of the sample by weeks."""
    sample.navigator.go(PlanRoute())
    return planned(qtbot, sample)

"""The sample company with a new incident."""

import pytest

from readiness.ui.routes import IncidentRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.test_main_job import press


@pytest.fixture
def incident(sample: MainWindow) -> MainWindow:
    """Return the window with a new incident."""
    sample.navigator.go(IncidentRoute())
    press(sample, "Assess an incident")
    return sample

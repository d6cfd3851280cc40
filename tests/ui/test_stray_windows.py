"""No part of a page is a window for a moment: a widget that is shown before it has a parent flashes on the screen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from readiness.domain.consultant import OwnRecommendation
from readiness.domain.house import House
from readiness.foundation.overriding import override
from readiness.ui import routes
from readiness.ui.routes import Route
from readiness.ui.shell.main_window import MainWindow
from tests.ui.every_route import PLAIN_ROUTES, ROUTES, visit


class _Watch(QObject):
    """Notes the kind of each widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def shown(window: MainWindow) -> Iterator[list[str]]:
    """Yield which windows are shown from now on."""
    watch = _Watch()
    QApplication.instance().installEventFilter(watch)
    yield watch.seen
    QApplication.instance().removeEventFilter(watch)


@pytest.mark.parametrize("route", [*ROUTES, routes.PlanRoute(form=True)], ids=str)
def test_no_part_of_a_page_is_a_window(sample: MainWindow, shown: list[str], tmp_path: Path, route: Route) -> None:
    session = sample.documents.session
    assert session is not None
    # Parts that are hidden where there is nothing to show: texts of a house, own recommendations, what was not read.
    layer = session.assessment.consultant
    own = OwnRecommendation(title="Agree on one voice", text="By the end of the year.")
    session.set_part(replace(layer, house=House(name="Berger"), recommendations=(own,)))
    (tmp_path / "broken.readiness").write_bytes(b"x")
    visit(sample, route, tmp_path)
    assert shown == []


@pytest.mark.parametrize("route", PLAIN_ROUTES, ids=str)
def test_no_part_of_a_page_in_per_cent_is_a_window(
    plain_sample: MainWindow, shown: list[str], tmp_path: Path, route: Route
) -> None:
    visit(plain_sample, route, tmp_path)
    assert shown == []

"""The wheel scrolls a page and changes nothing on it, whatever lies below the pointer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from readiness.domain.incidents import Incident, Incidents
from readiness.foundation import clock
from readiness.ui.pages.find.find_view import FindView
from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.pages.incident.facts_panel import FactsPanel
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import IncidentRoute, ProfileRoute, Route
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.segmented import Segmented
from tests.ui.every_route import ROUTES, visit
from tests.ui.sizes import resize
from tests.ui.test_typing import unfold

INPUTS = (QComboBox, QLineEdit, QPlainTextEdit, QAbstractButton, Segmented, DateField)


def turn_wheel(widget: QWidget, by: int) -> None:
    """Turn the wheel with the pointer on what can be seen of a widget, as the system tells it to the window."""
    window = widget.window()
    seen = widget.visibleRegion().boundingRect()
    at = widget.mapTo(window, seen.center())
    below = window.childAt(at)
    assert below is widget or widget.isAncestorOf(below), (widget, below)
    QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, by))


def inputs_of(page: QWidget) -> list[QWidget]:
    return [widget for widget in page.findChildren(QWidget) if isinstance(widget, INPUTS) and widget.isVisible()]


def state_of(page: QWidget) -> list[object]:
    """Return what every input of a page holds."""
    held: list[object] = []
    for widget in inputs_of(page):
        if isinstance(widget, QComboBox):
            held.append(widget.currentIndex())
        elif isinstance(widget, QLineEdit):
            held.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            held.append(widget.toPlainText())
        elif isinstance(widget, QAbstractButton):
            held.append(widget.isChecked())
    return held


def area_around(widget: QWidget) -> QScrollArea | None:
    """Return the area that scrolls a widget, where there is more of it than can be seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and parent.verticalScrollBar().maximum() > 0:
            return parent
        parent = parent.parentWidget()
    return None


def nothing_changes_and_the_page_scrolls(window: MainWindow) -> int:
    """Turn the wheel over every input of a page, and return over how many of them the page could scroll."""
    session = window.documents.session
    scrolled = 0
    before, held = session and session.assessment, state_of(window.page)
    for widget in inputs_of(window.page):
        area = area_around(widget)
        if area is None:
            turn_wheel(widget, -120)
            continue
        bar = area.verticalScrollBar()
        for by, room in ((-120, bar.maximum()), (120, bar.minimum())):
            area.ensureWidgetVisible(widget)
            QApplication.processEvents()
            stood = bar.value()
            turn_wheel(widget, by)
            moved = bar.value() - stood
            assert (moved > 0 if by < 0 else moved < 0) or stood == room, widget
        scrolled += 1
    assert (session and session.assessment) == before
    assert state_of(window.page) == held
    return scrolled


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: type(route).__name__)
def test_the_wheel_changes_no_page(qtbot: QtBot, sample: MainWindow, tmp_path: Path, route: Route) -> None:
    resize(qtbot, sample, 1000, 420)
    visit(sample, route, tmp_path)
    if isinstance(sample.page, QuestionView | FindView):
        qtbot.waitUntil(lambda: sample.page.complete)
    unfold(qtbot, sample)
    QApplication.processEvents()
    assert inputs_of(sample.page)
    scrolled = nothing_changes_and_the_page_scrolls(sample)
    if isinstance(route, ProfileRoute):
        kinds = {kind for kind in INPUTS if sample.page.findChild(kind) is not None}
        assert {ChoiceList, QComboBox, QLineEdit, QAbstractButton, Segmented, DateField} <= {ChoiceList, *kinds}
        assert scrolled > 30


def test_the_wheel_changes_no_fact_of_an_incident(qtbot: QtBot, sample: MainWindow) -> None:
    session = sample.documents.session
    assert session is not None
    session.set_part(Incidents((Incident(1, clock.today(), given={"F10": clock.today().isoformat()}),)))
    resize(qtbot, sample, 1000, 420)
    sample.navigator.go(IncidentRoute())
    panel = sample.page.findChild(FactsPanel)
    for fact in ("F3", "F10"):
        panel.unfold(fact)
        # The page scrolls to it in the next round of events.
        for _ in range(3):
            QApplication.processEvents()
        assert nothing_changes_and_the_page_scrolls(sample) > 20
    assert any(row.unfolded and row.findChild(DateField) for row in sample.page.findChildren(FactRow))

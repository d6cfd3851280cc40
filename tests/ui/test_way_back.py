"""The way back leads to where one was: the same thing is open, has the focus, and is in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.routes import HelpRoute, IncidentRoute, ListRoute, PlanRoute, QuestionRoute, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.framed_page import FramedPage
from tests.ui.every_route import settle
from tests.ui.notes import note_of
from tests.ui.test_main_job import press

LONG = 60_000


def help_and_back(window: MainWindow) -> None:
    window.navigator.go(HelpRoute())
    settle()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    settle()


def name_of_focus(window: MainWindow) -> str:
    focus = window.focusWidget()
    assert focus is not None
    return focus.accessibleName()


@pytest.mark.parametrize("further", [False, True])
def test_help_leads_back_to_the_open_fact_of_an_incident(sample: MainWindow, *, further: bool) -> None:
    sample.navigator.go(IncidentRoute())
    press(sample, "Assess an incident")
    rows = list(sample.page.findChildren(FactRow))
    at = next(i for i, row in enumerate(rows) if row.opener.isVisible() is not further and not row.unfolded)
    sample.page._facts.unfold(rows[at]._fact.code)
    Collapsible.toggle(sample.page.findChildren(Collapsible)[-1])
    settle()
    page = sample.page
    assert isinstance(page, FramedPage)
    focus, scrolled = name_of_focus(sample), page.verticalScrollBar().value()
    help_and_back(sample)
    again = sample.page.findChildren(FactRow)
    assert sample.page is not page
    assert [row.unfolded for row in again] == [i == at for i in range(len(rows))]
    assert again[at].isVisible()
    assert again[at].isAncestorOf(sample.focusWidget())
    assert name_of_focus(sample) == focus
    assert sample.page.verticalScrollBar().value() == scrolled
    assert sample.page.findChildren(Collapsible)[-1].unfolded


def test_a_fact_that_was_closed_stays_closed(sample: MainWindow) -> None:
    sample.navigator.go(IncidentRoute())
    press(sample, "Assess an incident")
    (opened,) = [row for row in sample.page.findChildren(FactRow) if row.unfolded]
    opened.opener.click()
    help_and_back(sample)
    assert not [row for row in sample.page.findChildren(FactRow) if row.unfolded]


def test_help_leads_back_to_the_evidence_that_is_being_written(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    note = note_of(quick)
    qtbot.keyClicks(note, "The rule of May")
    note.moveCursor(note.textCursor().MoveOperation.StartOfLine)
    help_and_back(quick)
    note = note_of(quick)
    assert note.hasFocus()
    assert (note.toPlainText(), note.textCursor().position()) == ("The rule of May", 0)


def test_help_leads_back_to_the_reason_that_is_missing(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    quick.page._controls.toggle_not_applicable()
    help_and_back(quick)
    assert quick.page._controls.reason.hasFocus()
    assert quick.page._controls.asks_reason


def test_back_scrolls_to_where_one_was_and_going_on_begins_at_the_top(sample: MainWindow) -> None:
    sample.navigator.go(ListRoute("PRO"))
    settle()
    bar = sample.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    scrolled = bar.value()
    assert scrolled
    sample.navigator.go(TasksRoute())
    sample.navigator.back()
    settle()
    assert sample.page.verticalScrollBar().value() == scrolled
    sample.navigator.go(TasksRoute())
    sample.navigator.go(ListRoute("PRO"))
    settle()
    assert sample.page.verticalScrollBar().value() == 0


def test_the_package_that_was_open_in_the_plan_is_open_again(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(PlanRoute())
    qtbot.waitUntil(lambda: sample.page.complete, timeout=LONG)
    name = next(iter(sample.page._roadmap._rows))
    sample.page._roadmap.open(name)
    help_and_back(sample)
    qtbot.waitUntil(lambda: sample.page.complete, timeout=LONG)
    view = sample.page
    assert isinstance(view, PlanView)
    assert view._roadmap.opened == name
    view._show_view("people")
    view._views.show_value("people")
    help_and_back(sample)
    qtbot.waitUntil(lambda: sample.page.complete, timeout=LONG)
    assert sample.page._views.value == "people"
    assert sample.page._people.isVisible()

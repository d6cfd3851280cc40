"""Goal, hours, costs, beginning and closed days: each makes another plan, and is kept."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from readiness.domain.plan_notes import Closure, PlanNotes
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.routes import PlanRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.plan.plan_page import choose_goal, field, notes, planned, steps, write
from tests.ui.test_main_job import press, texts
from tests.ui.toasts import said


def test_another_goal_brings_another_plan_and_is_kept(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    before = steps(plan)
    choose_goal(plan, "way:G0")
    assert notes(sample).goal == "way:G0"
    planned(qtbot, sample)
    assert steps(plan) == ["PRO3:0>1", "MON1:1>2", "MON2:1>2"]
    assert "2 weeks to “See”" in texts(sample)
    sample.documents.undo()
    planned(qtbot, sample)
    assert steps(plan) == before
    assert plan.findChild(QComboBox).currentData() == "way:G2"
    # The recommended way is followed, not written down.
    assert notes(sample).goal == ""
    choose_goal(plan, "way:G0")
    choose_goal(plan, "way:G2")
    assert notes(sample).goal == ""


def test_less_time_takes_more_weeks(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    press(sample, "Change goal, time and costs")
    choose_goal(plan, "way:G0")
    planned(qtbot, sample)
    write(field(plan, "Hours a week"), "2")
    planned(qtbot, sample)
    assert notes(sample).hours == 2
    assert "8 weeks to “See”" in texts(sample)
    assert "2 hours a week in all for this ·" in texts(sample)
    write(field(plan, "Hours a week"), "")
    planned(qtbot, sample)
    assert notes(sample).hours is None
    assert "8 hours a week in all for this (assumption)" in texts(sample)


@pytest.mark.parametrize(
    ("language", "name", "typed", "stored"),
    [
        ("en", "Hours a week", "12.5", PlanNotes(hours=12.5)),
        ("de", "Stunden je Woche", "12,5", PlanNotes(hours=12.5)),
        ("de", "Stunden je Woche", "12.5", PlanNotes(hours=12.5)),
        ("en", "Hours a week", "1000000000", PlanNotes(hours=80)),
        ("en", "for how many people", "3", PlanNotes(people=3)),
        ("de", "Kosten eines Personentags", "1.234,50 €", PlanNotes(day_rate=1234.5)),
        ("en", "Cost of a person-day", "€1,234.50", PlanNotes(day_rate=1234.5)),
        ("en", "Cost: management", "1,000", PlanNotes(decider_rate=1000)),
        ("de", "Kosten: Geschäftsführung", "1.000 €", PlanNotes(decider_rate=1000)),
    ],
)
def test_numbers_are_read_as_people_write_them(
    qtbot: QtBot, sample: MainWindow, language: str, name: str, typed: str, stored: PlanNotes
) -> None:
    sample.memory.change(language=language)
    sample.navigator.go(PlanRoute())
    view = planned(qtbot, sample)
    write(field(view, name), typed)
    assert notes(sample) == stored
    planned(qtbot, sample)


@pytest.mark.parametrize("typed", ["soon", "-3", "inf", "nan", "0"])
def test_what_is_no_number_is_not_stored(qtbot: QtBot, sample: MainWindow, plan: PlanView, typed: str) -> None:
    press(sample, "Change goal, time and costs")
    write(field(plan, "Hours a week"), typed)
    write(field(plan, "for how many people"), "1.5")
    qtbot.waitUntil(lambda: "for example 8" in texts(sample) and "for example 2" in texts(sample))
    assert notes(sample) == PlanNotes()


def test_tab_leads_from_the_hours_to_what_is_next(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    press(sample, "Change goal, time and costs")
    sample.activateWindow()
    assert QTest.qWaitForWindowActive(sample)
    hours = field(plan, "Hours a week")
    hours.setFocus()
    QTest.keyClicks(hours, "20")
    QTest.keyClick(hours, Qt.Key.Key_Tab)
    following = QApplication.focusWidget()
    assert following is field(plan, "for how many people")
    assert notes(sample).hours == 20
    planned(qtbot, sample)
    assert QApplication.focusWidget() is following


def test_the_latest_choice_counts(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    for goal in ("way:G3", "stage:2", "way:G0"):
        choose_goal(plan, goal)
    planned(qtbot, sample)
    assert len(steps(plan)) == 3


def test_another_beginning_is_said_and_the_form_tells_whether_it_is_fixed(
    qtbot: QtBot, sample: MainWindow, roadmap: PlanView
) -> None:
    session = sample.documents.session
    assert session is not None
    press(sample, "Change goal, time and costs")
    assert "Next Monday, until the first report is saved or printed: its days then stay." in texts(sample)
    day = next(line for line in roadmap.findChildren(QLineEdit) if line.accessibleName() == "Plan begins on")

    day.setText("1 March 2027")
    QTest.keyClick(day, Qt.Key.Key_Return)
    planned(qtbot, sample)
    assert session.assessment.plan.begins == date(2027, 3, 1)
    assert session.assessment.plan.baseline
    assert said(sample) == "The plan begins on 1 March 2027, from the levels that hold today."
    assert "\nFixed. " in texts(sample)


def test_closed_days_are_added_and_removed(qtbot: QtBot, sample: MainWindow, roadmap: PlanView) -> None:
    press(sample, "Change goal, time and costs")
    first, last = (
        next(line for line in roadmap.findChildren(QLineEdit) if line.accessibleName() == name)
        for name in ("First closed day", "Last closed day")
    )
    press(sample, "Add closed days")
    assert "Enter the first closed day." in texts(sample)

    for typed, line in (("3 January 2027", first), ("24 December 2026", last)):
        line.setText(typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
    press(sample, "Add closed days")
    assert "The last closed day comes before the first one. Swap the two dates." in texts(sample)
    assert notes(sample).closures == ()

    for typed, line in (("24 December 2026", first), ("3 January 2027", last)):
        line.setText(typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
    press(sample, "Add closed days")
    planned(qtbot, sample)
    assert notes(sample).closures == (Closure(date(2026, 12, 24), date(2027, 1, 3)),)
    assert (first.text(), last.text()) == ("", "")
    assert "24 December 2026 to 3 January 2027" in texts(sample)

    press(sample, "Remove 24 December 2026 to 3 January 2027")
    planned(qtbot, sample)
    assert notes(sample).closures == ()
    sample.documents.undo()
    assert len(notes(sample).closures) == 1
    assert said(sample) == "Undone: closed days"

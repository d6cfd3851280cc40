"""The plan by weeks: packages are ticked, opened, moved by keys and by the mouse, and keep the focus."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.plan_editor import PlanEditor
from readiness.domain.plan_notes import PlanNotes
from readiness.ui.pages.plan.package_details import PackageDetails
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.pages.plan.roadmap_columns import columns_in
from readiness.ui.pages.plan.roadmap_lines import GateLine
from readiness.ui.routes import PlanRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.focus_ring import FocusRing
from tests.ui.plan.plan_page import cards, field, notes, planned, rows, wording
from tests.ui.test_main_job import press, texts
from tests.ui.toasts import said


def test_the_roadmap_shows_the_recommended_way(sample: MainWindow, roadmap: PlanView) -> None:
    found = sample.documents.session.result().roadmap  # type: ignore[union-attr]
    assert [row._facts.id for row in rows(roadmap)] == [b.package.id for b in found.bookings]  # type: ignore[union-attr]
    assert "11 work packages" in texts(sample)
    gates = [line.accessibleName() for line in roadmap.findChildren(GateLine)]
    assert [name.split("”")[0] for name in gates] == ["“See", "“React", "“Govern partners"]
    assert "Later, up to the target: 43 work packages, in no sum above" in texts(sample)


def test_a_tick_says_that_a_package_is_done(qtbot: QtBot, sample: MainWindow, roadmap: PlanView) -> None:
    row = next(row for row in rows(roadmap) if row._facts.id == "PRO2:0>2")  # type: ignore[union-attr]
    before = [row.accessibleName() for row in rows(roadmap)]
    row._mark.click()
    assert notes(sample).note("PRO2:0>1").done
    assert notes(sample).note("PRO2:1>2").done
    assert " · done · " in row.accessibleName()
    # Nothing else moves, and it is one step of the history.
    assert [r.accessibleName() for r in rows(roadmap) if r is not row] == [w for w in before if "Escalation" not in w]
    sample.documents.undo()
    assert notes(sample) == PlanNotes()
    assert not row._mark.isChecked()


def test_enter_opens_a_package_with_its_steps_and_escape_closes_it(
    qtbot: QtBot, sample: MainWindow, roadmap: PlanView
) -> None:
    row = rows(roadmap)[5]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    details = roadmap.findChild(PackageDetails)
    assert [tick.words() for tick in details._steps.values()] == [
        wording(sample).steps.action("PRO2", level) for level in (1, 2)
    ]
    qtbot.keyClicks(field(roadmap, "Owner"), "Ms Yilmaz")
    qtbot.keyClick(field(roadmap, "Owner"), Qt.Key.Key_Return)
    planned(qtbot, sample)
    assert notes(sample).package("PRO2").owner == "Ms Yilmaz"
    # Another owner makes another plan; the same package is open in it.
    details = roadmap.findChild(PackageDetails)
    assert details is not None
    row = next(row for row in rows(roadmap) if row._facts.id == "PRO2:0>2")  # type: ignore[union-attr]
    assert "Ms Yilmaz" in row.accessibleName()
    # The list says the same, and a day that nobody has chosen stands in no field.
    assert all("Ms Yilmaz" in card.accessibleName() for card in cards(roadmap) if card.step.startswith("PRO2:"))
    assert details._date._line.text() == ""
    qtbot.keyClick(details, Qt.Key.Key_Escape)
    assert roadmap.window().focusWidget() is row


def test_shift_and_an_arrow_move_a_package_by_a_week(qtbot: QtBot, sample: MainWindow, roadmap: PlanView) -> None:
    row = rows(roadmap)[0]
    name, begins = row._facts.id, row._facts.begins  # type: ignore[union-attr]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    planned(qtbot, sample)
    moved = next(row for row in rows(roadmap) if row._facts.id == name)  # type: ignore[union-attr]
    assert moved._facts.begins > begins  # type: ignore[union-attr]
    # Weeks begin on Mondays, whichever day it is today.
    next_monday = begins + timedelta(7 - begins.weekday())
    assert notes(sample).package(name.partition(":")[0]).not_before == next_monday
    assert roadmap.window().focusWidget() is moved
    assert "“Management’s basic knowledge” begins on" in said(sample)
    qtbot.keyClick(moved, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    planned(qtbot, sample)
    assert notes(sample) == PlanNotes()
    # Further back there is nothing, which is said.
    qtbot.keyClick(rows(roadmap)[0], Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert "before that there is no time, or another one comes first" in said(sample)


@pytest.mark.parametrize(
    ("view", "stops"),
    [
        ("By week", rows),
        ("By person", lambda view: list(view._people._openers.values())),
        ("List", cards),
    ],
)
def test_the_focus_goes_straight_to_what_takes_the_place_of_what_had_it(
    qtbot: QtBot, sample: MainWindow, roadmap: PlanView, view: str, stops: Callable[[PlanView], list[QWidget]]
) -> None:
    press(sample, view)
    before = stops(roadmap)[1]
    before.setFocus()
    # Screen readers say all that has it in between, and a key that is pressed at once must reach it.
    said_of: list[QWidget | None] = []
    at_once: list[QWidget | None] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    following = application.focusChanged.connect(lambda _before, now: said_of.append(now))
    roadmap._planner.planned.connect(lambda _result: at_once.append(sample.focusWidget()))
    assert sample.documents.session is not None
    PlanEditor(sample.documents.session).set_time(12, None)
    planned(qtbot, sample)
    application.focusChanged.disconnect(following)
    after = stops(roadmap)[1]
    assert after is not before
    assert said_of == at_once == [after]


def test_a_bar_is_dragged_to_another_week(qtbot: QtBot, sample: MainWindow, roadmap: PlanView) -> None:
    row = rows(roadmap)[-1]
    bar, code = row._bar(), row._facts.id.partition(":")[0]  # type: ignore[union-attr]
    begins = row._facts.begins  # type: ignore[union-attr]
    week = row._axis(columns_in(row.width())).week_width
    at = bar.center().toPoint()
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(row, at + QPoint(round(2 * week), 0))
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        QPointF(at + QPoint(round(2 * week), 0)),
        QPointF(row.mapToGlobal(at + QPoint(round(2 * week), 0))),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(row, move)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=at + QPoint(round(2 * week), 0))
    monday = begins - timedelta(days=begins.weekday()) + timedelta(days=14)
    assert notes(sample).package(code).not_before == monday
    # What was dragged is not opened.
    assert roadmap.findChild(PackageDetails) is None
    planned(qtbot, sample)


def test_a_step_that_is_asked_for_is_opened(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(PlanRoute("PRO2:1>2"))
    view = planned(qtbot, sample)
    details = view.findChild(PackageDetails)
    assert "PRO2:1>2" in details._steps


def test_a_plan_that_is_reached_by_a_key_shows_where_the_focus_is(qtbot: QtBot, sample: MainWindow) -> None:
    QTest.keyClick(sample.windowHandle(), Qt.Key.Key_Tab)
    sample.navigator.go(PlanRoute())
    planned(qtbot, sample)
    (ring,) = sample.findChildren(FocusRing)
    qtbot.waitUntil(ring.isVisible)
    focused = sample.focusWidget()
    assert focused is not None
    assert focused.text() == "Change goal, time and costs"  # type: ignore[attr-defined]

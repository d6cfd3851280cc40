"""The plan view: goal and capacity, notes that are kept, what-if, and the files for other programs."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from readiness.app.plan_editor import PlanEditor
from readiness.app.plan_start import fix_beginning
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.plan_notes import Closure, PlanNotes, StepNote
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.plan.package_details import PackageDetails
from readiness.ui.pages.plan.package_row import PackageRow
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.pages.plan.roadmap_columns import columns_in
from readiness.ui.pages.plan.roadmap_lines import GateLine
from readiness.ui.pages.plan.step_card import StepCard
from readiness.ui.pages.plan.step_editor import StepEditor
from readiness.ui.routes import PlanRoute, QuestionRoute, ResultsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.ask_first import AskFirst
from readiness.ui.widgets.focus_ring import FocusRing
from readiness.ui.widgets.key_button import KeyToggle
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.wording import Wording
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.answering import answer_all
from tests.ui.every_route import settle
from tests.ui.test_main_job import press, texts
from tests.ui.toasts import said

LONG = 60_000


@pytest.fixture
def plan(qtbot: QtBot, sample: MainWindow) -> PlanView:
    """Return the plan of the sample as a list of steps."""
    sample.navigator.go(PlanRoute())
    return listed(qtbot, sample)


def planned(qtbot: QtBot, window: MainWindow) -> PlanView:
    view = window.page
    assert isinstance(view, PlanView)
    qtbot.waitUntil(lambda: view.complete, timeout=LONG)
    # A layout shows what it was given, and places it, only now.
    settle()
    return view


def listed(qtbot: QtBot, window: MainWindow) -> PlanView:
    view = planned(qtbot, window)
    press(window, "List")
    return view


def try_out(view: PlanView) -> None:
    """Have ticks try steps out."""
    next(b for b in view.findChildren(KeyToggle) if b.text() == "Try it out" or b.text() == "Ausprobieren").click()


def notes(window: MainWindow) -> PlanNotes:
    assert window.documents.session is not None
    return window.documents.session.assessment.plan


def steps(view: PlanView) -> list[str]:
    return [card.step for card in cards(view)]


def cards(view: PlanView) -> list[StepCard]:
    return view._list.cards


def field(view: PlanView, name: str) -> QLineEdit:
    return next(line for line in view.findChildren(QLineEdit) if line.accessibleName() == name)


def write(line: QLineEdit, words: str) -> None:
    line.setText(words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def wording(window: MainWindow) -> Wording:
    assert window.documents.session is not None
    return Wording(window.documents.session.result(), ENGLISH)


def choose_goal(view: PlanView, goal: str) -> None:
    box = view.findChild(QComboBox)
    box.setCurrentIndex(box.findData(goal))
    box.activated.emit(box.currentIndex())


def test_the_panel_says_which_step_came_along(plan: PlanView) -> None:
    try_out(plan)
    _first, second, *_ = cards(plan)
    second.click()
    panel = plan._what_if
    assert panel is not None
    # The second step builds on the first one, which was not ticked by hand.
    assert [card.isChecked() for card in cards(plan)[:3]] == [True, True, False]
    assert "Step 1 comes first." in panel._summary.text()
    cards(plan)[3].click()
    assert "comes first" not in panel._summary.text()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", [100, 200])
def test_a_change_leaves_the_names_their_words(
    qtbot: QtBot, sample: MainWindow, plan: PlanView, language: str, size: int
) -> None:
    sample.memory.change(language=language, text_size=size)
    view = planned(qtbot, sample)
    press(sample, {"de": "Liste", "en": "List"}[language])
    choose_goal(view, "target")
    planned(qtbot, sample)
    try_out(view)
    for span, head in list(view._list._heads.items()):
        if head.words().startswith("▸"):
            view._list._toggle_span(span)
    for card in cards(view):
        if not card.isChecked():
            card.click()
    QApplication.processEvents()
    panel = view._what_if
    assert panel is not None
    changed = [value.text() for value in panel._values if "→" in value.text()]
    assert len(changed) > 5
    names = [label for label in panel.findChildren(QLabel) if label not in panel._values]
    for name in names:
        longest = max(name.fontMetrics().horizontalAdvance(word) for word in name.text().split())
        assert name.width() >= longest, name.text()
    for value in panel._values:
        assert value.width() >= value.sizeHint().width(), value.text()


def test_another_goal_brings_another_plan_and_is_kept(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    before = steps(plan)
    choose_goal(plan, "way:G0")
    assert notes(sample).goal == "way:G0"
    planned(qtbot, sample)
    assert steps(plan) == ["PRO3:0>1", "MON1:1>2", "MON2:1>2"]
    assert "In 2 weeks up to “See”" in texts(sample)
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
    assert "In 8 weeks up to “See”" in texts(sample)
    assert "2 hours a week ·" in texts(sample)
    write(field(plan, "Hours a week"), "")
    planned(qtbot, sample)
    assert notes(sample).hours is None
    assert "8 hours a week (assumption)" in texts(sample)


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


def test_what_is_to_be_saved_waits_for_its_plan(
    qtbot: QtBot, sample: MainWindow, plan: PlanView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    dialogs.place = lambda suggested: tmp_path / f"out{suggested.suffix}"
    dialogs.kind = "commas and decimal points"
    choose_goal(plan, "way:G0")
    press(sample, "Save as table …")
    assert not (tmp_path / "out.csv").exists()
    planned(qtbot, sample)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(steps(plan)) == 3


def test_the_latest_choice_counts(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    for goal in ("way:G3", "stage:2", "way:G0"):
        choose_goal(plan, goal)
    planned(qtbot, sample)
    assert len(steps(plan)) == 3


def test_owner_date_and_done_are_kept_and_undone(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    first = cards(plan)[0]
    qtbot.keyClick(first, Qt.Key.Key_Return)
    owner = field(plan, "Owner")
    qtbot.keyClicks(owner, "Ms Yilmaz")
    qtbot.keyClick(owner, Qt.Key.Key_Return)
    write(field(plan, "Due"), "3 February 2031")
    assert notes(sample).note(first.step) == StepNote(owner="Ms Yilmaz", due=date(2031, 2, 3))
    assert "due 3 February 2031 · Ms Yilmaz" in first.accessibleName()
    # It moves where it belongs once its details are closed.
    qtbot.keyClick(owner, Qt.Key.Key_Escape)
    assert steps(plan)[0] != first.step
    assert any(head.words().endswith("Later") for head in plan.findChildren(WrappedButton))
    sample.documents.undo()
    assert steps(plan)[0] == first.step
    sample.documents.undo()
    assert notes(sample) == PlanNotes()


def test_a_card_shows_when_and_why_only_while_it_is_open(plan: PlanView) -> None:
    first = cards(plan)[0]
    closed = first.heightForWidth(first.width())
    assert first._details not in first._shown_facts()
    # Who hears the list instead of seeing it need not open anything.
    assert first._details
    assert first._details in first.accessibleName()
    first.opened.emit()
    assert first._details in first._shown_facts()
    assert first.heightForWidth(first.width()) > closed
    first.opened.emit()
    assert first.heightForWidth(first.width()) == closed


def test_a_name_that_is_being_typed_is_not_lost(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    first = cards(plan)[0]
    first.opened.emit()
    owner = field(plan, "Owner")
    owner.setText("Half a na")
    sample.navigator.go(ResultsRoute())
    assert notes(sample).note(first.step).owner == "Half a na"


def test_a_done_step_raises_its_answer(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    session = sample.documents.session
    assert session is not None
    first = steps(plan)[0]
    code = first.partition(":")[0]
    cards(plan)[0].opened.emit()
    done = next(box for box in plan.findChildren(WrappedCheck) if box.words() == "This step is done")
    done.click()
    assert notes(sample).note(first).done
    press(sample, "Answer with level 1: Ad hoc")
    assert session.assessment.answer(code).level == 1
    planned(qtbot, sample)
    assert first not in steps(plan)
    sample.documents.undo()
    planned(qtbot, sample)
    assert first in steps(plan)


def test_ticks_show_what_would_be_and_store_nothing(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    session = sample.documents.session
    assert session is not None
    choose_goal(plan, "way:G0")
    planned(qtbot, sample)
    try_out(plan)
    *_, last = cards(plan)
    last.click()
    assert [card.isChecked() for card in cards(plan)] == [True, False, True]
    cards(plan)[1].click()
    assert "not passed\n→ passed" in texts(sample)
    assert "3 steps ticked" in texts(sample)
    press(sample, "Clear all")
    assert "→ passed" not in texts(sample)
    # Only the goal was stored.
    session.undo()
    assert not session.document.can_undo()


def test_the_rest_of_the_year_unfolds(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    before = len(steps(plan))
    folded = [head for head in plan.findChildren(WrappedButton) if head.words().startswith("▸ By")]
    assert folded
    qtbot.keyClick(folded[0], Qt.Key.Key_Space)
    assert len(steps(plan)) > before


def test_the_keyboard_goes_through_the_cards(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    found = cards(plan)
    found[0].setFocus()
    qtbot.keyClick(found[0], Qt.Key.Key_Down)
    assert sample.focusWidget() is found[1]
    qtbot.keyClick(found[1], Qt.Key.Key_Space)
    assert found[1].isChecked()
    qtbot.keyClick(found[1], Qt.Key.Key_Up)
    assert sample.focusWidget() is found[0]


def test_an_answer_makes_another_plan(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    session = sample.documents.session
    assert session is not None
    session.answer("PRO3", at_level(1))
    sample.navigator.go(QuestionRoute("PRO3"))
    sample.navigator.go(PlanRoute())
    again = planned(qtbot, sample)
    assert "PRO3:0>1" not in steps(again)


def test_the_plan_is_saved_for_other_programs(
    sample: MainWindow, plan: PlanView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    dialogs.place = lambda suggested: tmp_path / f"{dialogs.kind or 'out'}{suggested.suffix}"
    for kind in ("", "semicolons", "commas and decimal points"):
        dialogs.kind = kind
        press(sample, "Save as table …")
    for kind in ("package", "person"):
        dialogs.kind = kind
        press(sample, "Save as calendar …")
    first = steps(plan)[0]
    for kind, separator in (("semicolons", ";"), ("commas and decimal points", ",")):
        with (tmp_path / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert next(iter(csv.DictReader(file, delimiter=separator)))["Step"] == first
    book = CalamineWorkbook.from_path(str(tmp_path / "out.xlsx"))
    assert book.sheet_names == ["Work packages", "Steps", "Costs"]
    for kind in ("package", "person"):
        assert (tmp_path / f"{kind}.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    dialogs.place = lambda suggested: tmp_path / "missing" / suggested.name
    press(sample, "Save as table …")
    assert len(dialogs.complaints) == 1
    assert "could not be written" in dialogs.complaints[0]


def test_a_reached_goal_says_so(qtbot: QtBot, sample: MainWindow) -> None:
    session = sample.documents.session
    assert session is not None
    answer_all(session, session.questionnaire.capabilities, at_level(5))
    sample.navigator.go(PlanRoute())
    planned(qtbot, sample)
    words = "Everything that you want is there. Check once a year whether it still holds."
    assert words in texts(sample)
    press(sample, "Save as calendar …")
    assert sample.notices.said == words


def test_too_few_answers_are_no_plan(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(PlanRoute())
    view = planned(qtbot, quick)
    assert steps(view) == []
    assert "Ask these first:" in texts(quick)
    first = view.findChildren(AskFirst)[0].findChildren(WrappedButton)[0]
    first.click()
    assert quick.navigator.route == QuestionRoute("MON1")


def test_a_quick_check_has_a_plan_too(qtbot: QtBot, quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    answer_all(session, (asked.code for asked in session.questionnaire.asked(Depth.QUICK)), at_level(1))
    quick.navigator.go(PlanRoute())
    view = planned(qtbot, quick)
    assert steps(view)
    assert "up to “See”" in texts(quick)


# The roadmap.


def rows(view: PlanView) -> list[PackageRow]:
    return list(view._roadmap._rows.values())


@pytest.fixture
def roadmap(qtbot: QtBot, sample: MainWindow) -> PlanView:
    """Return the plan of the sample by weeks."""
    sample.navigator.go(PlanRoute())
    return planned(qtbot, sample)


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


def test_by_person_each_column_has_what_one_does(qtbot: QtBot, sample: MainWindow, roadmap: PlanView) -> None:
    press(sample, "By person")
    board = roadmap._people
    assert board.isVisible()
    step = next(iter(board._ticks))
    board._ticks[step].click()
    assert notes(sample).note(step).done
    opener = board.findChildren(WrappedButton)[-1]
    opener.click()
    assert roadmap._roadmap.isVisible()
    assert roadmap.findChild(PackageDetails) is not None


def test_a_step_that_is_asked_for_is_opened(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(PlanRoute("PRO2:1>2"))
    view = planned(qtbot, sample)
    details = view.findChild(PackageDetails)
    assert "PRO2:1>2" in details._steps


def tab_stops(window: QWidget, start: QWidget, count: int) -> list[QWidget | None]:
    """Return what Tab leads to, from a widget on."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    stops = []
    for _step in range(count):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        stops.append(window.focusWidget())
    return stops


def test_tab_leads_from_an_opened_step_to_the_next_one(plan: PlanView) -> None:
    first, second = cards(plan)[:2]
    first.opened.emit()
    editor = plan.findChild(StepEditor)
    stops = tab_stops(plan.window(), first, 14)
    inside = [stop for stop in stops if stop is not None and editor.isAncestorOf(stop)]
    assert inside
    assert stops.index(second) == len(inside)


def test_a_step_that_its_date_has_moved_keeps_the_focus(qtbot: QtBot, plan: PlanView) -> None:
    card = cards(plan)[0]
    card.opened.emit()
    editor = plan.findChild(StepEditor)
    editor._on_date(date(2030, 1, 1))
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    focused = plan.window().focusWidget()
    assert isinstance(focused, StepCard)
    assert focused.step == card.step


def test_another_beginning_is_said_and_the_form_tells_whether_it_is_fixed(
    qtbot: QtBot, sample: MainWindow, roadmap: PlanView
) -> None:
    session = sample.documents.session
    assert session is not None
    press(sample, "Change goal, time and costs")
    assert "Today, until the first report is saved or printed: its days then stay." in texts(sample)
    day = next(line for line in roadmap.findChildren(QLineEdit) if line.accessibleName() == "Plan begins on")

    day.setText("1 March 2027")
    QTest.keyClick(day, Qt.Key.Key_Return)
    planned(qtbot, sample)
    assert session.assessment.plan.begins == date(2027, 3, 1)
    assert session.assessment.plan.baseline
    assert said(sample) == "The plan begins on 1 March 2027, from the levels that hold today."
    assert "\nFixed. " in texts(sample)


def test_what_is_overdue_says_so_by_week_by_person_and_in_the_list(
    qtbot: QtBot, sample: MainWindow, roadmap: PlanView, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sample.documents.session
    assert session is not None
    fix_beginning(session)
    later = datetime.now(UTC) + timedelta(days=21)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(later.timestamp())))
    session.set_part(replace(session.assessment.plan, people=2))
    planned(qtbot, sample)
    first = rows(roadmap)[0]
    assert "overdue" in first.accessibleName()

    press(sample, "By person")
    assert "overdue" in texts(sample)
    press(sample, "List")
    assert "Overdue" in cards(roadmap)[0].accessibleName()


def test_what_becomes_overdue_over_night_says_so_in_the_morning(
    qtbot: QtBot, sample: MainWindow, roadmap: PlanView, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sample.documents.session
    assert session is not None
    fix_beginning(session)
    planned(qtbot, sample)
    assert not any("overdue" in row.accessibleName() for row in rows(roadmap))
    saved = sample.documents.saved_at
    later = datetime.now(UTC) + timedelta(days=21)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(later.timestamp())))
    sample.workspace._days.timeout.emit()
    planned(qtbot, sample)
    assert sample.page is roadmap
    assert "overdue" in rows(roadmap)[0].accessibleName()
    # Nothing was stored for that.
    assert sample.documents.saved_at == saved


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


def test_what_does_not_apply_is_confirmed_and_undone(qtbot: QtBot, sample: MainWindow, roadmap: PlanView) -> None:
    session = sample.documents.session
    assert session is not None
    session.answer("PRO3", Answer(Status.NOT_APPLICABLE, reason="no partners"))
    planned(qtbot, sample)
    assert "which was called not applicable: no partners" in texts(sample)

    press(sample, "It does not apply: confirmed")
    planned(qtbot, sample)
    assert notes(sample).confirmed == ("PRO3",)
    assert "which was called not applicable" not in texts(sample)

    sample.documents.undo()
    planned(qtbot, sample)
    assert "which was called not applicable" in texts(sample)


def owner_of(window: MainWindow, capability: str) -> str:
    return notes(window).package(capability).owner


def test_a_card_changes_hands_by_keys_and_by_the_mouse(qtbot: QtBot, sample: MainWindow, roadmap: PlanView) -> None:
    press(sample, "By person")
    board = roadmap._people
    source, target = board._columns[:2]
    name, opener = next((n, o) for n, o in board._openers.items() if source.isAncestorOf(o))
    code, new_owner = name.partition(":")[0], target.owner
    opener.setFocus()
    QTest.keyClick(opener, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert owner_of(sample, code) == ""

    QTest.keyClick(opener, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    planned(qtbot, sample)
    assert owner_of(sample, code) == new_owner
    assert "now with" in said(sample)
    opener = board._openers[name]
    assert opener.hasFocus()
    column = next(c for c in board._columns if c.isAncestorOf(opener))
    assert column.owner == new_owner

    sample.documents.undo()
    planned(qtbot, sample)
    assert said(sample).startswith("Undone: owner of “")
    opener = board._openers[name]
    # The columns stand side by side only after the first layout.
    qtbot.waitUntil(lambda: board._columns[1].x() > board._columns[0].x())
    target = next(c for c in board._columns if c.owner == new_owner)
    goal = target.mapToGlobal(target.rect().center())
    at = opener.rect().center()
    QTest.mousePress(opener, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    for point in (QPoint(at.x() + 20, at.y()), opener.mapFromGlobal(goal)):
        moved = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(point),
            QPointF(opener.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(opener, moved)
    QTest.mouseRelease(opener, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, opener.mapFromGlobal(goal))
    planned(qtbot, sample)
    assert owner_of(sample, code) == new_owner
    # What was dragged is not opened.
    assert board.isVisible()


def test_a_plan_that_is_reached_by_a_key_shows_where_the_focus_is(qtbot: QtBot, sample: MainWindow) -> None:
    QTest.keyClick(sample.windowHandle(), Qt.Key.Key_Tab)
    sample.navigator.go(PlanRoute())
    planned(qtbot, sample)
    (ring,) = sample.findChildren(FocusRing)
    qtbot.waitUntil(ring.isVisible)
    focused = sample.focusWidget()
    assert focused is not None
    assert focused.text() == "Change goal, time and costs"  # type: ignore[attr-defined]

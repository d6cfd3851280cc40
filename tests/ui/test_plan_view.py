"""The plan view: goal and capacity, notes that are kept, what-if, and the files for other programs."""

import csv
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readiness.domain.answers import at_level
from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.pages.plan.step_card import StepCard
from readiness.ui.pages.plan.step_editor import StepEditor
from readiness.ui.routes import PlanRoute, QuestionRoute, ResultsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.test_main_job import press, texts

LONG = 60_000


@pytest.fixture
def plan(qtbot: QtBot, sample: MainWindow) -> PlanView:
    """Return the plan of the sample, which is there."""
    sample.navigator.go(PlanRoute())
    return planned(qtbot, sample)


def planned(qtbot: QtBot, window: MainWindow) -> PlanView:
    view = window.page
    assert isinstance(view, PlanView)
    qtbot.waitUntil(lambda: view.complete, timeout=LONG)
    return view


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


def choose_goal(view: PlanView, goal: str) -> None:
    box = view.findChild(QComboBox)
    box.setCurrentIndex(box.findData(goal))
    box.activated.emit(box.currentIndex())


def test_another_goal_brings_another_plan_and_is_kept(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    before = steps(plan)
    choose_goal(plan, "way:G0")
    assert notes(sample).goal == "way:G0"
    planned(qtbot, sample)
    assert steps(plan) == ["PRO3:0>1", "MON1:1>2", "MON2:1>2"]
    assert "3 steps lead to the goal “See”" in texts(sample)
    sample.documents.undo()
    planned(qtbot, sample)
    assert steps(plan) == before
    assert plan.findChild(QComboBox).currentData() == "way:G2"


def test_a_capacity_moves_what_does_not_fit(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    choose_goal(plan, "way:G0")
    planned(qtbot, sample)
    capacity = field(plan, "Available person-days")
    write(capacity, "0.5")
    assert notes(sample).capacity_days == 0.5
    planned(qtbot, sample)
    assert "are needed for the goal" in texts(sample) or "is needed for the goal" in texts(sample)
    assert any(
        "Does not fit the days available" in button.accessibleName() for button in plan.findChildren(QPushButton)
    )
    write(capacity, "")
    assert notes(sample).capacity_days is None


@pytest.mark.parametrize(
    ("language", "typed", "days"),
    [("en", "12.5", 12.5), ("de", "12,5", 12.5), ("de", "12.5", 12.5), ("en", "1e9", 9999)],
)
def test_a_capacity_is_read_as_people_write_it(
    qtbot: QtBot, sample: MainWindow, language: str, typed: str, days: float
) -> None:
    sample.memory.change(language=language)
    sample.navigator.go(PlanRoute())
    view = planned(qtbot, sample)
    write(field(view, "Available person-days" if language == "en" else "Verfügbare Personentage"), typed)
    assert notes(sample).capacity_days == days


@pytest.mark.parametrize("typed", ["soon", "-3", "inf", "nan"])
def test_what_is_no_capacity_is_not_stored(sample: MainWindow, plan: PlanView, typed: str) -> None:
    write(field(plan, "Available person-days"), typed)
    assert "for example 20" in texts(sample)
    assert notes(sample).capacity_days is None


def test_tab_leads_from_the_capacity_to_what_is_next(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    sample.activateWindow()
    assert QTest.qWaitForWindowActive(sample)
    capacity = field(plan, "Available person-days")
    capacity.setFocus()
    QTest.keyClicks(capacity, "20")
    QTest.keyClick(capacity, Qt.Key.Key_Tab)
    export = QApplication.focusWidget()
    assert isinstance(export, QPushButton)
    assert export.text() == "Save as table …"
    assert notes(sample).capacity_days == 20
    planned(qtbot, sample)
    assert QApplication.focusWidget() is export


def test_what_is_to_be_saved_waits_for_its_plan(
    qtbot: QtBot, sample: MainWindow, plan: PlanView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    dialogs.place = lambda suggested: tmp_path / f"out{suggested.suffix}"
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
    *_, last = cards(plan)
    last.click()
    assert [card.isChecked() for card in cards(plan)] == [True, False, True]
    cards(plan)[1].click()
    assert "not passed → passed" in texts(sample)
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
    dialogs.place = lambda suggested: tmp_path / f"out{suggested.suffix}"
    press(sample, "Save as table …")
    press(sample, "Save as calendar …")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(iter(csv.DictReader(file)))["Step"] == steps(plan)[0]
    assert (tmp_path / "out.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    dialogs.place = lambda suggested: tmp_path / "missing" / suggested.name
    press(sample, "Save as table …")
    assert len(dialogs.complaints) == 1
    assert "could not be written" in dialogs.complaints[0]


def test_a_reached_goal_says_so(qtbot: QtBot, sample: MainWindow) -> None:
    session = sample.documents.session
    assert session is not None
    for code in session.questionnaire.capabilities:
        session.answer(code, at_level(5))
    sample.navigator.go(PlanRoute())
    planned(qtbot, sample)
    assert "This goal is reached already." in texts(sample)
    press(sample, "Save as calendar …")
    assert sample.notices.said == "This goal is reached already."


def test_a_quick_check_has_a_plan_too(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(PlanRoute())
    view = planned(qtbot, quick)
    assert steps(view)
    assert "not passed" not in texts(quick)


def tab_stops(window: QWidget, start: QWidget, count: int) -> list[QWidget | None]:
    """Return what Tab leads to, from a widget on."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    stops = []
    for _step in range(count):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        stops.append(window.focusWidget())
    return stops


def test_tab_leads_from_an_opened_step_to_the_next_one(plan: PlanView) -> None:
    first, second = plan.findChildren(StepCard)[:2]
    first.opened.emit()
    editor = plan.findChild(StepEditor)
    stops = tab_stops(plan.window(), first, 14)
    inside = [stop for stop in stops if stop is not None and editor.isAncestorOf(stop)]
    assert inside
    assert stops.index(second) == len(inside)


def test_a_step_that_its_date_has_moved_keeps_the_focus(qtbot: QtBot, plan: PlanView) -> None:
    card = plan.findChildren(StepCard)[0]
    card.opened.emit()
    editor = plan.findChild(StepEditor)
    editor._on_date(date(2030, 1, 1))
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    focused = plan.window().focusWidget()
    assert isinstance(focused, StepCard)
    assert focused.step == card.step

"""The list of steps: owner, day and done are kept, and the keyboard goes through the cards."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.pages.plan.step_card import StepCard
from readiness.ui.pages.plan.step_editor import StepEditor
from readiness.ui.routes import ResultsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from tests.ui.plan.plan_page import cards, field, notes, planned, steps, write
from tests.ui.test_main_job import press


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

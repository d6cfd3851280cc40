"""A change reaches the page that is shown in one way, whatever made it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import FrameType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from readiness.app.session import Session
from readiness.domain.answers import at_level
from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.pages.question.answer_controls import AnswerControls
from readiness.ui.routes import FlagsRoute, ListRoute, NewRoute, ProfileRoute, QuestionRoute, Route, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.pages import PACKAGES
from readiness.ui.widgets.stored_text import StoredText
from readiness.ui.widgets.unstored import Unstored
from tests.ui.every_route import all_kinds
from tests.ui.notes import note_of


def session_of(window: MainWindow) -> Session:
    assert window.documents.session is not None
    return window.documents.session


def chosen(window: MainWindow) -> list[int]:
    return [card.digit for card in window.page.findChildren(AnswerCard) if card.isChecked()]


@contextmanager
def counted(method: object) -> Iterator[list[str]]:
    """Count the calls of a method without touching it."""
    code, calls = method.__code__, list[str]()  # type: ignore[attr-defined]

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code is code:
            calls.append(code.co_name)

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


def test_every_route_has_one_page_that_says_so() -> None:
    assert PACKAGES.keys() == all_kinds()
    for name in set(PACKAGES.values()):
        shown = import_module(f"readiness.ui.pages.{name}").ROUTES
        assert set(shown) == {route for route, package in PACKAGES.items() if package == name}


def test_a_key_press_is_shown_once(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    with counted(AnswerControls.show_answer) as calls:
        qtbot.keyClick(quick.page, "3")
    assert calls == ["show_answer"]
    assert chosen(quick) == [3]


def test_a_click_that_changes_nothing_leaves_its_button_pressed(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    for _ in range(2):
        qtbot.keyClick(quick.page, "3")
    assert chosen(quick) == [3]


def test_an_answer_from_elsewhere_is_shown_where_it_belongs_and_leads_nowhere(quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    session_of(quick).answer("PRO1", at_level(4))
    assert chosen(quick) == [4]
    session_of(quick).answer("PRO2", at_level(1))
    assert quick.navigator.route == QuestionRoute("PRO1")
    # Undo does lead there.
    quick.documents.undo()
    assert quick.navigator.route == QuestionRoute("PRO2")


def test_undo_leads_to_the_list_of_the_answer(quick: MainWindow) -> None:
    quick.navigator.go(ListRoute("PRO"))
    session_of(quick).answer("MON1", at_level(1))
    assert quick.navigator.route == ListRoute("PRO")
    quick.documents.undo()
    assert quick.navigator.route == ListRoute("MON")


def test_a_note_that_is_being_typed_survives_a_change_from_elsewhere(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    note = note_of(quick)
    qtbot.keyClicks(note, "seen")
    session_of(quick).answer("PRO1", at_level(4))
    assert (note.toPlainText(), chosen(quick)) == ("seen", [4])
    quick.navigator.go(TasksRoute())
    assert session_of(quick).assessment.answer("PRO1").evidence == "seen"


def test_a_text_that_is_being_typed_survives_a_change_from_elsewhere(qtbot: QtBot, quick: MainWindow) -> None:
    unstored = Unstored(quick.look, quick)
    field = StoredText(unstored, "Foreword")
    qtbot.addWidget(field)
    field.show_text("before")
    qtbot.keyClicks(field, "now ")
    field.show_text("elsewhere")
    assert field.toPlainText() == "now before"
    with qtbot.waitSignal(field.stored) as stored:
        unstored.store()
    assert stored.args == ["now before"]
    field.show_text("undone")
    assert field.toPlainText() == "undone"


def test_a_form_outside_the_document_is_left_alone(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(NewRoute())
    name = quick.page.findChild(QLineEdit)
    qtbot.keyClicks(name, "Muster")
    session_of(quick).answer("PRO1", at_level(4))
    assert quick.page.findChild(QLineEdit) is name
    assert name.text() == "Muster"


def test_a_page_that_only_reads_is_made_anew(quick: MainWindow) -> None:
    quick.navigator.go(TasksRoute())
    session_of(quick).answer("PRO1", at_level(4))
    words = "\n".join(label.text() for label in quick.page.findChildren(QLabel))
    assert "1 of 2" in words
    quick.navigator.go(FlagsRoute())
    before = quick.page
    session_of(quick).answer("PRO2", at_level(4))
    assert quick.page is not before


def test_a_field_that_is_being_used_stays_the_same_and_follows_undo(quick: MainWindow) -> None:
    quick.navigator.go(ProfileRoute())
    field = quick.page.findChild(QComboBox)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.setCurrentIndex(1)
    field.activated.emit(1)
    assert quick.page.findChild(QComboBox) is field
    quick.documents.undo()
    assert quick.page.findChild(QComboBox) is field
    assert field.currentIndex() == 0


@pytest.mark.parametrize("route", [QuestionRoute("PRO1"), TasksRoute()])
def test_another_day_leaves_one_where_one_is(sample: MainWindow, monkeypatch: pytest.MonkeyPatch, route: Route) -> None:
    sample.navigator.go(route)
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Tab)
    focus = sample.focusWidget()
    assert focus is not None
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(tomorrow.timestamp())))
    sample.workspace._days.timeout.emit()
    assert sample.navigator.route == route
    now = sample.focusWidget()
    assert now is not None
    assert now.accessibleName() == focus.accessibleName()

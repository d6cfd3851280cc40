"""Enter presses what has the focus, once, on every page; where an answer is given already, it leads on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from readiness.domain.answers import Answer, Status, at_level
from readiness.ui.pages.incident.incident_view import IncidentView
from readiness.ui.pages.overview.tasks_view import TasksView
from readiness.ui.pages.plan.step_card import StepCard
from readiness.ui.pages.profile.profile_view import ProfileView
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.pages.start.new_view import NewView
from readiness.ui.routes import IncidentRoute, ListRoute, ProfileRoute, QuestionRoute, Route, StartRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_choice import WrappedCheck, WrappedRadio
from tests.ui.every_route import ROUTES, visit
from tests.ui.test_typing import unfold

# Where Enter leads from a question to the next one.
LEADING_ON = (QuestionRoute, ListRoute)


def stops_of(window: MainWindow) -> list[QAbstractButton]:
    """Return the buttons that the keyboard reaches."""
    return [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def presses(button: QAbstractButton, key: Qt.Key) -> int:
    """Press a key on a button that does nothing any more, and return how often it was clicked."""
    button.clicked.disconnect()
    heard: list[bool] = []
    button.clicked.connect(lambda checked=False: heard.append(checked))
    button.setFocus()
    QTest.keyClick(button, key)
    return len(heard)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: type(route).__name__)
def test_enter_presses_every_button_once(qtbot: QtBot, sample: MainWindow, tmp_path: Path, route: Route) -> None:
    visit(sample, route, tmp_path)
    if isinstance(sample.page, QuestionView):
        qtbot.waitUntil(lambda: sample.page.complete)
    unfold(qtbot, sample)
    QApplication.processEvents()
    sample.activateWindow()
    assert QTest.qWaitForWindowActive(sample)
    buttons = [button for button in stops_of(sample) if isinstance(button, QPushButton)]
    assert buttons
    for button in buttons:
        if button.isCheckable() and button.isChecked() and isinstance(route, LEADING_ON):
            continue
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            checked = button.isChecked()
            assert presses(button, key) == 1, button.accessibleName() or button.text()
            button.setChecked(checked)


@pytest.mark.parametrize("route", [IncidentRoute(), ProfileRoute()], ids=lambda route: type(route).__name__)
def test_enter_chooses_and_ticks_as_well(sample: MainWindow, tmp_path: Path, route: Route) -> None:
    visit(sample, route, tmp_path)
    if isinstance(sample.page, IncidentView):
        QTest.keyClick(sample.page.first_focus, Qt.Key.Key_Return)
        QTest.keyClick(sample.page.first_focus, Qt.Key.Key_Return)
    boxes = [b for b in stops_of(sample) if isinstance(b, WrappedCheck | QRadioButton) and not isinstance(b, StepCard)]
    assert boxes
    for box in boxes:
        checked = box.isChecked()
        # A choice that is made stays; a tick is taken back.
        assert presses(box, Qt.Key.Key_Return) == (0 if isinstance(box, QRadioButton) and checked else 1)
        assert box.isChecked() is (not checked or isinstance(box, QRadioButton))


def test_a_given_answer_leads_on_and_one_that_is_not_given_is_given(quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    quick.navigator.go(QuestionRoute("PRO1"))
    page = quick.page
    assert isinstance(page, QuestionView)
    unknown = page._controls.dont_know
    unknown.setFocus()
    QTest.keyClick(unknown, Qt.Key.Key_Return)
    assert session.assessment.answer("PRO1").status is Status.DONT_KNOW
    assert quick.page is page
    QTest.keyClick(unknown, Qt.Key.Key_Return)
    assert quick.navigator.route == QuestionRoute("PRO2")
    assert session.assessment.answer("PRO1") == Answer(Status.DONT_KNOW)
    # A level is given by its digit or the space bar; from any card Enter leads on.
    card = quick.page._way.buttons[3]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert session.assessment.answer("PRO2") == at_level(3)
    assert quick.navigator.route not in {QuestionRoute("PRO1"), QuestionRoute("PRO2")}


def test_a_new_assessment_is_begun_with_enter_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(StartRoute())
    new = window.page.first_focus
    assert isinstance(new, QAbstractButton)
    new.setFocus()
    QTest.keyClick(new, Qt.Key.Key_Return)
    assert isinstance(window.page, NewView)
    name = window.page._organisation
    qtbot.keyClicks(name, "Muster GmbH")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert isinstance(window.page, ProfileView)
    QTest.keyClick(window.page._on, Qt.Key.Key_Return)
    assert isinstance(window.page, TasksView)


def test_enter_in_a_text_is_a_new_line(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    quick.page.show_evidence()
    note = quick.page.evidence.note
    note.setFocus()
    qtbot.keyClicks(note, "a")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClicks(note, "b")
    assert note.toPlainText() == "a\nb"
    assert quick.navigator.route == QuestionRoute("PRO1")


def test_a_radio_button_of_an_incident_is_chosen_with_enter(sample: MainWindow) -> None:
    sample.navigator.go(IncidentRoute())
    QTest.keyClick(sample.page.first_focus, Qt.Key.Key_Return)
    QTest.keyClick(sample.page.first_focus, Qt.Key.Key_Return)
    radio = next(r for r in sample.page.findChildren(WrappedRadio) if r.words().startswith("Severe"))
    radio.setFocus()
    QTest.keyClick(radio, Qt.Key.Key_Return)
    session = sample.documents.session
    assert session is not None
    assert session.assessment.incidents.all[0].given == {"F3": 3}

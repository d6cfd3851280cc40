"""The incident view: facts, what follows from them at once, and a checklist that is kept."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QLabel
from pytestqt.qtbot import QtBot

from readiness.domain.incident_record import IncidentRecord
from readiness.foundation import clock
from readiness.ui.pages.incident.checklist import Checklist
from readiness.ui.pages.incident.decision_panel import DecisionPanel
from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.pages.incident.incident_view import IncidentView
from readiness.ui.routes import IncidentRoute, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck, WrappedRadio
from tests.ui.test_main_job import press, texts


@pytest.fixture
def incident(sample: MainWindow) -> MainWindow:
    """Return the window with a new incident."""
    sample.navigator.go(IncidentRoute())
    press(sample, "Assess an incident")
    return sample


def record(window: MainWindow) -> IncidentRecord:
    assert window.documents.session is not None
    return window.documents.session.assessment.incident


def row(window: MainWindow, name: str) -> FactRow:
    return next(r for r in window.page.findChildren(FactRow) if r.opener.words().endswith(name))


def answer(window: MainWindow, name: str, start: str) -> None:
    found = row(window, name)
    if not found.unfolded:
        found.opener.click()
    next(r for r in found.findChildren(WrappedRadio) if r.words().startswith(start)).click()


def verdict(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChild(DecisionPanel).findChildren(QLabel))


def test_an_incident_begins_with_nothing_known(incident: MainWindow) -> None:
    assert record(incident) == IncidentRecord(on=clock.today())
    assert "0 of 12 known" in texts(incident)
    assert "12 facts are unknown" in verdict(incident)
    assert isinstance(incident.page, IncidentView)


def test_each_answer_changes_the_result_at_once(incident: MainWindow) -> None:
    answer(incident, "Harm from the content", "Severe")
    assert record(incident).given == {"F3": 3}
    assert "Severity: Red" in verdict(incident)
    assert "Rule 1" in verdict(incident)
    answer(incident, "Harm from the content", "None")
    assert "Severity: Green" in verdict(incident)
    answer(incident, "Harm from the content", "Unknown")
    assert record(incident).given == {}


def test_facts_are_answered_by_keyboard_alone(qtbot: QtBot, incident: MainWindow) -> None:
    sender = row(incident, "Sender")
    sender.opener.setFocus()
    qtbot.keyClick(sender.opener, Qt.Key.Key_Space)
    radio = incident.focusWidget()
    assert isinstance(radio, WrappedRadio)
    assert radio.words().startswith("Unknown")
    qtbot.keyClick(radio, Qt.Key.Key_Up)
    assert record(incident).given == {"F1": "own_mistake"}
    press(incident, "Next open fact")
    assert row(incident, "Place").unfolded
    assert not sender.unfolded


def test_a_day_is_today_until_it_is_changed(incident: MainWindow) -> None:
    answer(incident, "First knowledge", "On this day")
    assert record(incident).given == {"F10": clock.today().isoformat()}
    row(incident, "First knowledge").findChild(QDateEdit).setDate(QDate(2026, 11, 2))
    assert record(incident).given == {"F10": "2026-11-02"}
    assert "2 November 2026" in texts(incident)


def test_ticks_are_kept_and_undo_takes_them_back(incident: MainWindow) -> None:
    first = incident.page.findChild(Checklist).findChildren(WrappedCheck)[0]
    first.click()
    assert len(record(incident).ticked) == 1
    assert "Within 24 hours: 1 of" in texts(incident)
    incident.navigator.go(TasksRoute())
    incident.navigator.go(IncidentRoute())
    again = incident.page.findChild(Checklist).findChildren(WrappedCheck)[0]
    assert again.isChecked()
    incident.documents.undo()
    assert not again.isChecked()
    assert "Within 24 hours: 0 of" in texts(incident)
    incident.documents.redo()
    assert again.isChecked()


def test_what_is_unknown_leads_to_its_fact(incident: MainWindow) -> None:
    checklist = incident.page.findChild(Checklist)
    link = next(b for b in checklist.findChildren(WrappedButton) if b.words() == "Tone of the comments")
    link.click()
    assert row(incident, "Tone of the comments").unfolded


def test_turning_points_are_shown(incident: MainWindow) -> None:
    assert "then Red, rule 1" in texts(incident)


def test_undo_shows_facts_as_they_were(incident: MainWindow) -> None:
    answer(incident, "Harm from the content", "Severe")
    incident.documents.undo()
    assert "Severity: Red" not in verdict(incident)
    radios = row(incident, "Harm from the content").findChildren(WrappedRadio)
    assert next(r for r in radios if r.isChecked()).words().startswith("Unknown")
    incident.documents.undo()
    assert "Assess an incident" in [b.text() for b in incident.page.findChildren(type(incident.page.focusProxy()))]
    incident.documents.redo()
    assert "0 of 12 known" in texts(incident)


def test_a_new_incident_and_none_at_all(incident: MainWindow) -> None:
    answer(incident, "Harm from the content", "Severe")
    press(incident, "Start a new incident")
    assert record(incident).given == {}
    incident.documents.undo()
    assert record(incident).given == {"F3": 3}
    assert "Severity: Red" in verdict(incident)
    press(incident, "Remove this incident")
    assert not record(incident).assessed
    incident.documents.undo()
    assert "Severity: Red" in verdict(incident)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_is_there_in_both_languages(incident: MainWindow, language: str) -> None:
    incident.memory.change(language=language)
    assert incident.page.findChild(DecisionPanel) is not None

"""Facts: which is asked first, what is known already, and how each is answered."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from readiness.domain.incidents import Incident
from readiness.foundation import clock
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.pages.incident.incident_view import IncidentView
from readiness.ui.routes import IncidentRoute, ProfileRoute, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedRadio
from readiness.wording.incident_summary import open_incidents
from tests.ui.incident.incident_page import answer, record, row, say, verdict
from tests.ui.test_main_job import press, texts


def test_an_incident_begins_with_nothing_known(incident: MainWindow) -> None:
    assert record(incident) == Incident(1, clock.today())
    assert "What decides · 0 of 4 known" in texts(incident)
    assert "Severity: not known yet" in verdict(incident)
    assert "Possible: Green, Amber or Red." in verdict(incident)
    assert isinstance(incident.page, IncidentView)


def test_the_first_fact_is_open_until_something_is_known(incident: MainWindow) -> None:
    assert [row.unfolded for row in incident.page.findChildren(FactRow)][:2] == [True, False]


def test_what_decides_most_is_asked_first(incident: MainWindow) -> None:
    asked = [row.opener.words().strip("▸▾✓ ") for row in incident.page.findChildren(FactRow)]
    shown = texts(incident)

    assert asked[:4] == ["Harm from the content", "What the contract says", "Visibility", "Tone of the comments"]
    assert "8 further facts: Sender, Place," in "\n".join(b.words() for b in incident.page.findChildren(WrappedButton))
    seen = [row.opener.isVisible() for row in incident.page.findChildren(FactRow)]
    assert seen == [True] * 4 + [False] * 8
    assert "Known from your company details" not in shown


def profile(window: MainWindow) -> dict[str, str]:
    assert window.documents.session is not None
    return dict(window.documents.session.assessment.details.profile)


def test_what_the_company_has_told_already_is_shown_as_it_was_given(incident: MainWindow) -> None:
    say(incident, confidential_sector="yes")
    known = row(incident, "Confidential sector")
    assert "What decides · 0 of 4 known" in texts(incident)
    assert "yes (from your company details)" in texts(incident)
    assert known.opener.accessibleName() == "Confidential sector: yes (from your company details)"
    incident.navigator.go(TasksRoute())
    incident.navigator.go(IncidentRoute())
    assert "Known from your company details" in texts(incident)
    known = row(incident, "Confidential sector")
    known.opener.click()
    known.findChild(WrappedButton).click()
    assert isinstance(incident.navigator.route, ProfileRoute)


def test_one_question_has_one_answer_wherever_it_is_given(incident: MainWindow) -> None:
    before = profile(incident)
    answer(incident, "Confidential sector", "No")
    assert "what you answer here counts there too" in texts(incident)
    assert profile(incident) == {**before, "confidential_sector": "no"}
    assert record(incident).given == {}
    # The row stays as it is, with the focus in it.
    assert row(incident, "Confidential sector").unfolded
    answer(incident, "Confidential sector", "Yes")
    assert "yes (from your company details)" in texts(incident)
    session = incident.documents.session
    assert session is not None
    (summary,) = open_incidents(session.result(), ENGLISH)
    assert dict(summary.facts)["Confidential sector"] == "yes"
    answer(incident, "Confidential sector", "Unknown")
    assert profile(incident) == before


def test_what_only_follows_from_the_details_may_differ_for_an_incident(incident: MainWindow) -> None:
    say(incident, launch=(clock.today() + timedelta(days=20)).isoformat())
    row(incident, "Time pressure").opener.click()
    assert "Answer only if it is different in this incident." in texts(incident)
    answer(incident, "Time pressure", "No date")
    assert record(incident).given == {"F7": 0}
    assert "(changed for this incident)" in texts(incident)
    answer(incident, "Time pressure", "As in your company details")
    assert record(incident).given == {}


def test_facts_are_answered_by_keyboard_alone(qtbot: QtBot, incident: MainWindow) -> None:
    sender = row(incident, "Sender")
    sender.opener.setFocus()
    qtbot.keyClick(sender.opener, Qt.Key.Key_Space)
    radio = incident.focusWidget()
    assert isinstance(radio, WrappedRadio)
    assert radio.words().startswith("Unknown")
    # The arrows go by what has the focus of the whole program.
    incident.activateWindow()
    qtbot.waitUntil(radio.hasFocus)
    # An arrow only leads.
    qtbot.keyClick(radio, Qt.Key.Key_Up)
    assert record(incident).given == {}
    qtbot.keyClick(incident.focusWidget(), Qt.Key.Key_Space)
    assert record(incident).given == {"F1": "own_mistake"}
    press(incident, "Next unknown fact")
    assert row(incident, "Place").unfolded
    assert not sender.unfolded


def test_a_day_is_today_until_it_is_changed(qtbot: QtBot, incident: MainWindow) -> None:
    answer(incident, "Known since", "On this day")
    assert record(incident).given == {"F10": clock.today().isoformat()}
    day = row(incident, "Known since").findChild(QLineEdit)
    day.setFocus()
    day.setText("2/11/26")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert record(incident).given == {"F10": "2026-11-02"}
    assert "2 November 2026" in texts(incident)
    # Without a day it is unknown.
    day.clear()
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert record(incident).given == {}


def test_undo_shows_facts_as_they_were(incident: MainWindow) -> None:
    answer(incident, "Harm from the content", "Severe")
    incident.documents.undo()
    assert "Severity: Red" not in verdict(incident)
    radios = row(incident, "Harm from the content").findChildren(WrappedRadio)
    assert next(r for r in radios if r.isChecked()).words().startswith("Unknown")
    incident.documents.undo()
    assert "Assess an incident" in [b.text() for b in incident.page.findChildren(type(incident.page.first_focus))]
    incident.documents.redo()
    assert "What decides · 0 of 4 known" in texts(incident)

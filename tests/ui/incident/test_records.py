"""Several incidents: title, address and log are kept, closed ones stay, and a decision paper is saved."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from readiness.domain.incidents import Incidents, LogEntry
from readiness.foundation import clock
from readiness.ui.routes import IncidentRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.incident.incident_page import (
    all_of,
    answer,
    record,
    settle,
    typed,
    verdict,
)
from tests.ui.test_main_job import press, texts


def test_a_new_incident_and_none_at_all(incident: MainWindow) -> None:
    answer(incident, "Harm from the content", "Severe")
    press(incident, "New incident")
    assert [one.given for one in all_of(incident)] == [{"F3": 3}, {}]
    assert "What decides · 0 of 4 known" in texts(incident)
    incident.documents.undo()
    assert [one.given for one in all_of(incident)] == [{"F3": 3}]
    assert "Severity: Red" in verdict(incident)
    press(incident, "Delete this incident")
    assert all_of(incident) == ()
    incident.documents.undo()
    assert "Severity: Red" in verdict(incident)


def test_title_and_address_are_kept_and_only_web_addresses_are_shown(qtbot: QtBot, incident: MainWindow) -> None:
    title, link = (
        next(b for b in incident.page.findChildren(QLineEdit) if b.accessibleName() == name)
        for name in ("Title", "Address of the post")
    )
    show = next(b for b in incident.page.findChildren(WrappedButton) if b.words() == "Show the post")
    typed(qtbot, title, "Agency post")
    typed(qtbot, link, "file:///etc/passwd")
    assert record(incident).title == "Agency post"
    assert "Agency post" in texts(incident)
    assert not show.isVisible()
    link.clear()
    typed(qtbot, link, "https://example.com/1")
    assert record(incident).link == "https://example.com/1"
    assert show.isVisible()


def test_the_log_is_written_and_struck(qtbot: QtBot, incident: MainWindow) -> None:
    words = next(b for b in incident.page.findChildren(QLineEdit) if b.accessibleName() == "What happened")
    qtbot.keyClicks(words, "Called the agency")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert record(incident).log == (LogEntry(clock.today(), "Called the agency"),)
    assert words.text() == ""
    assert "Called the agency" in texts(incident)
    settle()
    press(incident, "Remove")
    assert record(incident).log == ()
    incident.documents.undo()
    assert "Called the agency" in texts(incident)


def test_a_closed_incident_stays_and_another_one_is_a_link_away(incident: MainWindow) -> None:
    session = incident.documents.session
    assert session is not None
    session.set_part(Incidents((replace(record(incident), title="First"),)))
    press(incident, "New incident")
    press(incident, "Close this incident")
    assert [one.is_open for one in all_of(incident)] == [True, False]
    assert "closed on" in texts(incident)
    press(incident, "Show “First”")
    assert "Incident 1 of 2" in texts(incident)
    assert incident.navigator.route == IncidentRoute(number=1)


def test_the_decision_paper_is_saved_where_people_want_it(
    qtbot: QtBot, incident: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    target = tmp_path / "paper.html"
    dialogs.place = target
    press(incident, "Decision paper")
    qtbot.waitUntil(target.exists, timeout=30_000)
    assert "Please decide today" in target.read_text("utf-8")

"""The checklist: ticks, ideas, and who does which task by when."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from readiness.domain.incidents import TaskNote
from readiness.ui.pages.incident.checklist import Today
from readiness.ui.pages.incident.ideas import Ideas
from readiness.ui.routes import IncidentRoute, TasksRoute, TextsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from tests.ui.incident.incident_page import MILD, answer, give, parts, record, settle, task, times, typed
from tests.ui.test_main_job import press, texts


def test_ticks_are_kept_and_undo_takes_them_back(incident: MainWindow) -> None:
    first = incident.page.findChild(Today).findChildren(WrappedCheck)[0]
    first.click()
    assert len(record(incident).ticked) == 1
    assert "Today, in any case · 1 of" in texts(incident)
    incident.navigator.go(TasksRoute())
    incident.navigator.go(IncidentRoute())
    again = incident.page.findChild(Today).findChildren(WrappedCheck)[0]
    assert again.isChecked()
    incident.documents.undo()
    assert not again.isChecked()
    assert "Today, in any case · 0 of" in texts(incident)
    incident.documents.redo()
    assert again.isChecked()


def test_what_is_urgent_is_unfolded_and_the_rest_on_demand(incident: MainWindow) -> None:
    answer(incident, "Harm from the content", "Severe")
    week, *later = parts(incident)
    assert [part.unfolded for part in (week, *later)] == [False, False, False]
    week.toggle()
    week.findChildren(WrappedCheck)[0].click()
    assert "Within 1 week: 1 of" in times(incident)[0]
    # Another fact makes another list; what was unfolded stays so.
    answer(incident, "Sender", "A fake")
    assert [part.unfolded for part in parts(incident)] == [True, False, False]
    assert parts(incident)[0].findChildren(WrappedCheck)[0].isChecked()


def test_a_step_leads_to_the_texts_that_it_needs(incident: MainWindow) -> None:
    answer(incident, "Sender", "An agency")
    today = incident.page.findChild(Today)
    link = next(b for b in today.findChildren(WrappedButton) if b.words() == "Text: Email to the agency")
    link.click()
    assert incident.navigator.route == TextsRoute("agency-email")


def test_ideas_are_chosen_and_undo_takes_them_back(incident: MainWindow) -> None:
    ideas = incident.page.findChild(Ideas)
    first = ideas.findChildren(WrappedCheck)[0]
    first.click()
    (chosen,) = record(incident).ideas
    assert chosen
    incident.documents.undo()
    assert not first.isChecked()
    assert record(incident).ideas == ()


def test_a_task_says_who_does_it_by_when(qtbot: QtBot, incident: MainWindow) -> None:
    answer(incident, "Sender", "An agency")
    call = task(incident, "Make a friendly call")
    assert call.who.words() == "Who?"
    call.who.click()
    owner, day, *_ = call.findChildren(QLineEdit)
    owner.setFocus()
    typed(qtbot, owner, "Ada")
    day.setFocus()
    qtbot.keyClicks(day, "24/12/2026")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert record(incident).tasks == {"partner-called": TaskNote("Ada", date(2026, 12, 24))}
    assert call.who.words().startswith("Ada · by 24")
    # A name is one step of the history.
    incident.documents.undo()
    incident.documents.undo()
    assert record(incident).tasks == {}
    assert call.who.words() == "Who?"


def test_a_task_goes_into_the_plan_and_out_of_it(incident: MainWindow) -> None:
    answer(incident, "Sender", "An agency")
    call = task(incident, "Make a friendly call")
    call.who.click()
    settle()
    session = incident.documents.session
    assert session is not None
    press(incident, "Take into the plan")
    assert session.assessment.plan.taken_in == {"PAR2": 1}
    assert "PAR2:0>1" in {step.id for step in session.result().plan.steps}
    press(incident, "Take out of the plan")
    assert session.assessment.plan.taken_in == {}


def test_a_task_that_leads_to_no_level_says_why_it_is_not_in_the_plan(incident: MainWindow) -> None:
    answer(incident, "Sender", "An agency")
    saved = task(incident, "Save")
    saved.who.click()
    settle()
    told = [label.text() for label in saved.findChildren(QLabel)]
    assert any(words.startswith("For this incident only: it leads to no level") for words in told)


def test_who_finds_out_what_decides_stands_in_the_bar(qtbot: QtBot, incident: MainWindow) -> None:
    give(incident, **{**MILD, "F6": None})  # type: ignore[arg-type]
    label = next(b for b in incident.page.findChildren(QLabel) if b.text() == "Find out: Tone of the comments")
    name = next(b for b in incident.page.findChildren(QLineEdit) if b.accessibleName().startswith("Who finds out"))
    assert label.isVisible()
    typed(qtbot, name, "Bea")
    assert record(incident).clearing == {"F6": TaskNote("Bea")}
    answer(incident, "Tone of the comments", "Friendly")
    assert not label.isVisible()
    assert not name.isVisible()

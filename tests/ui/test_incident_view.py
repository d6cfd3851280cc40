"""The incident view: facts, what follows from them at once, and a checklist that is kept."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readiness.domain.conditions import Fact
from readiness.domain.incidents import Incident, Incidents, LogEntry, TaskNote
from readiness.foundation import clock
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.incident.checklist import Checklist, Today
from readiness.ui.pages.incident.decision_panel import DecisionPanel
from readiness.ui.pages.incident.fact_links import FactLinks
from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.pages.incident.ideas import Ideas
from readiness.ui.pages.incident.incident_view import IncidentView
from readiness.ui.pages.incident.options_list import OptionsList
from readiness.ui.pages.incident.severity_box import SeverityBox
from readiness.ui.pages.incident.task_row import TaskRow
from readiness.ui.routes import IncidentRoute, ProfileRoute, TasksRoute, TextsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck, WrappedRadio
from readiness.wording.incident_summary import open_incidents
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.sizes import resize
from tests.ui.test_main_job import press, texts


@pytest.fixture
def incident(sample: MainWindow) -> MainWindow:
    """Return the window with a new incident."""
    sample.navigator.go(IncidentRoute())
    press(sample, "Assess an incident")
    return sample


def all_of(window: MainWindow) -> tuple[Incident, ...]:
    assert window.documents.session is not None
    return window.documents.session.assessment.incidents.all


def record(window: MainWindow) -> Incident:
    assert window.documents.session is not None
    return window.documents.session.assessment.incidents.all[0]


def row(window: MainWindow, name: str) -> FactRow:
    return next(r for r in window.page.findChildren(FactRow) if r.opener.words().endswith(name))


def answer(window: MainWindow, name: str, start: str) -> None:
    found = row(window, name)
    if not found.unfolded:
        found.opener.click()
    next(r for r in found.findChildren(WrappedRadio) if r.words().startswith(start)).click()


def parts(window: MainWindow) -> list[Collapsible]:
    # A layout shows what is new a moment later.
    QApplication.processEvents()
    return [part for part in window.page.findChild(Checklist).findChildren(Collapsible) if part.isVisible()]


def times(window: MainWindow) -> list[str]:
    return [part.title for part in parts(window)]


def verdict(window: MainWindow) -> str:
    parts = (window.page.findChild(SeverityBox), window.page.findChild(DecisionPanel).more)
    return "\n".join(label.text() for part in parts for label in part.findChildren(QLabel))


def options(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChild(OptionsList).findChildren(QLabel))


def links(part: QWidget) -> list[WrappedButton]:
    return [link for link in part.findChildren(FactLinks)[0].findChildren(WrappedButton) if link.isVisible()]


def give(window: MainWindow, **facts: Fact) -> None:
    """Know these facts, as if they had been answered."""
    session = window.documents.session
    assert session is not None
    session.set_part(Incidents((replace(record(window), given=dict(facts)),)))


def say(window: MainWindow, **profile: str) -> None:
    """Answer questions about the organisation."""
    session = window.documents.session
    assert session is not None
    details = session.assessment.details
    session.set_part(replace(details, profile={**details.profile, **profile}))


# So high is a window in which a whole fact has room.
LAPTOP = 689
GAP = 7
# Whatever else is unknown, these leave no doubt about the severity.
MILD: dict[str, Fact] = {"F3": 0, "F4": 0, "F5": 0, "F6": 0, "F7": 0}


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


def test_while_it_is_open_the_facts_that_decide_unfold_from_the_result(incident: MainWindow) -> None:
    give(incident, **{**MILD, "F3": 2, "F6": None})  # type: ignore[arg-type]
    panel = incident.page.findChild(Today)
    assert [link.words() for link in links(panel)] == ["Tone of the comments"]
    assert "unknown, and decides the severity" in texts(incident)

    links(panel)[0].click()
    tone = row(incident, "Tone of the comments")
    assert tone.unfolded
    assert incident.focusWidget() in tone.findChildren(WrappedRadio)
    answer(incident, "Tone of the comments", "Friendly")

    assert "Tone of the comments" not in [link.words() for link in links(panel)]
    assert "Severity: Amber" in verdict(incident)
    assert "decides the severity" not in texts(incident)


def test_each_choice_says_what_it_would_make_of_the_severity(incident: MainWindow) -> None:
    give(incident, **{**MILD, "F6": None})  # type: ignore[arg-type]
    tone = row(incident, "Tone of the comments")
    tone.opener.click()

    hostile = next(r for r in tone.findChildren(WrappedRadio) if r.accessibleDescription() == "→ Red")
    assert {"→ Green", "→ Red"} <= {label.text() for label in tone.findChildren(QLabel)}
    hostile.click()
    assert "Severity: Red" in verdict(incident)
    # Where every choice leads to the same, nothing is said.
    answer(incident, "Place", "On")
    place = row(incident, "Place")
    assert not [label.text() for label in place.findChildren(QLabel) if label.text().startswith("→")]


def test_each_answer_changes_the_result_at_once(incident: MainWindow) -> None:
    answer(incident, "Harm from the content", "Severe")
    assert record(incident).given == {"F3": 3}
    assert "Severity: Red" in verdict(incident)
    answer(incident, "Harm from the content", "No harm")
    assert "Severity: not known yet" in verdict(incident)
    answer(incident, "Harm from the content", "Unknown")
    assert record(incident).given == {}


def test_every_option_says_whether_it_fits_and_why(incident: MainWindow) -> None:
    assert [options(incident).count(f"{code}  ") for code in "ABCDE"] == [1] * 5
    assert "○ it depends" in options(incident)

    answer(incident, "Harm from the content", "Severe")

    assert "A  Tolerate\n✗ not suitable" in options(incident)
    assert "○" not in options(incident)
    session = incident.documents.session
    assert session is not None
    judged = session.result().incident
    assert judged is not None
    decision = judged.decision
    assert decision is not None
    assert all(judged.reason and judged.reason.en in options(incident) for judged in decision.options)


def test_the_advice_unfolds_and_follows_the_facts(incident: MainWindow) -> None:
    course = next(part for part in incident.page.findChildren(Collapsible) if "in any case" in part.title)
    answer(incident, "Harm from the content", "Severe")
    assert course.isVisible()
    assert not course.unfolded
    course.toggle()
    assert "B  Forbid" in verdict(incident)
    answer(incident, "Tone of the comments", "Friendly")
    assert course.unfolded


def test_what_follows_is_announced(incident: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(incident.page._context.notifier, "tell", said.append)  # type: ignore[attr-defined]
    give(incident, **{**MILD, "F6": None})  # type: ignore[arg-type]
    assert said[-1].endswith("These facts decide: Tone of the comments.")
    answer(incident, "Tone of the comments", "Friendly")
    assert said[-1].startswith("Severity: Green. Suitable: ")
    assert said[-1].endswith("E Further ideas.")
    before = len(said)
    answer(incident, "Place", "On")
    assert len(said) == before


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


def test_what_is_known_is_passed_over_on_the_way_to_the_next_open_fact(incident: MainWindow) -> None:
    say(incident, confidential_sector="no")
    answer(incident, "Refusal", "No")
    press(incident, "Next unknown fact")
    assert not row(incident, "Confidential sector").unfolded
    assert row(incident, "Harm from the content").unfolded


@pytest.mark.parametrize("size", [(1366, 689), (1000, 480)], ids=["laptop", "small"])
@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space], ids=["pointer", "keyboard"])
def test_the_next_open_fact_stays_in_sight(
    qtbot: QtBot, incident: MainWindow, size: tuple[int, int], key: Qt.Key | None
) -> None:
    resize(qtbot, incident, *size)
    incident.activateWindow()
    rows = incident.page.findChildren(FactRow)
    rows[0].opener.click()
    seen = [rows[0]]
    for _ in rows[1:]:
        on = next(b for b in seen[-1].findChildren(QPushButton) if b.text() == "Next unknown fact")
        if key is None:
            qtbot.mouseClick(on, Qt.MouseButton.LeftButton)
        else:
            on.setFocus(Qt.FocusReason.TabFocusReason)
            qtbot.keyClick(on, key)
        QApplication.processEvents()
        (shown,) = [row for row in rows if row.unfolded]
        seen.append(shown)
        for part in (shown.opener, incident.focusWidget()):
            assert part is not None
            assert part.visibleRegion().boundingRect() == part.rect(), part.accessibleName()
        assert size[1] < LAPTOP or in_sight(incident, shown) == []
        assert shown.isAncestorOf(incident.focusWidget())
    assert seen == rows


def in_sight(window: MainWindow, fact: FactRow) -> list[str]:
    """Return what of a fact cannot be seen as a whole: its name, its question, its choices."""
    parts: list[QWidget] = [fact.opener, *fact.findChildren(QLabel), *fact.findChildren(WrappedRadio)]
    shown = [part for part in parts if part.isVisible()]
    return [
        part.accessibleName() or part.text() for part in shown if part.visibleRegion().boundingRect() != part.rect()
    ]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space], ids=["pointer", "keyboard"])
def test_a_link_to_a_fact_shows_its_question_and_all_of_its_choices(
    qtbot: QtBot, incident: MainWindow, language: str, key: Qt.Key | None
) -> None:
    incident.memory.change(language=language)
    incident.activateWindow()
    give(incident, F1="agency", F2="own_channel")
    rows = incident.page.findChildren(FactRow)
    today = incident.page.findChild(Today)
    today.findChild(WrappedCheck).setFocus(Qt.FocusReason.TabFocusReason)
    for number in range(len(links(today))):
        link = links(today)[number]
        incident.page.verticalScrollBar().setValue(incident.page.verticalScrollBar().maximum())
        if key is None:
            qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        else:
            link.setFocus(Qt.FocusReason.TabFocusReason)
            qtbot.keyClick(link, key)
        settle()
        (shown,) = [row for row in rows if row.unfolded]
        assert in_sight(incident, shown) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_after_an_answer_the_next_fact_comes_into_sight_as_a_whole(
    qtbot: QtBot, incident: MainWindow, language: str
) -> None:
    incident.memory.change(language=language)
    resize(qtbot, incident, 1366, 768)
    incident.activateWindow()
    rows = incident.page.findChildren(FactRow)
    (here,) = [row for row in rows if row.unfolded]
    for _ in rows[1:]:
        qtbot.mouseClick(here.findChildren(WrappedRadio)[0], Qt.MouseButton.LeftButton)
        settle()
        (on,) = [
            b for b in here.findChildren(QPushButton) if b.text() in {"Nächster unbekannter Fakt", "Next unknown fact"}
        ]
        qtbot.mouseClick(on, Qt.MouseButton.LeftButton)
        settle()
        (here,) = [row for row in rows if row.unfolded]
        assert in_sight(incident, here) == []
    assert here is rows[-1]


def settle() -> None:
    """Lay out what has changed: each pass may ask for another one."""
    for _ in range(5):
        QApplication.processEvents()


def test_values_of_two_facts_stand_apart(incident: MainWindow) -> None:
    incident.memory.change(language="de")
    give(incident, F3=2, F4=2)
    settle()
    openers = [row.opener for row in incident.page.findChildren(FactRow)][:2]
    row(incident, "Schaden durch den Inhalt").set_unfolded(shown=False)
    settle()
    said = [row._said for row in incident.page.findChildren(FactRow)][:2]
    assert openers[0].y() < openers[1].y()
    ends, begins = (part.geometry().marginsRemoved(part.contentsMargins()) for part in said)
    assert begins.top() - ends.bottom() > GAP


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


def test_what_is_unknown_leads_to_its_fact(incident: MainWindow) -> None:
    today = incident.page.findChild(Today)
    link = next(b for b in today.findChildren(WrappedButton) if b.words() == "Tone of the comments")
    link.click()
    assert row(incident, "Tone of the comments").unfolded


def test_turning_points_are_shown_once_the_severity_is_known(incident: MainWindow) -> None:
    title = next(
        label for label in incident.page.findChildren(QLabel) if label.text() == "What would change the result"
    )
    assert not title.isVisible()
    give(incident, **MILD)
    assert title.isVisible()
    assert "→ red" in texts(incident)


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


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_is_there_in_both_languages(incident: MainWindow, language: str) -> None:
    incident.memory.change(language=language)
    assert incident.page.findChild(DecisionPanel) is not None


def typed(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    """Type words into a field, with Enter behind them."""
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def task(window: MainWindow, start: str) -> TaskRow:
    return next(row for row in window.page.findChildren(TaskRow) if row.check.words().startswith(start))


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


@pytest.mark.parametrize("language", ["de", "en"])
def test_large_type_fits_a_narrow_window(qtbot: QtBot, incident: MainWindow, language: str) -> None:
    give(incident, F1="partner", F2="partner_channel")
    incident.memory.change(language=language, text_size=200)
    resize(qtbot, incident, 760, 640)
    settle()
    page = incident.page
    assert isinstance(page, IncidentView)
    assert page.area.widget().width() <= page.area.viewport().width()

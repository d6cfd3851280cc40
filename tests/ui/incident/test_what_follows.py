"""What follows from the facts at once: severity, options, advice, and what would change it."""

import pytest
from PySide6.QtWidgets import QLabel

from readiness.ui.pages.incident.checklist import Today
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedRadio
from tests.ui.incident.incident_page import MILD, answer, give, links, options, record, row, verdict
from tests.ui.test_main_job import texts


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

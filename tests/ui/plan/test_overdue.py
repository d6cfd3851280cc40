"""What is overdue says so in every view, and in the morning without a click."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from readiness.app.plan_start import fix_beginning
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.shell.main_window import MainWindow
from tests.ui.plan.plan_page import cards, planned, rows
from tests.ui.test_main_job import press, texts


def test_what_is_overdue_says_so_by_week_by_person_and_in_the_list(
    qtbot: QtBot, sample: MainWindow, roadmap: PlanView, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sample.documents.session
    assert session is not None
    fix_beginning(session)
    later = datetime.now(UTC) + timedelta(days=21)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(later.timestamp())))
    session.set_part(replace(session.assessment.plan, people=2))
    planned(qtbot, sample)
    first = rows(roadmap)[0]
    assert "overdue" in first.accessibleName()

    press(sample, "By person")
    assert "overdue" in texts(sample)
    press(sample, "List")
    assert "Overdue" in cards(roadmap)[0].accessibleName()


def test_what_becomes_overdue_over_night_says_so_in_the_morning(
    qtbot: QtBot, sample: MainWindow, roadmap: PlanView, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sample.documents.session
    assert session is not None
    fix_beginning(session)
    planned(qtbot, sample)
    assert not any("overdue" in row.accessibleName() for row in rows(roadmap))
    saved = sample.documents.saved_at
    later = datetime.now(UTC) + timedelta(days=21)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(later.timestamp())))
    sample.workspace._days.timeout.emit()
    planned(qtbot, sample)
    assert sample.page is roadmap
    assert "overdue" in rows(roadmap)[0].accessibleName()
    # Nothing was stored for that.
    assert sample.documents.saved_at == saved

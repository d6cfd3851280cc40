"""A plan in files for other programs."""

import csv
from pathlib import Path

import pytest
from icalendar import Calendar

from readiness.app.plan_export import export_csv, export_ics
from readiness.app.session import Session
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN


def test_both_files_hold_every_step(session: Session, tmp_path: Path):
    result = session.result()
    export_csv(result, result.plan, tmp_path / "plan.csv", GERMAN)
    export_ics(result, result.plan, session.document.document_id, tmp_path / "plan.ics", GERMAN)

    with (tmp_path / "plan.csv").open(encoding="utf-8-sig", newline="") as file:
        steps = [row["Schritt"] for row in csv.DictReader(file)]
    calendar = Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    assert steps == [step.id for step in result.plan.steps]
    assert len(calendar.walk("VEVENT")) == len(steps)
    assert calendar["X-WR-CALNAME"] == "Maßnahmenplan: Tiny Ltd"


def test_an_earlier_file_stays_where_the_new_one_cannot_be_written(session: Session, tmp_path: Path):
    with pytest.raises(UserError) as caught:
        export_csv(session.result(), session.result().plan, tmp_path / "missing" / "plan.csv", ENGLISH)

    assert caught.value.code == "not-written"
    assert not (tmp_path / "missing").exists()

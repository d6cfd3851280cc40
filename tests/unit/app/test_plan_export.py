"""A plan in files for other programs."""

import csv
from pathlib import Path

import pytest
from icalendar import Calendar

from readiness.app.plan_export import CalendarOrder, export_csv, export_ics
from readiness.app.session import Session
from readiness.exchange.spreadsheet_text import PLAIN
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.planning.goals import TARGET


def test_the_table_holds_every_step_and_the_calendar_every_package(session: Session, tmp_path: Path):
    result = session.result()
    roadmap = result.planner.roadmap(TARGET)
    export_csv(result, roadmap.plan, tmp_path / "plan.csv", GERMAN)
    export_ics(result, roadmap, CalendarOrder(session.document.document_id), tmp_path / "plan.ics", GERMAN)

    with (tmp_path / "plan.csv").open(encoding="utf-8-sig", newline="") as file:
        steps = [row["Schritt"] for row in csv.DictReader(file, delimiter=";")]
    calendar = Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    assert sorted(steps) == sorted(step.id for step in roadmap.plan.steps)
    assert len(calendar.walk("VEVENT")) == len(roadmap.packages)
    assert calendar["X-WR-CALNAME"] == "Maßnahmenplan: Tiny Ltd"


def test_the_dialect_can_be_another_than_the_language_has(session: Session, tmp_path: Path):
    result = session.result()
    export_csv(result, result.plan, tmp_path / "plan.csv", GERMAN, PLAIN)

    assert (tmp_path / "plan.csv").read_text("utf-8").startswith('"Nummer","Bereich"')


def test_packages_beyond_the_capacity_are_in_no_calendar(session: Session, tmp_path: Path):
    result, document = session.result(), session.document.document_id
    roadmap = result.planner.roadmap(TARGET)
    left_out, *others = roadmap.packages
    order = CalendarOrder(document, beyond=[step.id for step in left_out.steps])

    export_ics(result, roadmap, order, tmp_path / "plan.ics", ENGLISH)

    assert len(Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")) == len(others)


@pytest.mark.parametrize("beyond", [True, False])
def test_where_nothing_is_planned_no_calendar_is_written(session: Session, tmp_path: Path, *, beyond: bool):
    roadmap = session.result().planner.roadmap(TARGET) if beyond else None
    every = [step.id for package in roadmap.packages for step in package.steps] if roadmap else []
    order = CalendarOrder(session.document.document_id, beyond=every)

    with pytest.raises(UserError) as caught:
        export_ics(session.result(), roadmap, order, tmp_path / "plan.ics", ENGLISH)

    assert caught.value.code == "nothing-planned"
    assert not (tmp_path / "plan.ics").exists()


def test_an_earlier_file_stays_where_the_new_one_cannot_be_written(session: Session, tmp_path: Path):
    with pytest.raises(UserError) as caught:
        export_csv(session.result(), session.result().plan, tmp_path / "missing" / "plan.csv", ENGLISH)

    assert caught.value.code == "not-written"
    assert not (tmp_path / "missing").exists()

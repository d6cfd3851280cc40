"""The plan is saved for other programs."""

import csv
from pathlib import Path

from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.shell.main_window import MainWindow
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.plan.plan_page import choose_goal, planned, steps
from tests.ui.test_main_job import press


def test_what_is_to_be_saved_waits_for_its_plan(
    qtbot: QtBot, sample: MainWindow, plan: PlanView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    dialogs.place = lambda suggested: tmp_path / f"out{suggested.suffix}"
    dialogs.kind = "commas and decimal points"
    choose_goal(plan, "way:G0")
    press(sample, "Save as table …")
    assert not (tmp_path / "out.csv").exists()
    planned(qtbot, sample)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(steps(plan)) == 3


def test_the_plan_is_saved_for_other_programs(
    sample: MainWindow, plan: PlanView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    dialogs.place = lambda suggested: tmp_path / f"{dialogs.kind or 'out'}{suggested.suffix}"
    for kind in ("", "semicolons", "commas and decimal points"):
        dialogs.kind = kind
        press(sample, "Save as table …")
    for kind in ("package", "person"):
        dialogs.kind = kind
        press(sample, "Save as calendar …")
    first = steps(plan)[0]
    for kind, separator in (("semicolons", ";"), ("commas and decimal points", ",")):
        with (tmp_path / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert next(iter(csv.DictReader(file, delimiter=separator)))["Step"] == first
    book = CalamineWorkbook.from_path(str(tmp_path / "out.xlsx"))
    assert book.sheet_names == ["Work packages", "Steps", "Costs"]
    for kind in ("package", "person"):
        assert (tmp_path / f"{kind}.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    dialogs.place = lambda suggested: tmp_path / "missing" / suggested.name
    press(sample, "Save as table …")
    assert len(dialogs.complaints) == 1
    assert "could not be written" in dialogs.complaints[0]

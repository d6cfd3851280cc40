"""`readiness export` and `readiness plan --xlsx --csv --ics`: the files agree with the JSON, cell by cell."""

import csv
import subprocess
import sys
import zipfile
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise
from math import isclose
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from tests.cli.conftest import Readiness, Untouched

GOALS = ["way:G2", "way:G4", "target"]


def sheets_of(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def table(rows: list[list[Any]], heading: str) -> list[dict[str, Any]]:
    """Return the lines below the line of headings that begins with this one, up to the first without a key."""
    head = next(number for number, row in enumerate(rows) if row[0] == heading)
    lines = []
    for row in rows[head + 1 :]:
        if row[0] == "":
            break
        lines.append(dict(zip(rows[head], row, strict=True)))
    return lines


def total(rows: list[list[Any]]) -> list[Any]:
    return next(row for row in rows if "Total" in row[:3])


@pytest.mark.parametrize("goal", GOALS)
def test_the_workbook_of_a_plan_agrees_with_its_json(readiness: Readiness, sample: Path, goal: str) -> None:
    plan = readiness("plan", sample, "--goal", goal, "--json", "--xlsx", "plan.xlsx", "--lang", "en").json
    sheets = sheets_of(Path("plan.xlsx"))

    assert list(sheets) == ["Work packages", "Steps", "Costs"]
    packages = table(sheets["Work packages"], "Number")
    assert [(p["Code"], p["From level"], p["To level"]) for p in packages] == [
        (p["capability"], p["from"], p["to"]) for p in by_day(plan["packages"])
    ]
    for line, package in zip(packages, by_day(plan["packages"]), strict=True):
        assert line["Begins"] == (date.fromisoformat(package["begins"]) if package["begins"] else "")
        assert line["Due"] == (date.fromisoformat(package["due"]) if package["due"] else "")
        assert isclose(line["Person-days from"], package["person_days"]["low"])
        assert isclose(line["Person-days to"], package["person_days"]["high"])
    sums = [value for value in total(sheets["Work packages"]) if isinstance(value, float)]
    assert sums == pytest.approx([plan["person_days"]["low"], plan["person_days"]["high"]])
    assert len(table(sheets["Steps"], "Package")) == sum(len(p["steps"]) for p in plan["packages"])
    sums = [value for value in total(sheets["Costs"]) if isinstance(value, float)]
    wanted = [
        plan[key] for key in ("person_days", "external_costs", "cost", "running_days_per_month", "cost_per_month")
    ]
    days, _work, external, once, running, _yearly, monthly = [list(pair) for pair in pairwise(sums)][::2]
    assert [days, external, once, running, monthly] == [pytest.approx([w["low"], w["high"]]) for w in wanted]


def by_day(packages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return packages in the order in which they begin; those that get no day come last."""
    return sorted(packages, key=lambda p: (p["begins"] is None, p["begins"] or "", p["due"] or ""))


def test_the_lines_of_the_costs_add_up_to_their_sums(readiness: Readiness, sample: Path) -> None:
    readiness("plan", sample, "--goal", "target", "--xlsx", "plan.xlsx", "--lang", "en")
    rows = sheets_of(Path("plan.xlsx"))["Costs"]

    lines = table(rows, "Number")
    assert len(lines) > 20
    heads = [head for head in lines[0] if head not in {"Number", "Code", "Work package", "Day rate"}]
    assert len(heads) == 14
    for head, value in zip(heads, [value for value in total(rows) if isinstance(value, float)], strict=True):
        assert isclose(sum(line[head] for line in lines), value), head


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Result", "Gates", "Answers", "Work packages", "Steps", "Costs", "Legal points"]),
        (
            "de",
            [
                "Ergebnis",
                "Startbedingungen",
                "Antworten",
                "Arbeitspakete",
                "Schritte",
                "Kosten",
                "Rechtliche Prüfpunkte",
            ],
        ),
    ],
)
def test_the_workbook_of_an_assessment_speaks_the_language(
    readiness: Readiness, sample: Path, language: str, names: list[str]
) -> None:
    done = readiness("export", sample, "-o", "all.xlsx", "--lang", language)

    assert (done.status, done.err) == (0, "")
    assert list(sheets_of(Path("all.xlsx"))) == names


def test_result_and_answers_agree_with_their_json(readiness: Readiness, sample: Path) -> None:
    readiness("export", sample, "-o", "all.xlsx", "--lang", "en")
    score, answers = readiness("score", sample, "--json").json, readiness("answers", sample, "--json").json["answers"]
    sheets = sheets_of(Path("all.xlsx"))

    for line in table(sheets["Result"], "Code"):
        wanted = score["dimensions"][line["Code"]]
        assert (line["Stage from"], line["Stage to"]) == (wanted["stage"]["low"], wanted["stage"]["high"])
        assert [line["Index"], line["Index from"], line["Index to"]] == pytest.approx(
            [wanted["index"]["point"], wanted["index"]["low"], wanted["index"]["high"]]
        )
        assert line["Share answered"] == pytest.approx(wanted["coverage"])
    statuses = {"passed": "pass", "not passed": "fail", "undecided": "open"}
    gates = {line["Code"]: statuses[line["Status"]] for line in table(sheets["Gates"], "Code")}
    assert gates == {code: gate["status"] for code, gate in score["gates"].items()}
    found = {line["Code"]: line["Level"] for line in table(sheets["Answers"], "Code") if line["Level"] != ""}
    assert found == {code: answer["level"] for code, answer in answers.items() if "level" in answer}


def test_a_quick_check_says_why_there_are_no_gates_and_no_plan(readiness: Readiness) -> None:
    readiness("new", "q.readiness", "--pack", "social-media", "--organisation", "Q", "--depth", "quick")

    assert readiness("export", "q.readiness", "-o", "q.xlsx", "--lang", "en").status == 0

    sheets = sheets_of(Path("q.xlsx"))
    assert list(sheets) == ["Result", "Gates", "Answers", "Work packages", "Steps", "Legal points"]
    assert "more questions" in str(sheets["Gates"])
    assert "too little for a plan" in str(sheets["Work packages"])
    assert len(table(sheets["Answers"], "Code")) == 16


@pytest.mark.parametrize(
    ("options", "separator", "decimal", "day"),
    [
        (["--lang", "de"], ";", ",", "%d.%m.%Y"),
        (["--lang", "en"], ",", ".", "%Y-%m-%d"),
        (["--lang", "de", "--csv-dialect", "excel-en"], ",", ".", "%Y-%m-%d"),
        (["--lang", "en", "--csv-dialect", "excel-de"], ";", ",", "%d.%m.%Y"),
        (["--lang", "en", "--csv-dialect", "plain"], ",", ".", "%Y-%m-%d"),
    ],
)
def test_the_table_agrees_with_the_json_in_every_dialect(
    readiness: Readiness, sample: Path, options: list[str], separator: str, decimal: str, day: str
) -> None:
    plan = readiness("plan", sample, "--goal", "way:G4", "--json", "--csv", "plan.csv", *options).json

    text = Path("plan.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff") is ("plain" not in options)
    lines = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator))[1:]
    low, high = (sum(float(line[at].replace(decimal, ".")) for line in lines) for at in (7, 8))
    assert (low, high) == pytest.approx((plan["person_days"]["low"], plan["person_days"]["high"]))
    dues = {step["due"] for package in plan["packages"] for step in package["steps"] if step["due"]}
    assert {line[9] for line in lines} == {date.fromisoformat(due).strftime(day) for due in dues}


def test_the_calendar_agrees_with_the_json(readiness: Readiness, sample: Path) -> None:
    plan = readiness("plan", sample, "--goal", "way:G4", "--json", "--ics", "plan.ics").json
    readiness("plan", sample, "--goal", "way:G4", "--ics", "days.ics", "--ics-per", "owner-day")

    events = Calendar.from_ical(Path("plan.ics").read_bytes()).walk("VEVENT")
    assert [(e["DTSTART"].dt.isoformat(), (e["DTEND"].dt - timedelta(days=1)).isoformat()) for e in events] == [
        (package["begins"], package["due"]) for package in by_day(plan["packages"])
    ]
    assert max(len(str(event["SUMMARY"])) for event in events) <= 30
    days = Calendar.from_ical(Path("days.ics").read_bytes()).walk("VEVENT")
    owner_days = {(package["owner"], package["due"]) for package in plan["packages"]}
    assert len(days) == len(owner_days)
    assert {e["DTSTART"].dt.isoformat() for e in days} == {due for _owner, due in owner_days}


def test_names_and_notes_come_back_and_are_no_formulas(readiness: Readiness, sample: Path) -> None:
    name = '=Müller & Söhne "Öl" GmbH; <Köln>, ' + "ß" * 60
    readiness("new", "odd.readiness", "--pack", "social-media", "--organisation", name, "--answers", answers_file())
    for language in ("de", "en"):
        options = ["--xlsx", "p.xlsx", "--csv", "p.csv", "--ics", "p.ics", "--goal", "target", "--lang", language]
        assert readiness("export", "odd.readiness", "-o", "odd.xlsx", "--lang", language).status == 0
        assert readiness("plan", "odd.readiness", *options).status == 0

        sheets = sheets_of(Path("odd.xlsx"))
        assert name in [cell for row in next(iter(sheets.values())) for cell in row]
        assert "=cmd|' /C calc'!A0" in [cell for rows in sheets.values() for row in rows for cell in row]
        with zipfile.ZipFile("odd.xlsx") as archive:
            formulas = b"".join(archive.read(part) for part in archive.namelist() if "worksheets/sheet" in part)
        assert b"<f>cmd" not in formulas
        assert b"HYPERLINK" not in formulas
        title = str(Calendar.from_ical(Path("p.ics").read_bytes())["X-WR-CALNAME"])
        assert title.replace("\\", "").endswith(name)


def answers_file() -> Path:
    path = Path("answers.json")
    path.write_text(
        '{"format": "readiness-answers/1", "pack": "social-media", "organisation": "X", "answers": '
        '{"PRO1": {"level": 2, "confidence": "shown", "evidence": "=cmd|\' /C calc\'!A0"}}}',
        encoding="utf-8",
    )
    return path


def test_a_goal_that_is_reached_has_nothing_for_a_calendar(
    readiness: Readiness, sample: Path, untouched: Untouched
) -> None:
    with untouched():
        found = readiness("plan", sample, "--goal", "stage:1", "--capacity-days", "0", "--ics", "plan.ics")
    assert found.sentence.startswith("plan.ics: The plan has no work package with a day")


@pytest.mark.parametrize("rates", [["--day-rate", "1000"], ["--day-rate", "400", "--decider-rate", "900"]])
def test_the_totals_follow_the_rates_that_are_given(readiness: Readiness, sample: Path, rates: list[str]) -> None:
    options = [*rates, "--goal", "target", "--json", "--xlsx", "plan.xlsx", "--lang", "en"]
    plan = readiness("plan", sample, *options).json

    rows = sheets_of(Path("plan.xlsx"))["Costs"]
    given = [float(rate) for rate in rates[1::2]]
    assert [row[2] for row in rows if row[0] == "Day rate"] == given
    lines = table(rows, "Number")
    assert {line["Day rate"] for line in lines} == set(given)
    for line in lines:
        assert isclose(line["Own work to"], line["Person-days to"] * line["Day rate"])
    sums = [value for value in total(rows) if isinstance(value, float)]
    assert sums[6:8] == pytest.approx([plan["cost"]["low"], plan["cost"]["high"]])
    assert sums[12:14] == pytest.approx([plan["cost_per_month"]["low"], plan["cost_per_month"]["high"]])


def test_no_start_loads_the_writer_of_workbooks() -> None:
    script = (
        "import sys, readiness.cli.commands.plan, readiness.cli.commands.export, readiness.ui.application;"
        "import readiness.ui.pages.plan.plan_view, readiness.ui.pages.report.report_view;"
        "print('xlsxwriter' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"

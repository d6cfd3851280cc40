"""`readiness plan --save`: the beginning is fixed, closed days are kept, and what is late is told."""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Readiness, Untouched

FIRST, LATER = "1796083200", "1801440000"  # 1 December 2026, 1 February 2027


@pytest.fixture(autouse=True)
def on_the_first_of_december(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST)


def plan(readiness: Readiness, document: Path, *options: object) -> Any:
    return readiness("plan", document, *options, "--json").json


def steps(found: Any) -> list[Any]:
    return [step for package in found["packages"] for step in package["steps"]]


def test_without_it_nothing_is_stored(readiness: Readiness, sample: Path, untouched: Untouched) -> None:
    with untouched():
        readiness("plan", sample, "--start", "1.2.2027", "--closed", "24.12.2026:3.1.2027")


def test_a_saved_beginning_stays_and_what_is_late_is_overdue(
    readiness: Readiness, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = readiness("plan", sample, "--save")
    assert "Stored. The plan begins on 7 December 2026; what is reached stays in it as done." in stored.out
    first = plan(readiness, sample)
    assert not any(step["overdue"] for step in steps(first))

    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    package = first["packages"][0]
    assert readiness("answer", sample, f"{package['capability']}={package['to']}").status == 0
    later = plan(readiness, sample, "--goal", first["goal"])
    assert [(p["id"], p["begins"], p["due"]) for p in later["packages"]] == [
        (p["id"], p["begins"], p["due"]) for p in first["packages"]
    ]
    assert later["person_days"] == first["person_days"]
    assert all(step["done"] and not step["overdue"] for step in later["packages"][0]["steps"])
    for step in steps(later):
        assert step["overdue"] == (not step["done"] and step["due"] < "2027-02-01")
    assert any(step["overdue"] for step in steps(later))
    assert readiness("plan", sample, "--goal", first["goal"], "--csv", "plan.csv").out.count("overdue: ") == sum(
        step["overdue"] for step in steps(later)
    )
    rows = list(csv.DictReader(Path("plan.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    assert {row["Overdue"] for row in rows} == {"yes", "no"}
    assert all(row["Overdue"] == "no" for row in rows if row["Done"] == "yes")


def test_another_beginning_starts_from_the_levels_of_that_day(readiness: Readiness, sample: Path) -> None:
    first = plan(readiness, sample, "--save")
    package = first["packages"][0]
    readiness("answer", sample, f"{package['capability']}={package['to']}")
    again = plan(readiness, sample, "--save", "--start", "2027-03-01")
    assert again["start"] == "2027-03-01"
    assert package["id"] not in {left["id"] for left in again["packages"]}


def test_closed_days_are_no_working_days_and_are_kept(readiness: Readiness, sample: Path) -> None:
    closed = ("--closed", "2026-12-02:2026-12-31", "--closed", "4.1.2027")
    asked = plan(readiness, sample, *closed)
    assert plan(readiness, sample, "--save", *closed)["packages"] == asked["packages"]
    kept = plan(readiness, sample)
    assert kept["packages"] == asked["packages"]
    days = {package[key] for package in kept["packages"] for key in ("begins", "due")}
    assert not [day for day in days if "2026-12-02" <= day <= "2026-12-31" or day == "2027-01-04"]
    assert plan(readiness, sample, "--closed", "none")["packages"] != kept["packages"]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ("someday", "--closed: “someday” is not a day"),
        ("2027-01-03:2026-12-24", "The last closed day comes before the first one."),
        ("2026-12-24:2028-12-24", "The closed days last for more than a year."),
    ],
)
def test_closed_days_that_cannot_be_are_refused(
    days: str, sentence: str, readiness: Readiness, sample: Path, untouched: Untouched
) -> None:
    with untouched():
        assert sentence in readiness("plan", sample, "--save", "--closed", days).sentence


def page(readiness: Readiness, sample: Path, edition: str) -> tuple[str, str]:
    told = readiness("report", sample, "-o", "report.html", "--edition", edition)
    assert told.status == 0
    return Path("report.html").read_text(encoding="utf-8"), told.out


@pytest.mark.parametrize("edition", ["management", "full"])
def test_printed_later_a_report_is_the_same_but_for_what_is_late(
    edition: str, readiness: Readiness, sample: Path, untouched: Untouched, monkeypatch: pytest.MonkeyPatch
) -> None:
    with untouched():
        told = readiness("report", sample, "-o", "report.html")
        Path("report.html").unlink()
    assert f"Its plan begins on 7 December 2026. To keep that day: readiness plan {sample} --save" in told.out
    readiness("plan", sample, "--save")
    first, told_first = page(readiness, sample, edition)
    assert "--save" not in told_first

    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    later, _ = page(readiness, sample, edition)
    late = " (overdue on 1 February 2027)"
    assert late in later
    assert later.replace(late, "") == first


def test_what_does_not_apply_is_confirmed_once(readiness: Readiness, sample: Path) -> None:
    readiness("answer", sample, "PRO3=na:no partners")
    asked = readiness("plan", sample)
    assert plan(readiness, sample)["confirm"] == ["PRO3"]
    assert "which was called not applicable: no partners\n" in asked.out
    assert "Confirm it with --confirm PRO3 --save, or answer the question." in asked.out

    assert plan(readiness, sample, "--confirm", "PRO3")["confirm"] == []
    assert plan(readiness, sample)["confirm"] == ["PRO3"]
    readiness("plan", sample, "--confirm", "PRO3", "--save")
    assert "--confirm" not in readiness("plan", sample).out
    assert "PRO3>=2" not in readiness("score", sample, "--json").json["gates"]["G1"]["unknown"]


def test_only_what_does_not_apply_is_confirmed(readiness: Readiness, sample: Path, untouched: Untouched) -> None:
    with untouched():
        for code in ("PRO1", "XYZ9"):
            said = readiness("plan", sample, "--confirm", code, "--save").sentence
            assert said.startswith(f"--confirm: “{code}” is not answered with “not applicable”.")

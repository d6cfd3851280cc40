"""`readiness plan` in packages, with days and money: `readiness-plan/2`."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readiness.planning.working_days import WorkingDays
from tests.cli.conftest import Readiness, Untouched
from tests.packs import shipped

KEYS = {
    *("format", "goal", "recommended", "reachable", "start", "end", "capacity", "day_rate", "person_days"),
    *("running_days_per_month", "external_costs", "cost", "cost_per_month", "packages", "weeks", "later", "options"),
    *("confirm", "ask_first", "own", "left_out"),
}


def plan(readiness: Readiness, document: Path, *options: object) -> Any:
    return readiness("plan", document, *options, "--json").json


def test_without_a_goal_it_is_the_recommended_way(readiness: Readiness, sample: Path) -> None:
    found = plan(readiness, sample)
    assert set(found) == KEYS
    assert (found["format"], found["goal"], found["recommended"], found["reachable"]) == (
        *("readiness-plan/2", "way:G2", True, True),
    )
    assert plan(readiness, sample, "--goal", "way:G2") == found


@pytest.mark.parametrize("goal", ["way:G0", "way:G3", "gate:G3", "stage:2", "target"])
def test_what_is_listed_adds_up(goal: str, readiness: Readiness, sample: Path) -> None:
    found = plan(readiness, sample, "--goal", goal, "--start", "2026-12-01")
    packages = found["packages"]
    for end in ("low", "high"):
        assert found["person_days"][end] == pytest.approx(sum(p["person_days"][end] for p in packages))
        money = found["person_days"][end] * found["day_rate"]["amount"] + found["external_costs"][end]
        assert found["cost"][end] == pytest.approx(money)
    assert sum(week["hours"] for week in found["weeks"]) == pytest.approx(found["person_days"]["high"] * 8)
    assert all(week["hours"] <= 8.000001 for week in found["weeks"])
    days = WorkingDays(date(2026, 12, 1), "DE")
    done: set[str] = set()
    for package in packages:
        assert set(package["after"]) <= done
        done.add(package["id"])
        assert package["id"] == f"{package['capability']}:{package['from']}>{package['to']}"
        assert [s["to"] for s in package["steps"]] == list(range(package["from"] + 1, package["to"] + 1))
        begins, due = date.fromisoformat(package["begins"]), date.fromisoformat(package["due"])
        assert date(2026, 12, 1) <= begins <= due
        assert not days.free(due)
    assert found["end"] == max(package["due"] for package in packages)


def test_the_options_are_ways_beside_each_other(readiness: Readiness, sample: Path) -> None:
    found = plan(readiness, sample)
    options = {option["goal"]: option for option in found["options"]}
    assert list(options) == ["none", "way:G0", "way:G1", "way:G2", "way:G3", "way:G4", "target"]
    assert [goal for goal, option in options.items() if option["recommended"]] == ["way:G2"]
    assert options["way:G2"]["packages"] == len(found["packages"])
    assert options["way:G2"]["cost"] == found["cost"]
    assert options["way:G2"]["leaves_open"] == []
    assert len(options["none"]["leaves_open"]) == 3
    assert (options["none"]["packages"], options["none"]["allows"]) == (0, None)
    ways = [options[f"way:G{n}"]["person_days"]["high"] for n in range(5)]
    assert ways == sorted(ways)
    assert found["later"]["packages"] + options["way:G2"]["packages"] >= options["target"]["packages"]


def test_capacity_beginning_and_rate_can_be_given(readiness: Readiness, sample: Path) -> None:
    usual = plan(readiness, sample)
    given = plan(
        readiness, sample, "--capacity-days-per-week", "2,5", "--start", "1.3.2027", "--day-rate", "600", "--lang", "de"
    )
    assert usual["capacity"] == {"person_days_per_week": 1.0, "assumed": True}
    assert (usual["day_rate"]["amount"], usual["day_rate"]["assumed"]) == (350, True)
    assert usual["day_rate"]["source"].startswith("Federal Statistical Office")
    assert given["capacity"] == {"person_days_per_week": 2.5, "assumed": False}
    assert given["day_rate"] == {"amount": 600, "currency": "EUR", "assumed": False, "source": None, "decider": None}
    assert given["start"] == "2027-03-01"
    assert all(package["begins"] >= "2027-03-01" for package in given["packages"])
    assert given["person_days"] == usual["person_days"]


def test_management_may_cost_more(readiness: Readiness, sample: Path) -> None:
    usual, given = (plan(readiness, sample, *options) for options in ([], ["--decider-rate", "1000"]))
    assert (usual["day_rate"]["decider"], given["day_rate"]["decider"]) == (None, 1000)
    own = sum(package["person_days"]["low"] for package in given["packages"] if package["owner"] == "GF")
    assert own > 0
    assert given["cost"]["low"] == pytest.approx(usual["cost"]["low"] + own * (1000 - 350))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--capacity-days-per-week", "0"], "--capacity-days-per-week: 0 is not possible here."),
        (["--capacity-days-per-week=-1"], "--capacity-days-per-week: -1 is not possible here."),
        (["--capacity-days-per-week", "nan"], "--capacity-days-per-week: nan is not possible here."),
        (["--capacity-days-per-week", "1000"], "Give a number above 0 and up to 10."),
        (["--decider-rate", "0"], "--decider-rate: 0 is not possible here."),
        (["--day-rate", "inf"], "--day-rate: inf is not possible here."),
        (["--start", "someday"], "--start: “someday” is not a day that can be used here."),
        (["--start", "2126-12-01"], "at most ten years from today"),
        (["--start", "31.2.2027"], "“31.2.2027” is not a day"),
        (["--goal", "way:G9"], "--goal: “way:G9” is not a goal"),
    ],
)
def test_what_cannot_be_is_refused(
    options: list[str], sentence: str, readiness: Readiness, sample: Path, untouched: Untouched
) -> None:
    with untouched():
        assert sentence in readiness("plan", sample, *options).sentence


@pytest.mark.parametrize("options", [["--format", "readiness-plan/2"], ["--day-rate", "many"], ["--format", "x"]])
def test_wrong_usage(options: list[str], readiness: Readiness, sample: Path) -> None:
    assert readiness("plan", sample, *options).status == 2


def test_less_than_half_of_the_answers_are_no_plan(readiness: Readiness, document: Path) -> None:
    readiness("answer", document, "PRO3=1", "MON1=?")
    found = plan(readiness, document, "--goal", "way:G2")
    assert (found["reachable"], found["packages"], found["options"], found["end"]) == (None, [], [], None)
    assert found["ask_first"][:2] == ["MON1", "MON2"]
    assert len(found["ask_first"]) == 10
    printed = readiness("plan", document).out
    assert "too little for a plan" in printed
    assert shipped().capabilities["MON2"].question.en in printed


def test_not_applicable_is_never_a_package(readiness: Readiness, sample: Path) -> None:
    readiness("answer", sample, "RSK3=na:nothing to keep secret")
    found = plan(readiness, sample, "--goal", "way:G2")
    assert found["confirm"] == ["RSK3"]
    assert "RSK3" not in {package["capability"] for package in found["packages"]}
    assert "was called not applicable: nothing to keep secret" in readiness("plan", sample).out


def test_a_firm_that_has_what_it_wants_is_told_so(readiness: Readiness, document: Path) -> None:
    readiness("answer", document, *(f"{code}=5" for code in shipped().capabilities))
    found = plan(readiness, document)
    assert (found["goal"], found["recommended"], found["packages"]) == ("none", True, [])
    assert "Everything that you want is there." in readiness("plan", document).out


def test_a_quick_check_is_planned_up_to_the_next_gate(readiness: Readiness) -> None:
    readiness("new", "q.readiness", "--pack", "social-media", "--organisation", "X", "--depth", "quick")
    readiness("answer", "q.readiness", *(f"{c.code}=1" for c in shipped().capabilities.values() if c.key_question))
    found = plan(readiness, Path("q.readiness"))
    assert found["goal"] == "way:G0"
    assert [option["goal"] for option in found["options"]] == ["none", "way:G0"]


def test_a_plan_that_fits_nowhere_says_so(readiness: Readiness, sample: Path) -> None:
    options = ["--goal", "target", "--capacity-days-per-week", "0.01"]
    found = plan(readiness, sample, *options)
    assert found["end"] is None
    assert any(package["begins"] is None for package in found["packages"])
    assert "does not fit into the next ten years" in readiness("plan", sample, *options).out


def test_people_read_who_does_what_until_when_and_what_it_costs(readiness: Readiness, sample: Path) -> None:
    printed = readiness("plan", sample, "--start", "2026-12-01").out
    for said in (
        "Muster Pumpenbau GmbH",
        "Goal: Govern partners (recommended)",
        "8 hours a week in all for this (assumption); €350 a working day of eight hours (assumption)",
        "Roles and deputies, level 0 → 2",
        "· 01/12/2026",
        "from then on you can pass the gate “See”",
        "Later, up to the target:",
        "What you can decide",
        "Do nothing",
        "Govern partners (recommended) ·",
        "Removes what this page warns of.",
    ):
        assert said in printed, printed

"""`readiness plan`."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from readiness.exchange.first_plan_json import FirstPlanFile, FirstStepEntry
from readiness.exchange.plan_json import PackageEntry, PlanFile, StepEntry, WayEntry
from readiness.foundation.paths import PACKAGE
from readiness.validation.boundary import schema
from tests.cli.conftest import Readiness, Untouched
from tests.packs import shipped

PAGE = PACKAGE.parent / "docs" / "formats" / "plan.md"
GOALS = ["target", "gate:G0", "gate:G1", "gate:G2", "gate:G3", "gate:G4", "stage:1", "stage:3", "stage:5"]


def plan(readiness: Readiness, document: Path, *options: object) -> Any:
    """Return the plan in the first shape, which holds steps alone."""
    return readiness("plan", document, *options, "--json", "--format", "readiness-plan/1").json


def names(steps: list[dict[str, Any]]) -> list[str]:
    return [f"{s['capability']}:{s['from']}>{s['to']}" for s in steps]


def mid(days: dict[str, float]) -> float:
    return (days["low"] + days["high"]) / 2


@pytest.mark.parametrize("goal", GOALS)
def test_every_field_of_the_format_is_there_and_no_other(goal: str, readiness: Readiness, sample: Path) -> None:
    found = plan(readiness, sample, "--goal", goal)
    steps = found.pop("steps")
    days = found.pop("person_days")
    assert found == {"format": "readiness-plan/1", "goal": goal, "reachable": True, "beyond_capacity": []}
    assert days["low"] == pytest.approx(sum(s["person_days"]["low"] for s in steps))
    assert days["high"] == pytest.approx(sum(s["person_days"]["high"] for s in steps))
    for at, step in enumerate(steps):
        assert set(step) == {"capability", "from", "to", "person_days", "due_days", "reason", "after"}
        assert step["to"] == step["from"] + 1
        assert step["due_days"] in {30, 90, 180, 365}
        assert step["reason"]
        assert set(step["after"]) <= set(names(steps[:at]))


def test_the_way_to_the_first_gate(readiness: Readiness, sample: Path) -> None:
    steps = plan(readiness, sample, "--goal", "gate:G0")["steps"]
    assert names(steps) == ["PRO3:0>1", "MON1:1>2", "MON2:1>2"]
    assert [s["after"] for s in steps] == [[], ["PRO3:0>1"], ["PRO3:0>1"]]
    assert [s["reason"] for s in steps] == ["needed for MON1, gate G0", "gate G0", "gate G0"]


@pytest.mark.parametrize(
    ("code", "share"), [("MON1", {1: 0.1, 2: 0.25, 3: 0.65, 4: 0.75, 5: 0.75}), ("PAR1", {2: 0.25, 3: 0.65, 4: 0.75})]
)
def test_a_step_takes_its_share_of_the_range(
    code: str, share: dict[int, float], readiness: Readiness, document: Path
) -> None:
    readiness("answer", document, f"{code}={min(share) - 1}")
    whole = shipped().capabilities[code].person_days
    steps = {s["to"]: s for s in plan(readiness, document, "--goal", "stage:5")["steps"] if s["capability"] == code}
    for level, part in share.items():
        expected = {"low": pytest.approx(whole.low * part), "high": pytest.approx(whole.high * part)}
        assert level not in steps or steps[level]["person_days"] == expected
    assert len(steps) >= 3


@pytest.mark.parametrize("goal", ["gate:G0", "gate:G3", "gate:G4"])
def test_when_the_steps_are_done_the_gate_is_passed(goal: str, readiness: Readiness, sample: Path) -> None:
    steps = plan(readiness, sample, "--goal", goal)["steps"]
    readiness("answer", sample, *(f"{step['capability']}={step['to']}" for step in steps))
    gate = goal.removeprefix("gate:")
    assert readiness("score", sample, "--json").json["gates"][gate] == {"status": "pass", "unmet": [], "unknown": []}
    assert plan(readiness, sample, "--goal", goal)["steps"] == []


@pytest.mark.parametrize("stage", [1, 2, 3, 4, 5])
def test_when_the_steps_are_done_the_stage_is_reached(stage: int, readiness: Readiness, sample: Path) -> None:
    steps = plan(readiness, sample, "--goal", f"stage:{stage}")["steps"]
    readiness("answer", sample, *(f"{step['capability']}={step['to']}" for step in steps))
    assert readiness("score", sample, "--json").json["stage"]["low"] == stage


def test_the_target_is_the_goal_unless_told_otherwise(readiness: Readiness, sample: Path) -> None:
    assert plan(readiness, sample) == plan(readiness, sample, "--goal", "target")


def test_a_capacity_sets_aside_what_does_not_fit(readiness: Readiness, sample: Path) -> None:
    whole = plan(readiness, sample, "--goal", "gate:G3")
    limited = plan(readiness, sample, "--goal", "gate:G3", "--capacity-days", 5)
    assert mid(limited["person_days"]) <= 5 < mid(whole["person_days"])
    together = names(limited["steps"]) + names(limited["beyond_capacity"])
    assert sorted(together) == sorted(names(whole["steps"]))
    beyond = set(names(limited["beyond_capacity"]))
    assert not any(beyond & set(step["after"]) for step in limited["steps"])
    assert all(step in whole["steps"] for step in limited["steps"] + limited["beyond_capacity"])


def test_a_quick_check_is_planned_over_the_whole_questionnaire(readiness: Readiness) -> None:
    readiness("new", "q.readiness", "--pack", "social-media", "--organisation", "X", "--depth", "quick")
    keys = [c.code for c in shipped().capabilities.values() if c.key_question]
    readiness("answer", "q.readiness", *(f"{code}=3" for code in keys))
    steps = plan(readiness, Path("q.readiness"), "--goal", "stage:1")["steps"]
    assert steps
    assert not {step["capability"] for step in steps} & set(keys)


def test_a_gate_counts_what_was_called_not_applicable(readiness: Readiness, document: Path) -> None:
    readiness("answer", document, "MON1=2", "MON2=na:no employees", "PRO3=1")
    assert names(plan(readiness, document, "--goal", "gate:G0")["steps"]) == ["MON2:0>1", "MON2:1>2"]
    assert not any(s["capability"] == "MON2" for s in plan(readiness, document)["steps"])


def test_a_goal_that_no_step_leads_to(readiness: Readiness, document: Path) -> None:
    readiness("answer", document, *(f"CON{n}=na:no own channel" for n in range(1, 6)))
    found = plan(readiness, document, "--goal", "gate:G4")
    assert (found["reachable"], found["steps"], found["person_days"]) == (False, [], {"low": 0.0, "high": 0.0})
    printed = readiness("plan", document, "--goal", "gate:G4", "--capacity-days", 100)
    assert printed.status == 0
    assert "This goal cannot be reached: too few questions apply in Content and community." in printed.out


def test_people_read_what_to_do_by_when_by_whom_and_why(readiness: Readiness, sample: Path) -> None:
    printed = readiness("plan", sample, "--goal", "gate:G1", "--capacity-days", 2)
    assert (printed.status, printed.err) == (0, "")
    for said in (
        "Muster Pumpenbau GmbH",
        "Goal: React",
        "4 steps, 1.2–2.6 person-days",
        "Roles and deputies, level 0 → 1",
        "within 30 days · 0.1–0.3 person-days · management",
        "opens the way for",
        "Do not fit the days available: 3 steps, 0.6–1.4 person-days",
    ):
        assert said in printed.out, printed.out


def test_people_read_first_what_to_find_out(readiness: Readiness, sample: Path) -> None:
    lines = readiness("plan", sample, "--goal", "gate:G2").out.splitlines()
    asked = lines.index("Find out first")
    question = shipped().capabilities["PAR5"].question.en
    assert any(line.strip().startswith(question) for line in lines[asked + 1 : asked + 3])
    assert asked < next(at for at, line in enumerate(lines) if line.startswith("  1  "))
    assert "from then on you can pass the gate “Govern partners”" in [line.strip() for line in lines]


def test_people_read_how_many_questions_were_not_answered(readiness: Readiness, document: Path) -> None:
    printed = readiness("plan", document, "--goal", "gate:G0", "--capacity-days", 100).out
    assert "3 questions of this plan are not answered yet; they count as level 0." in printed
    assert "Find out first" not in printed


def test_people_read_which_stage_a_step_counts_for(readiness: Readiness, sample: Path) -> None:
    printed = readiness("plan", sample, "--goal", "stage:1", "--capacity-days", 100).out
    assert "Goal: Stage 1: First steps" in printed
    assert "counts for the stage of Processes and responsibilities" in printed


def test_people_read_that_a_goal_is_reached(readiness: Readiness, sample: Path) -> None:
    readiness("answer", sample, "MON1=2", "MON2=2")
    for more in ([], ["--capacity-days", 100]):
        assert "This goal is reached already." in readiness("plan", sample, "--goal", "gate:G0", *more).out


@pytest.mark.parametrize("options", [[], ["--json"]])
@pytest.mark.parametrize("goal", ["", "gate:G9", "gate:g3", "gate", "stage:0", "stage:6", "stage:2.5", "goal", "PRO1"])
def test_an_unknown_goal_is_refused(
    goal: str, options: list[str], readiness: Readiness, sample: Path, untouched: Untouched
) -> None:
    with untouched():
        sentence = readiness("plan", sample, "--goal", goal, *options).sentence
    assert sentence.startswith(f"--goal: “{goal}” is not a goal")
    assert "target, way:G0" in sentence


@pytest.mark.parametrize("capacity", ["-1", "-0.5", "nan"])
def test_a_capacity_below_nothing_is_refused(capacity: str, readiness: Readiness, sample: Path) -> None:
    sentence = readiness("plan", sample, f"--capacity-days={capacity}").sentence
    assert (
        sentence
        == f"--capacity-days: {capacity} is not a valid capacity. Give the person-days as a number from 0 to 100000."
    )


def test_a_capacity_that_is_no_number_is_wrong_usage(readiness: Readiness, sample: Path) -> None:
    assert readiness("plan", sample, "--capacity-days", "many").status == 2


def test_a_document_that_is_not_there(readiness: Readiness, untouched: Untouched) -> None:
    with untouched():
        assert readiness("plan", "missing.readiness").sentence.startswith("missing.readiness: ")


def test_reading_changes_nothing(readiness: Readiness, sample: Path, untouched: Untouched) -> None:
    with untouched():
        readiness("plan", sample)
        readiness("plan", sample, "--goal", "stage:2", "--json")


def test_two_processes_print_the_same_json_and_nothing_else(readiness: Readiness, sample: Path) -> None:
    """The solver is a library in C++: what it printed would not pass through Python."""
    command = [sys.executable, "-m", "readiness", "plan", str(sample), "--goal", "stage:2", "--json"]
    command += ["--format", "readiness-plan/1"]
    first, second = (subprocess.run(command, check=True, capture_output=True, timeout=60) for _ in range(2))
    assert (first.stderr, first.stdout) == (b"", second.stdout)
    assert json.loads(first.stdout) == plan(readiness, sample, "--goal", "stage:2")


def test_the_solver_is_loaded_only_for_a_plan() -> None:
    """Every start would wait for it."""
    script = (
        "import sys, readiness.cli.commands.plan, readiness.ui.application;"
        "print([m for m in ('highspy', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_page_about_plans_names_every_key() -> None:
    text = PAGE.read_text("utf-8")
    for struct in (PlanFile, PackageEntry, StepEntry, WayEntry, FirstPlanFile, FirstStepEntry):
        for key in schema(struct, closed=False)["properties"]:
            assert f"`{key}`" in text or f'"{key}"' in text, key


def test_the_plan_goes_into_a_spreadsheet_and_a_calendar(readiness: Readiness, sample: Path, tmp_path: Path) -> None:
    table, calendar = tmp_path / "plan.csv", tmp_path / "plan.ics"

    steps = plan(readiness, sample, "--goal", "gate:G0", "--csv", table, "--ics", calendar)["steps"]

    with table.open(encoding="utf-8-sig", newline="") as file:
        assert [row["Step"] for row in csv.DictReader(file)] == names(steps)
    assert len(Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")) == len(steps)


def test_the_same_document_names_its_events_alike(readiness: Readiness, sample: Path, tmp_path: Path) -> None:
    uids = []
    for name in ("first.ics", "second.ics"):
        plan(readiness, sample, "--ics", tmp_path / name)
        events = Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")
        uids.append([str(event["UID"]) for event in events])
    assert uids[0] == uids[1]


@pytest.mark.parametrize("option", ["--csv", "--ics"])
def test_what_cannot_be_written_is_said(
    readiness: Readiness, sample: Path, tmp_path: Path, untouched: Untouched, option: str
) -> None:
    with untouched():
        found = readiness("plan", sample, option, tmp_path / "missing" / option.replace("--", "plan."))
    assert "could not be written" in found.sentence

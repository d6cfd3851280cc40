"""`readiness-plan/2`: the shape that other programs rely on."""

import json
from dataclasses import replace
from typing import Any

import pytest

from readiness.domain.costs import Per
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.values import Text
from readiness.exchange.plan_json import plan_file, write_plan
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.planning.goals import parse_goal
from readiness.planning.planner import Plans
from tests.unit.builders import NOT_APPLICABLE, capability, gate, levels
from tests.unit.planning.bases import pack, paid, planner

ASKED = pack(
    replace(paid("A", (2, 100, 250, Per.ONCE), (2, 120, 240, Per.YEAR), running=(0.5, 1)), prerequisites=("B>=1@2",)),
    capability("B"),
    gates={"G0": ["A>=2"]},
)
SOURCE = Text(de="Quelle", en="Source")


def written(found: Plans, goal: str | None = None, language: Any = ENGLISH) -> Any:
    wanted = found.recommendation.goal if goal is None else parse_goal(goal, found.basis.questionnaire)
    return json.loads(write_plan(plan_file(found, wanted, language)))


def near(low: float, high: float) -> dict[str, Any]:
    return {"low": pytest.approx(low), "high": pytest.approx(high)}


def text(said: str) -> dict[str, str]:
    return {"de": said, "en": said}


def step(start: int, words: str, due: str) -> dict[str, object]:
    return {"from": start, "to": start + 1, "text": text(words), "due": due, "done": False, "overdue": False}


def option(goal: str, packages: int, days: tuple[float, float], **more: Any) -> dict[str, Any]:
    return {
        "goal": goal,
        "recommended": False,
        "packages": packages,
        "person_days": near(*days),
        "running_days_per_month": near(0.5, 1),
        "cost": near(days[0] * 400 + 100, days[1] * 400 + 250),
        "cost_per_month": near(210, 420),
        "end": None,
        "allows": None,
        "leaves_open": [],
        **more,
    }


def test_the_published_shape():
    """B's first level is 0.2 to 0.4 days, A's second 0.5 to 1.0; eight hours a week are a fifth of each day."""
    nothing = {"running_days_per_month": near(0, 0), "cost": near(0, 0), "cost_per_month": near(0, 0)}

    assert written(planner(ASKED, levels(A=1, B=0))) == {
        "format": "readiness-plan/2",
        "goal": "way:G0",
        "recommended": True,
        "reachable": True,
        "start": "2026-11-30",
        "end": "2026-12-08",
        "capacity": {"person_days_per_week": 1.0, "assumed": True},
        "day_rate": {"amount": 400, "currency": "EUR", "assumed": True, "source": "Source", "decider": None},
        "person_days": near(0.7, 1.4),
        "running_days_per_month": near(0.5, 1),
        "external_costs": near(100, 250),
        "cost": near(380, 810),
        "cost_per_month": near(210, 420),
        "packages": [
            {
                "id": "B:0>1",
                "capability": "B",
                "from": 0,
                "to": 1,
                "owner": "GF",
                "person_days": near(0.2, 0.4),
                "begins": "2026-11-30",
                "due": "2026-12-01",
                "after": [],
                "gate": "G0",
                "steps": [step(0, "Take B to 1", "2026-12-01")],
            },
            {
                "id": "A:1>2",
                "capability": "A",
                "from": 1,
                "to": 2,
                "owner": "GF",
                "person_days": near(0.5, 1),
                "begins": "2026-12-02",
                "due": "2026-12-08",
                "after": ["B:0>1"],
                "gate": "G0",
                "steps": [step(1, "Take A to 2", "2026-12-08")],
            },
        ],
        "weeks": [
            {"begins": "2026-11-30", "hours": pytest.approx(8)},
            {"begins": "2026-12-07", "hours": pytest.approx(3.2)},
        ],
        "later": {"packages": 0, "person_days": near(3.1, 6.2)},
        "options": [
            option("none", 0, (0, 0), **nothing, leaves_open=["A"]),
            option("way:G0", 2, (0.7, 1.4), recommended=True, end="2026-12-08", allows=text("Allows")),
            option("target", 2, (3.8, 7.6), end="2027-01-22"),
        ],
        "confirm": [],
        "ask_first": [],
        "own": [],
        "left_out": {},
    }


def test_another_goal_is_not_the_recommended_one():
    found = written(planner(ASKED, levels(A=1, B=0)), "gate:G0")

    assert (found["goal"], found["recommended"]) == ("gate:G0", False)
    assert [row["goal"] for row in found["options"] if row["recommended"]] == ["way:G0"]


def test_where_too_little_is_known_it_says_what_to_ask():
    found = written(planner(ASKED), "target")

    assert (found["reachable"], found["end"], found["packages"], found["weeks"]) == (None, None, [], [])
    assert (found["options"], found["ask_first"]) == ([], ["A", "B"])
    assert found["later"] == {"packages": 0, "person_days": near(0, 0)}


def test_where_everything_is_there_the_goal_is_none():
    found = written(planner(ASKED, levels(A=3, B=3)))

    assert (found["goal"], found["recommended"], found["reachable"], found["packages"]) == ("none", True, True, [])
    assert [row["goal"] for row in found["options"] if row["recommended"]] == ["none"]


def test_without_costs_nothing_is_said_of_money():
    found = written(planner(replace(ASKED, costs=None), levels(A=1, B=0)))

    for key in ("day_rate", "external_costs", "cost", "cost_per_month"):
        assert found[key] is None, key
    assert {(row["cost"], row["cost_per_month"]) for row in found["options"]} == {(None, None)}


def test_a_source_is_in_the_language_and_what_was_set_has_none():
    asked = replace(ASKED, costs=replace(ASKED.costs, day_rates=(replace(ASKED.costs.day_rates[0], source=SOURCE),)))
    own = written(planner(asked, levels(A=1, B=0), notes=PlanNotes(day_rate=600, hours=4.0)))

    assert written(planner(asked, levels(A=1, B=0)), language=GERMAN)["day_rate"]["source"] == "Quelle"
    assert own["day_rate"] == {"amount": 600, "currency": "EUR", "assumed": False, "source": None, "decider": None}
    assert own["capacity"] == {"person_days_per_week": 0.5, "assumed": False}


def test_what_does_not_apply_is_to_be_confirmed():
    asked = replace(ASKED, gates=(gate("G0", "A>=2", "B>=1"),))
    found = written(planner(asked, levels(A=1) | {"B": NOT_APPLICABLE}), "way:G0")

    assert (found["confirm"], [package["id"] for package in found["packages"]]) == (["B"], ["A:1>2"])


def test_what_is_done_is_marked():
    found = written(planner(ASKED, levels(A=1, B=1), notes=PlanNotes(baseline={"A": 1, "B": 0})))

    assert [(p["id"], p["steps"][0]["done"]) for p in found["packages"]] == [("B:0>1", True), ("A:1>2", False)]


def test_an_unreachable_goal():
    asked = pack(capability("A"), gates={"G0": ["PRO>=1"]})
    found = written(planner(asked, {"A": NOT_APPLICABLE}), "gate:G0")

    assert (found["reachable"], found["packages"], found["end"]) == (False, [], None)


def test_what_ten_years_are_not_enough_for_has_no_days():
    found = written(planner(ASKED, levels(A=1, B=0), notes=PlanNotes(hours=0.001)))

    assert found["end"] is None
    assert [(package["begins"], package["due"]) for package in found["packages"]] == [(None, None)] * 2

"""`readiness-plan/1`: the shape that other programs rely on."""

import json
from typing import Any

import pytest

from readiness.exchange.first_plan_json import first_plan_file, write_first_plan
from readiness.planning.goals import parse_goal
from readiness.planning.plan import make_plan
from tests.unit.builders import NOT_APPLICABLE, assessment, capability, dimension, gate, levels, questionnaire

ASKED = questionnaire(
    dimension(
        "PRO",
        [
            capability("A", key=True, needs=["B>=1@2"], days=(2, 4), horizon=60),
            capability("B", days=(1, 2)),
            capability("C", needs=["D>=1@1"]),
            capability("D"),
        ],
    ),
    gates=[gate("G0", "A>=2"), gate("G1", "MON>=1")],
)


def written(goal: str, capacity: float | None = None, **given: int) -> Any:
    plan = make_plan(ASKED, assessment(levels(**given)), dict.fromkeys("ABC", 1) | {"D": 0}, parse_goal(goal, ASKED))
    if capacity is not None:
        plan = make_plan(ASKED, assessment(levels(**given)), {}, parse_goal(goal, ASKED), capacity)
    return json.loads(write_first_plan(first_plan_file(ASKED, plan)))


def test_the_published_shape():
    assert written("gate:G0", A=1) == {
        "format": "readiness-plan/1",
        "goal": "gate:G0",
        "reachable": True,
        "person_days": {"low": pytest.approx(0.6), "high": pytest.approx(1.2)},
        "steps": [
            {
                "capability": "B",
                "from": 0,
                "to": 1,
                "person_days": {"low": pytest.approx(0.1), "high": pytest.approx(0.2)},
                "due_days": 30,
                "reason": "needed for A, gate G0",
                "after": [],
            },
            {
                "capability": "A",
                "from": 1,
                "to": 2,
                "person_days": {"low": pytest.approx(0.5), "high": pytest.approx(1.0)},
                "due_days": 90,
                "reason": "gate G0",
                "after": ["B:0>1"],
            },
        ],
        "beyond_capacity": [],
    }


def test_what_does_not_fit_has_the_same_shape():
    whole, limited = written("gate:G0", A=1), written("gate:G0", 0.2, A=1)

    assert limited["steps"] == whole["steps"][:1]
    assert limited["beyond_capacity"] == whole["steps"][1:]
    assert limited["person_days"] == whole["steps"][0]["person_days"]


def test_every_reason():
    def reasons(goal: str) -> dict[str, str]:
        return {f"{s['capability']}:{s['to']}": s["reason"] for s in written(goal)["steps"]}

    assert reasons("target") == {"A:1": "key question", "B:1": "target", "D:1": "needed for C", "C:1": "target"}
    assert reasons("stage:1") == {"A:1": "stage of PRO", "B:1": "stage of PRO", "D:1": "stage of PRO"}


def test_an_unreachable_goal():
    asked = questionnaire(dimension("PRO", [capability("A")]), gates=[gate("G0", "PRO>=1")])
    plan = make_plan(asked, assessment({"A": NOT_APPLICABLE}), {}, parse_goal("gate:G0", asked))

    assert json.loads(write_first_plan(first_plan_file(asked, plan))) == {
        "format": "readiness-plan/1",
        "goal": "gate:G0",
        "reachable": False,
        "person_days": {"low": 0, "high": 0},
        "steps": [],
        "beyond_capacity": [],
    }

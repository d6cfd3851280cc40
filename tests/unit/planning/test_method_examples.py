"""The examples of docs/method.md, "The cheapest way", recomputed."""

import re
from pathlib import Path

import pytest

from readiness.exchange.answers_json import read_answers
from readiness.planning.goals import parse_goal
from readiness.planning.plan import Plan, make_plan
from readiness.planning.steps import effort, total
from readiness.planning.targets import target_levels
from readiness.planning.what_if import with_steps_done
from readiness.scoring.score import GateStatus
from readiness.scoring.scorer import score
from tests.golden_company import golden_answers
from tests.unit.builders import assessment, capability, dimension, levels, questionnaire, social_media

METHOD = (Path(__file__).parents[3] / "docs" / "method.md").read_text(encoding="utf-8").split("## The cheapest way")[1]
ROWS = re.findall(
    r"^\| (`[^`]+`|G0 to G3 together) \| (\d+) \| ([\d.]+)–([\d.]+) \| ([\d.]+) \|$", METHOD, re.MULTILINE
)
GATES = ["gate:G0", "gate:G1", "gate:G2", "gate:G3"]
_, ANSWERS = read_answers(golden_answers("en"), social_media())
COMPANY = assessment(ANSWERS)


def planned(goal: str) -> Plan:
    asked = social_media()
    return make_plan(asked, COMPANY, target_levels(asked, None), parse_goal(goal, asked))


def test_the_worked_example():
    asked = questionnaire(
        dimension(
            "PRO",
            [
                capability("A", key=True, days=(2, 4)),
                capability("B", key=True, days=(2, 4)),
                capability("C", days=(1, 3), needs=["B>=3@2"]),
                capability("D", days=(4, 6)),
                capability("E", days=(4, 8)),
            ],
        )
    )
    answers = assessment(levels(A=1, B=1, C=0, D=1, E=0))

    plan = make_plan(asked, answers, {}, parse_goal("stage:2", asked))

    assert {s.id: s.person_days.mid for s in plan.steps} == {
        "A:1>2": pytest.approx(0.75),
        "B:1>2": pytest.approx(0.75),
        "C:0>1": pytest.approx(0.20),
        "E:0>1": pytest.approx(0.60),
        "D:1>2": pytest.approx(1.25),
    }
    assert f"**D, {plan.person_days.mid:.2f} person-days in all**" in METHOD
    others = [effort(asked.capabilities[code], level).mid for code, level in [("C", 2), ("B", 3), ("E", 2)]]
    assert others == [pytest.approx(0.50), pytest.approx(1.95), pytest.approx(1.50)]
    assert score(asked, with_steps_done(answers, plan.steps)).stage.low == 2


def test_the_table_of_the_sample_company_is_complete():
    assert [row[0].strip("`") for row in ROWS] == [
        *GATES, "G0 to G3 together", "gate:G4", "stage:1", "stage:2", "stage:3", "target",
    ]  # fmt: skip


@pytest.mark.parametrize(("goal", "count", "low", "high", "mid"), ROWS, ids=[row[0] for row in ROWS])
def test_the_sample_company(goal: str, count: str, low: str, high: str, mid: str):
    goals = [goal.strip("`")] if goal.startswith("`") else GATES
    steps = {step.id: step for one in goals for step in planned(one).steps}
    days = total(steps.values())

    assert len(steps) == int(count)
    assert (days.low, days.high, days.mid) == tuple(pytest.approx(float(end), abs=0.0501) for end in (low, high, mid))


@pytest.mark.parametrize("goal", [*GATES, "gate:G4"])
def test_the_sample_company_passes_the_gate_it_plans_for(goal: str):
    plan = planned(goal)
    after = score(social_media(), with_steps_done(COMPANY, plan.steps))

    assert next(g.status for g in after.gates if f"gate:{g.code}" == goal) is GateStatus.PASS
    assert plan.opens[plan.steps[-1].id] == (goal.removeprefix("gate:"),)


@pytest.mark.parametrize("stage", [1, 2, 3])
def test_the_sample_company_reaches_the_stage_it_plans_for(stage: int):
    assert score(social_media(), with_steps_done(COMPANY, planned(f"stage:{stage}").steps)).stage.low == stage


def test_the_sample_company_reaches_its_targets():
    after = with_steps_done(COMPANY, planned("target").steps)

    assert {after.answer(code).level for code in social_media().capabilities} == {3}


def test_the_four_gates_take_what_the_experts_estimated():
    steps = {step.id: step for goal in GATES for step in planned(goal).steps}
    days = total(steps.values())

    assert (round(days.low), round(days.high)) == (12, 29)
    assert max(step.due_days for step in steps.values()) == 90


def test_seeing_begins_with_a_person():
    assert [s.id for s in planned("gate:G0").steps] == ["PRO3:0>1", "MON1:1>2", "MON2:1>2"]

"""The examples of docs/method.md, "The cheapest way" and "Packages, ways and days", recomputed."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readiness.domain.plan_notes import PlanNotes
from readiness.domain.values import Range
from readiness.exchange.answers_json import read_answers
from readiness.planning.basis import Basis
from readiness.planning.budget import Budget, Rate
from readiness.planning.goals import parse_goal
from readiness.planning.levelling import Capacity, level_out
from readiness.planning.packages import Package
from readiness.planning.plan import Plan, make_plan
from readiness.planning.planner import Option, Plans
from readiness.planning.steps import Step, Why, effort, total
from readiness.planning.targets import target_levels
from readiness.planning.what_if import with_steps_done
from readiness.planning.working_days import WorkingDays
from readiness.scoring.score import GateStatus
from readiness.scoring.scorer import score
from tests.golden_company import PROFILE, golden_answers
from tests.unit.builders import assessment, capability, dimension, levels, questionnaire, social_media

_, METHOD = (Path(__file__).parents[3] / "docs" / "method.md").read_text(encoding="utf-8").split("## The cheapest way")
METHOD, WAYS = METHOD.split("## Packages, ways and days")
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


PLANNER = Plans(
    Basis(
        social_media(),
        replace(COMPANY, details=replace(COMPANY.details, profile=PROFILE), plan=PlanNotes(begins=date(2026, 12, 1))),
        target_levels(social_media(), None),
        date(2026, 12, 1),
        date(2026, 12, 1),
    )
)


def test_the_table_of_ways_is_that_of_the_sample_company():
    rows = [_row(option) for option in PLANNER.options if option.roadmap is not None]

    assert "\n".join(rows) in WAYS, "\n".join(rows)


def _row(option: Option) -> str:
    roadmap = option.roadmap
    assert roadmap is not None
    assert roadmap.ends
    budget = roadmap.budget
    assert budget.once
    days, running = budget.person_days, budget.running_days
    cells = [
        f"`{roadmap.goal}`" + (", recommended" if option.recommended else ""),
        f"{len(roadmap.packages)}",
        f"{days.low:.1f}–{days.high:.1f}",
        f"{running.low:.1f}–{running.high:.1f}",
        f"{round(budget.once.low, -2):,.0f}–{round(budget.once.high, -2):,.0f}",
        f"{roadmap.ends}",
    ]
    return f"| {' | '.join(cells)} |"


def test_the_gravest_consequences_of_the_sample_company_lead_to_its_way():
    recommendation = PLANNER.recommendation
    told = [f"{one.capability} ({one.gate})" for one in recommendation.consequences]

    assert re.sub(r"\s+", " ", f"{told[0]}, {told[1]} and {told[2]} are its gravest") in re.sub(r"\s+", " ", WAYS)
    assert f"**{recommendation.goal}** is recommended" in WAYS
    assert not PLANNER.options[0].recommended


def test_the_worked_example_of_days():
    days = [float(found) for found in re.findall(r"at most \*\*([\d.]+)\*\*", WAYS)]
    packages = [
        Package(
            steps=(Step(capability=code, start=0, level=1, person_days=Range(high, high), due_days=30, why=Why.TARGET),)
        )
        for code, high in zip("AB", days, strict=True)
    ]
    owners = {package.id: "GF" for package in packages}
    bookings = level_out(packages, owners, Capacity(8), WorkingDays(date(2026, 11, 30), "DE"), {})

    assert [(booking.begins, booking.due) for booking in bookings] == [
        (date(2026, 11, 30), date(2026, 12, 1)),
        (date(2026, 12, 2), date(2026, 12, 8)),
    ]


def test_the_worked_example_of_money():
    budget = Budget(
        person_days=Range(0.7, 1.4),
        running_days=Range(0.5, 1.0),
        external=Range(1100, 3200),
        external_yearly=Range(120, 240),
        rate=Rate(400, "EUR"),
    )

    assert budget.once
    assert budget.monthly
    assert f"**{budget.once.low:,.0f}–{budget.once.high:,.0f} euros**" in WAYS
    assert f"**{budget.monthly.low:.0f}–{budget.monthly.high:.0f} euros a month**" in WAYS

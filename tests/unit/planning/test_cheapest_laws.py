"""No plan is cheaper: over random small questionnaires, beside every other plan there is."""

import pytest
from hypothesis import given, settings

from readiness.planning.plan import Plan, make_plan
from tests.unit.planning.small_packs import (
    STAGES,
    Case,
    Levels,
    cases,
    cheapest_by_trying,
    closed,
    cost,
    counted,
    preference,
    reached,
)

FEWER = settings(max_examples=150)


def planned(case: Case) -> Plan:
    return make_plan(case.questionnaire, case.assessment, case.targets, case.goal)


def end_of(case: Case, plan: Plan) -> Levels:
    end = counted(case)
    for step in plan.steps:
        assert step.level == case.questionnaire.capabilities[step.capability].rung_above(end[step.capability])
        end[step.capability] = step.level
    return end


@FEWER
@given(cases())
def test_a_plan_is_closed_and_reaches_its_goal_and_no_other_is_cheaper(case: Case):
    start, plan = counted(case), planned(case)

    best = cheapest_by_trying(case)

    assert plan.reachable == bool(best)
    if not best:
        assert (plan.steps, plan.person_days.mid) == ((), 0)
        return
    end = end_of(case, plan)
    assert closed(case, start, end)
    assert reached(case, end)
    assert plan.person_days.mid == pytest.approx(cost(case, start, best[0]), abs=1e-6)
    assert plan.person_days.mid == pytest.approx(cost(case, start, end), abs=1e-9)


@FEWER
@given(cases())
def test_no_step_can_be_left_out(case: Case):
    """Also steps that cost nothing are there for a reason."""
    start, plan = counted(case), planned(case)
    end = end_of(case, plan)

    for code, level in end.items():
        if level > start[code]:
            less = {**end, code: case.questionnaire.capabilities[code].rung_below(level)}
            assert not (closed(case, start, less) and reached(case, less)), f"{code} to {level}"


@FEWER
@given(cases(STAGES))
def test_among_plans_that_cost_the_same_the_questionnaire_decides(case: Case):
    best = min(preference(case, end) for end in cheapest_by_trying(case))

    assert preference(case, end_of(case, planned(case))) == best

"""What plans cost: one's own days and others' money, once and every month."""

from dataclasses import replace

import pytest

from readiness.domain.costs import Per
from readiness.domain.plan_notes import PackageNote, PlanNotes
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.values import Range
from readiness.planning.budget import Budget, Rate
from readiness.planning.goals import TARGET
from tests.unit.builders import capability, levels, words
from tests.unit.planning.bases import pack, paid, planner

PAID = pack(
    paid("A", (1, 100, 200, Per.ONCE), (2, 1000, 3000, Per.ONCE), (2, 120, 240, Per.YEAR), running=(0.5, 1)),
    capability("B"),
)


def budget(asked: Questionnaire = PAID, *, target: int = 2, notes: PlanNotes | None = None, **profile: str) -> Budget:
    return planner(asked, levels(A=0, B=target), notes=notes, target=target, **profile).roadmap(TARGET).budget


def ends(found: Range | None) -> tuple[float, float] | None:
    return None if found is None else (found.low, found.high)


def near(low: float, high: float) -> object:
    return pytest.approx((low, high))


def test_where_the_country_is_not_known_the_first_rate_counts():
    assert budget().rate == Rate(400, "EUR", words("Source"))
    assert budget().rate.assumed


def test_a_country_has_its_rate_its_currency_and_its_prices():
    swiss = budget(country="CH")

    assert swiss.rate == Rate(500, "CHF", words("Swiss source"))
    assert ends(swiss.external) == near(1650, 4800)
    assert ends(swiss.external_yearly) == near(180, 360)


def test_an_own_rate_is_no_assumption_and_changes_nothing_that_is_paid_to_others():
    own = budget(notes=PlanNotes(day_rate=600), country="CH")

    assert own.rate == Rate(600, "CHF")
    assert not own.rate.assumed
    assert own.external == budget(country="CH").external


def test_once_are_the_days_and_what_is_paid_once():
    found = budget()

    assert ends(found.person_days) == near(0.7, 1.4)
    assert ends(found.external) == near(1100, 3200)
    assert ends(found.once) == near(0.7 * 400 + 1100, 1.4 * 400 + 3200)


def test_monthly_are_the_running_days_and_a_twelfth_of_what_is_paid_every_year():
    found = budget()

    assert ends(found.running_days) == near(0.5, 1)
    assert ends(found.external_yearly) == near(120, 240)
    assert ends(found.monthly) == near(0.5 * 400 + 10, 1 * 400 + 20)


def test_what_is_not_yet_set_up_at_level_1_need_not_be_kept_going():
    found = budget(target=1)

    assert ends(found.external) == near(100, 200)
    assert ends(found.running_days) == near(0, 0)
    assert ends(found.external_yearly) == near(0, 0)
    assert ends(found.monthly) == near(0, 0)


def test_the_size_scales_the_days_and_no_invoice():
    small, usual, large = (budget(size=size) for size in ("micro", "medium", "large"))

    for found, factor in ((small, 0.5), (usual, 1), (large, 1.5)):
        assert ends(found.person_days) == near(0.7 * factor, 1.4 * factor)
        assert ends(found.running_days) == near(0.5 * factor, 1 * factor)
        assert ends(found.external) == near(1100, 3200)


def test_a_questionnaire_without_costs_knows_nothing_of_money():
    found = budget(pack(paid("A", (1, 100, 200, Per.ONCE), running=(0.5, 1)), capability("B"), costs=None))

    assert (found.rate, found.once, found.monthly) == (None, None, None)
    assert ends(found.external) == near(0, 0)
    assert ends(found.person_days) == near(0.7, 1.4)
    assert ends(found.running_days) == near(0.5, 1)


def test_to_do_nothing_costs_nothing():
    nothing = planner(PAID, levels(A=0)).no_budget

    assert ends(nothing.once) == near(0, 0)
    assert ends(nothing.monthly) == near(0, 0)
    assert ends(nothing.person_days) == near(0, 0)
    assert nothing.rate == budget().rate


def test_the_days_of_the_role_that_decides_cost_what_was_set_for_it():
    asked = replace(PAID, decider="GF")
    usual, own = budget(asked), budget(asked, notes=PlanNotes(decider_rate=1000))

    assert ends(usual.decider_days) == ends(usual.person_days)
    assert usual.once == budget().once
    assert ends(own.once) == near(0.7 * 1000 + 1100, 1.4 * 1000 + 3200)
    assert ends(own.monthly) == near(0.5 * 1000 + 10, 1 * 1000 + 20)


def test_a_person_who_was_named_costs_what_all_cost():
    notes = PlanNotes(decider_rate=1000, packages={"A": PackageNote("Ada")})
    found = budget(replace(PAID, decider="GF"), notes=notes)

    assert found.once == budget().once


def test_where_nobody_decides_there_is_one_rate():
    assert budget(notes=PlanNotes(decider_rate=1000)).once == budget().once

"""Working days: no weekends, no public holidays of the country, no closed days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.plan_notes import Closure
from readiness.planning.working_days import WorkingDays

DAYS = st.dates(date(2024, 1, 1), date(2034, 12, 31))
COUNTRIES = st.sampled_from(["DE", "AT", "CH", "other", ""])


@pytest.mark.parametrize(
    ("country", "free", "worked"),
    [
        ("DE", [date(2026, 12, 25), date(2027, 1, 1), date(2027, 5, 17)], [date(2027, 1, 6), date(2026, 12, 8)]),
        ("AT", [date(2026, 12, 8), date(2027, 1, 6), date(2026, 10, 26)], [date(2026, 10, 5)]),
        ("CH", [date(2029, 8, 1), date(2026, 12, 25)], [date(2027, 1, 6), date(2026, 10, 26)]),
        ("", [date(2026, 12, 26)], [date(2026, 12, 25), date(2027, 1, 1)]),
    ],
)
def test_each_country_has_its_own_holidays(country: str, free: list[date], worked: list[date]):
    days = WorkingDays(date(2026, 1, 1), country)

    assert [day for day in free if not days.free(day)] == []
    assert [day for day in worked if days.free(day)] == []


def test_a_plan_that_begins_on_a_saturday_begins_on_monday():
    assert WorkingDays(date(2026, 11, 28)).day(0) == date(2026, 11, 30)


def test_the_firm_is_closed_on_the_first_and_the_last_day_too():
    days = WorkingDays(date(2026, 12, 21), "DE", [Closure(date(2026, 12, 24), date(2027, 1, 4))])

    assert [days.day(n) for n in range(5)] == [
        *(date(2026, 12, day) for day in (21, 22, 23)),
        *(date(2027, 1, day) for day in (5, 6)),
    ]


def test_a_day_that_is_too_far_away_is_not_counted_to():
    days = WorkingDays(date(2026, 11, 30), "DE")

    assert [days.number(day, 10) for day in (date.max, date(2026, 12, 11), date(2026, 12, 14))] == [10, 9, 10]
    assert days.number(date(2026, 12, 1), 10) == 1


@pytest.mark.parametrize("country", ["DE", "AT", "CH", ""])
def test_a_plan_may_begin_on_any_day_that_there_is(country: str):
    assert WorkingDays(date.min, country).day(300).year <= 2
    assert WorkingDays(date(9999, 12, 30), country).day(300) == date.max


@given(DAYS, COUNTRIES, st.integers(0, 400))
def test_the_number_of_a_day_leads_back_to_it(begins: date, country: str, number: int):
    days = WorkingDays(begins, country)

    assert not days.free(days.day(number))
    assert days.number(days.day(number), 1000) == number
    assert days.day(number) < days.day(number + 1)


@given(DAYS, COUNTRIES, st.integers(0, 200))
def test_a_free_day_counts_as_the_next_working_day(begins: date, country: str, later: int):
    days, day = WorkingDays(begins, country), begins + timedelta(days=later)

    found = days.day(days.number(day, 1000))

    assert found >= day
    assert all(days.free(day + timedelta(days=n)) for n in range((found - day).days))

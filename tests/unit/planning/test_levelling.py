"""Levelling: nobody has more to do than there is time, and nothing begins before what it needs."""

from datetime import date, timedelta
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.values import Range
from readiness.planning.levelling import HOURS_A_DAY, Booking, Capacity, hours_by_week, level_out
from readiness.planning.packages import Package
from readiness.planning.steps import Step, Why
from readiness.planning.working_days import WorkingDays

MONDAY = date(2026, 11, 30)
TEN_YEARS = timedelta(days=3700)


def package(code: str, days: float, *after: str) -> Package:
    step = Step(capability=code, start=0, level=1, person_days=Range(days / 2, days), due_days=30, why=Why.TARGET)
    return Package(steps=(step,), after=tuple(f"{needed}:0>1" for needed in after))


def levelled(
    *packages: Package,
    hours: float = 8,
    people: int = 1,
    owners: str = "",
    country: str = "",
    **not_before: date,
) -> list[Booking]:
    """Level packages; `owners` has a letter for each of them."""
    names = {one.id: owner for one, owner in zip(packages, owners or "A" * len(packages), strict=True)}
    days = WorkingDays(MONDAY, country)
    return list(level_out(packages, names, Capacity(hours, people), days, not_before))


def told(bookings: list[Booking]) -> list[str]:
    return [f"{b.package.capability} {b.begins:%d.%m.}-{b.due:%d.%m.}" for b in bookings]


def test_a_person_day_a_week_takes_a_week_for_a_person_day():
    assert told(levelled(package("A", 1), package("B", 2))) == ["A 30.11.-04.12.", "B 07.12.-18.12."]


def test_the_larger_estimate_counts_and_the_next_one_begins_on_the_same_day():
    assert told(levelled(package("A", 0.5), package("B", 0.5))) == ["A 30.11.-02.12.", "B 02.12.-04.12."]


def test_two_people_work_side_by_side():
    bookings = levelled(package("A", 1), package("B", 1), package("C", 1), people=2, owners="XYX")

    assert told(bookings) == ["A 30.11.-04.12.", "B 30.11.-04.12.", "C 07.12.-11.12."]


def test_a_person_works_on_one_package_at_a_time_however_many_there_are():
    bookings = levelled(package("A", 1), package("B", 1), package("C", 1), people=3, owners="XXY")

    assert told(bookings) == ["A 30.11.-04.12.", "C 30.11.-04.12.", "B 07.12.-11.12."]


def test_what_waits_lets_others_go_first():
    bookings = levelled(package("A", 1), package("B", 1, "A"), package("C", 1), people=2, owners="XYY")

    assert told(bookings) == ["A 30.11.-04.12.", "C 30.11.-04.12.", "B 07.12.-11.12."]


def test_nothing_is_due_on_a_holiday():
    assert told(levelled(package("A", 5), country="DE")) == ["A 30.11.-05.01."]
    assert told(levelled(package("A", 5), country="")) == ["A 30.11.-01.01."]


def test_a_package_waits_for_the_day_that_was_chosen_for_it():
    bookings = levelled(package("A", 1), package("B", 1), A=date(2026, 12, 14))

    assert told(bookings) == ["B 30.11.-04.12.", "A 14.12.-18.12."]


def test_a_day_that_is_free_or_past_does_no_harm():
    assert told(levelled(package("A", 1), A=date(2026, 12, 12))) == ["A 14.12.-18.12."]
    assert told(levelled(package("A", 1), A=date(2020, 1, 1))) == ["A 30.11.-04.12."]


def test_what_ten_years_are_not_enough_for_is_left_out_with_what_needs_it():
    bookings = levelled(
        package("A", 1), package("B", 1000), package("C", 1, "B"), package("D", 1), owners="XXXX", hours=8
    )

    assert [b.package.capability for b in bookings] == ["A"]


def test_a_day_beyond_ten_years_leaves_a_package_out_and_ends():
    assert levelled(package("A", 1), A=MONDAY + 2 * TEN_YEARS) == []
    assert levelled(package("A", 1), A=date.max) == []


def test_a_package_without_effort_has_a_day_too():
    assert told(levelled(package("A", 0))) == ["A 30.11.-30.11."]


def test_hours_by_week():
    weeks = hours_by_week(levelled(package("A", 1.5)))

    assert weeks == {MONDAY: pytest.approx(8), MONDAY + timedelta(days=7): pytest.approx(4)}


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Package], str]:
    count = draw(st.integers(1, 12))
    packages = [
        package(
            f"P{n}",
            draw(st.floats(0, 6)),
            *(f"P{earlier}" for earlier in draw(st.sets(st.integers(0, n - 1), max_size=3)) if n) if n else (),
        )
        for n in range(count)
    ]
    owners = "".join(draw(st.sampled_from("XYZ")) for _ in packages)
    return packages, owners


@settings(max_examples=150)
@given(networks(), st.floats(1, 60), st.integers(1, 4), st.sampled_from(["", "DE", "AT", "CH"]))
def test_laws(network: tuple[list[Package], str], hours: float, people: int, country: str):
    packages, owners = network
    bookings = levelled(*packages, hours=hours, people=people, owners=owners, country=country)
    by_id = {booking.package.id: booking for booking in bookings}
    days = WorkingDays(MONDAY, country)

    assert len(bookings) == len(packages)
    loads: dict[date, float] = {}
    by_owner: dict[tuple[str, date], float] = {}
    for booking in bookings:
        assert MONDAY <= booking.begins <= booking.due
        assert not days.free(booking.begins)
        assert not days.free(booking.due)
        assert fsum(booking.load.values()) == pytest.approx(booking.package.person_days.high, abs=1e-6)
        assert all(by_id[needed].due <= booking.due for needed in booking.package.after)
        assert all(by_id[needed].begins <= booking.begins for needed in booking.package.after)
        for day, load in booking.load.items():
            loads[day] = loads.get(day, 0) + load
            by_owner[booking.owner, day] = by_owner.get((booking.owner, day), 0) + load
    share = hours / HOURS_A_DAY / 5
    assert all(load <= share * people + 1e-6 for load in loads.values())
    assert all(load <= share + 1e-6 for load in by_owner.values())
    weeks = hours_by_week(bookings)
    assert all(taken <= hours * people + 1e-6 for taken in weeks.values())


def test_a_later_day_that_people_agreed_on_is_the_last_one_and_the_work_stays() -> None:
    (planned,) = levelled(package("A", 1))
    later, earlier = planned.due + timedelta(days=7), planned.due - timedelta(days=7)
    agreed = planned.agreed({"A:0>1": later})
    assert (agreed.due, agreed.steps_due, agreed.load) == (later, (later,), planned.load)
    assert planned.agreed({"A:0>1": earlier, "B:0>1": later}) == planned

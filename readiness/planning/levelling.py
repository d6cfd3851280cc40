"""Levelling: packages get their days so that nobody has more to do than there is time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from math import ceil, floor

from readiness.planning.packages import Package
from readiness.planning.steps import Step
from readiness.planning.working_days import WorkingDays

HOURS_A_DAY = 8.0
WORKING_DAYS_A_WEEK = 5
# Ten years: what would end later is no plan.
_HORIZON = 10 * 52 * WORKING_DAYS_A_WEEK
# Sums of floats are not exact to the last bit.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Capacity:
    """How much time there is: hours a week of each of so many people. `assumed` where nobody has said so."""

    hours: float
    people: int = 1
    assumed: bool = False

    @property
    def person_days_per_week(self) -> float:
        """The time of all people together."""
        return self.hours * self.people / HOURS_A_DAY

    @property
    def share(self) -> float:
        """The share of a working day that each person has for the plan; more than 1 where weeks are longer."""
        return self.hours / HOURS_A_DAY / WORKING_DAYS_A_WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A package with its owner and its first and last working day.

    `steps_due` are the days on which its steps are done; `load` is what it takes of each day, in person-days. Where
    people agreed on a later day, that is the last one.
    """

    package: Package
    owner: str
    begins: date
    due: date
    steps_due: tuple[date, ...]
    load: Mapping[date, float]

    @property
    def due_by_step(self) -> tuple[tuple[Step, date], ...]:
        """Its steps, each with the day on which it is done."""
        return tuple(zip(self.package.steps, self.steps_due, strict=True))

    def agreed(self, days: Mapping[str, date]) -> "Booking":
        """Return it with later days for the steps that are among `days`, by id; the work stays where it was."""
        steps_due = tuple(max(due, days.get(step.id, due)) for step, due in self.due_by_step)
        return replace(self, steps_due=steps_due, due=max(self.due, *steps_due))


def level_out(
    packages: Sequence[Package],
    owners: Mapping[str, str],
    capacity: Capacity,
    days: WorkingDays,
    not_before: Mapping[str, date],
) -> tuple[Booking, ...]:
    """Return the packages with their days, in the order in which they begin.

    Whenever somebody has time, the first package is taken that waits for nothing: not for another package, not for
    its owner, who works on one at a time, and not for the day that was chosen for it. The larger estimates count.
    What would end more than ten years from now is left out, with all that waits for it. `owners` are by package id,
    `not_before` by capability.
    """
    chosen = ((package.id, not_before.get(package.capability)) for package in packages)
    release = {name: days.number(day, _HORIZON) for name, day in chosen if day is not None}
    free = [0.0] * capacity.people
    owner_free: dict[str, float] = {}
    done: dict[str, float] = {}
    begun: dict[str, float] = {}
    waiting = list(packages)
    now = 0.0
    while waiting and now < _HORIZON:
        ready = (
            package
            for package in waiting
            if release.get(package.id, 0) <= now
            and owner_free.get(owners[package.id], 0.0) <= now
            and all(done.get(earlier, now + 1) <= now for earlier in package.after)
        )
        person = min(range(len(free)), key=free.__getitem__)
        package = next(ready, None) if free[person] <= now else None
        if package is None:
            events = [*free, *owner_free.values(), *done.values(), *map(float, release.values())]
            now = min((event for event in events if event > now), default=_HORIZON)
            continue
        end = now + max(package.person_days.high, _ROUNDING) / capacity.share
        free[person] = owner_free[owners[package.id]] = done[package.id] = end
        begun[package.id] = now
        waiting.remove(package)
    by_id = {package.id: package for package in packages}
    return tuple(
        _booking(by_id[name], owners[name], (begin, done[name]), capacity, days)
        for name, begin in begun.items()
        if done[name] <= _HORIZON
    )


def _booking(package: Package, owner: str, span: tuple[float, float], capacity: Capacity, days: WorkingDays) -> Booking:
    begin, end = span
    first = floor(begin + _ROUNDING)
    last = _last_day(first, end)
    done = accumulate((step.person_days.high / capacity.share for step in package.steps), initial=begin)
    steps_due = tuple(days.day(min(last, _last_day(first, at))) for at in list(done)[1:])
    load = {
        days.day(number): capacity.share * (min(end, number + 1) - max(begin, number))
        for number in range(first, last + 1)
    }
    return Booking(
        package=package, owner=owner, begins=days.day(first), due=days.day(last), steps_due=steps_due, load=load
    )


def _last_day(first: int, end: float) -> int:
    """Return the number of the day on which work ends that begins on the day `first`."""
    return max(first, ceil(end - _ROUNDING) - 1)


def hours_by_week(bookings: Iterable[Booking]) -> dict[date, float]:
    """Return the hours that some packages take in each week, by its Monday; weeks without any are left out."""
    weeks: dict[date, float] = {}
    for booking in bookings:
        for day, person_days in booking.load.items():
            monday = day - timedelta(days=day.weekday())
            weeks[monday] = weeks.get(monday, 0.0) + person_days * HOURS_A_DAY
    return dict(sorted(weeks.items()))

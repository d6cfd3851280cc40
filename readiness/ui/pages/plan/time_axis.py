"""The weeks of a roadmap on the screen: where a day stands, and which weeks are named."""

from dataclasses import dataclass
from datetime import date, timedelta

_WEEK = timedelta(days=7)
_WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Weeks side by side from the Monday `first` on; within a week only its five working days have room."""

    first: date
    weeks: int
    left: int
    width: int

    @property
    def week_width(self) -> float:
        """The pixels of a week."""
        return self.width / self.weeks

    def monday(self, week: int) -> date:
        """Return the first day of a week, counted from 0."""
        return self.first + week * _WEEK

    def week_of(self, x: float) -> int:
        """Return the week at a place, also before the first or after the last one."""
        return int((x - self.left) // self.week_width)

    def begin(self, day: date) -> float:
        """Return where a day begins."""
        return self._place(day, 0)

    def end(self, day: date) -> float:
        """Return where a day ends."""
        return self._place(day, 1)

    def named(self, least: int) -> list[int]:
        """Return the weeks whose names have at least so many pixels each: all, or every second, or fourth."""
        step = 1
        while self.week_width * step < least:
            step *= 2
        # The last one stands for fewer weeks.
        return [week for week in range(0, self.weeks, step) if (self.weeks - week) * self.week_width >= least]

    def _place(self, day: date, more: int) -> float:
        days = (day - self.first).days
        week, weekday = divmod(days, _WEEK.days)
        return self.left + (week + min(weekday + more, _WORKING_DAYS) / _WORKING_DAYS) * self.week_width


def axis_of(begins: date, ends: date, left: int, width: int) -> TimeAxis:
    """Return the axis from the week of one day to the week after that of another one."""
    first = begins - timedelta(days=begins.weekday())
    weeks = (ends - first).days // _WEEK.days + 2
    return TimeAxis(first, weeks, left, width)

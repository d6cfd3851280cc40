"""The roadmap as bars over weeks: a row for each package, its owner at the bar, gates as milestones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.foundation.language import Language
from readiness.reporting.charts.svg import PAGE_WIDTH, Drawing, fitting, width_of
from readiness.wording.wording import Wording
from readiness.wording.work_packages import WorkPackage

_LEFT = 210.0
_TOP, _ROW, _BAR = 15.0, 12.4, 8.4
_NUMBER = 14.0
# Room for the last label, in which a bar may end.
_RIGHT = 8.0
# Points between the beginnings of two labels of the axis, and behind a long one, at least.
_APART, _GAP = 34.0, 6.0
# Half a year in weeks; for what takes longer, months tell more.
_MOST_WEEKS = 26
_WEEK = 7
_MONTHS = 12
# Rows of one picture: no page can end in the middle of one, and few rows leave little room empty.
_MOST_ROWS = 24


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days across the picture."""

    first: date
    days: int

    @property
    def by_weeks(self) -> bool:
        """Whether weeks are marked; months otherwise."""
        return self.days <= _WEEK * _MOST_WEEKS

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return _LEFT + (PAGE_WIDTH - _LEFT - _RIGHT) * (day - self.first).days / self.days

    def marks(self, language: Language) -> Iterator[tuple[date, str]]:
        """Yield the days that are marked, with their labels: Mondays, or the first days of months.

        The first Monday of each year is told with the year.
        """
        if self.by_weeks:
            day, told = self.first, 0
            while (day - self.first).days < self.days:
                yield day, language.near_date(day) if day.year == told else language.medium_date(day)
                day, told = day + timedelta(days=_WEEK), day.year
            return
        year, month = self.first.year, self.first.month + 1
        while (day := date(year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1, 1)) < self.first + timedelta(
            self.days
        ):
            yield day, f"{day.month}/{day.year}"
            month += 1


def roadmap_charts(packages: Sequence[WorkPackage], wording: Wording, accent: str = DEFAULT_ACCENT) -> list[Markup]:
    """Return the roadmap, in pictures of some rows each; none without a booked package."""
    booked = [package for package in packages if package.booking]
    if not booked:
        return []
    axis = _axis(booked)
    pictures = ceil(len(booked) / _MOST_ROWS)
    each = ceil(len(booked) / pictures)
    parts = (booked[at : at + each] for at in range(0, len(booked), each))
    return [_chart(some, axis, wording, accent) for some in parts]


def _axis(booked: Sequence[WorkPackage]) -> _Axis:
    bookings = [package.booking for package in booked if package.booking]
    first = min(booking.begins for booking in bookings)
    first -= timedelta(days=first.weekday())
    last = max(booking.due for booking in bookings)
    weeks = (last - first).days // _WEEK + 1
    return _Axis(first, _WEEK * weeks)


def _chart(packages: Sequence[WorkPackage], axis: _Axis, wording: Wording, accent: str) -> Markup:
    drawing, language = Drawing(accent), wording.language
    height = _TOP + _ROW * sum(1 + len(_days(package)) for package in packages) + 2
    _draw_axis(drawing, axis, height, language)
    _draw_milestone_lines(drawing, packages, axis)
    top, described = _TOP, []
    for package in packages:
        described.append(_draw_package(drawing, top, package, axis, language))
        top += _ROW
        for gate, on in _days(package):
            name = wording.names.gate(gate)
            day = language.medium_date(on)
            _draw_milestone(drawing, top, f"{name}, {day}", on, axis)
            described.append(f"{name}: {day}")
            top += _ROW
    title = language.gettext("Roadmap: work packages over time")
    return drawing.picture(PAGE_WIDTH, height, title, "; ".join(described))


def _draw_axis(drawing: Drawing, axis: _Axis, height: float, language: Language) -> None:
    labelled = 0.0
    for day, label in axis.marks(language):
        x = axis.x(day)
        drawing.line(x, _TOP - 4, x, height, "grid")
        if x >= labelled and x + width_of(label, "axis") <= PAGE_WIDTH:
            drawing.label(x, 8, label, "axis")
            labelled = x + max(_APART, width_of(label, "axis") + _GAP)


def _draw_package(drawing: Drawing, top: float, package: WorkPackage, axis: _Axis, language: Language) -> str:
    booking, base = package.booking, top + _ROW / 2 + 2.7
    assert booking is not None
    drawing.line(0, top, PAGE_WIDTH, top, "grid")
    drawing.label(_NUMBER - 4, base, str(package.number), "strong", "end")
    drawing.label(_NUMBER, base, fitting(package.name, "small", _LEFT - _NUMBER - 6), "small")
    left, right = axis.x(booking.begins), axis.x(booking.due + timedelta(days=1))
    drawing.rect(left, top + (_ROW - _BAR) / 2, max(right - left, 2), _BAR, "bar done" if package.done else "bar")
    due = language.medium_date(booking.due)
    shown = language.near_date(booking.due) if axis.by_weeks else due
    _draw_owner(drawing, base, (left, max(right, left + 2)), f"{package.owner}, {shown}", done=package.done)
    return f"{package.name}: {package.owner}, {due}"


def _draw_owner(drawing: Drawing, base: float, bar: tuple[float, float], told: str, *, done: bool) -> None:
    """Write who is in charge and by when: behind a bar, else before it, else in it, wherever there is most room."""
    left, right = bar
    needed = width_of(told, "note")
    before, after, inside = left - _LEFT - 8, PAGE_WIDTH - right - 4, right - left - 8
    if after >= needed or after >= max(before, inside):
        _on_paper(drawing, (right + 2, base), fitting(told, "note", after), "start")
    elif before >= needed or before >= inside:
        _on_paper(drawing, (left - 2, base), fitting(told, "note", before), "end")
    else:
        drawing.label(left + 4, base, fitting(told, "note", inside), "note" if done else "note dark")


def _on_paper(drawing: Drawing, at: tuple[float, float], told: str, anchor: str) -> None:
    """Write on a piece of paper, so that no line of the grid runs through the words."""
    x, base = at
    width = width_of(told, "note")
    drawing.rect(x if anchor == "start" else x - width, base - 7, width, 9, "ground")
    drawing.label(x + 1 if anchor == "start" else x - 1, base, told, "note", anchor)


def _days(package: WorkPackage) -> list[tuple[str, date]]:
    """Return the gates that can be passed after a package, each with its day."""
    return [(milestone.gate, milestone.on) for milestone in package.milestones if milestone.on is not None]


def _draw_milestone_lines(drawing: Drawing, packages: Sequence[WorkPackage], axis: _Axis) -> None:
    """Draw a line down to each milestone; first, so that words stand on it."""
    row = 0
    for package in packages:
        row += 1
        for _gate, on in _days(package):
            x = axis.x(on + timedelta(days=1))
            drawing.line(x, _TOP - 4, x, _TOP + _ROW * (row + 0.5), "milestone")
            row += 1


def _draw_milestone(drawing: Drawing, top: float, name: str, on: date, axis: _Axis) -> None:
    x, middle = axis.x(on + timedelta(days=1)), top + _ROW / 2
    drawing.line(0, top, PAGE_WIDTH, top, "grid")
    drawing.diamond(x, middle, 4)
    drawing.label(_NUMBER, middle + 2.7, fitting(name, "strong", _LEFT - _NUMBER - 6), "strong")

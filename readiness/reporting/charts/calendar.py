"""The plan as a calendar: what each dimension has to do until when, and how much work that is."""

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.planning.steps import total
from readiness.reporting.charts.svg import Drawing
from readiness.wording.plan import PlanEntry, PlanSection
from readiness.wording.wording import Wording

_WIDTH, _LEFT = 680.0, 176.0
_TOP, _ROW, _BAR = 34.0, 30.0, 6.0
_PAD = 6.0


def calendar_chart(sections: Sequence[PlanSection], wording: Wording, accent: str = DEFAULT_ACCENT) -> Markup:
    """Return the chart of a plan, counted from its beginning; the same sums stand in the plan's table of spans."""
    language, on = wording.language, wording.result.planner.basis.begins
    groups = workload(sections)
    if not groups:
        return Markup("")
    height, width = _TOP + _ROW * len(groups), (_WIDTH - _LEFT) / len(sections)
    most = max(_mid(entries) for columns in groups.values() for entries in columns.values())
    drawing = Drawing(accent)
    for column, section in enumerate(sections):
        x = _LEFT + width * column
        drawing.line(x, 0, x, height, "grid")
        drawing.label(x + _PAD, 11, wording.plan.span(section), "axis-number")
        if section.within is not None:
            until = language.long_date(on + timedelta(days=section.within))
            drawing.label(x + _PAD, 23, language.gettext("by {date}").format(date=until), "axis")
    described = []
    for row, (dimension, columns) in enumerate(groups.items()):
        top = _TOP + _ROW * row
        drawing.line(0, top, _WIDTH, top, "grid")
        drawing.label(0, top + _ROW / 2 + 4, dimension, "small name")
        for column, entries in sorted(columns.items()):
            x, work = _LEFT + width * column + _PAD, wording.plan.work(entries)
            drawing.label(x, top + 13, work, "note")
            drawing.rect(x, top + 18, (width - 2 * _PAD) * _mid(entries) / most, _BAR, "bar")
            described.append(f"{dimension}, {wording.plan.span(sections[column])}: {work}")
    return drawing.picture(_WIDTH, height, language.gettext("Plan calendar"), "; ".join(described))


def workload(sections: Sequence[PlanSection]) -> dict[str, dict[int, list[PlanEntry]]]:
    """Return what each dimension has to do, by the position of the section; in the order in which they begin."""
    groups: dict[str, dict[int, list[PlanEntry]]] = {}
    for column, section in enumerate(sections):
        for entry in section.entries:
            groups.setdefault(entry.dimension, {}).setdefault(column, []).append(entry)
    return groups


def _mid(entries: Sequence[PlanEntry]) -> float:
    return total(entry.step for entry in entries).mid

"""The plan as a calendar: what each dimension has to do until when, and how much work that is."""

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.foundation.language import Language
from readiness.planning.plan import total
from readiness.reporting.charts.svg import Drawing
from readiness.results.plan_texts import PlanEntry, PlanSection, days_text

_WIDTH, _LEFT = 680.0, 176.0
_TOP, _ROW, _BAR = 34.0, 30.0, 6.0
_PAD = 6.0


def calendar_chart(
    sections: Sequence[PlanSection], on: date, language: Language, accent: str = DEFAULT_ACCENT
) -> Markup:
    """Return the chart of a plan made on a day; the same sums stand in the plan's table of spans."""
    groups = workload(sections)
    if not groups:
        return Markup("")
    height, width = _TOP + _ROW * len(groups), (_WIDTH - _LEFT) / len(sections)
    most = max(_mid(entries) for columns in groups.values() for entries in columns.values())
    drawing = Drawing(accent)
    for column, section in enumerate(sections):
        x = _LEFT + width * column
        drawing.line(x, 0, x, height, "grid")
        drawing.label(x + _PAD, 11, span_name(section, language), "axis-number")
        if section.within is not None:
            until = language.long_date(on + timedelta(days=section.within))
            drawing.label(x + _PAD, 23, language.gettext("until {date}").format(date=until), "axis")
    described = []
    for row, (dimension, columns) in enumerate(groups.items()):
        top = _TOP + _ROW * row
        drawing.line(0, top, _WIDTH, top, "grid")
        drawing.label(0, top + _ROW / 2 + 4, dimension, "small name")
        for column, entries in sorted(columns.items()):
            x, work = _LEFT + width * column + _PAD, work_text(entries, language)
            drawing.label(x, top + 13, work, "note")
            drawing.rect(x, top + 18, (width - 2 * _PAD) * _mid(entries) / most, _BAR, "bar")
            described.append(f"{dimension}, {span_name(sections[column], language)}: {work}")
    return drawing.picture(_WIDTH, height, language.gettext("Calendar of the plan"), "; ".join(described))


def workload(sections: Sequence[PlanSection]) -> dict[str, dict[int, list[PlanEntry]]]:
    """Return what each dimension has to do, by the position of the section; in the order in which they begin."""
    groups: dict[str, dict[int, list[PlanEntry]]] = {}
    for column, section in enumerate(sections):
        for entry in section.entries:
            groups.setdefault(entry.dimension, {}).setdefault(column, []).append(entry)
    return groups


def span_name(section: PlanSection, language: Language) -> str:
    """Return until when the steps of a section are due."""
    if section.within is None:
        return language.gettext("later")
    return language.gettext("within {days} days").format(days=section.within)


def _mid(entries: Sequence[PlanEntry]) -> float:
    return total(entry.step for entry in entries).mid


def work_text(entries: Sequence[PlanEntry], language: Language) -> str:
    """Return how many steps there are, and their person-days in short: what they are stands beside the chart."""
    words = language.ngettext("{n} step, {days} days", "{n} steps, {days} days", len(entries))
    return words.format(n=len(entries), days=days_text(total(entry.step for entry in entries), language))

"""Slides about the plan: its work packages by weeks, or their order where nothing is estimated."""

from datetime import date, timedelta

from pptx.enum.chart import XL_LABEL_POSITION

from readiness.foundation.language import Language
from readiness.reporting.charts.svg import QUIET
from readiness.reporting.office.decision_slides import add_tasks
from readiness.reporting.office.slide_parts import (
    HEIGHT,
    MARGIN,
    WIDTH,
    GridColumn,
    SlideArea,
    SlideText,
    chart_data,
    cut_to,
)
from readiness.reporting.office.slide_writer import MOST_ROWS, ROOM, SlideWriter, clean, set_letters

# Rows that can be read from the last chair; the report has all.
_MOST_PACKAGES = 14
# Day 0 of the calendar of spreadsheets.
_DAY_0 = date(1899, 12, 30)
_WEEK = 7
# How much of the roadmap is left for names, and how many letters these may have.
_OWNER_SHARE, _LONGEST_OWNER = 0.34, 26


def add_roadmap(to: SlideWriter) -> None:
    """Show the work packages by weeks with who is in charge, or say why there are none."""
    _ = to.page.language.gettext
    page, topic = to.page, _("Roadmap")
    roadmap = page.roadmap
    if page.ask_first:
        slide = to.add(topic, _("The plan follows from the answers"), page.credibility)
        words = _(
            "Once half of the questions are answered, the report plans the way: work packages, who does them, "
            "by when, and what they cost."
        )
        to.say(slide, ROOM, [SlideText(words, size=20)])
        return
    booked = [package for package in page.packages if package.booking]
    if roadmap is None or not booked:
        title = page.wording.plan.unreachable(roadmap.plan) if roadmap and not roadmap.plan.reachable else ""
        slide = to.add(topic, title or to.words.tasks.heading(), page.credibility)
        add_tasks(to, slide, ROOM)
        return
    told = page.wording.roadmap
    sums = _("{sums}. Planned with: {assumptions}.").format(
        sums=", ".join(told.sums(roadmap)), assumptions="; ".join(told.assumptions(roadmap))
    )
    lines = [f"{one.number} {one.name}: {one.owner}, {page.language.short_date(one.due)}" for one in booked if one.due]
    gates = [f"{page.wording.names.gate(gate)}: {page.language.short_date(on)}" for gate, on in roadmap.gates.items()]
    slide = to.add(topic, told.headline(roadmap), [sums, *lines, *gates])
    shown = booked[:_MOST_PACKAGES]
    labels = [cut_to(clean(f"{one.number} {one.name}"), 105, 12, 1) for one in shown]
    owners = [_in_charge(one.owner, one.due, page.language) for one in shown]
    first = min(one.booking.begins for one in shown if one.booking)
    first -= timedelta(days=first.weekday())
    begins = [(one.booking.begins - _DAY_0).days for one in shown if one.booking]
    lengths = [(one.booking.due - one.booking.begins).days + 1 for one in shown if one.booking]
    last = max(begin + days for begin, days in zip(begins, lengths, strict=True))
    # The last part of each row has no colour: it has room for who is in charge.
    room = max(round((last - (first - _DAY_0).days) * _OWNER_SHARE), 1)
    series = [
        (_("begins"), begins[::-1]),
        (_("days"), lengths[::-1]),
        (_("Responsible"), [room] * len(shown)),
    ]
    place = SlideArea(MARGIN, 58, WIDTH - 2 * MARGIN, HEIGHT - 58 - 22)
    looks = ((None, None), (to.frame.accent, None), (None, None))
    chart = to.chart(slide, place, chart_data(labels[::-1], series), looks, "; ".join(lines))
    for point, owner in enumerate(owners[::-1]):
        label = chart.plots[0].series[2].points[point].data_label
        label.position = XL_LABEL_POSITION.INSIDE_BASE
        label.text_frame.text = owner
        label.text_frame.word_wrap = False
        set_letters(label.text_frame.paragraphs[0].runs[0].font, 11)
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = (first - _DAY_0).days, last + room
    axis.major_unit = max(_WEEK * round((last - axis.minimum_scale) / _WEEK / 7), _WEEK)
    axis.tick_labels.number_format = "dd.mm." if page.language.code == "de" else "dd/mm"
    axis.tick_labels.number_format_is_linked = False
    left = _("{n} more in the report").format(n=len(booked) - len(shown)) if len(booked) > len(shown) else ""
    below = " ".join(filter(None, [sums, "; ".join(gates) + "." if gates else "", f"{left}." if left else ""]))
    to.say(slide, SlideArea(MARGIN, 46, WIDTH - 2 * MARGIN, 12), [SlideText(below, size=13, colour=QUIET)])


def add_order_of_packages(to: SlideWriter) -> None:
    """Show what comes first where nothing is estimated: neither days nor money."""
    _ = to.page.language.gettext
    page = to.page
    assert page.roadmap is not None
    owned = any(one.owner for one in page.packages)
    rows = [
        (f"{one.number} {one.name}", one.steps[0].text.action, *([one.owner] if owned else [])) for one in page.packages
    ]
    title = page.wording.roadmap.headline(page.roadmap)
    slide = to.add(_("What comes first"), title, [": ".join(row[:2]) for row in rows])
    columns = [GridColumn(_("Work package"), 96), GridColumn(_("What is done"), 150 if owned else 210.7)]
    columns += [GridColumn(_("Who"), 60.7)] if owned else []
    to.table(slide, ROOM, columns, rows[:MOST_ROWS])


def _in_charge(owner: str, due: date | None, language: Language) -> str:
    name = owner if len(owner) <= _LONGEST_OWNER else owner[: _LONGEST_OWNER - 1].rstrip() + "…"
    return f"{clean(name)}, {language.day_and_month(due)}" if due else clean(name)

"""The report as slides for a board (PPTX): eight of them, in the words and with the figures of the report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from readiness.domain.accent import tint
from readiness.domain.levels import HIGHEST
from readiness.foundation import clock
from readiness.foundation.language import Language
from readiness.reporting.charts.svg import EDGE, HAIRLINE, INK, PAPER, QUIET
from readiness.reporting.html import render_html
from readiness.reporting.markup import parse
from readiness.reporting.office.slide_frame import Frame
from readiness.reporting.office.slide_parts import (
    HEIGHT,
    MARGIN,
    TYPEFACE,
    WIDTH,
    Grid,
    GridColumn,
    SlideArea,
    SlideText,
    add_table,
    add_words,
    chart_data,
    cut_to,
    describe,
    rgb,
    speak,
)
from readiness.reporting.office.word_text import plain, runs
from readiness.reporting.order import Order
from readiness.reporting.report_page import ReportPage
from readiness.reporting.signs import without_harmful_signs
from readiness.reporting.templates import PROGRAM
from readiness.results.decision import DecisionKind

_LOCALES = {"de": "de-DE", "en": "en-GB"}
# What stands below the title of a slide.
_ROOM = SlideArea(MARGIN, 50, WIDTH - 2 * MARGIN, HEIGHT - 50 - 18)
# Rows that can be read from the last chair; the report has all.
_MOST_PACKAGES, _MOST_ROWS = 14, 8
# Day 0 of the calendar of spreadsheets.
_DAY_0 = date(1899, 12, 30)
_WEEK = 7
# How much of the roadmap is left for names, and how many letters these may have.
_OWNER_SHARE, _LONGEST_OWNER = 0.34, 26


def render_slides(order: Order) -> bytes:
    """Return the report as PPTX: what it says to a board, with notes for the speaker."""
    made = _Slides(ReportPage(order), order)
    made.add_all()
    return made.saved()


class _Slides:
    """The slides of one report."""

    def __init__(self, page: ReportPage, order: Order) -> None:
        self._page = page
        self._order = order
        self._words = page.decision
        self._ = page.language.gettext
        organisation = cut_to(_clean(page.details.organisation), 150, 10, 1)
        foot = " · ".join([page.language.of(page.questionnaire.title), organisation, self._("confidential")])
        # A hash is whole or worth nothing: it has the line to itself.
        self._frame = Frame(page.accent, page.version or _clean(page.consultant.footer) or foot)

    def add_all(self) -> None:
        """Add the eight slides in their order; those are left out of which the questionnaire knows nothing."""
        estimated, asks = self._page.questionnaire.estimated, bool(self._page.ask_first)
        self._headline()
        if self._page.questionnaire.by_percent:
            self._percent()
            self._pulls()
        else:
            self._standing()
            self._what_binds()
        if self._words.consequences() or self._page.questionnaire.situations or estimated:
            self._consequences()
        if estimated or asks:
            self._options()
        if estimated:
            self._roadmap()
            self._decisions()
        elif self._page.packages:
            self._order_of_packages()
        self._method()

    def saved(self) -> bytes:
        """Return the bytes of the file."""
        presentation, page = self._frame.presentation, self._page
        speak(presentation, _LOCALES[page.language.code])
        properties, moment = presentation.core_properties, clock.now().replace(tzinfo=None)
        title = self._("%(title)s: %(organisation)s") % {
            "title": page.language.of(page.questionnaire.title),
            "organisation": page.details.organisation,
        }
        properties.title = _clean(title)[:255]
        properties.author = _clean(page.details.assessor or page.details.organisation)[:255]
        properties.language = _LOCALES[page.language.code]
        properties.last_modified_by = PROGRAM
        properties.created = properties.modified = moment
        file = BytesIO()
        presentation.save(file)
        return file.getvalue()

    def _add(self, topic: str, title: str, notes: Sequence[str]) -> Any:
        return self._frame.add(_clean(topic), _clean(title), _clean("\n".join(filter(None, notes))))

    def _say(self, slide: Any, place: SlideArea, paragraphs: Sequence[SlideText]) -> None:
        cleaned = [replace(words, text=_clean(words.text), lead=_clean(words.lead)) for words in paragraphs]
        add_words(slide, place, cleaned)

    def _headline(self) -> None:
        words, page = self._words, self._page
        topic = (
            f"{page.language.of(page.questionnaire.title)} · {cut_to(_clean(page.details.organisation), 220, 12, 1)}"
        )
        basis = words.basis()
        slide = self._add(topic, words.headline, [page.details.organisation, words.standing(), *basis])
        told = [
            SlideText(page.details.organisation, size=26, strong=True, colour=self._frame.accent),
            SlideText(words.standing(), size=20, strong=True),
            *(SlideText(sentence, size=16, colour=QUIET) for sentence in basis),
        ]
        fact = words.fact()
        if fact:
            told.append(SlideText(fact[1], lead=f"{fact[0]}:", size=16))
        if page.consultant.contact:
            told.append(SlideText(", ".join(page.consultant.contact.split("\n")), size=14, colour=QUIET))
        self._say(slide, SlideArea(MARGIN, 62, WIDTH - 2 * MARGIN, HEIGHT - 62 - 20), told)

    def _percent(self) -> None:
        """Show the per cent of each dimension: reached today, and possible while answers are open."""
        page, percent = self._page, self._page.wording.percent
        rows = percent.rows()
        reasons = {score.code: page.wording.reasons.stage(score) for score in page.score.dimensions}
        notes = [f"{row.name}: {row.figure}. {' '.join(reasons[row.code])}" for row in rows]
        slide = self._add(self._("Where you stand"), percent.standing(), [*notes, percent.rule()])
        # The first category stands at the bottom of such a chart.
        shown = rows[::-1]
        labels = [f"{row.name}: {row.figure}" for row in shown]
        points = [round(row.point or 0) for row in shown]
        possible = [max(round(row.high or 0) - point, 0) for row, point in zip(shown, points, strict=True)]
        series = [(self._("reached today"), points), (self._("possible, still open"), possible)]
        looks = ((self._frame.accent, None), (tint(self._frame.accent, 0.36), None))
        place = SlideArea(MARGIN, 48, WIDTH - 2 * MARGIN, 112)
        chart = self._chart(slide, place, chart_data(labels, series), looks, "; ".join(labels[::-1]))
        chart.has_legend = any(possible)
        if chart.has_legend:
            chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
            _letters(chart.legend.font, 12)
        axis = chart.value_axis
        axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, 100, 25
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = '0"%"', False
        rule = [SlideText(percent.rule(), size=12, colour=QUIET)]
        self._say(slide, SlideArea(MARGIN, 162, WIDTH - 2 * MARGIN, 12), rule)

    def _pulls(self) -> None:
        """Show which answers cost most, and what the next better ones bring."""
        percent = self._page.wording.percent
        found = percent.pulls()
        if not found:
            return
        topic, title = self._("What pulls it down most"), self._("{name} costs most: {points} points")
        title = title.format(name=found[0].name, points=found[0].lost)
        slide = self._add(topic, title, [*percent.pull_lines(), percent.more_pulls()])
        columns = [
            GridColumn(self._("Question"), 106),
            GridColumn(self._("today"), 66),
            GridColumn(self._("costs"), 26, figures=True),
            GridColumn(self._("next better answer"), 82.7),
            GridColumn(self._("brings"), 26, figures=True),
        ]
        cells = [(one.name, one.answer, one.lost, one.better, one.gained) for one in found]
        self._table(slide, SlideArea(MARGIN, 50, WIDTH - 2 * MARGIN, 100), columns, cells)
        below = " ".join(filter(None, [self._("In percentage points of the whole."), percent.more_pulls()]))
        self._say(slide, SlideArea(MARGIN, 162, WIDTH - 2 * MARGIN, 12), [SlideText(below, size=12, colour=QUIET)])

    def _order_of_packages(self) -> None:
        """Show what comes first where nothing is estimated: neither days nor money."""
        page = self._page
        assert page.roadmap is not None
        owned = any(one.owner for one in page.packages)
        rows = [
            (f"{one.number} {one.name}", one.steps[0].text.action, *([one.owner] if owned else []))
            for one in page.packages
        ]
        title = page.wording.roadmap.headline(page.roadmap)
        slide = self._add(self._("What comes first"), title, [": ".join(row[:2]) for row in rows])
        columns = [GridColumn(self._("Work package"), 96), GridColumn(self._("What is done"), 150 if owned else 210.7)]
        columns += [GridColumn(self._("Who"), 60.7)] if owned else []
        self._table(slide, _ROOM, columns, rows[:_MOST_ROWS])

    def _standing(self) -> None:
        words, page = self._words, self._page
        rows = [row for _name, rows in words.standings() for row in rows]
        reasons = {score.code: page.wording.reasons.stage(score) for score in page.score.dimensions}
        notes = [f"{row.name}: {row.figure}. {' '.join(reasons[row.code])}" for row in rows]
        slide = self._add(self._("Where you stand"), words.standing(), [*notes, words.rule()])
        # The first category stands at the bottom of such a chart.
        shown = rows[::-1]
        labels = [
            self._("{name}: {figure}, target {target}").format(
                name=row.name, figure=row.figure, target=row.target or "–"
            )
            for row in shown
        ]
        lows = [row.low or 0 for row in shown]
        highs = [max(row.high or 0, low) for row, low in zip(shown, lows, strict=True)]
        missing = [max(row.target - high, 0) for row, high in zip(shown, highs, strict=True)]
        open_parts = [high - low for low, high in zip(lows, highs, strict=True)]
        series = [
            (self._("reached today"), lows),
            (self._("possible, still open"), open_parts),
            (self._("missing for the target"), missing),
        ]
        described = "; ".join(labels[::-1])
        looks = ((self._frame.accent, None), (tint(self._frame.accent, 0.36), None), (PAPER, EDGE))
        chart = self._chart(
            slide, SlideArea(MARGIN, 48, WIDTH - 2 * MARGIN, 112), chart_data(labels, series), looks, described
        )
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        _letters(chart.legend.font, 12)
        axis = chart.value_axis
        axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, HIGHEST, 1
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
        self._say(
            slide, SlideArea(MARGIN, 162, WIDTH - 2 * MARGIN, 12), [SlideText(words.rule(), size=12, colour=QUIET)]
        )

    def _what_binds(self) -> None:
        words, page = self._words, self._page
        if words.kind is DecisionKind.KEEP:
            slide = self._add(self._("What to protect"), words.deciding_heading(), [words.deciding_meaning()])
            told = [SlideText(words.deciding_meaning())]
            told += [SlideText(risk, lead=f"{name}.") for name, risk, _proof in words.deciding()]
            self._say(slide, _ROOM, told)
            return
        held = words.what_holds() or [page.wording.stages.headline_meaning() or words.rule()]
        slide = self._add(self._("What holds you back"), held[0], words.holds_back())
        limits = [
            (page.wording.names.dimension(score.code), page.wording.stages.short(score), limit)
            for score in sorted(page.score.dimensions, key=lambda score: (score.stage.low, score.stage.high))
            if (limit := " ".join(page.wording.reasons.limits(score))) and score.code not in words.on_target
        ]
        top = 50.0
        if rest := " ".join(held[1:]):
            self._say(slide, SlideArea(MARGIN, top, WIDTH - 2 * MARGIN, 14), [SlideText(rest)])
            top += 16
        columns = [
            GridColumn(self._("Dimension"), 66),
            GridColumn(self._("Stage"), 30),
            GridColumn(self._("What limits it"), 210.7),
        ]
        self._table(slide, SlideArea(MARGIN, top, WIDTH - 2 * MARGIN, HEIGHT - top - 18), columns, limits[:_MOST_ROWS])

    def _consequences(self) -> None:
        words, page = self._words, self._page
        topic, title = self._("Consequences"), self._("What this means for the business")
        found = words.consequences()
        if self._page.ask_first or not found:
            meaning = page.wording.stages.headline_meaning() or words.standing()
            slide = self._add(topic, meaning, words.basis())
            self._say(slide, _ROOM, [SlideText(line, bullet="•") for line in page.credibility])
            return
        slide = self._add(topic, title, [f"{one.lead} {one.rest}" for one in found])
        each = (WIDTH - 2 * MARGIN - 10 * (len(found) - 1)) / len(found)
        for at, one in enumerate(found):
            place = SlideArea(MARGIN + at * (each + 10), 58, each, HEIGHT - 58 - 22)
            self._say(
                slide,
                place,
                [SlideText(one.lead, size=24, strong=True, colour=self._frame.accent), SlideText(one.rest, size=20)],
            )

    def _options(self) -> None:
        words, alternatives = self._words, self._words.alternatives
        topic = self._("What you can decide")
        if self._page.ask_first:
            self._ask_first(topic)
            return
        rows = alternatives.rows()
        marked = next((at for at, row in enumerate(rows) if row.alternative.recommended), -1)
        title = self._("Recommended: {way}").format(way=words.recommended)
        notes = [*alternatives.why(), alternatives.whole(), alternatives.assumptions()]
        slide = self._add(topic, title, [*notes, *(f"{row.name}: {row.note}" for row in rows)])
        columns = [
            GridColumn(self._("Choice"), 82),
            GridColumn(self._("Work packages"), 38, figures=True),
            GridColumn(self._("Hours"), 26, figures=True),
            GridColumn(self._("Cost, once"), 44, figures=True),
            GridColumn(self._("a month"), 38, figures=True),
            GridColumn(self._("a year"), 45, figures=True),
            GridColumn(self._("done by"), 33.7, figures=True),
        ]
        cells = [
            (
                f"{row.name}: {row.note}" if row.note else row.name,
                row.packages,
                row.hours,
                row.once,
                row.monthly,
                row.yearly,
                row.ends,
            )
            for row in rows
        ]
        self._table(slide, SlideArea(MARGIN, 50, WIDTH - 2 * MARGIN, 84), columns, cells, marked)
        told = [
            SlideText(" ".join(alternatives.why()), size=14),
            SlideText(alternatives.assumptions(), size=12, colour=QUIET),
        ]
        self._say(slide, SlideArea(MARGIN, 138, WIDTH - 2 * MARGIN, HEIGHT - 138 - 16), told)

    def _ask_first(self, topic: str) -> None:
        page = self._page
        title = self._("Less than half of the questions have an answer: too little for a plan. Ask these first:")
        questions = [page.language.of(page.result.capability(code).question) for code in page.ask_first]
        if not page.owned:
            slide = self._add(topic, title, questions)
            columns = [GridColumn(self._("Question"), 306.7)]
            self._table(slide, _ROOM, columns, [(question,) for question in questions[:_MOST_ROWS]])
            return
        asked = list(zip(questions, map(page.wording.owners, page.ask_first), strict=True))
        slide = self._add(topic, title, [f"{question} ({who})" for question, who in asked])
        columns = [GridColumn(self._("Question"), 200), GridColumn(self._("Who to ask"), 106.7)]
        self._table(slide, _ROOM, columns, asked[:_MOST_ROWS])

    def _roadmap(self) -> None:
        page, topic = self._page, self._("Roadmap")
        roadmap = page.roadmap
        if page.ask_first:
            slide = self._add(topic, self._("The plan follows from the answers"), page.credibility)
            words = self._(
                "Once half of the questions are answered, the report plans the way: work packages, who does them, "
                "by when, and what they cost."
            )
            self._say(slide, _ROOM, [SlideText(words, size=20)])
            return
        booked = [package for package in page.packages if package.booking]
        if roadmap is None or not booked:
            title = page.wording.plan.unreachable(roadmap.plan) if roadmap and not roadmap.plan.reachable else ""
            slide = self._add(topic, title or self._words.tasks.heading(), page.credibility)
            self._tasks(slide, _ROOM)
            return
        told = page.wording.roadmap
        sums = self._("{sums}. Planned with: {assumptions}.").format(
            sums=", ".join(told.sums(roadmap)), assumptions="; ".join(told.assumptions(roadmap))
        )
        lines = [
            f"{one.number} {one.name}: {one.owner}, {page.language.short_date(one.due)}" for one in booked if one.due
        ]
        gates = [
            f"{page.wording.names.gate(gate)}: {page.language.short_date(on)}" for gate, on in roadmap.gates.items()
        ]
        slide = self._add(topic, told.headline(roadmap), [sums, *lines, *gates])
        shown = booked[:_MOST_PACKAGES]
        labels = [cut_to(_clean(f"{one.number} {one.name}"), 105, 12, 1) for one in shown]
        owners = [_in_charge(one.owner, one.due, page.language) for one in shown]
        first = min(one.booking.begins for one in shown if one.booking)
        first -= timedelta(days=first.weekday())
        begins = [(one.booking.begins - _DAY_0).days for one in shown if one.booking]
        lengths = [(one.booking.due - one.booking.begins).days + 1 for one in shown if one.booking]
        last = max(begin + days for begin, days in zip(begins, lengths, strict=True))
        # The last part of each row has no colour: it has room for who is in charge.
        room = max(round((last - (first - _DAY_0).days) * _OWNER_SHARE), 1)
        series = [
            (self._("begins"), begins[::-1]),
            (self._("days"), lengths[::-1]),
            (self._("Responsible"), [room] * len(shown)),
        ]
        place = SlideArea(MARGIN, 58, WIDTH - 2 * MARGIN, HEIGHT - 58 - 22)
        looks = ((None, None), (self._frame.accent, None), (None, None))
        chart = self._chart(slide, place, chart_data(labels[::-1], series), looks, "; ".join(lines))
        for point, owner in enumerate(owners[::-1]):
            label = chart.plots[0].series[2].points[point].data_label
            label.position = XL_LABEL_POSITION.INSIDE_BASE
            label.text_frame.text = owner
            label.text_frame.word_wrap = False
            _letters(label.text_frame.paragraphs[0].runs[0].font, 11)
        axis = chart.value_axis
        axis.minimum_scale, axis.maximum_scale = (first - _DAY_0).days, last + room
        axis.major_unit = max(_WEEK * round((last - axis.minimum_scale) / _WEEK / 7), _WEEK)
        axis.tick_labels.number_format = "dd.mm." if page.language.code == "de" else "dd/mm"
        axis.tick_labels.number_format_is_linked = False
        left = self._("{n} more in the report").format(n=len(booked) - len(shown)) if len(booked) > len(shown) else ""
        below = " ".join(filter(None, [sums, "; ".join(gates) + "." if gates else "", f"{left}." if left else ""]))
        self._say(slide, SlideArea(MARGIN, 46, WIDTH - 2 * MARGIN, 12), [SlideText(below, size=13, colour=QUIET)])

    def _decisions(self) -> None:
        words, page = self._words, self._page
        title = self._("Please decide by %(day)s") % {"day": words.decide_by()}
        rows = [] if page.ask_first else words.alternatives.rows()
        tasks = [] if page.ask_first else words.tasks.rows()
        notes = [f"{task.title} {task.action} ({task.who}, {task.due})".strip() for task in tasks]
        slide = self._add(self._("For your decision"), title, [*notes, *words.resolution.decided(), *words.basis()])
        told = []
        for row in rows:
            mark = f" ({self._('recommended')})" if row.alternative.recommended else ""
            told.append(SlideText(f"{row.name}{mark}", bullet="☐", strong=row.alternative.recommended))
        if page.ask_first:
            told.append(SlideText(self._("Have the questions answered that come first"), bullet="☐", strong=True))
        told.append(SlideText(self._("Another decision:"), bullet="☐"))
        for name, value in (
            (self._("Responsible"), words.responsible),
            (self._("Deputy"), words.deputy),
            (self._("Review"), words.review()),
        ):
            told.append(SlideText(value or "…", lead=f"{name}:"))
        self._say(slide, SlideArea(MARGIN, 50, 96, HEIGHT - 50 - 20), told)
        if tasks:
            self._tasks(slide, SlideArea(MARGIN + 104, 48, WIDTH - 2 * MARGIN - 104, HEIGHT - 48 - 20))

    def _tasks(self, slide: Any, place: SlideArea) -> None:
        rows = [] if self._page.ask_first else self._words.tasks.rows()
        cells = [
            (
                f"{row.title}: {row.action}" if row.title.strip("…") else row.action,
                self._("You") if row.you else row.who,
                row.due,
                row.hours,
            )
            for row in rows
        ]
        if not cells:
            return
        columns = [
            GridColumn(self._("What is done"), place.width - 100),
            GridColumn(self._("Who"), 46),
            GridColumn(self._("by"), 32, figures=True),
            GridColumn(self._("hours"), 22, figures=True),
        ]
        self._table(slide, place, columns, cells[:_MOST_ROWS])

    def _method(self) -> None:
        page = self._page
        # The same words as in the report: they stand in its template.
        source = parse(render_html(replace(self._order, edition="management", office="", page=False)))
        section = next(part for part in source.all("section") if part.get("id") == "method")
        paragraphs = [unescape(plain(runs(part))) for part in section.all("p")]
        title = unescape(plain(runs(next(section.all("h2")))))
        slide = self._add(self._("Method"), title, [*paragraphs, *page.credibility])
        half = (WIDTH - 2 * MARGIN - 14) / 2
        self._say(slide, SlideArea(MARGIN, 50, half, HEIGHT - 50 - 20), [SlideText(one, size=15) for one in paragraphs])
        reliable = [SlideText(self._("How reliable the answers are"), size=16, strong=True, colour=self._frame.accent)]
        reliable += [SlideText(line, bullet="•", size=15) for line in page.credibility]
        self._say(slide, SlideArea(MARGIN + half + 14, 50, half, HEIGHT - 50 - 20), reliable)

    def _table(
        self,
        slide: Any,
        place: SlideArea,
        columns: Sequence[GridColumn],
        rows: Sequence[Sequence[str]],
        marked: int = -1,
    ) -> None:
        heads = [replace(column, head=column.head[:1].upper() + column.head[1:]) for column in columns]
        cells = [[_clean(cell) for cell in row] for row in rows]
        if cells:
            add_table(slide, place, Grid(slide.shapes.title.text_frame.text, heads, cells, marked))

    def _chart(
        self,
        slide: Any,
        place: SlideArea,
        data: CategoryChartData,
        looks: Sequence[tuple[str | None, str | None]],
        described: str,
    ) -> Any:
        """Add bars on each other; `looks` are the colours of ground and edge of each part."""
        frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *place.box, data)
        describe(frame, _clean(described))
        chart = frame.chart
        chart.has_title = chart.has_legend = False
        plot = chart.plots[0]
        plot.gap_width, plot.overlap = 45, 100
        for series, (ground, edge) in zip(plot.series, looks, strict=True):
            fill, line = series.format.fill, series.format.line
            if ground is None:
                fill.background()
                line.fill.background()
                continue
            fill.solid()
            fill.fore_color.rgb = rgb(ground)
            line.color.rgb = rgb(edge or ground)
            line.width = Pt(0.75)
        names, figures = chart.category_axis, chart.value_axis
        names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        names.format.line.color.rgb = rgb(INK)
        figures.format.line.fill.background()
        figures.major_gridlines.format.line.color.rgb = rgb(HAIRLINE)
        _letters(names.tick_labels.font, 12)
        _letters(figures.tick_labels.font, 11)
        return chart


def _letters(font: Any, size: float) -> None:
    font.size, font.name = Pt(size), TYPEFACE
    font.color.rgb = rgb(INK)


def _in_charge(owner: str, due: date | None, language: Language) -> str:
    name = owner if len(owner) <= _LONGEST_OWNER else owner[: _LONGEST_OWNER - 1].rstrip() + "…"
    return f"{_clean(name)}, {language.day_and_month(due)}" if due else _clean(name)


def _clean(text: str) -> str:
    return without_harmful_signs(text)

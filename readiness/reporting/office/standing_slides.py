"""Slides about where an organisation stands: its headline, its stages or per cent, and what holds it back."""

from typing import Any

from pptx.enum.chart import XL_LEGEND_POSITION

from readiness.domain.accent import tint
from readiness.domain.levels import HIGHEST
from readiness.reporting.charts.svg import EDGE, PAPER, QUIET
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
from readiness.results.decision import DecisionKind


def add_headline(to: SlideWriter) -> None:
    """Say the whole result on one slide."""
    words, page = to.words, to.page
    topic = f"{page.language.of(page.questionnaire.title)} · {cut_to(clean(page.details.organisation), 220, 12, 1)}"
    basis = words.basis()
    slide = to.add(topic, words.headline, [page.details.organisation, words.standing(), *basis])
    told = [
        SlideText(page.details.organisation, size=26, strong=True, colour=to.frame.accent),
        SlideText(words.standing(), size=20, strong=True),
        *(SlideText(sentence, size=16, colour=QUIET) for sentence in basis),
    ]
    fact = words.fact()
    if fact:
        told.append(SlideText(fact[1], lead=f"{fact[0]}:", size=16))
    if page.consultant.contact:
        told.append(SlideText(", ".join(page.consultant.contact.split("\n")), size=14, colour=QUIET))
    to.say(slide, SlideArea(MARGIN, 62, WIDTH - 2 * MARGIN, HEIGHT - 62 - 20), told)


def add_standing(to: SlideWriter) -> None:
    """Show the stage of each dimension beside its target."""
    _ = to.page.language.gettext
    words, page = to.words, to.page
    rows = [row for _name, rows in words.standings() for row in rows]
    reasons = {score.code: page.wording.reasons.stage(score) for score in page.score.dimensions}
    notes = [f"{row.name}: {row.figure}. {' '.join(reasons[row.code])}" for row in rows]
    slide = to.add(_("Where you stand"), words.standing(), [*notes, words.rule()])
    # The first category stands at the bottom of such a chart.
    shown = rows[::-1]
    labels = [
        _("{name}: {figure}, target {target}").format(name=row.name, figure=row.figure, target=row.target or "–")
        for row in shown
    ]
    lows = [row.low or 0 for row in shown]
    highs = [max(row.high or 0, low) for row, low in zip(shown, lows, strict=True)]
    missing = [max(row.target - high, 0) for row, high in zip(shown, highs, strict=True)]
    open_parts = [high - low for low, high in zip(lows, highs, strict=True)]
    series = [
        (_("reached today"), lows),
        (_("possible, still open"), open_parts),
        (_("missing for the target"), missing),
    ]
    described = "; ".join(labels[::-1])
    looks = ((to.frame.accent, None), (tint(to.frame.accent, 0.36), None), (PAPER, EDGE))
    chart = to.chart(
        slide, SlideArea(MARGIN, 48, WIDTH - 2 * MARGIN, 112), chart_data(labels, series), looks, described
    )
    _add_legend(chart)
    _scale(chart, HIGHEST, 1, "0")
    to.say(slide, SlideArea(MARGIN, 162, WIDTH - 2 * MARGIN, 12), [SlideText(words.rule(), size=12, colour=QUIET)])


def add_percent(to: SlideWriter) -> None:
    """Show the per cent of each dimension: reached today, and possible while answers are open."""
    _ = to.page.language.gettext
    page, percent = to.page, to.page.wording.percent
    rows = percent.rows()
    reasons = {score.code: page.wording.reasons.stage(score) for score in page.score.dimensions}
    notes = [f"{row.name}: {row.figure}. {' '.join(reasons[row.code])}" for row in rows]
    slide = to.add(_("Where you stand"), percent.standing(), [*notes, percent.rule()])
    # The first category stands at the bottom of such a chart.
    shown = rows[::-1]
    labels = [f"{row.name}: {row.figure}" for row in shown]
    points = [round(row.point or 0) for row in shown]
    possible = [max(round(row.high or 0) - point, 0) for row, point in zip(shown, points, strict=True)]
    series = [(_("reached today"), points), (_("possible, still open"), possible)]
    looks = ((to.frame.accent, None), (tint(to.frame.accent, 0.36), None))
    place = SlideArea(MARGIN, 48, WIDTH - 2 * MARGIN, 112)
    chart = to.chart(slide, place, chart_data(labels, series), looks, "; ".join(labels[::-1]))
    if any(possible):
        _add_legend(chart)
    _scale(chart, 100, 25, '0"%"')
    rule = [SlideText(percent.rule(), size=12, colour=QUIET)]
    to.say(slide, SlideArea(MARGIN, 162, WIDTH - 2 * MARGIN, 12), rule)


def add_what_binds(to: SlideWriter) -> None:
    """Say what limits each dimension; what to protect where all targets are reached."""
    _ = to.page.language.gettext
    words, page = to.words, to.page
    if words.kind is DecisionKind.KEEP:
        slide = to.add(_("What to protect"), words.deciding_heading(), [words.deciding_meaning()])
        told = [SlideText(words.deciding_meaning())]
        told += [SlideText(risk, lead=f"{name}.") for name, risk, _proof in words.deciding()]
        to.say(slide, ROOM, told)
        return
    held = words.what_holds() or [page.wording.stages.headline_meaning() or words.rule()]
    slide = to.add(_("What holds you back"), held[0], words.holds_back())
    limits = [
        (page.wording.names.dimension(score.code), page.wording.stages.short(score), limit)
        for score in sorted(page.score.dimensions, key=lambda score: (score.stage.low, score.stage.high))
        if (limit := " ".join(page.wording.reasons.limits(score))) and score.code not in words.on_target
    ]
    top = 50.0
    if rest := " ".join(held[1:]):
        to.say(slide, SlideArea(MARGIN, top, WIDTH - 2 * MARGIN, 14), [SlideText(rest)])
        top += 16
    columns = [
        GridColumn(_("Dimension"), 66),
        GridColumn(_("Stage"), 30),
        GridColumn(_("What limits it"), 210.7),
    ]
    to.table(slide, SlideArea(MARGIN, top, WIDTH - 2 * MARGIN, HEIGHT - top - 18), columns, limits[:MOST_ROWS])


def add_pulls(to: SlideWriter) -> None:
    """Show which answers cost most, and what the next better ones bring."""
    _ = to.page.language.gettext
    percent = to.page.wording.percent
    found = percent.pulls()
    if not found:
        return
    topic, title = _("What pulls it down most"), _("{name} costs most: {points} points")
    title = title.format(name=found[0].name, points=found[0].lost)
    slide = to.add(topic, title, [*percent.pull_lines(), percent.more_pulls()])
    columns = [
        GridColumn(_("Question"), 106),
        GridColumn(_("today"), 66),
        GridColumn(_("costs"), 26, figures=True),
        GridColumn(_("next better answer"), 82.7),
        GridColumn(_("brings"), 26, figures=True),
    ]
    cells = [(one.name, one.answer, one.lost, one.better, one.gained) for one in found]
    to.table(slide, SlideArea(MARGIN, 50, WIDTH - 2 * MARGIN, 100), columns, cells)
    below = " ".join(filter(None, [_("In percentage points of the whole."), percent.more_pulls()]))
    to.say(slide, SlideArea(MARGIN, 162, WIDTH - 2 * MARGIN, 12), [SlideText(below, size=12, colour=QUIET)])


def _add_legend(chart: Any) -> None:
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    set_letters(chart.legend.font, 12)


def _scale(chart: Any, most: int, step: int, number_format: str) -> None:
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, most, step
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_format, False

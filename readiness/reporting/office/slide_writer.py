"""What every slide of a report is made with: its words, its frame, and ways to put text, tables and bars on it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from readiness.foundation.capitals import capitalised
from readiness.reporting.charts.svg import HAIRLINE, INK
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
    cut_to,
    describe,
    rgb,
)
from readiness.reporting.order import Order
from readiness.reporting.report_page import ReportPage
from readiness.reporting.signs import without_harmful_signs

# What stands below the title of a slide.
ROOM = SlideArea(MARGIN, 50, WIDTH - 2 * MARGIN, HEIGHT - 50 - 18)
# Rows that can be read from the last chair; the report has all.
MOST_ROWS = 8


class SlideWriter:
    """The slides of one report; what strangers wrote is cleaned on its way to a slide."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.page = page = ReportPage(order)
        self.words = page.decision
        organisation = cut_to(clean(page.details.organisation), 150, 10, 1)
        confidential = page.language.gettext("confidential")
        foot = " · ".join([page.language.of(page.questionnaire.title), organisation, confidential])
        # A hash is whole or worth nothing: it has the line to itself.
        self.frame = Frame(page.accent, page.version or clean(page.consultant.footer) or foot)

    def add(self, topic: str, title: str, notes: Sequence[str]) -> Any:
        """Add a slide with a topic above its title, and with notes for the speaker; empty notes are left out."""
        return self.frame.add(clean(topic), clean(title), clean("\n".join(filter(None, notes))))

    def say(self, slide: Any, place: SlideArea, paragraphs: Sequence[SlideText]) -> None:
        """Write paragraphs into an area of a slide."""
        cleaned = [replace(words, text=clean(words.text), lead=clean(words.lead)) for words in paragraphs]
        add_words(slide, place, cleaned)

    def table(
        self,
        slide: Any,
        place: SlideArea,
        columns: Sequence[GridColumn],
        rows: Sequence[Sequence[str]],
        marked: int = -1,
    ) -> None:
        """Add a table; nothing where it has no rows. The row `marked`, counted from 0, is emphasised."""
        heads = [replace(column, head=capitalised(column.head)) for column in columns]
        cells = [[clean(cell) for cell in row] for row in rows]
        if cells:
            add_table(slide, place, Grid(slide.shapes.title.text_frame.text, heads, cells, marked))

    def chart(
        self,
        slide: Any,
        place: SlideArea,
        data: CategoryChartData,
        looks: Sequence[tuple[str | None, str | None]],
        described: str,
    ) -> Any:
        """Add bars on each other; `looks` are the colours of ground and edge of each part."""
        frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *place.box, data)
        describe(frame, clean(described))
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
        set_letters(names.tick_labels.font, 12)
        set_letters(figures.tick_labels.font, 11)
        return chart


def set_letters(font: Any, size: float) -> None:
    """Set the letters of a chart, in points."""
    font.size, font.name = Pt(size), TYPEFACE
    font.color.rgb = rgb(INK)


def clean(text: str) -> str:
    """Return words without signs that are not seen, but change what is read."""
    return without_harmful_signs(text)

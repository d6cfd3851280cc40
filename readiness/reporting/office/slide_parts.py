"""Parts of slides: words that keep to their room, tables with a heading, charts with alternative texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from readiness.reporting.charts.svg import HAIRLINE, INK, QUIET

TYPEFACE = "Arial"
# A wide screen, in millimetres.
WIDTH, HEIGHT, MARGIN = 338.7, 190.5, 16.0
_MM_PER_POINT = 25.4 / 72
# The width of a letter on average, in sizes of its type: rather too wide than too narrow.
_LETTER, _BOLD_LETTER = 0.49, 0.55
_LINE = 1.22
# No smaller type is read in a room.
_LEAST = 10.0
# A cell of a table has so much room around its words.
_PADDING = 1.6
# The ground of a row that stands out.
_MARKED = "#e9eff1"


@dataclass(frozen=True, slots=True)
class SlideArea:
    """Where something stands on a slide, in millimetres."""

    left: float
    top: float
    width: float
    height: float

    @property
    def box(self) -> tuple[Any, Any, Any, Any]:
        """The four lengths as python-pptx takes them."""
        return Mm(self.left), Mm(self.top), Mm(self.width), Mm(self.height)


@dataclass(frozen=True, slots=True)
class SlideText:
    """A paragraph: what is strong in it comes first. `size` is in points and the largest that it may have."""

    text: str
    lead: str = ""
    size: float = 16.0
    colour: str = INK
    strong: bool = False
    bullet: str = ""

    @property
    def whole(self) -> str:
        """Everything that is read."""
        return " ".join(part for part in (self.bullet, self.lead, self.text) if part)


def lines_of(text: str, width: float, size: float, *, strong: bool = False) -> int:
    """Return in how many lines a text of `size` points stands in a width in millimetres."""
    room = max(width / (size * _MM_PER_POINT * (_BOLD_LETTER if strong else _LETTER)), 1)
    lines, used = 1, 0.0
    for word in text.split():
        length = len(word)
        if used and used + 1 + length > room:
            lines, used = lines + 1, 0.0
        # A word that is longer than a line is divided.
        lines += ceil(length / room) - 1 if length > room else 0
        used += (1 if used else 0) + length % room if length > room else (1 if used else 0) + length
    return lines


def height_of(paragraphs: Sequence[SlideText], width: float, share: float) -> float:
    """Return about how tall paragraphs are, in millimetres, at a share of their sizes."""
    return sum(
        (lines_of(words.whole, width, words.size * share, strong=words.strong) * _LINE + _AFTER)
        * words.size
        * share
        * _MM_PER_POINT
        for words in paragraphs
    )


# Between two paragraphs, in sizes of the type.
_AFTER = 0.45


def fitting_share(paragraphs: Sequence[SlideText], place: SlideArea) -> float:
    """Return the share of their sizes at which paragraphs keep to their room, as far as they stay readable."""
    share = 1.0
    least = _LEAST / max((words.size for words in paragraphs), default=_LEAST)
    while share > least and height_of(paragraphs, place.width, share) > place.height:
        share -= 0.04
    return max(share, least)


def cut_to(text: str, width: float, size: float, lines: int, *, strong: bool = False) -> str:
    """Return as much of a text as stands in so many lines; the notes of the slide have all of it."""
    if lines_of(text, width, size, strong=strong) <= lines:
        return text
    kept = text
    while kept and lines_of(kept + "…", width, size, strong=strong) > lines:
        kept = kept[: max(len(kept) - 4, 0)]
    return kept.rstrip(" ,;.") + "…"


def add_words(slide: Any, place: SlideArea, paragraphs: Sequence[SlideText], *, anchor: Any = MSO_ANCHOR.TOP) -> Any:
    """Write paragraphs, smaller where they would not have room, and cut where that is not enough."""
    shape = slide.shapes.add_textbox(*place.box)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    share = fitting_share(paragraphs, place)
    room = place.height
    for at, words in enumerate(paragraphs):
        size = max(words.size * share, _LEAST)
        line = size * _MM_PER_POINT * _LINE
        lines = int(room // line)
        if lines < 1:
            break
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * _AFTER)
        _write(paragraph, words, size, place.width, lines)
        used = min(lines_of(words.whole, place.width, size, strong=words.strong), lines)
        room -= used * line + size * _AFTER * _MM_PER_POINT
    return shape


def _write(paragraph: Any, words: SlideText, size: float, width: float, lines: int) -> None:
    whole = cut_to(words.whole, width, size, lines, strong=words.strong)
    head = " ".join(part for part in (words.bullet, words.lead) if part)
    first, rest = (whole[: len(head)], whole[len(head) :]) if head else ("", whole)
    for text, strong in ((first, bool(words.lead)), (rest, words.strong)):
        if text:
            run = paragraph.add_run()
            run.text = text
            _letters(run.font, size, words.colour, strong=strong)


def _letters(font: Any, size: float, colour: str, *, strong: bool = False) -> None:
    font.size, font.name, font.bold = Pt(size), TYPEFACE, strong
    font.color.rgb = rgb(colour)


def rgb(colour: str) -> RGBColor:
    """Return a colour as in "#0e5a6e" as python-pptx takes it."""
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a table: its heading, its width in millimetres, and whether it holds figures."""

    head: str
    width: float
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its alternative text, its columns and rows, and the row that stands out; -1 where none does."""

    name: str
    columns: Sequence[GridColumn]
    rows: Sequence[Sequence[str]]
    marked: int = -1


@dataclass(frozen=True, slots=True)
class _RowLook:
    """The size of type in points, the lines that a cell may have, and what kind of row it is."""

    size: float
    lines: int
    head: bool = False
    marked: bool = False

    @property
    def strong(self) -> bool:
        return self.head or self.marked


def add_table(slide: Any, place: SlideArea, grid: Grid) -> None:
    """Add a table that keeps to its room."""
    size, lines = _table_size(place, grid.columns, grid.rows)
    frame = slide.shapes.add_table(len(grid.rows) + 1, len(grid.columns), *place.box)
    describe(frame, grid.name)
    table = frame.table
    _plain_look(table)
    for column, shape in zip(grid.columns, table.columns, strict=True):
        shape.width = Mm(column.width)
    _fill_row(table.rows[0], [c.head for c in grid.columns], grid.columns, _RowLook(size * 0.9, lines, head=True))
    for at, row in enumerate(grid.rows):
        _fill_row(table.rows[at + 1], row, grid.columns, _RowLook(size, lines, marked=at == grid.marked))


def _table_size(place: SlideArea, columns: Sequence[GridColumn], rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    """Return the size of type, and in how many lines a cell may stand."""
    for size in (14.0, 13.0, 12.0, 11.0, _LEAST):
        if _table_height(columns, rows, size, 9) <= place.height:
            return size, 9
    lines = 4
    while lines > 1 and _table_height(columns, rows, _LEAST, lines) > place.height:
        lines -= 1
    return _LEAST, lines


def _table_height(columns: Sequence[GridColumn], rows: Sequence[Sequence[str]], size: float, most: int) -> float:
    line = size * _MM_PER_POINT * _LINE
    return sum(
        max(
            min(lines_of(c, column.width - 2 * _PADDING, size, strong=column.figures), most)
            for c, column in zip(row, columns, strict=True)
        )
        * line
        + 1.6 * _PADDING
        for row in [[column.head for column in columns], *rows]
    )


def _fill_row(row: Any, texts: Sequence[str], columns: Sequence[GridColumn], look: _RowLook) -> None:
    row.height = Mm(look.size * _MM_PER_POINT * _LINE + 1.6 * _PADDING)
    for cell, text, column in zip(row.cells, texts, columns, strict=True):
        cell.margin_left = cell.margin_right = Mm(_PADDING)
        cell.margin_top = cell.margin_bottom = Mm(_PADDING * 0.8)
        paragraph = cell.text_frame.paragraphs[0]
        if column.figures:
            paragraph.alignment = PP_ALIGN.RIGHT
        run = paragraph.add_run()
        run.text = cut_to(text, column.width - 2 * _PADDING, look.size, look.lines, strong=look.strong)
        _letters(run.font, look.size, QUIET if look.head else INK, strong=look.strong)
        _draw_lines(cell, INK if look.head else HAIRLINE)
        if look.marked:
            cell.fill.solid()
            cell.fill.fore_color.rgb = rgb(_MARKED)
        else:
            cell.fill.background()


def _plain_look(table: Any) -> None:
    """Take the look of a table that PowerPoint gives it by itself, with bands of colour."""
    properties = table._tbl.tblPr  # noqa: SLF001
    properties.set("bandRow", "0")
    style = properties.find(qn("a:tableStyleId"))
    if style is not None:
        # "No style, no grid".
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def _draw_lines(cell: Any, colour: str) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    line = properties.makeelement(qn("a:lnB"), {"w": "9525" if colour == INK else "6350"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour.lstrip("#")}))
    line.append(fill)
    properties.insert(0, line)


def describe(shape: Any, words: str) -> None:
    """Give a table, a chart or a picture its alternative text."""
    properties = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001
    properties.set("descr", words)


def chart_data(categories: Sequence[str], series: Sequence[tuple[str, Sequence[float]]]) -> Any:
    """Return the figures of a chart, as PowerPoint lets people edit them."""
    data: Any = CategoryChartData()
    data.categories = list(categories)
    for name, values in series:
        data.add_series(name, list(values))
    return data


def speak(presentation: Any, code: str) -> None:
    """Set the language of all words, as in "de-DE": on slides, in notes and in tables."""
    for slide in presentation.slides:
        roots = [slide._element, slide.notes_slide._element]  # noqa: SLF001
        roots += [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]  # noqa: SLF001
        for root in roots:
            for run in root.iter(qn("a:r"), qn("a:fld")):
                properties = run.find(qn("a:rPr"))
                if properties is None:
                    properties = run.makeelement(qn("a:rPr"), {})
                    run.insert(0, properties)
                properties.set("lang", code)
            for properties in root.iter(qn("a:defRPr"), qn("a:endParaRPr")):
                properties.set("lang", code)

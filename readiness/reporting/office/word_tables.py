"""Tables of the report in a text document: one row of headings that repeats, real columns, words or charts in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from typing import Any, Protocol

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from readiness.foundation.capitals import capitalised
from readiness.reporting.charts.svg import INK
from readiness.reporting.markup import Element
from readiness.reporting.office import word_styles as styles
from readiness.reporting.office.word_parts import border, element
from readiness.reporting.office.word_text import Run, classes, plain, runs
from readiness.reporting.screen_edition import column_heads

# Widths of columns in millimetres, where the page leaves them to its layout.
_NUMBER, _BAR = 19.0, 24.0
# Between two columns.
_GAP = 2.0
_WIDER = 1.15
# Longer words of cells may be divided, as the names of companies; in millimetres.
_LONGEST_WORD = 28.0
# The least width of a column, and that of a bold letter of 8.5 points.
_LEAST, _LETTER = 25.0, 1.85


class TableSheet:
    """What the style sheet of a page says of its tables: the widths of columns and the grounds of cells."""

    def __init__(self, css: str) -> None:
        self._widths = {name: float(width) for name, width in re.findall(r"\.(w[\w-]*) \{ width: ([\d.]+)mm", css)}
        self._grounds = dict(re.findall(r"\.(heat\d) \{ background: (#[0-9a-f]{6})", css))
        chosen = re.search(r"\.chosen th \{ background: (#[0-9a-f]{6})", css)
        self._grounds["chosen"] = chosen[1] if chosen else ""

    def width(self, kinds: frozenset[str]) -> float:
        """Return the width of a column in millimetres; 0 where it takes what the others leave."""
        least = _BAR if "bar" in kinds else _NUMBER if "number" in kinds else 0.0
        return max([least, *(self._widths[kind] for kind in kinds & self._widths.keys())])

    def ground(self, kinds: frozenset[str]) -> str:
        """Return the colour of a cell's ground; empty where it has none."""
        return next((self._grounds[kind] for kind in sorted(kinds & self._grounds.keys())), "")


class Writer(Protocol):
    """Who writes the document that a table stands in."""

    document: Any
    sheet: TableSheet
    # That of the text, in millimetres.
    width: float
    heading: str

    def write(self, paragraph: Any, words: Sequence[Run]) -> None:
        """Add words to a paragraph."""

    def paragraph(self, words: Sequence[Run], style: str) -> Any:
        """Write a paragraph and return it."""

    def place_in_cell(self, paragraph: Any, svg: Element, width: float) -> None:
        """Draw a chart in a cell."""


def add_table(writer: Writer, table: Element) -> None:
    """Write a table of the page; its caption stands above it."""
    heads = [unescape(head) for head in column_heads(table)]
    widths = _widths(writer.sheet, table, heads, writer.width)
    captions = [runs(part) for part in table.elements() if part.tag == "caption"]
    for words in captions:
        writer.paragraph(words, "Caption").paragraph_format.keep_with_next = True
    made = writer.document.add_table(rows=1, cols=len(heads))
    made.style = writer.document.styles[styles.TABLE]
    made.autofit = False
    _describe(made, plain(captions[0]) if captions else writer.heading)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    aligned = _numbers(table, len(heads))
    _add_heads(writer, made.rows[0], heads, aligned)
    for kinds, row in _rows(table):
        _add_row(writer, made, row, kinds, widths)
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            if cell._tc.grid_span == 1:  # noqa: SLF001
                cell.width = Mm(width)
    # Without it the next table would stand on this one.
    gap = writer.document.add_paragraph(style=styles.CELL)
    gap.paragraph_format.space_after = Mm(_GAP)


def _add_heads(writer: Writer, row: Any, heads: Sequence[str], aligned: frozenset[int]) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(element("w:cantSplit"))
    properties.append(element("w:tblHeader"))
    for at, (cell, head) in enumerate(zip(row.cells, heads, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.style = styles.CELL
        paragraph.paragraph_format.keep_with_next = True
        writer.write(paragraph, [Run(capitalised(head))])
        _align(paragraph, right=at in aligned)


def _rows(table: Element) -> Iterator[tuple[frozenset[str], Element]]:
    """Yield the rows below the headings, each with the classes of what it stands in and its own."""
    for body in table.elements():
        if body.tag == "tbody":
            rows = list(body.elements())
            noted = any("note" in classes(row) for row in rows)
            for row in rows:
                kinds = classes(body) | classes(row)
                yield kinds | {"noted"} if noted and "note" not in kinds else kinds, row


def _add_row(writer: Writer, table: Any, row: Element, kinds: frozenset[str], widths: Sequence[float]) -> None:
    made = table.add_row()
    made._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001
    cells = list(made.cells)
    column = 0
    for part in row.elements():
        span = int(part.get("colspan") or 1)
        cell = cells[column] if span == 1 else cells[column].merge(cells[column + span - 1])
        _fill(writer, cell, part, sum(widths[column : column + span]), strong="chosen" in kinds and "note" not in kinds)
        own = classes(part)
        if ground := writer.sheet.ground(kinds | own):
            cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=ground.lstrip("#")))  # noqa: SLF001
        _rule(cell, kinds, own)
        column += span


def _rule(cell: Any, kinds: frozenset[str], own: frozenset[str]) -> None:
    """Draw the lines that only some cells have: a note belongs to the row above, and a blank one is written in."""
    lines = []
    if "note" in kinds:
        lines.append(element("w:top", val="nil"))
    if "noted" in kinds:
        lines.append(element("w:bottom", val="nil"))
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    if "blank" in own:
        lines.append(element("w:bottom", **border(INK, 4)))
    if lines:
        cell._tc.get_or_add_tcPr().append(element("w:tcBorders", lines))  # noqa: SLF001


def _fill(writer: Writer, cell: Any, part: Element, width: float, *, strong: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = styles.CELL
    own = classes(part)
    blocks = [child for child in part.elements() if child.tag in {"p", "div"} and not any(child.all("svg"))]
    leading = runs(part, frozenset()) if not blocks else runs(_without(part, blocks))
    if part.tag == "th" or "strong" in own or strong:
        leading = [Run(run.text, _strong(run)) for run in leading] if strong or "strong" in own else leading
    elif "quiet" in own:
        leading = [Run(run.text, _faint(run)) for run in leading]
    if "number" in own:
        # Letters are wider here than on the page: a date that has too little room ends its line between its words.
        leading = [Run(run.text.replace("\N{NO-BREAK SPACE}", " "), run.letters) for run in leading]
    charts = list(part.all("svg"))
    if charts and not leading:
        _place(writer, paragraph, charts, width)
        charts = []
    writer.write(paragraph, leading)
    _align(paragraph, right="number" in own)
    if charts:
        below = cell.add_paragraph(style=styles.CELL)
        _place(writer, below, charts, width)
    for block in blocks:
        for words in _lines(block):
            writer.write(cell.add_paragraph(style=styles.CELL) if paragraph.runs else paragraph, words)


def _place(writer: Writer, paragraph: Any, charts: Sequence[Element], width: float) -> None:
    for svg in charts:
        writer.place_in_cell(paragraph, svg, width - _GAP)


def _without(part: Element, blocks: Sequence[Element]) -> Element:
    return Element(part.tag, "", [child for child in part.children if child not in blocks])


def _lines(block: Element) -> list[list[Run]]:
    inside = [runs(paragraph) for paragraph in block.all("p")]
    return [words for words in inside or [runs(block)] if words]


def _strong(run: Run) -> Any:
    return replace(run.letters, strong=True)


def _faint(run: Run) -> Any:
    return replace(run.letters, faint=not run.letters.strong)


def _align(paragraph: Any, *, right: bool) -> None:
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _describe(table: Any, words: str) -> None:
    """Give a table its alternative text: what it is about."""
    properties = table._tbl.tblPr  # noqa: SLF001
    properties.append(element("w:tblCaption", val=words))
    properties.append(element("w:tblDescription", val=words))


def _numbers(table: Element, columns: int) -> frozenset[int]:
    """Return the columns of figures, by the last row that has a cell for each column."""
    found: frozenset[int] = frozenset()
    for _kinds, row in _rows(table):
        cells = list(row.elements())
        if len(cells) == columns:
            found = frozenset(at for at, cell in enumerate(cells) if "number" in classes(cell))
    return found


def _widths(sheet: TableSheet, table: Element, heads: Sequence[str], page: float) -> list[float]:
    """Return the widths of the columns in millimetres: as on the page, and what is left for those without one."""
    groups = [part for part in table.elements() if part.tag == "colgroup"]
    rows = [row for part in table.elements() if part.tag == "thead" for row in part.elements()]
    cells = list((groups or rows)[0].elements()) if groups or rows else []
    wide = [sheet.width(classes(cell)) for cell in cells][: len(heads)]
    wide += [0.0] * (len(heads) - len(wide))
    # The letters are a tenth wider than those of the page.
    wide = [max(width * _WIDER, _longest(head)) if width else width for width, head in zip(wide, heads, strict=True)]
    free = wide.count(0.0)
    if free:
        rest = max((page - sum(wide)) / free, _LEAST)
        wide = [width or rest for width in wide]
    return _scaled(wide, _least_widths(table, heads), page)


def _least_widths(table: Element, heads: Sequence[str]) -> list[float]:
    """Return widths at which no heading is divided within a word, nor a usual word of a cell."""
    least = [_longest(head) for head in heads]
    for _kinds, row in _rows(table):
        cells = list(row.elements())
        if len(cells) == len(heads):
            words = [min(_longest(plain(runs(cell))), _LONGEST_WORD) for cell in cells]
            least = [max(pair) for pair in zip(least, words, strict=True)]
    return least


def _scaled(wide: Sequence[float], least: Sequence[float], page: float) -> list[float]:
    """Return widths that fill the page; what lies above its least width gives way, where there is enough of it."""
    if sum(least) >= page:
        return [width * page / sum(wide) for width in wide]
    above = [max(width - low, 0.0) for width, low in zip(wide, least, strict=True)]
    share = (page - sum(least)) / (sum(above) or 1.0)
    return [low + more * share for low, more in zip(least, above, strict=True)]


def _longest(head: str) -> float:
    """Return about how wide the longest word of a heading is, in millimetres."""
    return max((len(word) for word in head.split()), default=0) * _LETTER + _GAP

"""The report for screens and phones: the printed page, and what paper does not need.

The templates are written for paper. What a screen adds follows from their structure, so that every new chapter has it:

- A section of `main` that begins with an `h2` folds, by `<details>` and without a script; a link into it unfolds it.
- A cell knows the heading of its column, which stands beside it where a narrow screen shows a row as a card.
- A chart keeps the size at which it can be read, in a box of its own that scrolls.
- Lengths of print are relative to the reader's size of type: that of the printed text is 1 rem.

How it looks stands in `report_templates/parts/screen.css`.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from readiness.reporting.markup import Element, parse

# The type of the printed text (`html` in base.css), in points.
_PRINTED_TYPE = 9.5
# No letter of a chart is smaller, in CSS pixels.
_LEAST_LETTER = 11

_POINTS = {"pt": 1.0, "mm": 72 / 25.4}
# Sheets of paper and their margins (`@page`, with the boxes in it) keep their lengths: browsers print too.
_LENGTH = re.compile(r"(@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\})|([\d.]+)(pt|mm)\b")
_LETTER_SIZE = re.compile(r'font-size="([\d.]+)"')
_VIEW_WIDTH = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ')


def for_screens(page: str) -> str:
    """Return a page of the report for screens.

    What has a list of contents is a book: it begins with its first chapter, and the others are one click away. A report
    of a few pages lies open.
    """
    root = parse(page)
    is_book = any(root.all("nav"))
    for style in root.all("style"):
        style.children = [_LENGTH.sub(_relative, str(css)) for css in style.children]
    for main in root.all("main"):
        _fold(main, open_chapters=1 if is_book else None)
    for table in root.all("table"):
        _label_cells(table)
    for picture in [*root.all("svg")]:
        _keep_readable(picture)
    for body in root.all("body"):
        _lead_back_to_the_contents(body)
    return str(root)


def _relative(found: re.Match[str]) -> str:
    sheet, length, unit = found.groups()
    return sheet or f"{float(length) * _POINTS[unit] / _PRINTED_TYPE:.4g}rem"


def _fold(main: Element, open_chapters: int | None) -> None:
    chapters = [part for part in main.elements() if part.tag == "section" and _heading(part)]
    for number, chapter in enumerate(chapters):
        heading = _heading(chapter)
        assert heading is not None
        place = chapter.take("id") or heading.take("id")
        inside = Element("div", f'<div class="folds" id="{place}">' if place else '<div class="folds">')
        inside.children = [child for child in chapter.children if child is not heading]
        summary = Element("summary", "<summary>", [heading])
        is_open = open_chapters is None or number < open_chapters
        chapter.children = [Element("details", "<details open>" if is_open else "<details>", [summary, inside])]


def _heading(section: Element) -> Element | None:
    """Return the heading with which a section begins."""
    first = next(section.elements(), None)
    return first if first is not None and first.tag == "h2" else None


def _label_cells(table: Element) -> None:
    """Give each cell the heading of its column; none to the first, which says what the row is about, nor to wide ones.

    A dash is marked: a card leaves out what there is none of.
    """
    heads = list(column_heads(table))
    for body in table.elements():
        for row in body.elements() if body.tag == "tbody" else ():
            column = 0
            for cell in row.elements():
                span = int(cell.get("colspan") or 1)
                if 0 < column < len(heads) and span == 1 and heads[column]:
                    cell.set("data-label", heads[column])
                if cell.text() == "–":
                    cell.set("data-none", "")
                column += span


def column_heads(table: Element) -> Iterator[str]:
    """Yield the heading of each column; where a second row divides it, as in "once: hours"."""
    rows: list[dict[int, str]] = []
    reaching: dict[int, int] = {}
    for row in (row for head in table.elements() if head.tag == "thead" for row in head.elements()):
        words: dict[int, str] = {}
        column = 0
        for cell in row.elements():
            while reaching.get(column, 0) > len(rows):
                column += 1
            for _ in range(int(cell.get("colspan") or 1)):
                words[column] = cell.text()
                reaching[column] = len(rows) + int(cell.get("rowspan") or 1)
                column += 1
        rows.append(words)
    columns = max((max(words, default=-1) for words in rows), default=-1) + 1
    for parts in zip_longest(*([words.get(column, "") for column in range(columns)] for words in rows), fillvalue=""):
        yield ": ".join(part for part in parts if part)


def _keep_readable(picture: Element) -> None:
    drawn = str(picture)
    view, sizes = _VIEW_WIDTH.search(drawn), [float(size) for size in _LETTER_SIZE.findall(drawn)]
    if view and sizes:
        picture.set("style", f"min-width: {float(view[1]) * _LEAST_LETTER / min(sizes):.0f}px")
        title = next((part.text() for part in picture.elements() if part.tag == "title"), "")
        # With the keyboard, only what takes the focus can be scrolled.
        picture.wrap(f'<div class="scrolls" role="group" aria-label="{title}" tabindex="0">')


def _lead_back_to_the_contents(body: Element) -> None:
    for contents in body.all("nav"):
        contents.set("id", "contents")
        link = Element("a", '<a class="to-contents" href="#contents">', [contents.get("aria-label")])
        body.children.append(link)

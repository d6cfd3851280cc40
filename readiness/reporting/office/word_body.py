"""A page of the report as paragraphs, lists, tables and pictures of a text document.

It is the page that becomes the PDF, made by the same templates: what the one says, the other says too.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import unescape
from io import BytesIO
from typing import Any

from docx.shared import Mm, Pt
from docx.text.run import Run as WordRun

from readiness.foundation.language import Language
from readiness.reporting.markup import Element
from readiness.reporting.office import word_styles as styles
from readiness.reporting.office.pictures import Picture
from readiness.reporting.office.word_parts import (
    add_bookmark,
    add_field,
    add_link,
    begin_field,
    element,
    end_field,
    frame_contents,
    restarted,
    set_alternative,
    set_numbering,
)
from readiness.reporting.office.word_tables import TableSheet, add_table
from readiness.reporting.office.word_text import Letters, Run, classes, plain, runs

_HEADING = re.compile("h[1-4]")
_WIDTH = re.compile(r"width: ([\d.]+)mm")
_EMU_PER_MM = 36_000
_POINTS_PER_MM = 72 / 25.4
_BOOKMARK = re.compile(r"[^A-Za-z0-9_]")
_LONGEST_BOOKMARK = 40
# No picture is taller than a page.
_TALLEST = 215.0
_STYLES = {
    "finding": styles.FINDING,
    "fact": styles.FINDING,
    "label": styles.LABEL,
    "milestone": styles.MILESTONE,
    "kicker": styles.KICKER,
    "head": styles.KICKER,
    "scope": "Subtitle",
    "headline": styles.LEAD,
    "facts": styles.FACTS,
    "lines": styles.BLANKS,
    "fine": styles.SMALL,
    "small": styles.SMALL,
    "quiet": styles.QUIET_TEXT,
}


class Body:
    """Writes elements at the end of a document. `pictures` are those of the charts, by their SVG."""

    def __init__(self, document: Any, pictures: Mapping[str, Picture], language: Language, css: str) -> None:
        self.document = document
        self.language = language
        self.sheet = TableSheet(css)
        self.width = _text_width(document)
        self._pictures = pictures
        self._bookmarks = 0
        # The `id` of a section is that of its heading.
        self._pending: list[str] = []
        self._box = False
        self._finding = False
        self.heading = ""
        # By how many levels headings are lower than on the page.
        self.lowered = 0
        self._writers: dict[str, Callable[[Element], None]] = {
            **dict.fromkeys(("h1", "h2", "h3", "h4"), self._add_heading),
            **dict.fromkeys(("ul", "ol"), self._add_list),
            "p": self._add_paragraph,
            "dl": self._add_terms,
            "table": partial(add_table, self),
            "figure": self._add_figure,
            "svg": lambda part: self._add_strip(part, _mm(part, self.width)),
            "img": self._add_logo,
            "nav": self._add_contents,
        }
        self._figures = 0

    # Blocks.

    def add(self, part: Element) -> None:
        """Write what is in an element."""
        for child in part.elements():
            self.block(child)

    def block(self, part: Element) -> None:
        """Write an element."""
        if part.get("id"):
            self._pending.append(part.get("id"))
        write = self._writers.get(part.tag, self._add_group)
        if part.tag == "header" and "head" in classes(part):
            write = self._add_paragraph
        write(part)

    def _add_group(self, part: Element) -> None:
        kinds = classes(part)
        before = self._box, self._finding
        self._box = self._box or "box" in kinds
        self._finding = self._finding or "finding" in kinds or "result" in kinds
        if "tick" in kinds:
            self._add_tick(part)
        elif "title" in kinds:
            self._add_cover(part)
        elif "dimension-head" in kinds:
            # On the page the strip stands beside the heading.
            for child in sorted(part.elements(), key=lambda child: _HEADING.fullmatch(child.tag) is None):
                self.block(child)
        elif "strip" in kinds:
            for svg in part.all("svg"):
                self._add_strip(svg, _mm(part, self.width))
        else:
            self.add(part)
        self._box, self._finding = before

    def _add_cover(self, part: Element) -> None:
        """Write the title page: with room above the title, and a line above what is told of the report."""
        for child in part.elements():
            first = len(self.document.paragraphs)
            self.block(child)
            paragraphs = self.document.paragraphs[first:]
            if "kicker" in classes(child):
                paragraphs[0].style = styles.COVER
            elif child.tag == "dl":
                paragraphs[0].style = styles.COVER_TERM

    def _add_heading(self, part: Element) -> None:
        level = int(part.tag[1])
        apart = [child for child in part.elements() if classes(child) & {"facts", "code", "plain"}]
        words = runs(part, frozenset({"facts", "code", "plain"}))
        self.heading = plain(words)
        level = level + self.lowered - 1
        name = f"Heading {level}" if level else "Title"
        paragraph = self.paragraph(words, styles.BOX_HEADING if self._box else name)
        for mark in self._pending:
            self._bookmarks += 1
            add_bookmark(paragraph, bookmark_name(mark), self._bookmarks)
        self._pending.clear()
        for child in apart:
            self.paragraph(runs(child), styles.FACTS)

    def _add_paragraph(self, part: Element) -> None:
        kinds = classes(part)
        if self._box:
            self._add_in_box(part, kinds)
            return
        name = next((style for kind, style in _STYLES.items() if kind in kinds), "Normal")
        if self._finding and name in {"Normal", styles.QUIET_TEXT}:
            name = styles.FINDING
        if name in {styles.KICKER, styles.BLANKS}:
            cells = [runs(child) for child in part.elements()] or [runs(part)]
            # A line to write on ends in a tabulator, and what stands at the right begins with one.
            words = _joined(cells, "\t", closed=name == styles.BLANKS)
        else:
            words = runs(part)
        if words:
            self.paragraph(words, name)

    def _add_tick(self, part: Element) -> None:
        for at, child in enumerate(child for child in part.elements() if child.tag == "p"):
            words = runs(child)
            lead = "☐\t" if at == 0 else "\t"
            if "other" in classes(part):
                words = [*words, Run("\t\t")]
            self.paragraph([Run(lead), *words], styles.BOX)

    def _add_in_box(self, part: Element, kinds: frozenset[str]) -> None:
        cells = [runs(child) for child in part.elements()]
        if "field" in kinds:
            name, value = cells
            self.paragraph([Run("\t"), *name, Run("\t"), *(value or [Run("\t")])], styles.BOX)
        elif "sign" in kinds:
            date, signature = cells
            self.paragraph([Run("\t"), *date, Run("\t"), Run("\t")], styles.BOX)
            self.paragraph([Run("\t"), *signature, Run("\t"), Run("\t")], styles.BOX)
        else:
            self.paragraph([Run("\t"), *runs(part)], styles.BOX)

    def _add_list(self, part: Element) -> None:
        kinds = classes(part)
        counted = part.tag == "ol"
        name = styles.NUMBERS if counted else styles.TICKS if "ticks" in kinds else styles.BULLETS
        numbering = 0
        if counted:
            properties = self.document.styles[name].element.pPr
            numbering = restarted(self.document, properties.numPr.numId.val)
        for item in part.elements():
            done = "done" in classes(item)
            paragraph = self.paragraph(runs(item), styles.TICKED if done else name)
            if numbering:
                set_numbering(paragraph._p.get_or_add_pPr(), numbering)  # noqa: SLF001

    def _add_terms(self, part: Element) -> None:
        term: list[Run] = []
        for child in part.elements():
            if child.tag == "dt":
                term = [Run(run.text, Letters(strong=True)) for run in runs(child)]
            else:
                inside = [runs(paragraph) for paragraph in child.elements() if paragraph.tag == "p"] or [runs(child)]
                self.paragraph([*term, Run("\t"), *_joined(inside, "\n")], styles.DEFINITION)

    # Pictures.

    def _add_figure(self, part: Element) -> None:
        captions = [runs(child) for child in part.elements() if child.tag == "figcaption"]
        for svg in part.all("svg"):
            paragraph = self.paragraph([], styles.PICTURE)
            self._place(paragraph, svg, self.width)
            self._figures += 1
            below = self.document.add_paragraph(style="Caption")
            before, after = self.language.gettext("Figure {number}: {title}").split("{number}")
            below.add_run(before)
            add_field(below, "SEQ Figure \\* ARABIC", str(self._figures))
            below.add_run(after.format(title=unescape(_title(svg))))
            for words in captions:
                self.write(below, [Run(". "), *words])

    def _add_strip(self, svg: Element, width: float) -> None:
        self._place(self.paragraph([], styles.PICTURE), svg, width)

    def _place(self, paragraph: Any, svg: Element, width: float) -> None:
        picture = self._pictures[str(svg)]
        tall = min(width * picture.height / picture.width, _TALLEST)
        shape = paragraph.add_run().add_picture(BytesIO(picture.png), height=Mm(tall))
        described = next((part.text() for part in svg.elements() if part.tag == "desc"), "")
        set_alternative(shape, unescape(_title(svg)), unescape(described))

    def place_in_cell(self, paragraph: Any, svg: Element, width: float) -> None:
        """Draw a chart in a cell of a table, not wider than it is on the page, nor than `width` millimetres."""
        picture = self._pictures[str(svg)]
        self._place(paragraph, svg, min(picture.width / _POINTS_PER_MM, width))

    def _add_logo(self, part: Element) -> None:
        """Show the consultant's logo; `pictures` has it by its address."""
        picture = self._pictures.get(part.get("src"))
        if picture is None:
            return
        paragraph = self.paragraph([], styles.PICTURE)
        scale = min(50 * _POINTS_PER_MM / picture.width, 18 * _POINTS_PER_MM / picture.height)
        shape = paragraph.add_run().add_picture(BytesIO(picture.png), width=Pt(picture.width * scale))
        set_alternative(shape, unescape(part.get("alt")), unescape(part.get("alt")))

    # Contents.

    def _add_contents(self, part: Element) -> None:
        """Write the contents as a field that is filled in already: with links, and with page numbers once updated."""
        entries = [next(item.all("a")) for item in part.all("li")]
        title = next(part.all("h2"))
        written = [self.paragraph(runs(title), styles.CONTENTS_HEADING)]
        for at, entry in enumerate(entries):
            paragraph = self.document.add_paragraph(style=styles.CONTENTS)
            written.append(paragraph)
            if at == 0:
                begin_field(paragraph, 'TOC \\o "1-1" \\h \\z \\u')
            link = add_link(paragraph, bookmark_name(entry.get("href").removeprefix("#")))
            run = paragraph.add_run(plain(runs(entry)))
            link.append(run._r)  # noqa: SLF001
            if at == len(entries) - 1:
                end_field(paragraph)
        # Only Word knows its pages: it offers to number them, and the frame says so on the screen only.
        frame_contents(written, self.language.gettext("For page numbers: click here, then F9"))

    # Words.

    def paragraph(self, words: Sequence[Run], style: str) -> Any:
        """Write a paragraph and return it."""
        made = self.document.add_paragraph(style=style)
        self.write(made, words)
        return made

    def write(self, paragraph: Any, words: Sequence[Run]) -> None:
        """Add words to a paragraph."""
        for run in words:
            letters = run.letters
            style = styles.STRONG if letters.strong else styles.FAINT if letters.faint else None
            if letters.accented:
                style = styles.ACCENTED
            made: WordRun = paragraph.add_run(run.text, style=style)
            if letters.lang:
                made._r.get_or_add_rPr().append(element("w:lang", val=letters.lang))  # noqa: SLF001
            if letters.link:
                add_link(paragraph, bookmark_name(letters.link)).append(made._r)  # noqa: SLF001


def bookmark_name(mark: str) -> str:
    """Return the name of a bookmark: letters, digits and underscores, at most forty of them."""
    return f"r_{_BOOKMARK.sub('_', mark)}"[:_LONGEST_BOOKMARK]


def _joined(cells: Sequence[Sequence[Run]], between: str, *, closed: bool = False) -> list[Run]:
    found: list[Run] = []
    for at, cell in enumerate(cells):
        found += [*([Run(between)] if at else []), *cell]
    return [*found, Run(between)] if closed and found else found


def _mm(part: Element, widest: float) -> float:
    found = _WIDTH.search(part.get("style"))
    return min(float(found[1]), widest) if found else widest


def _text_width(document: Any) -> float:
    section = document.sections[-1]
    width: float = (section.page_width - section.left_margin - section.right_margin) / _EMU_PER_MM
    return width


def _title(svg: Element) -> str:
    return next((part.text() for part in svg.elements() if part.tag == "title"), "")

"""The look of the text document: Word's own styles for headings, lists and captions, and a few of ours.

A consultant's template has its own look. There only what it lacks is added, based on what it has.
"""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from readiness.reporting.charts.svg import HAIRLINE, INK, QUIET
from readiness.reporting.office.word_parts import border, element, new_numbering, set_borders, set_numbering

TYPEFACE = "Arial"
# The width between the margins of our own pages, in millimetres.
TEXT_WIDTH = 174.0
_MARGIN, _TOP, _BOTTOM = 18.0, 22.0, 18.0
_A4 = (210.0, 297.0)

TABLE = "Readiness Table"
BULLETS, NUMBERS, TICKS, TICKED = "List Bullet", "List Number", "Readiness Tick", "Readiness Ticked"
SMALL, QUIET_TEXT, FACTS, KICKER = "Readiness Small Print", "Readiness Quiet", "Readiness Facts", "Readiness Kicker"
LEAD, FINDING, LABEL, MILESTONE = "Readiness Lead", "Readiness Finding", "Readiness Label", "Readiness Milestone"
BOX, BOX_HEADING, BLANKS, DEFINITION = "Readiness Box", "Readiness Box Heading", "Readiness Blanks", "Readiness Term"
CELL, PICTURE, CONTENTS, CONTENTS_HEADING = "Readiness Cell", "Readiness Picture", "toc 1", "TOC Heading"
COVER, COVER_TERM = "Readiness Cover", "Readiness Cover Term"
STRONG, FAINT, ACCENTED = "Strong", "Readiness Faint", "Readiness Accent"

# Where the second column of a list of terms begins, and where the lines of a form end, in millimetres.
_TERM = 44.0
_BLANKS = (58.0, 62.0, 130.0)


def set_page(document: Any) -> None:
    """Make the pages A4, with room for a line at the top and at the bottom."""
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(length) for length in _A4)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.header_distance = section.footer_distance = Mm(9)


def set_look(document: Any, accent: str) -> None:
    """Give a document without a look of its own ours."""
    styles = document.styles
    _plain(styles["Normal"], 10, INK)
    _space(styles["Normal"], 0, 4, 1.15)
    _heading(styles["Title"], 23, 0, 6)
    _heading(styles["Subtitle"], 13, 0, 10)
    styles["Subtitle"].font.bold = False
    for level, (size, before, after) in enumerate(((14, 15, 4), (11, 10, 3), (10, 8, 1.5)), start=1):
        _heading(styles[f"Heading {level}"], size, before, after)
    _plain(styles["Caption"], 8.5, QUIET)
    _space(styles["Caption"], 2, 8, 1.1)
    for name in ("Header", "Footer"):
        _plain(styles[name], 8, QUIET)
        _tabs(styles[name], (TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT))
    add_styles(document, accent)


def add_styles(document: Any, accent: str) -> None:
    """Add every style that the report uses and the document lacks."""
    made = _Styles(document, accent)
    made.add_lists()
    made.add_paragraphs()
    made.add_box()
    made.add_letters()
    if TABLE not in document.styles:
        document.styles.element.append(_table_style(document))


class _Styles:
    """Adds styles to one document; those that it has are left as they are."""

    def __init__(self, document: Any, accent: str) -> None:
        self._document = document
        self._styles = document.styles
        self._accent = accent

    def _new(self, name: str, base: str = "Normal", kind: Any = WD_STYLE_TYPE.PARAGRAPH) -> Any:
        """Return a new style, or None where the document has one of this name."""
        if name in self._styles:
            return None
        made = self._styles.add_style(name, kind)
        if kind is WD_STYLE_TYPE.PARAGRAPH and base in self._styles:
            made.base_style = self._styles[base]
        made.quick_style = True
        return made

    def add_lists(self) -> None:
        for name, sign in ((BULLETS, "•"), (NUMBERS, ""), (TICKS, "☐"), (TICKED, "☒")):
            self._new(name)
            style = self._styles[name]
            properties = style.element.get_or_add_pPr()
            # The lists of python-docx' own document are wider set than its text.
            if properties.numPr is None or name in {BULLETS, NUMBERS}:
                set_numbering(properties, new_numbering(self._document, sign))
                _space(style, 0, 2)
                style.paragraph_format.left_indent = style.paragraph_format.first_line_indent = None

    def add_paragraphs(self) -> None:
        for level in range(1, 4):
            if f"Heading {level}" not in self._styles:
                _heading(self._new(f"Heading {level}"), 16 - 2 * level, 12, 3)
        for name in ("Title", "Subtitle"):
            if style := self._new(name):
                _heading(style, 20 if name == "Title" else 13, 0, 6)
        looks = (
            ("Caption", 8.5, QUIET, (2, 8)),
            (SMALL, 8.5, QUIET, (0, 4)),
            (QUIET_TEXT, None, QUIET, (0, 4)),
            (FACTS, 9, QUIET, (0, 3)),
            (KICKER, 8.5, QUIET, (0, 6)),
            (COVER, 11, self._accent, (110, 10)),
            (FINDING, None, None, (0, 4)),
            (LABEL, 8.5, self._accent, (4, 0)),
            (MILESTONE, None, None, (4, 6)),
            (DEFINITION, None, None, (0, 3)),
            (CELL, 8.5, None, (0, 0)),
            (PICTURE, None, None, (4, 0)),
            (BLANKS, None, QUIET, (8, 4)),
            (CONTENTS, None, None, (0, 4)),
        )
        for name, size, colour, (before, after) in looks:
            if style := self._new(name):
                _plain(style, size, colour)
                _space(style, before, after, 1.1 if name == CELL else None)
        if style := self._new(COVER_TERM, DEFINITION):
            _space(style, 34, 3)
            set_borders(style.element.get_or_add_pPr(), top=border(self._accent, 24, 14))
        if style := self._new(LEAD):
            _heading(style, 12.5, 2, 3)
        if style := self._new(CONTENTS_HEADING):
            _heading(style, 15, 20, 5)
        self._finish()

    def _finish(self) -> None:
        """Add what only some of our styles have: lines beside and around them, tabulators, what stays together."""
        styles = self._styles
        for name in (FINDING, LABEL):
            styles[name].paragraph_format.left_indent = Mm(4)
            set_borders(styles[name].element.get_or_add_pPr(), left=border(self._accent, 14, 8))
        styles[LABEL].font.bold = styles[COVER].font.bold = True
        for name in (LABEL, KICKER, PICTURE, FACTS):
            styles[name].paragraph_format.keep_with_next = True
        line = border(INK, 4, 3)
        set_borders(styles[MILESTONE].element.get_or_add_pPr(), top=line, bottom=line)
        _tabs(styles[KICKER], (TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT))
        _hanging(styles[DEFINITION], _TERM)
        _rule(styles[BLANKS])

    def add_box(self) -> None:
        """Add the box to sign: paragraphs that follow each other stand in one frame, as they have the same indents."""
        for name, base in ((BOX, "Normal"), (BOX_HEADING, "Heading 1")):
            style = self._new(name, base)
            if style is None:
                continue
            _hanging(style, 7)
            line = border(INK, 8, 6)
            set_borders(style.element.get_or_add_pPr(), top=line, left=line, bottom=line, right=line)
            style.paragraph_format.keep_together = True
            style.paragraph_format.right_indent = Mm(2.5)
            style.paragraph_format.left_indent = Mm(9.5)
            _space(style, 0, 2)
            if name == BOX_HEADING:
                _plain(style, 11.5, INK)
                style.paragraph_format.space_before = Pt(12)
            for at, leader in (
                (35.0, WD_TAB_LEADER.SPACES),
                (100.0, WD_TAB_LEADER.LINES),
                (160.0, WD_TAB_LEADER.LINES),
            ):
                style.paragraph_format.tab_stops.add_tab_stop(Mm(at), WD_TAB_ALIGNMENT.LEFT, leader)

    def add_letters(self) -> None:
        """Add the styles of single words."""
        for name, colour in ((STRONG, None), (FAINT, QUIET), (ACCENTED, self._accent)):
            style = self._new(name, kind=WD_STYLE_TYPE.CHARACTER)
            if style is not None:
                style.font.bold = name != FAINT or None
                if colour:
                    style.font.color.rgb = _rgb(colour)


def _plain(style: Any, size: float | None, colour: str | None) -> None:
    # A style of python-docx' own document names typefaces of a theme, which would win over ours.
    properties = style.element.get_or_add_rPr()
    if style.name == "Normal" or properties.find(qn("w:rFonts")) is not None:
        for old in properties.findall(qn("w:rFonts")):
            properties.remove(old)
        properties.insert(0, element("w:rFonts", ascii=TYPEFACE, hAnsi=TYPEFACE, cs=TYPEFACE, eastAsia=TYPEFACE))
    style.font.italic = False if style.font.italic else None
    if style.font.bold and style.name == "Caption":
        style.font.bold = False
    if size:
        style.font.size = Pt(size)
    if colour:
        style.font.color.rgb = _rgb(colour)


def _heading(style: Any, size: float, before: float, after: float) -> None:
    _plain(style, size, INK)
    _space(style, before, after, 1.1)
    style.font.bold = True
    style.paragraph_format.keep_with_next = True
    properties = style.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:contextualSpacing"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    for name in ("w:spacing", "w:kern"):
        for old in style.element.rPr.findall(qn(name)):
            style.element.rPr.remove(old)
    # Names and headings are not divided.
    properties.append(element("w:suppressAutoHyphens"))
    _in_order(properties)


# The order that the schema asks for (ISO 29500-1, 17.3.1.26), as far as our styles need it.
_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
)


def _in_order(properties: Any) -> None:
    places = {qn(f"w:{name}"): at for at, name in enumerate(_ORDER)}
    properties[:] = sorted(properties, key=lambda child: places[child.tag])


def _space(style: Any, before: float, after: float, line: float | None = None) -> None:
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    if line is not None:
        shape.line_spacing = line


def _hanging(style: Any, width: float) -> None:
    style.paragraph_format.left_indent = Mm(width)
    style.paragraph_format.first_line_indent = Mm(-width)


def _rule(style: Any) -> None:
    """Let tabulators draw the lines on which people write."""
    for at, leader in zip(_BLANKS, (WD_TAB_LEADER.LINES, WD_TAB_LEADER.SPACES, WD_TAB_LEADER.LINES), strict=True):
        style.paragraph_format.tab_stops.add_tab_stop(Mm(at), WD_TAB_ALIGNMENT.LEFT, leader)


def _tabs(style: Any, *stops: tuple[float, Any]) -> None:
    old = style.element.get_or_add_pPr().find(qn("w:tabs"))
    if old is not None:
        style.element.pPr.remove(old)
    for at, alignment in stops:
        style.paragraph_format.tab_stops.add_tab_stop(Mm(at), alignment)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())


def _table_style(document: Any) -> Any:
    """Return the style of our tables: hairlines between rows, a darker one below the heading."""
    hairline, edge = border(HAIRLINE, 4), border(INK, 6)
    margins = element(
        "w:tblCellMar",
        [
            element(f"w:{side}", w=width, type="dxa")
            for side, width in (("top", 40), ("left", 0), ("bottom", 40), ("right", 100))
        ],
    )
    lines = element("w:tblBorders", [element("w:bottom", **hairline), element("w:insideH", **hairline)])
    below = element("w:tcBorders", [element("w:bottom", **edge)])
    head = element(
        "w:tblStylePr",
        [
            element("w:rPr", [element("w:b"), element("w:color", val=QUIET.lstrip("#"))]),
            element("w:tcPr", [below, element("w:vAlign", val="bottom")]),
        ],
        type="firstRow",
    )
    base = document.styles.element.xpath("w:style[@w:type='table'][@w:default='1']/@w:styleId")
    parts = [element("w:name", val=TABLE)]
    if base:
        parts.append(element("w:basedOn", val=base[0]))
    parts += [element("w:uiPriority", val=99), element("w:qFormat"), element("w:tblPr", [lines, margins]), head]
    return element("w:style", parts, type="table", styleId=TABLE.replace(" ", ""), customStyle=1)

"""A text to act as a Word file: real headings, lists and tables, in the reader's language, to be filled in and sent."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from readiness.foundation import clock
from readiness.foundation.signs import HIDDEN
from readiness.wording.texts_to_act import FilledBlock, FilledText, split_to_fill_in

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

_LANGUAGES = {"de": "de-DE", "en": "en-GB"}
# In the units of Word, 360,000 a centimetre: an A4 page without its margins, upright and on its side.
_TEXT_WIDTH, _WIDE_TEXT = 5_760_000, 8_892_000
# The type of a table, 12,700 a point.
_TABLE_SIZE = 127_000
# So many columns fit on a page that stands upright.
_MOST_UPRIGHT = 6
# XML knows no other sign below a space.
_REFUSED = re.compile(rf"(?![\t\n])[\x00-\x1f\ufffe\uffff{HIDDEN}]")


def text_docx(filled: FilledText, language: str) -> bytes:
    """Return a text as a DOCX file; `language` is the code of the language that it is written in.

    What people fill in, in square brackets, is bold and marked.
    """
    # Imported here: it takes a quarter of a second, and few want a Word file.
    from docx import Document

    document = Document()
    _prepare(document, filled, language)
    document.add_heading(_clean(filled.name), level=1)
    for block in filled.blocks:
        _write(document, block, _WIDE_TEXT if _is_wide(filled) else _TEXT_WIDTH)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _prepare(document: "WordFile", filled: FilledText, language: str) -> None:
    """Set page, type and language, and what the file says of itself; nothing of this computer is in it."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    about, now = document.core_properties, clock.now()
    about.title, about.author, about.comments = _clean(filled.name), "", ""
    about.language = _LANGUAGES[language]
    about.created = about.modified = now
    about.last_modified_by = ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if _is_wide(filled):
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name, size in (("Normal", 11), ("Heading 1", 17), ("Heading 2", 13)):
        style: Any = document.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        fonts = style.element.rPr.rFonts
        for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[attribute]
        fonts.set(qn("w:eastAsia"), "Calibri")
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x1D, 0x25, 0x2B)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(6)
    for said in document.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), _LANGUAGES[language])


def _is_wide(filled: FilledText) -> bool:
    """Return whether a page on its side is needed: one of the tables has many columns."""
    return any(len(block.columns) > _MOST_UPRIGHT for block in filled.blocks)


def _write(document: "WordFile", block: FilledBlock, width: int) -> None:
    if block.heading:
        _add(document.add_heading(level=2), block.heading)
    if block.text:
        for words in block.text.split("\n\n"):
            _add(document.add_paragraph(), words)
    for item in block.items:
        _add(document.add_paragraph(style="List Bullet"), item)
    if block.columns:
        _write_table(document, block, width)


def _write_table(document: "WordFile", block: FilledBlock, width: int) -> None:
    """Write a table, as wide as the text, whose first row is its header on every page."""
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    head = table.rows[0]
    header: Any = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(header)  # noqa: SLF001 - the library has no other way to it
    for cell, words in zip(head.cells, block.columns, strict=True):
        _add(cell.paragraphs[0], words, bold=True)
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            _add(cell.paragraphs[0], words)
    for column, share in zip(table.columns, _shares([block.columns, *block.rows]), strict=True):
        column.width = round(width * share)
        for cell in column.cells:
            cell.width = column.width
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = 0
                for run in paragraph.runs:
                    run.font.size = _TABLE_SIZE
    document.add_paragraph()


def _shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return the share of the width for each column: its longest word fits, and long texts get more."""
    letters = []
    for cells in zip(*rows, strict=True):
        longest_word = max((len(word) for cell in cells for word in cell.split()), default=1)
        letters.append(max(longest_word + 2, max(map(len, cells)) ** 0.75))
    return [width / sum(letters) for width in letters]


def _add(paragraph: "Paragraph", words: str, *, bold: bool = False) -> None:
    """Write words, those to fill in bold and marked."""
    from docx.enum.text import WD_COLOR_INDEX

    for part, to_fill_in in split_to_fill_in(_clean(words)):
        run = paragraph.add_run(part)
        if bold or to_fill_in:
            run.bold = True
        if to_fill_in:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _clean(words: str) -> str:
    return _REFUSED.sub("", words)

"""Texts to act for Word, read back by python-docx: structure, language, and nothing that does not belong there."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from readiness.exchange.text_docx import text_docx
from readiness.wording.texts_to_act import FilledBlock, FilledText

BLOCKS = (
    FilledBlock(text="Dear [name of the agency],"),
    FilledBlock(heading="What we ask for"),
    FilledBlock(items=("A pause", "[ ] A list by [date]")),
    FilledBlock(columns=("Who", "What"), rows=(("[name]", "All"), ("We", "The rest"))),
)
LETTER = FilledText("letter", "Letter to Müller & Söhne <b>", "", "", BLOCKS)


def read(filled: FilledText, language: str = "en") -> "Document":
    return Document(BytesIO(text_docx(filled, language)))


def test_headings_lists_and_tables_are_real():
    written = read(LETTER)
    found = [(paragraph.style.name, paragraph.text) for paragraph in written.paragraphs if paragraph.text]
    assert found == [
        ("Heading 1", "Letter to Müller & Söhne <b>"),
        ("Normal", "Dear [name of the agency],"),
        ("Heading 2", "What we ask for"),
        ("List Bullet", "A pause"),
        ("List Bullet", "[ ] A list by [date]"),
    ]
    (table,) = written.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Who", "What"],
        ["[name]", "All"],
        ["We", "The rest"],
    ]
    headers = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert headers == [True, False, False]


def test_what_people_fill_in_is_marked_and_a_box_is_not():
    written = read(LETTER)
    cells = [cell for table in written.tables for row in table.rows for cell in row.cells]
    runs = [run for holder in (written, *cells) for paragraph in holder.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.highlight_color] == ["[name of the agency]", "[date]", "[name]"]


@pytest.mark.parametrize(("language", "code"), [("de", "de-DE"), ("en", "en-GB")])
def test_it_says_its_title_and_language_and_nothing_of_this_computer(language: str, code: str):
    written = read(LETTER, language)
    about = written.core_properties
    assert (about.title, about.language) == (LETTER.name, code)
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert {said.get(qn("w:val")) for said in written.styles.element.iter(qn("w:lang"))} == {code}


def test_letters_that_no_file_of_word_can_hold_are_left_out():
    odd = FilledText("odd", "A\x00B\x1b", "", "", (FilledBlock(text="tab\tand \ufffe\u202eend"),))
    written = read(odd)
    assert [paragraph.text for paragraph in written.paragraphs] == ["AB", "tab\tand end"]


def test_what_a_stranger_wrote_is_text_and_no_field():
    formula = FilledText("f", "x", "", "", (FilledBlock(text='{ INCLUDETEXT "http://example.org" } <w:p/> =1+1'),))
    content = zipfile.ZipFile(BytesIO(text_docx(formula, "en"))).read("word/document.xml")
    assert b"w:fldSimple" not in content
    assert b"w:instrText" not in content
    assert b"&lt;w:p/&gt;" in content


def test_a_table_of_many_columns_lies_on_its_side():
    assert read(LETTER).sections[0].orientation == WD_ORIENT.PORTRAIT
    many = tuple(f"Column {number}" for number in range(9))
    wide = read(FilledText("wide", "Wide", "", "", (FilledBlock(columns=many, rows=(many,)),)))
    assert wide.sections[0].orientation == WD_ORIENT.LANDSCAPE
    section = wide.sections[0]
    (table,) = wide.tables
    width = section.page_width - section.left_margin - section.right_margin
    assert abs(sum(column.width for column in table.columns) - width) < 10_000

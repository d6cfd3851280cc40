"""The text document as Word reads it: its order, its tables and pictures, its language, its fields."""

from dataclasses import replace
from html import unescape
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from pptx import Presentation

from readiness.domain.assessment import Details
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH
from readiness.reporting.markup import parse
from readiness.reporting.office.word import LOCALES
from readiness.reporting.report import render_report
from readiness.results.assessment_result import assess
from readiness.validation.canonical import canonical_hash
from tests.reporting.office.files import body_words, document, numbers, office_file, order_of
from tests.reporting.pages import squashed
from tests.reporting.samples import EVERY_REPORT, nearly_perfect, report, result_of

LONG = ("long names", "de", "management")
CASES = [*EVERY_REPORT, LONG]
INJECTED = '{{ 7*7 }} {% for a in b %} =1+1 <w:p/> { TOC \\o } \x0b & "x"'


@pytest.fixture(params=CASES, ids=[", ".join(case) for case in CASES])
def case(request: pytest.FixtureRequest) -> tuple[str, str, str]:
    asked: tuple[str, str, str] = request.param
    return asked


def levels_of(opened: Any) -> list[int]:
    styles = [paragraph.style.name for paragraph in opened.paragraphs]
    boxed = ["Heading 1" if name == "Readiness Box Heading" else name for name in styles]
    return [int(name[-1]) for name in boxed if name.startswith("Heading ")]


def test_headings_follow_each_other_without_a_gap(case: tuple[str, str, str]) -> None:
    opened = document(*case)
    levels = levels_of(opened)
    assert [p.style.name for p in opened.paragraphs].count("Title") == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_heading_has_words(case: tuple[str, str, str]) -> None:
    opened = document(*case)
    named = [p for p in opened.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert all(paragraph.text.strip() for paragraph in named)


def test_every_picture_has_an_alternative_text(case: tuple[str, str, str]) -> None:
    shapes = document(*case).element.body.iter(qn("wp:docPr"))
    assert all(shape.get("descr", "").strip() and shape.get("title") for shape in shapes)


def test_every_table_has_a_row_of_headings_that_repeats_and_says_what_it_is(case: tuple[str, str, str]) -> None:
    for table in document(*case).tables:
        heads = [cell.text.strip() for cell in table.rows[0].cells]
        assert all(heads), heads
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_no_table_is_wider_than_the_text(case: tuple[str, str, str]) -> None:
    opened = document(*case)
    section = opened.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    for table in opened.tables:
        assert sum(column.width for column in table.columns) <= width + 10_000


def test_language_and_title_are_told_wherever_a_reader_looks(case: tuple[str, str, str]) -> None:
    name, language, _ = case
    opened = document(*case)
    code = LOCALES[language]
    assert opened.core_properties.language == code
    assert result_of(name, language).assessment.details.organisation[:40] in opened.core_properties.title
    languages = {found.get(qn("w:val")) for found in opened.styles.element.iter(qn("w:lang"))}
    assert languages == {code}


def test_the_words_are_those_of_the_page(case: tuple[str, str, str]) -> None:
    told = squashed(body_words(document(*case)).replace("\t", " "))
    for kind in ("p", "li", "dd"):
        for words in _lines(report(*case).html, kind):
            assert squashed(words) in told, words


def test_the_contents_are_filled_in_with_links_that_lead_somewhere() -> None:
    root = document("with everything", "de", "full").element.body
    marks = {mark.get(qn("w:name")) for mark in root.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in root.iter(qn("w:hyperlink"))]
    assert len(links) > 10
    assert {*links} <= marks
    codes = [code.text.strip() for code in root.iter(qn("w:instrText"))]
    assert any(code.startswith("TOC ") for code in codes)
    begun = [found.get(qn("w:fldCharType")) for found in root.iter(qn("w:fldChar"))]
    assert begun.count("begin") == begun.count("end") == begun.count("separate")


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "Für Seitenzahlen: hier klicken, dann F9"), ("en", "For page numbers: click here, then F9")],
)
def test_the_contents_stand_in_words_own_frame_that_says_how_they_get_page_numbers(language: str, title: str) -> None:
    opened = document("with everything", language, "full")
    (frame,) = opened.element.body.iter(qn("w:sdt"))
    assert frame.find(f".//{qn('w:docPartGallery')}").get(qn("w:val")) == "Table of Contents"
    assert frame.find(f".//{qn('w:alias')}").get(qn("w:val")) == title
    # The whole field lies in it, and none of what is said there is printed.
    codes = [found.get(qn("w:fldCharType")) for found in frame.iter(qn("w:fldChar"))]
    assert (codes[0], codes[-1]) == ("begin", "end")
    assert title not in body_words(opened)
    assert not [*document("with everything", language, "management").element.body.iter(qn("w:sdt"))]


def test_the_foot_of_every_page_has_the_line_of_the_house_and_the_version_of_record() -> None:
    result = result_of("sample company", "de")
    state = result.assessment.with_part(replace(result.assessment.details, assessed_on=result.on))
    state = state.with_part(replace(state.consultant, footer="nur für {organisation}"))
    digest = canonical_hash(result.whole, state, result.today)
    final = assess(result.whole, state.with_part(state.record.finalised(result.today, digest)), result.today)
    opened = Document(BytesIO(render_report(order_of(final, "de", "management", "docx"))))
    for footer in (opened.sections[0].footer, opened.sections[0].first_page_footer):
        line, version = (paragraph.text for paragraph in footer.paragraphs)
        assert line == "nur für Muster Pumpenbau GmbH\tSeite 1 von 1"
        assert version.endswith(f"SHA-256 {digest}")
    shown = Presentation(BytesIO(render_report(order_of(final, "de", "management", "pptx"))))
    for slide in shown.slides:
        assert any(shape.has_text_frame and shape.text_frame.text.endswith(digest) for shape in slide.shapes)


def test_header_and_footer_name_the_organisation_and_count_the_pages() -> None:
    section = document("sample company", "de").sections[0]
    assert "Muster Pumpenbau GmbH" in section.header.paragraphs[0].text
    codes = [code.text.strip() for code in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert section.footer.paragraphs[0].text == "Vertraulich\tSeite 1 von 1"


def test_the_page_is_a4(case: tuple[str, str, str]) -> None:
    section = document(*case).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_what_looks_like_a_field_stays_text() -> None:
    result = nearly_perfect(Details(INJECTED, Depth.FULL, assessor=INJECTED), INJECTED)
    content = render_report(order_of(result, "en", "full", "docx"))
    with ZipFile(BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    words = "".join(text.text or "" for text in root.iter(qn("w:t")))
    assert "{{ 7*7 }} {% for a in b %} =1+1 <w:p/> { TOC \\o }" in words
    codes = {"".join(code.text.split()[:1]) for code in root.iter(qn("w:instrText"))}
    assert codes == {"TOC", "SEQ"}


def test_it_says_nothing_of_the_library_that_made_it() -> None:
    content = office_file("sample company", "en", "management", "docx")
    with ZipFile(BytesIO(content)) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name]
        assert b"python-docx" not in package.read("docProps/core.xml")


def test_nothing_comes_from_outside() -> None:
    with ZipFile(BytesIO(office_file("with everything", "de", "full", "docx"))) as package:
        relations = [package.read(name) for name in package.namelist() if name.endswith(".rels")]
    assert not [relation for relation in relations if b'TargetMode="External"' in relation]


def test_numbers_are_read_as_they_are_written() -> None:
    assert numbers("€1,600–4,000 by 23/07/2026") == {"1,600": 1, "4,000": 1, "23/07/2026": 1}
    assert ENGLISH.code in LOCALES


def _lines(html: str, tag: str) -> list[str]:
    """Return the words of the simple elements of a kind: of those that hold no other block and no sign."""
    found = []
    for element in next(parse(html).all("body")).all(tag):
        kinds = set(element.get("class").split())
        spans = [span for span in element.all("span") if "cell" in span.get("class") or "square" in span.get("class")]
        if not kinds & {"head", "field", "sign", "lines"} and not spans and not any(element.all("p")):
            found.append(unescape(element.text()).replace("\N{WORD JOINER}", ""))
    return [words for words in found if words]

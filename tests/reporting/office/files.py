"""Office files as a reader gets them: their words, their numbers, and faulty templates to try."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from readiness.foundation.language import LANGUAGES
from readiness.reporting.order import Order
from readiness.reporting.report import render_report
from readiness.results.assessment_result import AssessmentResult
from tests.reporting.samples import PICTURE, result_of

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


@cache
def office_file(name: str, language: str, edition: str, ending: str) -> bytes:
    return render_report(order_of(result_of(name, language), language, edition, ending))


def order_of(result: AssessmentResult, language: str, edition: str, ending: str) -> Order:
    return Order(result, edition, LANGUAGES[language], logo=PICTURE, office=ending)


def document(name: str, language: str = "en", edition: str = "management") -> Any:
    return Document(BytesIO(office_file(name, language, edition, "docx")))


def slides(name: str, language: str = "en") -> Any:
    return Presentation(BytesIO(office_file(name, language, "management", "pptx")))


def body_words(opened: Any) -> str:
    """Return the words of a text document, without those of header and footer."""
    return "\n".join(_paragraph(found) for found in opened.element.body.iter(qn("w:p")))


def _paragraph(found: Any) -> str:
    parts = {qn("w:t"): lambda e: e.text or "", qn("w:tab"): lambda _: "\t", qn("w:br"): lambda _: "\n"}
    return "".join(parts[e.tag](e) for e in found.iter() if e.tag in parts and e.getparent().tag == qn("w:r"))


def shape_words(slide: Any) -> Iterator[str]:
    """Yield what stands on a slide: texts, tables, and the names in charts."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_chart:
            yield from map(str, shape.chart.plots[0].categories)


def numbers(words: str) -> Counter[str]:
    """Return every number in a text, as it is written."""
    return Counter(_NUMBER.findall(words))


def filled(template: bytes, name: str = "sample company", language: str = "en", edition: str = "full") -> Any:
    """Return a template, filled in."""
    order = order_of(result_of(name, language), language, edition, "docx")
    return Document(BytesIO(render_report(replace(order, template=template, template_name="house.docx"))))


def template_of(*paragraphs: str) -> bytes:
    """Return a template with some paragraphs."""
    made = Document()
    for words in paragraphs:
        made.add_paragraph(words)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def changed(package: bytes, *, part: str, content: bytes) -> bytes:
    """Return a package in which a part is another one, or a new one."""
    file = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return file.getvalue()


def part_of(package: bytes, part: str) -> bytes:
    with ZipFile(BytesIO(package)) as opened:
        return opened.read(part)

"""One result, five kinds of file: every number that one of them tells stands in the others."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from readiness.app.workbooks import export_assessment
from readiness.foundation.language import LANGUAGES
from readiness.reporting.markup import Element, parse
from tests.reporting.office.files import body_words, document, numbers, shape_words, slides
from tests.reporting.pages import pdf_text, squashed
from tests.reporting.samples import report, result_of

CASES = [
    ("sample company", "de", "management"),
    ("with everything", "en", "full"),
    ("nearly perfect", "en", "management"),
    ("quick check", "de", "management"),
    ("long names", "de", "management"),
]


@pytest.mark.parametrize(("name", "language", "edition"), CASES)
def test_a_text_document_tells_the_numbers_of_the_page(name: str, language: str, edition: str) -> None:
    page = numbers(page_words(report(name, language, edition).html))
    found = numbers(without_captions(body_words(document(name, language, edition))))
    assert found == page


@pytest.mark.parametrize(("name", "language", "edition"), CASES)
def test_the_pdf_tells_the_numbers_of_the_text_document(name: str, language: str, edition: str) -> None:
    printed = pdf_text(report(name, language, edition).pdf)
    missing = {n for n in numbers(body_words(document(name, language, edition))) if squashed(n) not in printed}
    # A caption counts the figures, which the PDF does not.
    assert missing <= {"1", "2"}


@pytest.mark.parametrize(("name", "language"), sorted({(name, language) for name, language, _ in CASES}))
def test_slides_tell_no_number_that_the_full_report_does_not(name: str, language: str) -> None:
    told = numbers(page_words(report(name, language, "full").html, charts=True))
    told += numbers(page_words(report(name, language, "management").html, charts=True))
    for at, slide in enumerate(slides(name, language).slides, start=1):
        for words in shape_words(slide):
            assert numbers(words).keys() - told.keys() <= {str(at)}, (at, words)


@pytest.mark.parametrize(("name", "language"), [("sample company", "de"), ("with everything", "en")])
def test_the_report_tells_the_figures_of_the_workbook(name: str, language: str, tmp_path: Path) -> None:
    result, spoken = result_of(name, language), LANGUAGES[language]
    export_assessment(result, tmp_path / "all.xlsx", spoken)
    book = CalamineWorkbook.from_path(str(tmp_path / "all.xlsx"))
    answers, packages, _steps, costs = (book.get_sheet_by_index(at).to_python() for at in range(2, 6))
    told = squashed(body_words(document(name, language, "full")).replace("\t", " "))

    def stands(words: str) -> None:
        assert squashed(words) in told, words

    # Levels and targets stand in one table of the report, in the order of the questionnaire.
    for row in answers[3:]:
        stands(str(row[5]))
    listed = [row for row in packages if isinstance(row[0], float)]
    assert [row[0] for row in listed] == [*range(1, len(listed) + 1)]
    for row in listed:
        assert isinstance(row[9], date)
        stands(spoken.day_and_month(row[9]))
    total = next(row for row in packages if row[2] == spoken.gettext("Total"))
    low, high = sum(row[5] for row in listed), sum(row[6] for row in listed)
    assert (total[5], total[6]) == pytest.approx((low, high))
    # The report counts whole hours, so the workbook says beside its own sums which ones stand there.
    printed = next(row for row in costs if row[2] == spoken.gettext("In the report"))
    stands(spoken.money(printed[10], printed[11], "EUR"))


def page_words(html: str, *, charts: bool = False) -> str:
    body = next(parse(html).all("body"))
    return "\n".join(unescape(words) for words in _words(body, charts=charts))


def _words(element: Element, *, charts: bool) -> list[str]:
    """Return the words of the page; a chart is a picture in a text document, and two rows of headings are one."""
    found: list[str] = []
    line = ""
    for child in element.children:
        if isinstance(child, str):
            line += " " if child.startswith("<!") else child
        elif child.tag == "svg":
            found += [str(text.text()) for text in child.all("text")] if charts else []
        elif child.tag in {"span", "a"}:
            line += child.text()
        else:
            found += [line, *_words(child, charts=charts)]
            line = ""
    return [re.sub(r"\s+", " ", words) for words in [*found, line]]


def without_captions(words: str) -> str:
    return re.sub(r"^(Figure|Abbildung) \d+:", "", words, flags=re.MULTILINE)

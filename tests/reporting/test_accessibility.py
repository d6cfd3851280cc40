"""The PDF can be read with a screen reader: PDF/UA-1, judged by veraPDF, and what no machine judges for us."""

from collections import Counter
from io import BytesIO
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from pypdf import PdfReader
from weasyprint import HTML

from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import LANGUAGES
from readiness.results.assessment_result import assess
from tests.reporting.pages import tree, words
from tests.reporting.samples import DAY, Report, questionnaire, render, report
from tests.reporting.verapdf import Verapdf


def test_every_report_is_valid(verapdf: Verapdf, every_report: Report) -> None:
    assert verapdf.failures(every_report.pdf) == set()


@pytest.mark.parametrize("answers", [{}, {code: at_level(5) for code in questionnaire().capabilities}], ids=len)
def test_a_report_with_nothing_to_tell_or_to_do_is_valid(verapdf: Verapdf, answers: dict) -> None:
    made = render(assess(questionnaire(), Assessment(Details("Muster GmbH", Depth.FULL), answers), DAY))
    assert verapdf.failures(made.pdf) == set()


def test_the_engine_finds_what_is_wrong(verapdf: Verapdf) -> None:
    """Without this control, an engine that checks nothing would make all other tests pass."""
    bad = HTML(string="<h1>No language</h1><h3>Skipped</h3><svg><rect/></svg>").write_pdf(pdf_variant="pdf/ua-1")
    broken = {failure.split(":")[0] for failure in verapdf.failures(bad)}
    assert broken == {"7.1-9", "7.2-29", "7.3-1", "7.4.2-1"}


def test_the_stylesheet_is_understood(caplog: pytest.LogCaptureFixture) -> None:
    """What WeasyPrint does not understand it leaves out and says so in its log."""
    made = render(report("sample company", "de").result, "de")
    assert made.pdf
    assert [record.getMessage() for record in caplog.records if record.levelname != "INFO"] == []


def test_the_catalogue_names_language_and_title(every_report: Report) -> None:
    result, language = every_report.result, every_report.language
    reader = PdfReader(BytesIO(every_report.pdf))
    catalogue = reader.root_object
    assert catalogue["/Lang"] == language
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    title = f"{result.questionnaire.title.in_language(language)}: {result.assessment.details.organisation}"
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": title}
    assert tree(every_report.html).get("lang") == language


def test_no_level_of_headings_is_skipped(every_report: Report) -> None:
    levels = [int(e.tag[1]) for e in tree(every_report.html).iter() if e.tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_row_of_a_table_has_the_same_number_of_cells(every_report: Report) -> None:
    tables = tree(every_report.html).findall(".//table")
    assert tables
    for table in tables:
        assert len({*widths(table)}) == 1, words(table)[:80]


def widths(table: Element) -> list[int]:
    """Return how many columns each row has, those cells included that reach down from a row above."""
    found, reaching = [], Counter[int]()
    for at, row in enumerate(table.iter("tr")):
        width = reaching[at]
        for cell in row:
            across = int(cell.get("colspan", "1"))
            width += across
            for below in range(1, int(cell.get("rowspan", "1"))):
                reaching[at + below] += across
        found.append(width)
    return found


def test_every_header_cell_says_what_it_heads(every_report: Report) -> None:
    cells = tree(every_report.html).findall(".//th")
    assert {cell.get("scope") for cell in cells} <= {"col", "row"}
    assert all(words(cell) for cell in cells)


def test_the_two_languages_share_no_heading() -> None:
    """A heading that is the same in both was forgotten by the translator."""
    headings = []
    for language in LANGUAGES:
        page = tree(report("sample company", language).html)
        headings.append({words(e) for e in page.iter() if e.tag == "h2" or (e.tag, e.get("scope")) == ("th", "col")})
    german, english = headings
    assert german
    assert german & english == set()

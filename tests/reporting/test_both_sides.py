"""The chapter about both sides: in every format of the full report, and only where there is another side."""

from dataclasses import replace

import pytest

from readiness.app.pairing import read_given
from readiness.foundation.language import LANGUAGES
from readiness.reporting.chapters import chapters
from readiness.reporting.html import render_html
from readiness.reporting.order import Order
from readiness.results.assessment_result import AssessmentResult
from tests.agency_document import create_agency
from tests.reporting.pages import pdf_text, squashed
from tests.reporting.samples import Report, result_of
from tests.reporting.verapdf import Verapdf


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> AssessmentResult:
    return read_given(create_agency(tmp_path_factory.mktemp("agency"))).result


def order(agency: AssessmentResult, language: str, edition: str = "full") -> Order:
    return Order(result_of("sample company", language), edition, LANGUAGES[language], beside=agency)


def test_the_chapter_is_valid_and_says_who_owes_what(agency: AssessmentResult, verapdf: Verapdf) -> None:
    wanted = order(agency, "de")
    made = Report(wanted, render_html(wanted)).pdf

    assert verapdf.failures(made) == set()
    read = pdf_text(made)
    for words in ("Beide Seiten", "Blickfang Agentur", "20 gemeinsame Themen", "Zu besprechen", "Noch zu beantworten"):
        assert squashed(words) in read


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_sides_see_the_same_chapter(agency: AssessmentResult, language: str) -> None:
    ours = order(agency, language)
    theirs = replace(ours, result=agency, beside=ours.result)

    assert chapter(render_html(ours)) == chapter(render_html(theirs))


def chapter(page: str) -> str:
    return page.partition('id="both_sides"')[2].partition("</section>")[0].partition("</h2>")[2]


def test_without_another_side_and_in_the_short_edition_there_is_no_chapter(agency: AssessmentResult) -> None:
    company = result_of("sample company", "en")

    assert "both_sides" not in chapters(company, LANGUAGES["en"])
    assert "both_sides" not in chapters(company, LANGUAGES["en"], "management", further=["both_sides"])
    assert "both_sides" in chapters(company, LANGUAGES["en"], further=["both_sides"])

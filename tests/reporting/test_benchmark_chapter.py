"""The chapter that compares with others: in both editions, valid, short enough, and only with a benchmark."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from readiness.foundation.language import LANGUAGES
from readiness.reporting.html import render_html
from readiness.reporting.order import Order
from readiness.results.benchmark import BenchmarkStanding, Signer, stand
from tests.benchmark_file import sample_benchmark
from tests.reporting.pages import pdf_text, squashed
from tests.reporting.samples import Report, result_of
from tests.reporting.verapdf import Verapdf


def pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def standing(language: str) -> BenchmarkStanding:
    found = stand(result_of("sample company", language), sample_benchmark(), Signer("1234 5678"))
    assert found is not None
    return found


def order(language: str, edition: str) -> Order:
    return Order(result_of("sample company", language), edition, LANGUAGES[language], standing=standing(language))


@pytest.mark.parametrize("edition", ["management", "full"])
def test_it_is_valid_and_says_of_how_many(edition: str, verapdf: Verapdf) -> None:
    wanted = order("de", edition)
    made = Report(wanted, render_html(wanted)).pdf
    assert verapdf.failures(made) == set()
    read = pdf_text(made)
    for words in ("Im Vergleich mit anderen", "Benchmark 2026-H2, Herausgeber: IHK Musterstadt"):
        assert squashed(words) in read


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_short_edition_grows_by_no_page(language: str) -> None:
    wanted = order(language, "management")
    without = Order(wanted.result, wanted.edition, wanted.language)
    with_benchmark, plain = (pages(Report(one, render_html(one)).pdf) for one in (wanted, without))
    assert with_benchmark <= max(4, plain)


@pytest.mark.parametrize("edition", ["management", "full"])
def test_without_a_benchmark_there_is_no_chapter(edition: str) -> None:
    plain = Order(result_of("sample company", "en"), edition, LANGUAGES["en"])
    assert 'id="benchmark"' not in render_html(plain)

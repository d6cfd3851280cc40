"""No page is half empty but the cover and the last: in both editions, of companies with little and with much to say."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from readiness.wording.decision import DecisionWords
from readiness.wording.wording import Wording
from tests.reporting.page_fill import page_fill, underfilled
from tests.reporting.pages import squashed
from tests.reporting.samples import NAMES, SITUATIONS, WITH_EVERYTHING, report

LEAST = 0.6
COMPANIES = (*NAMES, WITH_EVERYTHING, *SITUATIONS)
# The full edition takes a second and more: each company in one language, so that both are looked at.
PRINTED = [
    *((name, language, "management") for name in COMPANIES for language in ("de", "en")),
    *((name, ("de", "en")[at % 2], "full") for at, name in enumerate(COMPANIES)),
]


@pytest.mark.parametrize(("name", "language", "edition"), PRINTED)
def test_no_page_but_the_cover_and_the_last_is_half_empty(name: str, language: str, edition: str) -> None:
    pdf = report(name, language, edition).pdf
    assert underfilled(pdf, LEAST, cover=edition == "full") == {}


def test_what_is_measured_is_what_is_printed_between_the_margins() -> None:
    pdf = report("sample company", "de", "management").pdf
    assert all(0 < share <= 1 for share in page_fill(pdf))
    assert underfilled(pdf, 1.1, cover=False).keys() == {*range(1, len(page_fill(pdf)))}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", COMPANIES)
def test_the_decision_page_is_one_page(name: str, language: str) -> None:
    printed = report(name, language, "management")
    rule = DecisionWords(Wording(printed.result, printed.order.language)).rule()
    told = [squashed(page.extract_text()) for page in PdfReader(BytesIO(printed.pdf)).pages]
    # The rule ends the page: where it stands, everything before it stands too.
    assert [squashed(rule) in page for page in told] == [True, *[False] * (len(told) - 1)]

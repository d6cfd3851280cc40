"""How far down pages are filled."""

from tests.reporting.page_fill import page_fill, underfilled
from tests.reporting.samples import report


def test_what_is_measured_is_what_is_printed_between_the_margins() -> None:
    pdf = report("sample company", "de", "management").pdf
    assert all(0 < share <= 1 for share in page_fill(pdf))
    assert underfilled(pdf, 1.1, cover=False).keys() == {*range(1, len(page_fill(pdf)))}

"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.foundation.written_numbers import read_number


@pytest.mark.parametrize(
    ("written", "group", "number"),
    [
        ("20", ",", 20),
        ("20,5", ",", 20.5),
        ("20.5", ".", 20.5),
        ("0,25", ".", 0.25),
        ("1.234,50", ".", 1234.5),
        ("1.234,50", ",", 1234.5),
        ("1,234.50", ",", 1234.5),
        ("1,234.50", ".", 1234.5),
        ("1.234", ".", 1234),
        ("1.234", ",", 1.234),
        ("1,234", ",", 1234),
        ("1.234.567", ",", 1234567),
        ("1,234,567.8", ".", 1234567.8),
        ("1'234.50", ".", 1234.5),
        (" 400 € ", ".", 400),
        ("CHF 500", ",", 500),
    ],
)
def test_what_is_meant_is_read(written: str, group: str, number: float):
    assert read_number(written, group) == number


@pytest.mark.parametrize(
    "written", ["", "soon", "-3", "nan", "inf", "1e9", "1,2,3", "1.23.456", "12.34,5", "1,234.567,8", ".5", "5.", "٣"]
)
def test_what_is_no_number_is_refused(written: str):
    assert read_number(written) is None


@given(st.floats(0, 1e9, allow_nan=False).map(lambda n: round(n, 2)), st.sampled_from([",", "."]))
def test_what_is_written_with_groups_and_decimals_comes_back(number: float, group: str):
    decimal = "." if group == "," else ","
    written = f"{number:,.2f}".replace(",", "#").replace(".", decimal).replace("#", group)

    assert read_number(written, group) == number

"""Dates, numbers and lists as German and British readers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.foundation.formats import long_date, number, span


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("de", date(2026, 11, 23), "23. November 2026"),
        ("en", date(2026, 11, 23), "23 November 2026"),
        ("de", date(2026, 3, 1), "1. März 2026"),
        ("en", date(2026, 3, 1), "1 March 2026"),
    ],
)
def test_dates(language: str, day: date, words: str):
    assert long_date(day, language) == words


@pytest.mark.parametrize(
    ("language", "value", "digits", "words"),
    [
        ("de", 1234.56, 0, "1.235"),
        ("en", 1234.56, 0, "1,235"),
        ("de", 1234.56, 1, "1.234,6"),
        ("en", 1234.56, 1, "1,234.6"),
        ("de", 2.0, 1, "2"),
        ("en", 0.25, 2, "0.25"),
        ("en", 0, 0, "0"),
    ],
)
def test_numbers(language: str, value: float, digits: int, words: str):
    assert number(value, language, digits) == words


@pytest.mark.parametrize(
    ("low", "high", "digits", "german", "english"),
    [
        (2, 5, 0, "2–5", "2–5"),
        (0.5, 1.25, 1, "0,5–1,2", "0.5–1.2"),
        (2.1, 2.3, 0, "2", "2"),
        (7, 57.4, 0, "7–57", "7–57"),
    ],
)
def test_ranges_are_one_number_where_both_ends_read_the_same(
    low: float, high: float, digits: int, german: str, english: str
):
    assert span(low, high, "de", digits) == german
    assert span(low, high, "en", digits) == english


@given(st.integers(0, 10**9), st.sampled_from(["de", "en"]))
def test_whole_numbers_keep_their_digits(value: int, language: str):
    assert number(value, language).replace(".", "").replace(",", "") == str(value)

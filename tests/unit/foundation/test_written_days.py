"""A day is read as people write it, and what is none is never taken for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.foundation.language import ENGLISH, GERMAN
from readiness.foundation.written_days import months_later, names_its_year, read_day

TODAY = date(2026, 11, 23)
MARCH = date(2027, 3, 15)


@pytest.mark.parametrize(
    "words",
    [
        *("15.3.27", "15.03.2027", "15. 3. 2027", "15.3.2027.", " 15.03.27 ", "15 3 2027"),
        *("15/03/2027", "15/3/27", "15-03-2027", "2027-03-15", "2027/3/15", "2027.03.15"),
        *("15. März 2027", "15. Mär. 27", "15 Mrz 2027", "15. maerz 2027", "15.März 2027", "15 MÄRZ 2027"),
        *("15 March 2027", "15th March 2027", "15th of March, 2027", "the 15th of March 2027", "15 mar 27"),
        *("March 15, 2027", "Mar. 15th 2027", "Mo, 15.03.2027", "Montag, 15. März 2027", "Mon 15 March 2027"),
        *("15.3.", "15.3", "15/3", "15. März", "15 March", "March 15"),
    ],
)
def test_a_day_is_read_in_every_usual_form(words: str) -> None:
    assert read_day(words, TODAY) == MARCH


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("heute", TODAY),
        ("Tomorrow", date(2026, 11, 24)),
        ("morgen", date(2026, 11, 24)),
        ("übermorgen", date(2026, 11, 25)),
        ("the day after tomorrow", date(2026, 11, 25)),
        ("gestern", date(2026, 11, 22)),
        ("in 3 Monaten", date(2027, 2, 23)),
        ("in 3 months", date(2027, 2, 23)),
        ("in zwei Wochen", date(2026, 12, 7)),
        ("in a week", date(2026, 11, 30)),
        ("in einem Jahr", date(2027, 11, 23)),
        ("in 10 days", date(2026, 12, 3)),
        ("vor 3 Tagen", date(2026, 11, 20)),
        ("two months ago", date(2026, 9, 23)),
    ],
)
def test_a_day_is_counted_from_today(words: str, day: date) -> None:
    assert read_day(words, TODAY) == day


def test_the_day_stands_before_the_month_in_both_languages() -> None:
    assert read_day("04/03/2027", TODAY) == date(2027, 3, 4)
    assert read_day("03/15/2027", TODAY) is None


@pytest.mark.parametrize(
    "words",
    [
        *("", "soon", "bald", "15", "2027", "März 2027", "15.13.2027", "31.02.2027", "0.3.2027"),
        *("15.3.2", "15.3.202", "15.3.20270", "15.3.2027 or so", "1.2.3.4", "32 March 2027", "15 Ma 2027"),
        *("in 3", "in x months", "in 3 moons", "in 9999999 years", "99999999 years ago", "3 ago", "15.30 Uhr"),
    ],
)
def test_what_is_no_day_is_none(words: str) -> None:
    assert read_day(words, TODAY) is None


def test_without_a_year_it_is_the_next_one_or_the_last_one() -> None:
    assert read_day("1.10.", TODAY) == date(2027, 10, 1)
    assert read_day("1.10.", TODAY, past=True) == date(2026, 10, 1)
    assert read_day("24.12.", TODAY, past=True) == date(2025, 12, 24)
    assert read_day("23.11.", TODAY) == read_day("23.11.", TODAY, past=True) == TODAY
    assert read_day("29.2.", TODAY) == date(2028, 2, 29)
    assert read_day("29.2.", TODAY, past=True) == date(2024, 2, 29)
    assert read_day("30.2.", TODAY) is None


def test_the_end_of_a_month_stays_its_end() -> None:
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_later(date(2026, 1, 31), -11) == date(2025, 2, 28)
    assert months_later(date(2026, 12, 31), 12) == date(2027, 12, 31)


def test_only_four_digits_end_a_year() -> None:
    assert names_its_year("15. März 2027")
    assert not names_its_year("15.3.20")


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2199, 12, 31)))
def test_what_the_program_writes_it_reads(day: date) -> None:
    for language in (GERMAN, ENGLISH):
        assert read_day(language.short_date(day), TODAY) == day
        assert read_day(language.long_date(day), TODAY) == day
    assert read_day(day.isoformat(), TODAY) == day


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(words: str) -> None:
    assert isinstance(read_day(words, TODAY), date | None)

"""Dates and numbers as the reader's language writes them (Babel's data)."""

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

_LOCALES = {"de": "de_DE", "en": "en_GB"}


def long_date(day: date, language: str) -> str:
    """Return a date as in "23. November 2026" or "23 November 2026"."""
    return format_date(day, "long", locale=_LOCALES[language])


def number(value: float, language: str, digits: int = 0) -> str:
    """Return a number rounded to at most `digits` decimals."""
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    return format_decimal(value, pattern, locale=_LOCALES[language])


def span(low: float, high: float, language: str, digits: int = 0) -> str:
    """Return a range as in "2–5", or one number where both ends read the same."""
    first, last = number(low, language, digits), number(high, language, digits)
    return first if first == last else f"{first}–{last}"

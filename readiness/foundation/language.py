"""A language that Readiness speaks: its words, its texts in a questionnaire, its numbers, its dates.

One `Language` goes through the whole program. A code ("de") is only for what lies outside: arguments, settings, HTTP,
the `lang` of a page. Babel is imported with the first number or long date, never on the way to the first paint.
"""

import gettext
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final, Protocol

from readiness.foundation import clock
from readiness.foundation.line_breaks import kept_together

DOMAIN = "readiness"
CATALOGUES = Path(__file__).resolve().parent.parent / "locale"
_SOURCE, _GERMAN = "en", "de"
# Windows numbers its languages; the lower bits are the language, the others its country.
_PRIMARY_LANGUAGE, _LANG_GERMAN = 0x3FF, 0x07


class Multilingual(Protocol):
    """A text of a questionnaire."""

    def in_language(self, code: str, /) -> str:
        """Return the text in the language of this code."""
        ...


class NoCatalogueError(Exception):
    """The texts of a language were not compiled, as in a clone of the source that was not set up; `code` is which."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The texts of the language “{code}” are not compiled: run “make catalogue” in the source.")
        self.code = code


@dataclass(frozen=True, slots=True)
class Language:
    """A language; two with the same code are equal, also across processes.

    `name` is what its speakers call it. `locale` is its name for Babel and Qt. `short_pattern` is how it writes a date
    in figures, in the notation of both ("dd.MM.yyyy").
    """

    code: str
    name: str
    locale: str
    short_pattern: str

    def gettext(self, message: str, /) -> str:
        """Return one message of the program, translated from its English source."""
        return _catalogue(self.code).gettext(message)

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        """Return a message that counts `n` things."""
        return _catalogue(self.code).ngettext(singular, plural, n)

    def pgettext(self, context: str, message: str, /) -> str:
        """Return a message that another language says differently in this context."""
        return _catalogue(self.code).pgettext(context, message)

    def of(self, text: Multilingual, /) -> str:
        """Return a questionnaire's text, in its other language where it has only that."""
        words = text.in_language(self.code)
        return _kept_together(words) if self.code == _GERMAN else words

    def alternatives(self, words: Sequence[str]) -> str:
        """Return "a", "a or b" or "a, b or c"."""
        from babel.lists import format_list

        return format_list(words, style="or", locale=self.locale)

    def all_of(self, words: Sequence[str]) -> str:
        """Return "a", "a and b" or "a, b and c"."""
        from babel.lists import format_list

        return format_list(words, style="standard", locale=self.locale)

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number rounded to at most `digits` decimals."""
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "#" * digits if digits else "")
        return format_decimal(value, pattern, locale=self.locale)

    def span(self, low: float, high: float, digits: int = 0) -> str:
        """Return a range as in "2–5" or "0.6–2.0", or one number where both ends read the same."""
        from babel.numbers import format_decimal

        first, last = self.number(low, digits), self.number(high, digits)
        if first == last:
            return first
        if digits and any(end != self.number(value) for end, value in ((first, low), (last, high))):
            # One end without the decimals of the other looks surer than it is.
            first, last = (format_decimal(value, "#,##0." + "0" * digits, locale=self.locale) for value in (low, high))
        return f"{first}–{last}"

    def money(self, low: float, high: float, currency: str) -> str:
        """Return a range of money without decimals, as in "€300–900" or "300–900 €"."""
        from babel.numbers import format_currency, get_currency_symbol

        pattern = "¤#,##0" if self.code == "en" else "#,##0\N{NO-BREAK SPACE}¤"
        if get_currency_symbol(currency, self.locale) == currency:
            # A code stands apart from the figure, a sign does not.
            pattern = pattern.replace("¤#", "¤\N{NO-BREAK SPACE}#")
        most = format_currency(high, currency, pattern, locale=self.locale, currency_digits=False)
        return most.replace(self.number(high), self.span(low, high))

    def long_date(self, day: date) -> str:
        """Return a date as in "23. November 2026" or "23 November 2026"."""
        from babel.dates import format_date

        written = format_date(day, "long", locale=self.locale)
        return kept_together(written) if self.code == _GERMAN else written

    def weekday(self, day: date) -> str:
        """Return the name of a day of the week."""
        from babel.dates import format_date

        return format_date(day, "EEEE", locale=self.locale)

    def day(self, day: date) -> str:
        """Return a day of the coming months as in "Mo, 30.11." or "Mon, 30 Nov"."""
        return f"{self._weekday(day)}, {self.near_date(day)}"

    def _weekday(self, day: date) -> str:
        from babel.dates import format_date

        # German writes "Mo."; a column of such days reads better without the full stop.
        return format_date(day, "EEE", locale=self.locale).rstrip(".")

    def near_date(self, day: date) -> str:
        """Return a day of the coming months without its weekday, as in "30.11." or "30 Nov"."""
        from babel.dates import format_date

        return format_date(day, "dd.MM." if self.code == _GERMAN else "d MMM", locale=self.locale)

    def day_of_year(self, day: date) -> str:
        """Return a day as in "Mo, 30.11.2026" or "Mon, 30 Nov 2026", on one line."""
        return f"{self._weekday(day)},\N{NO-BREAK SPACE}{self.medium_date(day)}"

    def medium_date(self, day: date) -> str:
        """Return a date as in 26.11.2026 or 26 Nov 2026, which no reader takes for another one and no line ends in."""
        from babel.dates import format_date

        written = format_date(day, "dd.MM.yyyy" if self.code == _GERMAN else "d MMM yyyy", locale=self.locale)
        return written.replace(" ", "\N{NO-BREAK SPACE}")

    def short_date(self, day: date) -> str:
        """Return a date as in 26.11.2026 or 26/11/2026, without Babel."""
        figures = {"dd": f"{day.day:02}", "MM": f"{day.month:02}", "yyyy": f"{day.year:04}"}
        written = self.short_pattern
        for part, figure in figures.items():
            written = written.replace(part, figure)
        return written

    def day_and_month(self, day: date) -> str:
        """Return a date without its year as in 26.11. or 26/11, without Babel."""
        figures = self.short_date(day)
        return figures.removesuffix(f"{day.year:04}").rstrip("/")

    def local_time(self, at: datetime) -> str:
        """Return a time where the user is as in 14:03, with its date where that is not today; without Babel."""
        local = at.astimezone()
        time = f"{local:%H:%M}"
        return time if local.date() == clock.today() else f"{self.short_date(local.date())} {time}"


GERMAN: Final = Language("de", "Deutsch", "de_DE", "dd.MM.yyyy")
ENGLISH: Final = Language("en", "English", "en_GB", "dd/MM/yyyy")
LANGUAGES: Final[Mapping[str, Language]] = {language.code: language for language in (GERMAN, ENGLISH)}


def frame_language(written: Sequence[str], reader: Language) -> Language:
    """Return the language for what stands around texts that are written in some languages, by their codes.

    That is the reader's where they are written in it, or else one of theirs that the program speaks: sentences are not
    mixed. Where it speaks none of them, the frame stays in the reader's language, and the texts are marked as foreign.
    """
    if reader.code in written:
        return reader
    return next((LANGUAGES[code] for code in written if code in LANGUAGES), reader)


def content_language(written: Sequence[str], frame: Language) -> str:
    """Return the code of the language of such texts inside a frame."""
    return frame.code if frame.code in written or not written else written[0]


def preferred_language() -> Language:
    """Return the language of the user's system, or English where it is neither German nor English."""
    wanted = _wanted_language()
    # What is wrong can be said in the source's language in any case.
    return wanted if wanted.code == _SOURCE or _compiled(wanted.code).exists() else ENGLISH


def _wanted_language() -> Language:
    preferred = [os.environ.get(name, "") for name in ("READINESS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")]
    for name in preferred:
        if name[:2] in LANGUAGES:
            return LANGUAGES[name[:2]]
    if any(preferred):
        return ENGLISH
    return _system_language()


def _system_language() -> Language:
    """Return the language in which the system speaks, where the environment does not tell it."""
    if sys.platform == "win32":
        import ctypes

        # Not the locale: that one is about dates and numbers, and is often the one of another country.
        speaks_german = ctypes.windll.kernel32.GetUserDefaultUILanguage() & _PRIMARY_LANGUAGE == _LANG_GERMAN
    else:
        import locale

        speaks_german = (locale.getlocale()[0] or "").lower().startswith("de")
    return GERMAN if speaks_german else ENGLISH


@lru_cache(maxsize=4096)
def _kept_together(words: str) -> str:
    """Return the same; a page asks for the same texts again and again."""
    return kept_together(words)


@lru_cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """Return the messages of a language; English is the source and needs no catalogue. Raises NoCatalogueError."""
    if code == _SOURCE:
        return gettext.NullTranslations()
    try:
        return gettext.translation(DOMAIN, str(CATALOGUES), [code])
    except FileNotFoundError as error:
        raise NoCatalogueError(code) from error


def _compiled(code: str) -> Path:
    return CATALOGUES / code / "LC_MESSAGES" / f"{DOMAIN}.mo"

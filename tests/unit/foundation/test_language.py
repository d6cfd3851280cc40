"""A language: which is spoken, its words, and dates and numbers as German and British readers write them."""

import pickle
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.values import Text
from readiness.foundation.language import ENGLISH, GERMAN, LANGUAGES, Language, NoCatalogueError, preferred_language
from tests import systems

VARIABLES = ("READINESS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"READINESS_LANG": "de"}, GERMAN),
        ({"READINESS_LANG": "en", "LANG": "de_DE.UTF-8"}, ENGLISH),
        ({"LANG": "de_AT.UTF-8"}, GERMAN),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "de_DE.UTF-8"}, ENGLISH),
        ({"LC_MESSAGES": "de_CH.UTF-8", "LANG": "en_US.UTF-8"}, GERMAN),
        ({"READINESS_LANG": "fr", "LANG": "de_DE.UTF-8"}, GERMAN),
        ({"LANG": "fr_FR.UTF-8"}, ENGLISH),
    ],
)
def test_the_environment_chooses(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: Language):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert preferred_language() == language


@pytest.mark.parametrize(
    ("system", "language"),
    [("de_DE", GERMAN), ("de_AT", GERMAN), ("en_US", ENGLISH), ("fr_FR", ENGLISH), (None, ENGLISH)],
)
@systems.locales
def test_without_it_the_system_chooses(monkeypatch: pytest.MonkeyPatch, system: str | None, language: Language):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (system, "UTF-8"))

    assert preferred_language() == language


@systems.windows
@pytest.mark.parametrize(("number", "language"), [(0x0407, GERMAN), (0x0C07, GERMAN), (0x0409, ENGLISH)])
def test_windows_tells_the_language_in_which_it_speaks(
    monkeypatch: pytest.MonkeyPatch, number: int, language: Language
):
    import ctypes

    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(ctypes.windll.kernel32, "GetUserDefaultUILanguage", lambda: number)

    assert preferred_language() == language


def test_english_is_the_source_and_german_has_a_catalogue():
    assert ENGLISH.gettext("don’t know") == "don’t know"
    assert ENGLISH.ngettext("{n} question", "{n} questions", 2) == "{n} questions"
    assert GERMAN.gettext("don’t know") == "weiß nicht"
    assert [GERMAN.ngettext("{n} question", "{n} questions", n) for n in (1, 2)] == ["{n} Frage", "{n} Fragen"]
    assert GERMAN.gettext("No catalogue holds this.") == "No catalogue holds this."


def test_a_language_without_a_catalogue_is_a_fault_of_ours():
    with pytest.raises(NoCatalogueError):
        Language("fr", "Français", "fr_FR", "dd/MM/yyyy").gettext("yes")


def test_it_says_the_texts_of_a_questionnaire():
    assert [language.of(Text(de="Hallo", en="Hello")) for language in (GERMAN, ENGLISH)] == ["Hallo", "Hello"]
    assert [language.of(Text(en="Hello")) for language in (GERMAN, ENGLISH)] == ["Hello", "Hello"]


def test_every_language_is_found_by_its_code():
    assert {code: language.code for code, language in LANGUAGES.items()} == {"de": "de", "en": "en"}


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_it_reaches_a_child_process_as_the_same_value(language: Language):
    again = pickle.loads(pickle.dumps(language))

    assert again == language
    assert hash(again) == hash(language)
    assert again.gettext("yes") == language.gettext("yes")


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        (GERMAN, date(2026, 11, 23), "23.\N{NO-BREAK SPACE}November 2026"),
        (ENGLISH, date(2026, 11, 23), "23 November 2026"),
        (GERMAN, date(2026, 3, 1), "1.\N{NO-BREAK SPACE}März 2026"),
        (ENGLISH, date(2026, 3, 1), "1 March 2026"),
    ],
)
def test_long_dates(language: Language, day: date, words: str):
    assert language.long_date(day) == words


def test_short_dates():
    assert GERMAN.short_date(date(2026, 3, 1)) == "01.03.2026"
    assert ENGLISH.short_date(date(2026, 3, 1)) == "01/03/2026"


def test_a_time_names_its_day_where_that_is_not_today(monkeypatch: pytest.MonkeyPatch):
    noon = datetime(2026, 11, 23, 12, 5, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    time = f"{noon.astimezone():%H:%M}"

    assert GERMAN.local_time(noon) == time
    assert GERMAN.local_time(noon.replace(year=2025)) == f"23.11.2025 {time}"
    assert ENGLISH.local_time(noon.replace(year=2025)) == f"23/11/2025 {time}"


@pytest.mark.parametrize(
    ("language", "value", "digits", "words"),
    [
        (GERMAN, 1234.56, 0, "1.235"),
        (ENGLISH, 1234.56, 0, "1,235"),
        (GERMAN, 1234.56, 1, "1.234,6"),
        (ENGLISH, 1234.56, 1, "1,234.6"),
        (GERMAN, 2.0, 1, "2"),
        (ENGLISH, 0.25, 2, "0.25"),
        (ENGLISH, 0, 0, "0"),
    ],
)
def test_numbers(language: Language, value: float, digits: int, words: str):
    assert language.number(value, digits) == words


@pytest.mark.parametrize(
    ("low", "high", "digits", "german", "english"),
    [
        (2, 5, 0, "2–5", "2–5"),
        (0.5, 1.25, 1, "0,5–1,2", "0.5–1.2"),
        (2.1, 2.3, 0, "2", "2"),
        (0.6, 2, 1, "0,6–2,0", "0.6–2.0"),
        (3, 9, 1, "3–9", "3–9"),
        (7, 57.4, 0, "7–57", "7–57"),
    ],
)
def test_ranges_are_one_number_where_both_ends_read_the_same(
    low: float, high: float, digits: int, german: str, english: str
):
    assert GERMAN.span(low, high, digits) == german
    assert ENGLISH.span(low, high, digits) == english


@given(st.integers(0, 10**9), st.sampled_from([GERMAN, ENGLISH]))
def test_whole_numbers_keep_their_digits(value: int, language: Language):
    assert language.number(value).replace(".", "").replace(",", "") == str(value)


def test_words_and_short_dates_do_without_babel():
    """The first paint shows words, recent documents and their days."""
    script = (
        "import sys, datetime; from readiness.foundation.language import GERMAN;"
        "GERMAN.gettext('yes'); GERMAN.local_time(datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC));"
        "sys.exit('babel' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize(
    ("language", "currency", "expected"),
    [
        (ENGLISH, "EUR", "€300–1,200"),
        (GERMAN, "EUR", "300–1.200\N{NO-BREAK SPACE}€"),
        (ENGLISH, "CHF", "CHF\N{NO-BREAK SPACE}300–1,200"),
        (GERMAN, "CHF", "300–1.200\N{NO-BREAK SPACE}CHF"),
    ],
)
def test_money_is_a_range_without_decimals(language: Language, currency: str, expected: str):
    assert language.money(300, 1200, currency) == expected


def test_money_that_is_known_is_one_figure():
    assert (ENGLISH.money(500, 500, "EUR"), GERMAN.money(0, 0, "CHF")) == ("€500", "0\N{NO-BREAK SPACE}CHF")


def test_alternatives_are_joined_by_or():
    assert [ENGLISH.alternatives(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a or b",
        "a, b or c",
    ]
    assert GERMAN.alternatives(["a", "b"]) == "a oder b"

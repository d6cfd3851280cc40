"""Do both languages say the same?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.catalog.checks.unequal_languages import figures, meant
from readiness.domain.values import Text
from tests.unit.catalog.tiny_pack import ONE, found, line_of, put, tiny_pack, write_pack

STEP = "capabilities.0.next_steps.2"
DIFFERENT = [
    ("90 Prozent der Partner antworten.", "80% of the partners answer.", ["90", "80"]),
    ("Alle Beiträge werden geprüft.", "All 25 posts are checked.", ["25"]),
    ("Bußgelder bis 10.000 Euro drohen.", "Fines of up to 1,000 euros are possible.", ["10000", "1000"]),
    ("Höchstens 0,5 Tage im Monat.", "No more than 0.8 days a month.", ["0.5", "0.8"]),
    ("Achtzehn Tage sind genug.", "17 days are enough.", ["17"]),
    ("Um 18:30 Uhr geht es los.", "The talk begins at 5.30 p.m.", ["18", "17"]),
    ("Innerhalb von 14 Tagen antworten.", "Answer within 14 to 21 days.", ["21"]),
]
EQUAL = [
    ("90 Prozent der Partner", "90% of partners"),
    ("10.000 Euro", "10,000 euros"),
    ("1000 Follower", "1,000 followers"),
    ("0,5 Tage", "0.5 days"),
    ("einen halben bis eineinhalb Tage", "0.5 to 1.5 days"),
    ("nach Kapitel 2.1", "after chapter 2.1"),
    ("Version 1.0.0", "version 1.0.0"),
    ("um 14 Uhr", "at 2 p.m."),
    ("am 2. August 2026", "on 2 August 2026"),
    ("am 31.07.2026", "on 31 July 2026"),
    ("30 Tage", "thirty days"),
    ("drei Personen", "3 people"),
    ("2-mal im Jahr", "twice a year"),
    ("12 Monate", "a year"),
    ("achtzehn Monate", "18 months"),
    ("18 Monate", "eighteen months"),
    ("einundzwanzig Tage", "21 days"),
    ("99 Tage", "ninety-nine days"),
    ("hundert Beiträge", "100 posts"),
    ("Zweihundert Follower", "200 followers"),
    ("10.000 Follower", "ten thousand followers"),
    ("Zehntausend Follower", "10,000 followers"),
    ("um 18:30 Uhr", "at 6.30 p.m."),
    ("um 18.30 Uhr", "at 6:30 pm"),
    ("um 8:30 Uhr", "at 8.30 a.m."),
    ("um 14:00 Uhr", "at 2 p.m."),
    ("um 14 Uhr", "at 2.00 p.m."),
    ("eine halbe Stunde", "30 minutes"),
    ("30 Minuten", "half an hour"),
    ("eine Viertelstunde", "15 minutes"),
    ("anderthalb Stunden", "90 minutes"),
    ("anderthalb Tage", "1.5 days"),
    ("ein Viertel der Partner", "25% of partners"),
    ("25 Prozent", "a quarter"),
    ("die Hälfte", "50%"),
    ("drei Viertel", "75%"),
    ("rund um die Uhr", "24 hours a day"),
    ("24 Stunden", "around the clock"),
    ("B2B-Firmen und G3", "companies in B2B and G3"),
    ("72 Stunden nach Art. 33 DSGVO", "72 hours under Article 33 GDPR"),
]


@pytest.mark.parametrize(("german", "english", "numbers"), DIFFERENT)
def test_numbers_that_differ_are_found(german: str, english: str, numbers: list[str], tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, STEP, {"de": german, "en": english})

    findings = found(write_pack(tmp_path, files))

    assert [(f.code, f.value) for f in findings] == [("numbers-differ", number) for number in numbers]
    lines = {line_of(files, ONE, f"{STEP}.{language}") for language in ("de", "en")}
    assert {f.line for f in findings} <= lines


@pytest.mark.parametrize(("german", "english"), EQUAL)
def test_numbers_that_are_written_in_another_way_are_the_same(german: str, english: str):
    text = Text(german, english)

    assert set(figures(text, "de")) <= meant(text, "en")
    assert set(figures(text, "en")) <= meant(text, "de")


@given(st.lists(st.integers(0, 999_999)))
def test_the_same_figures_are_never_at_fault(numbers: list[int]):
    text = Text("; ".join(map(str, numbers)), "; ".join(map(str, numbers)))

    assert set(figures(text, "de")) == meant(text, "en") == set(numbers)


def test_a_text_of_twice_the_length_is_found_in_the_shorter_one(tmp_path: Path):
    files = tiny_pack()
    put(
        files,
        ONE,
        STEP,
        {"de": "Schreiben Sie alles auf.", "en": "Write down who posts, who answers and who approves."},
    )

    [finding] = found(write_pack(tmp_path, files))

    assert (finding.code, finding.line) == ("text-unequal", line_of(files, ONE, f"{STEP}.de"))


@pytest.mark.parametrize(
    "text",
    [
        {"de": "Kurz.", "en": "Up to eight words are never too many."},
        {"de": "Eins zwo drei vier fünf.", "en": "One two three four five six seven eight nine ten."},
    ],
)
def test_short_texts_and_twice_the_length_are_fine(text: dict[str, str], tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, STEP, text)

    assert found(write_pack(tmp_path, files)) == []

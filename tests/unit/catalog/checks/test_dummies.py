"""Does every text say something, and something of its own?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.catalog.checks import dummies
from readiness.catalog.checks.prose import Said
from tests.unit.catalog.tiny_pack import ONE, Fault, found, line_of, put, rich_pack, tiny_pack, words, write_pack

LEVEL = "capabilities.0.levels.2.de"
DUMMIES = [
    "-", "–", "...", "…", "?", "(not used)", "(nicht verwendet)", "n/a", "N/A", "n. a.", "TODO", "TODO: write this",
    "tbd", "TBD", "* * *", "Lorem ipsum dolor sit amet", "Platzhalter", "XXX",
]  # fmt: skip
FAULTS = [
    *(Fault("text-dummy", ONE, LEVEL, text) for text in DUMMIES),
    Fault("text-dummy", ONE, "capabilities.0.why.en", "-"),
    Fault("text-dummy", "incident.yaml", "stop_criteria.0.en", "tbd"),
    Fault("level-short", ONE, LEVEL, "Nein."),
    Fault("level-short", ONE, "capabilities.0.levels.0.en", "Planned"),
    Fault("text-twice", ONE, LEVEL, "one1 at one, auf Deutsch!"),
    Fault("text-twice", ONE, "capabilities.0.next_steps.4.en", "ONE1 to one in English"),
    Fault("text-twice-elsewhere", ONE, "capabilities.1.levels.3.en", "ONE1 at three in English"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()


def test_what_is_twice_in_both_languages_is_told_in_both(tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, "capabilities.0.levels.2", words("ONE1 at one"))

    assert [(f.code, f.line) for f in found(write_pack(tmp_path, files))] == [
        ("text-twice", line_of(files, ONE, "capabilities.0.levels.2.de")),
        ("text-twice", line_of(files, ONE, "capabilities.0.levels.2.en")),
    ]


@pytest.mark.parametrize(
    ("file", "path", "value"),
    [
        ("profile.yaml", "profile.4.choices.0.text", {"de": "1–9", "en": "1–9"}),
        ("texts.yaml", "texts.0.blocks.3.rows.0.1", {"de": "…", "en": "…"}),
        ("texts.yaml", "texts.0.blocks.3.columns.0", {"de": "____", "en": "____"}),
        (ONE, LEVEL, "Eine To-do-Liste nennt drei Personen."),
        (ONE, LEVEL, "Testkäufe finden jeden Monat statt."),
    ],
)
def test_what_only_looks_like_one_is_fine(file: str, path: str, value: object, tmp_path: Path):
    files = rich_pack()
    put(files, file, path, value)

    assert found(write_pack(tmp_path, files)) == []


def test_the_same_text_at_another_level_of_another_question_is_fine(tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, "capabilities.1.levels.2.de", "ONE1 at three auf Deutsch")

    assert found(write_pack(tmp_path, files)) == []


def test_rubbish_of_a_whole_question_is_told_line_by_line(tmp_path: Path):
    files = tiny_pack()
    rubbish = ["No.", "Planned.", "Partly.", "Yes.", "(not used)", "(not used)"]
    put(files, ONE, "capabilities.0.levels", [{"de": text, "en": text} for text in rubbish])

    told = {(finding.code, finding.value) for finding in found(write_pack(tmp_path, files))}

    assert {("text-dummy", "(not used)"), ("level-short", "Yes."), ("level-vague", "Partly")} <= told


@given(st.text(alphabet=st.characters(exclude_categories=["L", "Cs"])))
def test_a_text_without_a_letter_is_never_one(text: str):
    assert dummies._is_dummy(Said(("title", "de"), "de", text.strip()))

"""Every kind of input is refused with all faults at once, each with its place, in the reader's language."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readiness.app.consultant import consultant_faults
from readiness.app.documents import create_document
from readiness.catalog.checker import check_pack
from readiness.catalog.packs import load_pack
from readiness.documents import rows
from readiness.documents.published_file import read_published
from readiness.domain.form import FormFacts
from readiness.exchange.answers_json import read_answers
from readiness.exchange.consultant_json import read_consultant
from readiness.exchange.incident_json import read_incident_facts
from readiness.foundation.errors import MAX_FAULTS_SHOWN, UserError
from readiness.foundation.language import LANGUAGES
from readiness.validation.boundary import read_fields
from readiness.validation.refusal import RefusedError
from tests.unit.builders import social_media
from tests.unit.catalog.tiny_pack import GONE, MAIN, ONE, put, tiny_pack, write_pack

# What no sentence of ours says: the words of libraries.
LIBRARY_WORDS = ("Input should", "valid string", "Expected", "validation error", "pydantic", "Traceback")


def refusal(read: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        read()
    return caught.value


def sentences(error: UserError) -> tuple[list[str], list[str]]:
    """Return the lines of the message in English and in German, after a look at their words."""
    english, german = (error.sentence(LANGUAGES[language]) for language in ("en", "de"))
    assert not any(word in english + german for word in LIBRARY_WORDS)
    assert len(english.splitlines()) == len(german.splitlines())
    assert all(en != de for en, de in zip(english.splitlines(), german.splitlines(), strict=True))
    return english.splitlines(), german.splitlines()


def test_answers_tell_format_and_content_together(tmp_path: Path):
    path = tmp_path / "answers.json"
    path.write_text(
        """{"format": "readiness-answers/1", "pack": "social-media",
 "answers": {
  "PRO1": {"level": 7},
  "XYZ9": {"level": 1},
  "MON1": {"level": 2, "status": "dont_know"},
  "CON3": {"status": "not_applicable"},
  "SKL1": {"level": "3"},
  "SKL2": {"levl": 3}
 }}""",
        encoding="utf-8",
    )

    error = refusal(lambda: read_answers(path, social_media()))
    english, german = sentences(error)

    assert [(fault.line, fault.code, fault.place) for fault in error.faults] == [
        (3, "value-maximum", ("answers", "PRO1", "level")),
        (4, "unknown-code", ("answers", "XYZ9")),
        (5, "level-and-status", ("answers", "MON1")),
        (6, "reason-missing", ("answers", "CON3")),
        (7, "value-type", ("answers", "SKL1", "level")),
        (8, "key-unknown", ("answers", "SKL2", "levl")),
    ]
    assert english[0] == (
        f"{path}: The file does not follow readiness-answers/1. See docs/formats/answers.md for an example. 6 faults:"
    )
    assert english[1] == (
        f"  {path}:3: answers.PRO1.level (7): The number is too large; the largest is 5. Enter a number in the range."
    )
    assert german[0].endswith("6 Fehler:")
    assert german[1].startswith(f"  {path}:3: answers.PRO1.level (7): Die Zahl ist zu groß; erlaubt ist höchstens 5.")


def test_a_list_without_end_is_cut(tmp_path: Path):
    path = tmp_path / "answers.json"
    given = {f"X{number}": {"level": 1} for number in range(MAX_FAULTS_SHOWN + 5)}
    path.write_text(json.dumps({"format": "readiness-answers/1", "pack": "social-media", "answers": given}))

    english, german = sentences(refusal(lambda: read_answers(path, social_media())))

    assert len(english) == MAX_FAULTS_SHOWN + 2
    assert (english[-1], german[-1]) == ("  and 5 more", "  und 5 weitere")


def test_a_consultants_file(tmp_path: Path):
    path = tmp_path / "consultant.json"
    path.write_text(
        """{"format": "readiness-consultant/1",
 "foreword": 5,
 "findings": {"NIX": "words"},
 "wordings": {"PRO3:0>2": "words", "PRO3:0>1": 7},
 "accent": "#ffd400",
 "logo": {"file": "logo.svg"}}""",
        encoding="utf-8",
    )

    error = refusal(lambda: read_consultant(path, lambda data: consultant_faults(data, social_media())))
    sentences(error)

    assert [(fault.line, fault.code) for fault in error.faults] == [
        (2, "value-type"),
        (3, "unknown-dimension"),
        (4, "value-type"),
        (4, "unknown-step"),
        (5, "accent-too-light"),
        (6, "key-unknown"),
    ]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ('{"format": "readiness-answers/1", "pack": "social-media", "answers": {"PRO1": {}, "PRO1": {}}}', "PRO1"),
        ('{"format": "readiness-consultant/1", "contact": "one", "contact": "other"}', "contact"),
        ('{"format": "readiness-incident-facts/1", "F3": 1, "F3": 2}', "F3"),
    ],
    ids=["answers", "consultant", "incident"],
)
def test_a_key_that_is_given_twice_is_refused_in_every_file(tmp_path: Path, content: str, key: str):
    asked = social_media()
    guide = asked.incident
    assert guide is not None
    path = tmp_path / "twice.json"
    path.write_text(content, encoding="utf-8")
    read: dict[str, Callable[[], object]] = {
        "PRO1": lambda: read_answers(path, asked),
        "contact": lambda: read_consultant(path, lambda data: consultant_faults(data, asked)),
        "F3": lambda: read_incident_facts(path, guide, date(2026, 11, 2), {}),
    }

    error = refusal(read[key])
    sentences(error)

    assert [(fault.code, fault.facts["key"]) for fault in error.faults] == [("key-twice", key)]


def test_the_facts_of_an_incident(tmp_path: Path):
    guide = social_media().incident
    assert guide is not None
    path = tmp_path / "facts.json"
    path.write_text(
        '{"format": "readiness-incident-facts/1",\n "F1": "nobody",\n "F3": 9,\n "F10": "yesterday",\n "F99": 1}',
        encoding="utf-8",
    )

    error = refusal(lambda: read_incident_facts(path, guide, date(2026, 11, 2), {}))
    sentences(error)

    assert [(fault.line, fault.code) for fault in error.faults] == [
        (2, "incident-fact-value"),
        (3, "incident-fact-value"),
        (4, "incident-fact-value"),
        (5, "incident-fact-unknown"),
    ]


def test_a_questionnaire_over_several_files(tmp_path: Path):
    files = tiny_pack()
    put(files, MAIN, "title", GONE)
    put(files, ONE, "capabilities.0.horizon_days", 30.0)
    put(files, ONE, "capabilities.1.person_days", {"low": 3, "high": 1})
    put(files, "legal.yaml", "as_of", date(2026, 7, 31))
    put(files, "targets.yaml", "targets.0.level", 6.0)
    folder = write_pack(tmp_path, files)

    found = [(Path(str(f.file)).name, f.code, f.value) for f in check_pack(folder)]
    error = refusal(lambda: load_pack(folder))
    sentences(error)

    assert found == [
        ("ONE.yaml", "value-type", 30.0),
        ("ONE.yaml", "range-reversed", {"low": 3, "high": 1}),
        ("legal.yaml", "value-type", "2026-07-31"),
        ("pack.yaml", "key-missing", None),
        ("targets.yaml", "value-type", 6.0),
    ]
    assert [(fault.file, fault.line) for fault in error.faults] == [(f.file, f.line) for f in check_pack(folder)]


def test_a_document_of_a_stranger(tmp_path: Path, own_data_folder: Path):
    path = tmp_path / "strange.readiness"
    create_document(path, social_media(), "Muster GmbH").document.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO answer VALUES ('PRO1', 'maybe', 9, NULL, '', '', 0, '', 0)")
        connection.execute("INSERT INTO answer VALUES ('PRO2', 'not_applicable', NULL, NULL, '', '', 0, '', 0)")
        connection.execute("UPDATE document SET value = json_set(value, '$.depth', 'deep') WHERE key = 'details'")
        connection.execute("UPDATE document SET value = json_set(value, '$.capacity_days', -1) WHERE key = 'plan'")
        connection.execute("UPDATE document SET value = json_remove(value, '$.title') WHERE key = 'questionnaire'")
        rows.write_checksum(connection)

    error = refusal(lambda: read_published(path))
    sentences(error)

    assert error.code == "document-damaged"
    assert {(fault.code, fault.place) for fault in error.faults} == {
        ("key-missing", ("questionnaire",)),
        ("value-enum", ("answers", "PRO1", "status")),
        ("value-maximum", ("answers", "PRO1", "level")),
        ("reason-missing", ("answers", "PRO2")),
        ("value-enum", ("details", "depth")),
        ("value-exclusiveMinimum", ("plan", "capacity_days")),
    }


def test_the_facts_of_a_form():
    given: dict[str, Any] = {
        "format": "readiness-form/2",
        "depth": "deep",
        "language": "fr",
        "pack": "x",
        "colour": "x",
    }

    with pytest.raises(RefusedError) as refused:
        read_fields(given, FormFacts)

    assert {(fault.code, fault.place or fault.facts["key"]) for fault in refused.value.faults} == {
        ("value-enum", ("format",)),
        ("value-enum", ("depth",)),
        ("value-pattern", ("language",)),
        ("key-missing", "version"),
        ("key-missing", "questions"),
        ("key-unknown", ("colour",)),
    }

"""Every error that Pydantic knows becomes a sentence of ours, in both languages."""

from typing import Any

import pytest
from pydantic_core._pydantic_core import list_all_errors

from readiness.foundation.errors import Fault
from readiness.foundation.language import ENGLISH, GERMAN, LANGUAGES
from readiness.validation.faults import faults_of

ERRORS: list[Any] = list_all_errors()


def fault_of(kind: str, context: dict[str, Any] | None) -> Fault:
    error = {"type": kind, "loc": ("answers", 0, "level"), "input": "x", "ctx": context or {}}
    (fault,) = faults_of([error], {"answers": [{"level": "x"}]})
    return fault


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error["type"])
def test_every_error_of_the_library_is_told_in_our_words(error: Any):
    fault = fault_of(error["type"], error.get("example_context"))
    english, german = (fault.sentence(LANGUAGES[language]) for language in ("en", "de"))

    assert english != german
    assert error["example_message_python"] not in english + german
    assert fault.message(GERMAN) != fault.message(ENGLISH)
    assert fault.advice(GERMAN) != fault.advice(ENGLISH)
    assert english.startswith("answers[0]") or fault.code == "json-broken"


def test_an_error_that_is_not_known_yet_gives_a_neutral_sentence():
    fault = fault_of("phase_of_the_moon", None)

    assert fault.code == "value-refused"
    assert fault.message(GERMAN) == "Dieser Wert ist nicht erlaubt."


@pytest.mark.parametrize(
    ("kind", "context", "code", "wanted"),
    [
        ("int_from_float", None, "value-type", "a whole number"),
        ("string_type", None, "value-type", "a text"),
        ("date_from_datetime_parsing", None, "value-type", "a day as in 2026-11-02"),
        ("finite_number", None, "value-type", "a number"),
        ("enum", {"expected": "'core' or 'protective'"}, "value-enum", "core, protective"),
        ("greater_than_equal", {"ge": 1}, "value-minimum", 1),
        ("less_than_equal", {"le": 5}, "value-maximum", 5),
        ("greater_than", {"gt": 0}, "value-exclusiveMinimum", 0),
        ("string_too_long", {"max_length": 9}, "value-maxLength", 9),
    ],
)
def test_it_is_told_what_was_wanted(kind: str, context: Any, code: str, wanted: object):
    fault = fault_of(kind, context)

    assert (fault.code, fault.facts["wanted"]) == (code, wanted)

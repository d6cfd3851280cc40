"""A problem tells its value in one short line, and its words in the reader's language."""

import pytest

from readiness.foundation.errors import Fault, FormatError
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.foundation.translation import N_


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), ("", ""), (0, "0"), (False, "false"), ("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…")],
)
def test_a_long_value_is_cut(value: object, shown: str):
    assert Fault("code", (), "what", "remedy", value=value).shown_value() == shown


def test_facts_are_filled_in_as_they_are():
    problem = Fault("code", (), N_("“{key}” is missing."), N_("Add it."), {"key": "{key} {0}"})

    assert problem.message(ENGLISH) == "“{key} {0}” is missing."
    assert problem.advice(ENGLISH) == "Add it."


def test_a_single_fault_of_a_format_needs_no_headline_and_several_have_one():
    one = Fault("code", ("answers", "PRO1"), N_("“{key}” is missing."), N_("Add it."), {"key": "level"}, line=3)
    named = {"where": "f.json", "format": "x/1", "page": "x.md"}
    what, remedy = N_("The file does not follow {format}."), N_("See {page} for an example.")

    single = FormatError("code", what, remedy, faults=[one], **named).sentence(ENGLISH)
    double = FormatError("code", what, remedy, faults=[one, one], **named).sentence(ENGLISH)

    assert single == "f.json:3: answers.PRO1: “level” is missing. Add it."
    assert double.splitlines() == [
        "f.json: The file does not follow x/1. See x.md for an example. 2 faults:",
        f"  {single}",
        f"  {single}",
    ]


def test_a_strangers_value_breaks_no_line():
    fault = Fault("code", ("a\nb",), N_("“{key}” is missing."), N_("Add it."), {"key": "x"}, value="c\u2028d\x1b[2J")

    assert len(fault.sentence(GERMAN).splitlines()) == 1


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("\N{CYRILLIC CAPITAL LETTER ES}OP", "U+0421 CYRILLIC CAPITAL LETTER ES"),
        ("COP\N{ZERO WIDTH SPACE}", "U+200B ZERO WIDTH SPACE"),
        ("CO\N{SOFT HYPHEN}P", "U+00AD SOFT HYPHEN"),
        ("country\N{NO-BREAK SPACE}= DE", "U+00A0 NO-BREAK SPACE"),
        ("a text with \N{RIGHT-TO-LEFT OVERRIDE}inside", "U+202E RIGHT-TO-LEFT OVERRIDE"),
    ],
)
def test_signs_that_deceive_are_named(value: str, named: str):
    assert named in Fault("x", (), "It is wrong.", "Mend it.", {}, value).message(ENGLISH)


@pytest.mark.parametrize("value", ["COP", "Größe", "“quoted”", "Ελληνικά και άλλα", "Привет, мир", 3, None, "a\tb"])
def test_other_values_are_left_alone(value: object):
    assert Fault("x", (), "It is wrong.", "Mend it.", {}, value).message(ENGLISH) == "It is wrong."

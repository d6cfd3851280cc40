"""A problem tells its value in one short line, and its words in the reader's language."""

import pytest

from readiness.foundation.errors import Fault
from readiness.foundation.language import ENGLISH
from readiness.foundation.translation import N_


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), ("", ""), (0, "0"), (False, "False"), ("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…")],
)
def test_a_long_value_is_cut(value: object, shown: str):
    assert Fault("code", (), "what", "remedy", value=value).shown_value() == shown


def test_facts_are_filled_in_as_they_are():
    problem = Fault("code", (), N_("“{key}” is missing."), N_("Add it."), {"key": "{key} {0}"})

    assert problem.message(ENGLISH) == "“{key} {0}” is missing."
    assert problem.advice(ENGLISH) == "Add it."

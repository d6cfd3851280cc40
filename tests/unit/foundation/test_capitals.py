"""Capital letters at the beginning."""

import pytest

from readiness.foundation.capitals import capitalised


@pytest.mark.parametrize(
    ("words", "begins"),
    [("geprüft vom IT-Leiter", "Geprüft vom IT-Leiter"), ("über 90 %", "Über 90 %"), ("PR lead", "PR lead"), ("", "")],
)
def test_only_the_first_letter_changes(words: str, begins: str):
    assert capitalised(words) == begins

"""A fault the user can mend says where it is, what it is and what to do."""

from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN


def test_a_sentence_has_place_fault_and_remedy():
    error = UserError("level-outside", "{code} has level {level}.", "Give 0 to 5.", where="a.json", code="X", level=7)

    assert error.sentence(ENGLISH) == "a.json: X has level 7. Give 0 to 5."


def test_without_a_place_there_is_no_colon():
    assert UserError("x", "Broken.", "Mend it.").sentence(ENGLISH) == "Broken. Mend it."


def test_facts_are_filled_in_after_translation():
    error = UserError("x", "{n} × don’t know", "Close", n="don’t know")

    assert error.sentence(GERMAN) == "don’t know × weiß nicht Schließen"


def test_the_log_sees_code_and_place_but_no_facts():
    error = UserError("x", "{name} is wrong.", "Mend it.", where="a.json", name="Erika")

    assert str(error) == "x a.json"
    assert "Erika" not in repr(error)

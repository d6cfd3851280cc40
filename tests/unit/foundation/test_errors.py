"""A fault the user can mend says where it is, what it is and what to do."""

import errno
import os
import sqlite3

import pytest

from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.foundation.translation import N_


def test_a_sentence_has_place_fault_and_remedy():
    error = UserError("level-outside", "{code} has level {level}.", "Give 0 to 5.", where="a.json", code="X", level=7)

    assert error.sentence(ENGLISH) == "a.json: X has level 7. Give 0 to 5."


def test_without_a_place_there_is_no_colon():
    assert UserError("x", "Broken.", "Mend it.").sentence(ENGLISH) == "Broken. Mend it."


def test_facts_are_filled_in_after_translation():
    error = UserError("x", "Undone: {change}", "Close", change="don’t know")

    assert error.sentence(GERMAN) == "Zurückgenommen: don’t know Schließen"


def test_the_log_sees_code_and_place_but_no_facts():
    error = UserError("x", "{name} is wrong.", "Mend it.", where="a.json", name="Erika")

    assert str(error) == "x a.json"
    assert "Erika" not in repr(error)


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.EROFS, errno.ENOSPC, errno.EIO])
def test_what_the_system_says_in_english_is_told_in_the_readers_language(number: int):
    error = UserError("x", N_("The file cannot be read ({reason})."), "", reason=reason_of(OSError(number, "")))

    german = error.sentence(GERMAN)

    assert os.strerror(number) not in german
    assert german != error.sentence(ENGLISH)
    assert errno.errorcode[number] not in german


def test_a_rare_reason_is_told_by_its_name():
    assert reason_of(OSError(errno.EDOM, "Out of range")) == "EDOM"
    assert reason_of(ValueError("Erika")) == "ValueError"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (32, "it is in use"),
        (59, "its disk is missing"),
        (5, "you do not have permission"),
        (206, "the name is too long"),
    ],
)
def test_windows_has_finer_reasons(number: int, reason: str):
    error = OSError(errno.EACCES, "So Windows says")
    # Elsewhere an error has no such number.
    error.winerror = number
    assert reason_of(error) == reason


def test_what_sqlite_says_is_told_too():
    with pytest.raises(sqlite3.Error) as caught:
        sqlite3.connect("/no/such/folder/x").execute("SELECT 1")

    assert GERMAN.gettext(reason_of(caught.value)) == "lässt sich nicht öffnen"


def test_what_comes_from_outside_moves_no_cursor():
    error = UserError("x", "“{name}” is wrong.", "Mend it.", where="a\x1b[2J.json", name="\x1b[31m\u2028\ud800")

    told = error.sentence(ENGLISH)

    assert told.isprintable()
    told.encode()

"""The catalogue of the program's texts: complete, and that of the code as it stands."""

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "readiness" / "locale" / "de" / "LC_MESSAGES" / "readiness.po"
KEYWORDS = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2)}


def test_every_text_of_the_program_has_a_german_one() -> None:
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    # A message that counts has a text for one and one for many.
    empty = [
        message.id
        for message in messages
        if not (all(message.string) if isinstance(message.string, tuple) else message.string)
    ]
    assert empty == [], "run `make catalogue` and translate these"


def test_no_text_is_a_guess() -> None:
    with CATALOGUE.open("rb") as file:
        assert [message.id for message in read_po(file) if message.id and message.fuzzy] == []


def test_the_catalogue_is_that_of_the_code() -> None:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = {
        message
        for _name, _line, message, _comments, _context in extract_from_dir(ROOT, methods, options, KEYWORDS)
        if message
    }
    with CATALOGUE.open("rb") as file:
        known = {message.id for message in read_po(file) if message.id}
    assert (found - known, known - found) == (set(), set()), "run `make catalogue`"

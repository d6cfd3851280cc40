"""The catalogue of the program's texts: complete, and that of the code as it stands."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "readiness" / "locale" / "de" / "LC_MESSAGES" / "readiness.po"
KEYWORDS = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


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


def test_what_the_code_says_is_in_the_catalogue_however_it_is_called() -> None:
    """Babel sees no call inside an f-string, and none by another name: such a text would stay English."""
    with CATALOGUE.open("rb") as file:
        known = {
            message.id if isinstance(message.id, str) else message.id[0] for message in read_po(file) if message.id
        }
    said = [text for path in (ROOT / "readiness").rglob("*.py") for text in _asked_for(path)]
    assert len(said) > len(known) / 2
    assert sorted({text for text in said if text not in known}) == []


def _asked_for(path: Path) -> Iterator[str]:
    """Yield the texts that a file asks for by `gettext`, `ngettext` or another name that it gives to one of them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {"gettext", "ngettext", "_", "N_"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target, value in _pairs(node):
                if isinstance(value, ast.Attribute) and value.attr in {"gettext", "ngettext"}:
                    names.add(target)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in names and isinstance(node.args[0].value, str):
                yield node.args[0].value


def _pairs(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Yield the names that an assignment gives, each with its value, also in `_, count = a.gettext, a.ngettext`."""
    for target in node.targets:
        if isinstance(target, ast.Name):
            yield target.id, node.value
        elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            for name, value in zip(target.elts, node.value.elts, strict=False):
                if isinstance(name, ast.Name):
                    yield name.id, value

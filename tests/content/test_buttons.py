"""What a sentence calls a button, a field or an entry of a menu is what stands on it, letter by letter."""

import re

import pytest
from babel.messages.pofile import read_po

from tests.content.texts import CATALOGUE, MNEMONIC, ROOT

# Buttons of other programs.
FOREIGN = {"Save", "Export data", "Send data", "Excel workbook (.xlsx)"}
# A label begins with a capital letter; keys of files and commands, which are quoted as well, do not.
QUOTED = {"en": re.compile("“([A-Z][^”{}]*)”"), "de": re.compile("„([^“]+)“")}
# Buttons that sentences speak of most, and that could be read as words of the sentence.
ALONE = re.compile(r"(?<![“„])\b(?:Undo|Redo|Rückgängig)\b(?![”“:])")
# What a page of help emphasises without quoting it.
DESCRIBED = {"Three dots beside a recent assessment", "Drei Punkte neben einer zuletzt geöffneten Bewertung"}


def plain(label: str) -> str:
    """Return a label without the mark of its shortcut and the sign that a dialog follows."""
    return MNEMONIC.sub("", label).removesuffix("…").rstrip()


def messages() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        return {m.id: m.string for m in read_po(file) if m.id and isinstance(m.id, str)}


MESSAGES = messages()
LABELS = {plain(english): plain(german) for english, german in MESSAGES.items()}


def counted_messages() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        counted = [m for m in read_po(file) if m.id and not isinstance(m.id, str)]
    return {english: german for m in counted for english, german in zip(m.id, m.string, strict=True)}


def test_a_quoted_name_is_that_of_the_button_in_both_languages() -> None:
    quoted = [
        (plain(name), german)
        for english, german in {**MESSAGES, **counted_messages()}.items()
        for name in QUOTED["en"].findall(english)
        if name not in FOREIGN
    ]
    assert quoted
    assert [name for name, _ in quoted if name not in LABELS] == [], "no button is called so"
    assert [(n, german) for n, german in quoted if LABELS[n] not in map(plain, QUOTED["de"].findall(german))] == []


def test_a_button_in_a_sentence_is_quoted() -> None:
    sentences = [text for pair in MESSAGES.items() for text in pair if len(text.split()) > 1]
    assert [text for text in sentences if ALONE.search(text)] == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_pages_of_help_name_what_is_on_the_screen(language: str) -> None:
    """*Menu → Open a backup …*: each part begins a message of the program."""
    known = [*MESSAGES, *MESSAGES.values()]
    wrong = []
    for path in sorted(ROOT.glob(f"docs/user/*.{language}.md")):
        text = " ".join(path.read_text(encoding="utf-8").split())
        for named in re.findall(r"(?<![*\w])\*([^*|]+)\*(?![*\w])", text):
            wrong += [
                f"{path.name}: {part}"
                for part in named.split(" → ")
                if part not in DESCRIBED and not any(plain(message).startswith(plain(part)) for message in known)
            ]
    assert wrong == []

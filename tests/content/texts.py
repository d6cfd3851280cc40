"""Every text that the language tests read, with its place and its language."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from babel.messages.pofile import read_po

from readiness.catalog.packs import load_pack
from readiness.domain.values import Text

ROOT = Path(__file__).parents[2]
SOCIAL_MEDIA = ROOT / "questionnaires" / "social-media"
EXAMPLE = ROOT / "docs" / "authoring" / "example-pack"
PACKS = [folder for folder in (SOCIAL_MEDIA, EXAMPLE) if folder.exists()]
CATALOGUE = ROOT / "readiness" / "locale" / "de" / "LC_MESSAGES" / "readiness.po"

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|{[^}]*}")
MNEMONIC = re.compile(r"&(?=\w)")
# File names, conditions and examples of what to type: `pack.yaml`, `A>=m@n`, `na:reason`.
NOT_PROSE = re.compile(r"\S*\w[.:/_@=<>]+\w\S*|\S*[_@=<>/]\S*")


class Said(NamedTuple):
    """One text in one language."""

    place: str
    language: str
    text: str


def of_pack(folder: Path) -> list[Said]:
    """Return every text of a questionnaire, in the order in which it is read."""
    return list(_texts(load_pack(folder), folder.name))


def of_app() -> Iterator[Said]:
    """Yield the app's own texts: English as written in the code, German as translated."""
    with CATALOGUE.open("rb") as file:
        for message in read_po(file):
            for language, words in (("en", message.id), ("de", message.string)):
                for text in [words] if isinstance(words, str) else words:
                    yield Said(f"readiness.po: {message.id!r}", language, _prose(text))


def _texts(value: Any, place: str) -> Iterator[Said]:
    if isinstance(value, Text):
        yield from (Said(place, language, value.in_language(language)) for language in ("de", "en"))
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{place}.{key}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts(item, f"{place}.{getattr(item, 'code', number)}")


def _prose(text: str) -> str:
    return NOT_PROSE.sub(" ", MNEMONIC.sub("", PLACEHOLDER.sub(" ", text)))

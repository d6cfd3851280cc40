"""Every text that the language tests read, with its place and its language."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.pofile import read_po

from readiness.catalog.packs import load_pack
from readiness.domain.questionnaire import Variant
from readiness.domain.values import Text
from readiness.exchange.sample_json import read_sample

ROOT = Path(__file__).parents[2]
SOCIAL_MEDIA = ROOT / "questionnaires" / "social-media"
AGENCY = ROOT / "questionnaires" / "agency-readiness"
EXAMPLE = ROOT / "docs" / "authoring" / "example-pack"
PACKS = [folder for folder in (SOCIAL_MEDIA, AGENCY, EXAMPLE) if folder.exists()]
CATALOGUE = ROOT / "readiness" / "locale" / "de" / "LC_MESSAGES" / "readiness.po"

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|{[^}]*}")
MNEMONIC = re.compile(r"&(?=\w)")
# What the reader types or finds in a file: `pack.yaml`, `A>=m@n`, `.pdf`, “dimensions”, “readiness check …”.
NOT_PROSE = re.compile(r"\S*[.:/_@=<>]\w\S*|\S*[_@=<>/]\S*|[“„][a-z -]+[”“]")


class Said(NamedTuple):
    """One text in one language."""

    place: str
    language: str
    text: str


@cache
def of_pack(folder: Path) -> list[Said]:
    """Return every text of a questionnaire, in the order in which it is read."""
    return list(_texts(load_pack(folder), folder.name))


def of_samples(folder: Path) -> Iterator[Said]:
    """Yield what the sample companies of a questionnaire say."""
    for path in sorted((folder / "samples").glob("*.json")):
        yield from (said for said in _texts(read_sample(path), path.stem) if said.text)


def of_app() -> Iterator[Said]:
    """Yield the prose of the app: English as written in the code, German as translated."""
    with CATALOGUE.open("rb") as file:
        # What people search for is in their words, not in ours.
        messages = [message for message in read_po(file) if message.id and message.context != "search"]
    for message in messages:
        place = f"readiness.po: {message.id!r}"
        english, german = ([text] if isinstance(text, str) else text for text in (message.id, message.string))
        yield from (Said(place, "en", _prose(text)) for text in english)
        yield from (Said(place, "de", _without_keywords(_prose(text), " ".join(english))) for text in german)


def _texts(value: Any, place: str) -> Iterator[Said]:
    if isinstance(value, Text):
        yield from (Said(place, language, value.in_language(language)) for language in ("de", "en"))
    elif is_dataclass(value):
        for name in (field.name for field in fields(value)):
            # Citations are names of courts and statutes, not prose.
            if name == "sources":
                continue
            yield from _texts(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{place}.{key}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts(item, f"{place}.{_name(item, number)}")


def _name(item: Any, number: int) -> str:
    """Return how a place names an entry of a list: by its code, a wording by what it is of, others by number."""
    if isinstance(item, Variant):
        return f"{item.of}{item.to or ''}-{number}"
    return str(getattr(item, "code", number))


def _without_keywords(german: str, english: str) -> str:
    """Leave out what both languages write alike in small letters: keywords of our files, such as `dimensions`."""
    alike = set(re.findall(r"\b[a-z_]+\b", english))
    return re.sub(r"\b[a-z_]+\b", lambda word: "" if word[0] in alike else word[0], german)


def _prose(text: str) -> str:
    return NOT_PROSE.sub(" ", MNEMONIC.sub("", PLACEHOLDER.sub(" ", text)))

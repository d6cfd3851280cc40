"""The texts of a pack as the checks of wording read them: each with its place and its language. No check itself."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from readiness.catalog.pack import Pack
from readiness.domain.questionnaire import VariantOf
from readiness.domain.values import Text
from readiness.foundation.errors import Place
from readiness.foundation.language import LANGUAGES

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
# Full stops that end no sentence.
ABBREVIATION = re.compile(
    rf"\b(?:z\. ?B|e\.g|i\.e|Art|Abs|Nr|No|lit|ff|v|St|ca)\.(?= \S)|\b\d{{1,2}}\.(?= (?:{_MONTHS}))"
)
_SENTENCE_END = re.compile(r"(?:(?<=[.!?:;])|(?<=[.!?][“’”]))\s+")


class Said(NamedTuple):
    """A text in one language; its place leads to the line on which it begins."""

    place: Place
    language: str
    text: str


def texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, Text]]:
    """Yield every text within a questionnaire or a part of it, with its place."""
    if isinstance(value, Text):
        yield place, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name), (*place, field.name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*place, key))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from texts(item, (*place, i))


def said(place: Place, text: Text) -> Iterator[Said]:
    """Yield a text in the languages in which it is written."""
    for language, written in ((language, getattr(text, language).strip()) for language in LANGUAGES):
        if written:
            yield Said((*place, language), language, written)


def levels(pack: Pack) -> Iterator[Said]:
    """Yield the statements of all levels."""
    for place, capability in pack.capabilities():
        for i, text in enumerate(capability.levels):
            yield from said((*place, "levels", i), text)


def steps(pack: Pack) -> Iterator[Said]:
    """Yield the next steps, and what stands for them in some organisations."""
    for place, capability in pack.capabilities():
        for i, text in enumerate(capability.next_steps):
            yield from said((*place, "next_steps", i), text)
        for i, variant in enumerate(capability.variants):
            if variant.of is VariantOf.STEP:
                yield from said((*place, "variants", i, "text"), variant.text)


def step_titles(pack: Pack) -> Iterator[Said]:
    """Yield the titles of all steps."""
    for place, capability in pack.capabilities():
        for i, text in enumerate(capability.step_titles):
            yield from said((*place, "step_titles", i), text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a colon and a semicolon end one, the full stop of an abbreviation does not."""
    return _SENTENCE_END.split(ABBREVIATION.sub(lambda short: re.sub("[. ]", "", short[0]), text))


def plain(text: str) -> str:
    """Return a text as it is compared: in small letters, without punctuation, with single spaces."""
    return " ".join(re.findall(r"\w+", text.casefold()))

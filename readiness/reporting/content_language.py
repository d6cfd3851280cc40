"""Marks what a questionnaire says in another language than the page, so that it is read aloud and hyphenated rightly.

The templates put its texts into sentences of ours in many ways. So they are found afterwards, in the finished page: a
text alone in an element marks the element, any other gets a `span`.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from markupsafe import escape

from readiness.domain.questionnaire import Questionnaire
from readiness.domain.values import Text
from readiness.foundation.language import Language
from readiness.reporting.markup import Element, parse

# What holds no words of a page, and a link, which holds nothing but words.
_LEFT_ALONE = frozenset({"title", "style", "svg", "script"})
_ONLY_WORDS = frozenset({"a"})
_SHORTEST = 2


def with_languages(page: str, questionnaire: Questionnaire, language: Language, code: str) -> str:
    """Return a page with the texts of the questionnaire marked as being in the language `code`."""
    found = {language.of(text) for text in _texts(questionnaire)}
    # The longest first: a name may be a part of a question.
    words = sorted((str(escape(text)) for text in found if len(text) >= _SHORTEST), key=len, reverse=True)
    if not words:
        return page
    root, pattern = parse(page), re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
    _mark(root, pattern, code)
    return str(root)


def _texts(value: Any) -> Iterator[Text]:
    """Yield every text in a value, at any depth."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        yield from _texts(tuple(getattr(value, field.name) for field in fields(value)))


def _mark(element: Element, pattern: re.Pattern[str], code: str) -> None:
    if element.tag in _LEFT_ALONE:
        return
    if element.tag and len(element.children) == 1 and isinstance(element.children[0], str):
        whole = pattern.fullmatch(element.children[0].strip())
        if whole and not element.get("lang"):
            element.set("lang", code)
            return
    if element.tag in _ONLY_WORDS:
        return
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element):
            _mark(child, pattern, code)
            children.append(child)
        else:
            children += _divided(child, pattern, code)
    element.children = children


def _divided(words: str, pattern: re.Pattern[str], code: str) -> Iterator[Element | str]:
    at = 0
    for found in pattern.finditer(words):
        yield words[at : found.start()]
        yield Element("span", f'<span lang="{code}">', [found[0]])
        at = found.end()
    yield words[at:]

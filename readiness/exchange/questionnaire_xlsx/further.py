"""Leaves of plain data, one a row: what the other sheets have no columns for, such as incidents, law and texts to act.

A place is written `incident/facts/[2]/question`: entries of a list have their number in brackets, counted from 1, and
what stands in the sheets of questions, dimensions, gates, targets or the profile is named by its code, as in
`questions/PRO1/variants/[1]/text`.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from readiness.foundation.errors import Place

# Lists whose entries have sheets of their own, and are named by their codes.
BY_CODE = ("dimensions", "gates", "targets", "profile")
QUESTIONS = "questions"
# What stands for a list or keys without any entries, and for a text without letters: an empty cell says nothing.
EMPTY: dict[str, list[Any] | dict[str, Any] | str] = {"[]": [], "{}": {}, '""': ""}
_ENTRY = re.compile(r"\[([1-9][0-9]{0,4})\]")
_DEEPEST = 30


def leaves(value: Any, path: str, languages: Collection[str]) -> Iterator[tuple[str, Any]]:
    """Yield the leaves of plain data with their places; a text in several languages is one leaf."""
    if isinstance(value, dict) and value and not is_text(value, languages):
        for key, inside in value.items():
            yield from leaves(inside, _joined(path, _written(key)), languages)
    elif isinstance(value, list) and value:
        for number, inside in enumerate(value, start=1):
            yield from leaves(inside, _joined(path, f"[{number}]"), languages)
    elif value is not None:
        yield path, next((sign for sign, empty in EMPTY.items() if value == empty), value)


def is_text(value: Any, languages: Collection[str]) -> bool:
    """Return whether plain data is a text in some of the languages."""
    return isinstance(value, dict) and all(key in languages and isinstance(text, str) for key, text in value.items())


def steps(path: str) -> Place | None:
    """Return a written place as keys and numbers counted from 0; None where it is none."""
    found: list[str | int] = []
    for part in path.split("/"):
        entry = _ENTRY.fullmatch(part)
        if not part:
            return None
        if entry:
            found.append(int(entry[1]) - 1)
        else:
            found.append(part.replace("~1", "/").replace("~0", "~"))
    return tuple(found) if len(found) <= _DEEPEST else None


def key_of(part: str) -> str | int:
    """Return a key of a mapping; one that is a number, such as a level, was written without quotation marks."""
    if part.startswith('"') and part.endswith('"') and len(part) > 1:
        return part[1:-1]
    return int(part) if re.fullmatch("[0-9]{1,6}", part) else part


def _written(key: Any) -> str:
    if isinstance(key, int):
        return str(key)
    text = str(key).replace("~", "~0").replace("/", "~1")
    return f'"{text}"' if re.fullmatch(r"[0-9]+|\[.*\]", text) else text


def _joined(path: str, part: str) -> str:
    return f"{path}/{part}" if path else part

"""JSON as text: where its syntax breaks, which keys it gives twice, and on which line each value stands."""

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from json import decoder
from typing import Any, NoReturn

from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

_SPACE = re.compile(r"[ \t\r\n]*")

# The standard library's own reader of texts: from behind the opening quotation mark to (text, end).
_scan_text: Callable[[str, int], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined]
# And of values: from where one begins to (value, end); of a number it only takes the digits.
_scan_value: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder(
    parse_int=str, parse_float=str, parse_constant=str, strict=False
).scan_once  # type: ignore[attr-defined]


class JsonSyntaxError(ValueError):
    """The text is no JSON; `fault` says where."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def parse(raw: bytes | str) -> Any:
    """Return the plain data of a JSON text; raises JsonSyntaxError, also where a key is given twice."""
    try:
        text = raw if isinstance(raw, str) else raw.decode("utf-8")
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise JsonSyntaxError(
            Fault(
                "json-broken",
                (),
                N_("From column {column}, this is not valid JSON."),
                N_("Look for a missing comma, quotation mark or bracket."),
                {"column": error.colno},
                line=error.lineno,
            )
        ) from error
    except UnicodeDecodeError as error:
        raise JsonSyntaxError(
            Fault("json-broken", (), N_("The file is not a UTF-8 text."), N_("Save it as UTF-8 in your editor."))
        ) from error
    except JsonSyntaxError:
        raise
    except (ValueError, RecursionError) as error:
        raise JsonSyntaxError(
            Fault(
                "json-broken",
                (),
                N_("This is not valid JSON: a number is out of bounds, or the nesting too deep."),
                N_("Check that it is the right file."),
            )
        ) from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; the one of two equal keys that comes first would be lost without a word."""
    found = dict(pairs)
    if len(found) != len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        what, remedy = N_("“{key}” is given twice."), N_("Remove or rename one of them.")
        raise JsonSyntaxError(Fault("key-twice", (), what, remedy, {"key": twice}))
    return found


def line_finder(raw: bytes | str) -> Callable[[Place], int]:
    """Return a function that gives the line (from 1) of a place, or of the nearest value around it."""
    text = raw if isinstance(raw, str) else raw.decode("utf-8", "replace")
    ends = [match.start() for match in re.finditer("\n", text)]
    items = cache(partial(_items, text))

    def line_of(place: Place) -> int:
        start = at = _behind_space(text, 0)
        for step in place:
            if step not in items(at):
                break
            start, at = items(at)[step]
        return bisect_left(ends, start) + 1

    return line_of


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _items(text: str, at: int) -> dict[str | int, tuple[int, int]]:
    """Return where each part of the object or list at `at` begins, its key if it has one, and where its value does.

    The text need not be JSON: where it stops to be, what comes behind is not found, and what came before is.
    """
    found: dict[str | int, tuple[int, int]] = {}
    with suppress(ValueError, IndexError, StopIteration, RecursionError):
        closing = {"{": "}", "[": "]"}.get(text[at])
        at = _behind_space(text, at + 1)
        while closing and text[at] != closing:
            start = at
            step: str | int = len(found)
            if closing == "}":
                step, at = _scan_text(text, at + 1)
                at = _behind_space(text, _behind_space(text, at) + 1)
            found[step] = start, at
            at = _behind_space(text, _scan_value(text, at)[1])
            if text[at] == ",":
                at = _behind_space(text, at + 1)
    return found


def _behind_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at

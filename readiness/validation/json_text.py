"""JSON as text: where its syntax breaks, which keys it gives twice, and on which line each value stands."""

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from json import decoder
from typing import Any, NoReturn

from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"[^\s,\]}]+")

# The standard library's own reader of texts: from behind the opening quotation mark to (text, end).
_scan_text: Callable[[str, int], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined]


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


def line_finder(raw: bytes | str) -> Callable[[Place], int | None]:
    """Return a function that gives the line (from 1) of a place, or of the nearest value around it."""
    text = raw if isinstance(raw, str) else raw.decode("utf-8", "replace")
    starts: dict[Place, int] = {}
    # Where the walk ends early, what comes behind is not found, and what came before is.
    with suppress(ValueError, IndexError, RecursionError):
        _Scan(text, starts).value(0, ())
    ends = [match.start() for match in re.finditer("\n", text)]

    def line_of(place: Place) -> int | None:
        while place not in starts:
            if not place:
                return None
            place = place[:-1]
        return bisect_left(ends, starts[place]) + 1

    return line_of


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


class _Scan:
    """One walk over a text that is known to be JSON; notes where the key or the value of each place begins."""

    def __init__(self, text: str, starts: dict[Place, int]) -> None:
        self._text = text
        self._starts = starts

    def value(self, at: int, place: Place) -> int:
        """Note the value at `at` and return where it ends."""
        at = self._skip(at)
        self._starts.setdefault(place, at)
        first = self._text[at]
        if first == "{":
            return self._items(at + 1, place, "}")
        if first == "[":
            return self._items(at + 1, place, "]")
        if first == '"':
            return _scan_text(self._text, at + 1)[1]
        match = _SCALAR.match(self._text, at)
        return match.end() if match else at + 1

    def _items(self, at: int, place: Place, closing: str) -> int:
        number = 0
        at = self._skip(at)
        while self._text[at] != closing:
            step: str | int = number
            if closing == "}":
                key_at = at
                step, at = _scan_text(self._text, at + 1)
                self._starts[(*place, step)] = key_at
                at = self._skip(at) + 1
            at = self._skip(self.value(at, (*place, step)))
            number += 1
            if self._text[at] == ",":
                at = self._skip(at + 1)
        return at + 1

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

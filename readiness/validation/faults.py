"""Pydantic's errors → faults in our words, one for each thing that is wrong, at its place in the data."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby, islice
from typing import Any

from readiness.domain.values import LIMIT_FAULTS
from readiness.foundation.errors import Fault, InvalidError, Place, SourceString
from readiness.foundation.translation import N_
from readiness.validation.refusal import MOST_FAULTS

_TEXT = SourceString(N_("a text"))
_WHOLE = SourceString(N_("a whole number"))
_DECIMAL = SourceString(N_("a number"))
_TRUTH = SourceString(N_("true or false"))
_KEYS = SourceString(N_("keys with values"))
_LIST = SourceString(N_("a list"))
_DAY = SourceString(N_("a day as in 2026-11-02"))
_NOTHING = SourceString(N_("nothing (null)"))

_SOMETHING = SourceString(N_("something else"))
# What was found, by its type in Python; truth is a kind of number there.
_KINDS: tuple[tuple[type | tuple[type, ...], SourceString], ...] = (
    (str, _TEXT),
    (bool, _TRUTH),
    (int, _WHOLE),
    (float, _DECIMAL),
    (dict, _KEYS),
    ((list, tuple), _LIST),
    (date, SourceString(N_("a day"))),
    (type(None), _NOTHING),
)

# What was wanted, by the beginning of the error's name.
_WANTED = {
    "string_type": _TEXT,
    "string_sub_type": _TEXT,
    "string_unicode": _TEXT,
    "int": _WHOLE,
    "float": _DECIMAL,
    "finite_number": _DECIMAL,
    "bool": _TRUTH,
    "dict": _KEYS,
    "mapping": _KEYS,
    "dataclass": _KEYS,
    "model": _KEYS,
    "tuple": _LIST,
    "list": _LIST,
    "iterable": _LIST,
    "date": _DAY,
    "none_required": _NOTHING,
}
# The error's name → our limit, and the name under which the error tells what was wanted.
_LIMITS = {
    "greater_than_equal": ("ge", "ge"),
    "greater_than": ("gt", "gt"),
    "less_than_equal": ("le", "le"),
    "string_too_short": ("min_length", "min_length"),
    "string_too_long": ("max_length", "max_length"),
    "string_pattern_mismatch": ("pattern", "pattern"),
    "too_short": ("min_items", "min_length"),
    "too_long": ("max_items", "max_length"),
}
_MISSING = frozenset(
    {"missing", "missing_argument", "missing_keyword_only_argument", "missing_positional_only_argument"}
)
_UNKNOWN = frozenset({"unexpected_keyword_argument", "extra_forbidden", "unexpected_positional_argument"})
_CHANGE = N_("Change the value.")


def faults_of(errors: Iterable[Any], data: Any, key: Callable[[Any], str] = str) -> list[Fault]:
    """Return the faults that Pydantic's errors (`ValidationError.errors()`) mean in the data that was validated.

    `key` says how a key of the data was written in JSON.
    """
    faults = [_fault(error, data, key) for error in islice(errors, MOST_FAULTS)]
    faults = [one for _, group in groupby(faults, key=lambda fault: fault.place) for one in _one_each(list(group))]
    return [fault for fault in faults if not _only_counted(fault)]


def _fault(error: Any, data: Any, key: Callable[[Any], str]) -> Fault:
    kind: str = error["type"]
    place, value, rest = _place(error["loc"], data, key)
    context: dict[str, Any] = error.get("ctx") or {}
    if kind == "json_invalid":
        return _broken_json(str(context.get("error", "")))
    if kind in _MISSING:
        missing = str(rest[-1]) if rest else str(error["loc"][-1])
        return Fault("key-missing", place, N_("“{key}” is missing."), N_("Add it."), {"key": missing})
    if kind == "union_tag_not_found":
        return Fault("key-missing", place, N_("“{key}” is missing."), N_("Add it."), {"key": "type"})
    if kind in _UNKNOWN:
        name = str(place[-1]) if place else ""
        remedy = N_("Remove it or correct its spelling.")
        return Fault("key-unknown", place, N_("“{key}” is not a known key."), remedy, {"key": name}, name)
    if rest and rest[-1] == "[key]":
        value = place[-1]
    return _value_fault(kind, place, value, context)


def _broken_json(why: str) -> Fault:
    """Return the fault of a text that Python takes for JSON and Pydantic does not, such as half a character."""
    found = re.search(r"line ([0-9]+) column ([0-9]+)", why)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    what = N_("From column {column}, this is not valid JSON.")
    remedy = N_("Look for a missing comma, quotation mark or bracket.")
    return Fault("json-broken", (), what, remedy, {"column": column}, line=line)


def _value_fault(kind: str, place: Place, value: Any, context: dict[str, Any]) -> Fault:
    if isinstance(rule := context.get("error"), InvalidError):
        return Fault(rule.code, place, rule.what, rule.remedy, rule.facts, value)
    if kind in _LIMITS:
        limit, name = _LIMITS[kind]
        code, what, remedy = LIMIT_FAULTS[limit]
        return Fault(code, place, what, remedy, {"wanted": context.get(name)}, value)
    if kind in {"enum", "literal_error", "union_tag_invalid"}:
        expected = str(context.get("expected") or context.get("expected_tags") or "")
        wanted = ", ".join(re.findall(r"'((?:[^'\\]|\\.)*)'", expected)) or expected
        what = N_("This must be one of: {wanted}.")
        return Fault("value-enum", place, what, N_("Choose one of them."), {"wanted": wanted}, value)
    for begin, wanted in _WANTED.items():
        if kind == begin or kind.startswith(f"{begin}_"):
            return _type_fault(place, wanted, value)
    return Fault("value-refused", place, N_("This value is not allowed."), _CHANGE, {}, value)


def _type_fault(place: Place, wanted: SourceString, value: Any) -> Fault:
    what = N_("This must be {wanted}, not {found}.")
    # YAML and JSON take 1.0 for a number and true for a truth, whatever was meant.
    bare = wanted is _TEXT and isinstance(value, bool | int | float | date)
    remedy = N_("Put it in quotation marks.") if bare else _CHANGE
    return Fault("value-type", place, what, remedy, {"wanted": wanted, "found": _kind_of(value)}, value)


def _kind_of(value: Any) -> SourceString:
    return next((words for kind, words in _KINDS if isinstance(value, kind)), _SOMETHING)


def _place(loc: Iterable[Any], data: Any, key: Callable[[Any], str]) -> tuple[Place, Any, list[Any]]:
    """Return the place in the data, what stands there, and the steps that lead nowhere in it.

    Those are the names of a union's members, `[key]` behind a key, and the last step to a key that is missing.
    """
    place: list[str | int] = []
    rest: list[Any] = []
    for step in loc:
        if isinstance(data, dict):
            found = step if step in data and key(step) == step else _key_written(step, data, key)
            if found is not None:
                place.append(found)
                data = data[found]
                continue
        elif isinstance(data, list | tuple) and isinstance(step, int) and step < len(data):
            place.append(step)
            data = data[step]
            continue
        rest.append(step)
    return tuple(place), data, rest


def _key_written(step: Any, data: dict[Any, Any], key: Callable[[Any], str]) -> Any:
    """Return the key that was written as `step` in JSON, None where there is none."""
    if key is str:
        return None
    return next((known for known in data if key(known) == str(step)), None)


def _one_each(faults: list[Fault]) -> list[Fault]:
    """Return one fault for a value that fits none of a union's members: where one has the right type, that one's."""
    types = [fault for fault in faults if fault.code == "value-type"]
    others = [fault for fault in faults if fault.code != "value-type"]
    if not types:
        return others
    if others and all(fault.code.startswith(("key-", "value-")) for fault in others):
        return others
    first = types[0]
    wanted = tuple(dict.fromkeys(fault.facts["wanted"] for fault in types))
    facts = {**first.facts, "wanted": wanted if len(wanted) > 1 else wanted[0]}
    return [Fault(first.code, first.place, first.what, first.remedy, facts, first.value), *others]


def _only_counted(fault: Fault) -> bool:
    """Return whether a list counts as too short only because entries of it are at fault and reported."""
    if fault.code != "value-minItems" or not isinstance(fault.value, list | tuple | dict):
        return False
    wanted = fault.facts["wanted"]
    return isinstance(wanted, int) and len(fault.value) >= wanted

"""Plain data from YAML or SQLite, validated as JSON: one mode for all input.

JSON knows fewer values and only texts as keys. What it does not know is written as something that fits nowhere, and
every fault is led back to the place and the value in the data itself.
"""

import json
import re
from dataclasses import replace
from math import isfinite
from typing import Any, TypeVar

from pydantic import ValidationError

from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_
from readiness.validation.adapters import adapter, details
from readiness.validation.faults import faults_of
from readiness.validation.refusal import RefusedError

T = TypeVar("T")
_NUMBER = re.compile(r'-?[0-9]+|["<].*', re.DOTALL)
# No field takes an object with this key, so a day or a blob is refused wherever it stands.
_ALIEN = "<a value that JSON does not know>"
_MOST_BITS = 1_000


def validate_tree(data: Any, kind: type[T]) -> T:
    """Return the value of plain data; raises RefusedError."""
    try:
        value: T = adapter(kind).validate_json(json.dumps(_encoded(data)), strict=True, extra="forbid")
    except ValidationError as error:
        raise RefusedError(_without_repeats(faults_of(details(error), data, key=_key), data)) from error
    return value


def _key(key: Any) -> str:
    """Return a key as JSON has it: a number as its digits, and a text of digits in quotation marks of its own."""
    if isinstance(key, str):
        readable = key.encode("utf-8", "replace").decode()
        return f'"{readable}"' if _NUMBER.fullmatch(readable) else readable
    if isinstance(key, int) and not isinstance(key, bool) and key.bit_length() <= _MOST_BITS:
        return str(key)
    return f"<{key}>"


def _encoded(value: Any) -> Any:
    if isinstance(value, dict):
        return {_key(key): _encoded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_encoded(inner) for inner in value]
    return {_ALIEN: None} if _alien(value) else value


def _alien(value: Any) -> bool:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return True
        return False
    if isinstance(value, int):
        return value.bit_length() > _MOST_BITS
    return not (value is None or (isinstance(value, float) and isfinite(value)))


def _without_repeats(faults: list[Fault], data: Any) -> list[Fault]:
    """Return the faults; several inside one value that JSON does not know become one fault of that value."""
    reported: set[Place] = set()
    result: list[Fault] = []
    for fault in faults:
        place, alien = _alien_around(fault.place, data)
        if not alien:
            result.append(fault)
        elif place not in reported:
            reported.add(place)
            whole = fault.code == "value-type" and fault.place == place
            told = (
                fault
                if whole
                else Fault("value-type", place, N_("This value is not allowed."), N_("Change the value."))
            )
            result.append(replace(told, value=_at(place, data)))
    return result


def _alien_around(place: Place, data: Any) -> tuple[Place, bool]:
    for length, step in enumerate(place):
        if not isinstance(data, dict | list):
            return place[:length], _alien(data)
        try:
            data = data[step]  # type: ignore[index]  # a wrong kind of step is caught
        except (KeyError, IndexError, TypeError):
            return place, False
    return place, not isinstance(data, dict | list) and _alien(data)


def _at(place: Place, data: Any) -> Any:
    for step in place:
        data = data[step]
    return data

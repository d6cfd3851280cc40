"""Small files of our own, read and written without Pydantic: the first window needs them, and cannot wait for it.

For flat dataclasses of texts, numbers, truth values and days, and tuples of such dataclasses.
"""

import json
from dataclasses import MISSING, asdict, fields, is_dataclass
from datetime import date
from typing import Any, TypeVar, get_args, get_type_hints

T = TypeVar("T")


class NotOursError(ValueError):
    """The text is not what we wrote."""


def read_plain(raw: bytes, kind: type[T]) -> T:
    """Return the value of a JSON text; raises NotOursError where it is not of the kind, for unknown keys as well."""
    try:
        return _dataclass(json.loads(raw.decode("utf-8")), kind)
    except (ValueError, RecursionError) as error:
        raise NotOursError(kind.__name__) from error


def write_plain(value: Any, *, indent: int | None = None) -> bytes:
    """Return a value as JSON in UTF-8."""
    return json.dumps(asdict(value), indent=indent, ensure_ascii=False, default=date.isoformat).encode()


def _dataclass(data: Any, kind: type[T]) -> T:
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]  # kinds are dataclasses
    needed = {name for name, field in known.items() if field.default is MISSING and field.default_factory is MISSING}
    if not isinstance(data, dict) or not data.keys() <= known.keys() or not data.keys() >= needed:
        raise ValueError(f"not a {kind.__name__}")
    return kind(**{name: _value(inner, hints[name]) for name, inner in data.items()})


def _value(data: Any, kind: Any) -> Any:
    if is_dataclass(kind):
        return _dataclass(data, kind)  # type: ignore[arg-type]  # a class, as annotations name them
    if inner := get_args(kind):
        if not isinstance(data, list):
            raise ValueError("not a list")
        return tuple(_value(one, inner[0]) for one in data)
    if kind is date and isinstance(data, str):
        return date.fromisoformat(data)
    if kind is float and type(data) is int:
        return float(data)
    if type(data) is not kind:
        raise ValueError(f"not a {kind.__name__}")
    return data

"""JSON of our own, read and written without Pydantic: a start needs it, and cannot wait for Pydantic.

For frozen dataclasses, and what their annotations can say: texts, numbers, truth values, days, enumerations, literals,
tuples, mappings and unions of those. The types are held as strictly as our doors hold them; `Limits` are not asked, so
it is for what we wrote ourselves, and for what a door has let in before.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from readiness.domain.values import Text

T = TypeVar("T")
# Turns plain data into a value; raises one of `_NOT_OURS`.
Reader = Callable[[Any], Any]
# A missing field is a TypeError, an unknown key or member a LookupError; what breaks a rule of its class, a ValueError.
_NOT_OURS = (ValueError, TypeError, LookupError, RecursionError)


class NotOursError(ValueError):
    """The text is not what we wrote."""


def read_plain(raw: bytes | str, kind: type[T]) -> T:
    """Return the value of a JSON text; raises NotOursError where it is not of the kind, for unknown keys as well."""
    try:
        return from_plain(json.loads(raw if isinstance(raw, str) else raw.decode("utf-8")), kind)
    except (ValueError, RecursionError) as error:
        raise NotOursError(_name(kind)) from error


def from_plain(data: Any, kind: type[T]) -> T:
    """Return plain data, as `json` gives it, as a value; raises NotOursError."""
    try:
        value: T = _reader_of(kind)(data)
    except _NOT_OURS as error:
        raise NotOursError(_name(kind)) from error
    return value


def write_plain(value: Any) -> bytes:
    """Return a value as JSON in UTF-8."""
    return json.dumps(asdict(value), ensure_ascii=False, default=date.isoformat).encode()


def _reader_of(kind: Any) -> Reader:
    return _reader(kind)


@cache
def _reader(kind: Any) -> Reader:  # noqa: PLR0911 - one return for each form that an annotation can have
    """Return the reader of a kind; each is made once."""
    if kind is Text:
        return _read_text
    if is_dataclass(kind):
        return _dataclass_reader(kind)  # type: ignore[arg-type]  # a class, as annotations name them
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _reader(inner[0])
    if origin in {Union, UnionType}:
        return _union_reader(inner)
    if origin is tuple:
        return _tuple_reader(_reader(inner[0]))
    if origin is dict:
        return _dict_reader(_key_reader(inner[0]), _reader(inner[1]))
    if origin is Literal:
        return {literal: literal for literal in inner}.__getitem__
    if issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return {date: _read_date, float: _read_float}.get(kind) or _exact_reader(kind)


def _dataclass_reader(kind: type) -> Reader:
    types = {field.name: field.type for field in fields(kind)}
    if any(isinstance(written, str) for written in types.values()):
        types = get_type_hints(kind)
    readers = {name: _reader_of(written) for name, written in types.items()}

    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise ValueError("not an object")
        return kind(**{name: readers[name](inner) for name, inner in data.items()})

    return read


def _union_reader(kinds: tuple[Any, ...]) -> Reader:
    """Return the reader of a union whose members cannot be mistaken for each other."""
    readers = [_reader(one) for one in kinds if one is not NoneType]
    nothing = len(readers) < len(kinds)

    def read(data: Any) -> Any:
        if data is None and nothing:
            return None
        for number, reader in enumerate(readers, 1):
            try:
                return reader(data)
            except _NOT_OURS:
                if number == len(readers):
                    raise
        raise ValueError("not null")

    return read


def _tuple_reader(reader: Reader) -> Reader:
    def read(data: Any) -> Any:
        if type(data) is not list:
            raise ValueError("not a list")
        return tuple([reader(inner) for inner in data])

    return read


def _dict_reader(key_reader: Reader, reader: Reader) -> Reader:
    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise ValueError("not an object")
        return {key_reader(key): reader(inner) for key, inner in data.items()}

    return read


def _key_reader(kind: Any) -> Reader:
    """Return the reader of keys: JSON writes numbers among them as texts."""
    return _read_number_key if kind is int else _reader(kind)


def _read_number_key(key: str) -> int:
    number = int(key)
    if str(number) != key:
        raise ValueError("not a number as we write it")
    return number


def _exact_reader(kind: type) -> Reader:
    def read(data: Any) -> Any:
        if type(data) is not kind:
            raise ValueError(f"not a {kind.__name__}")
        return data

    return read


def _read_text(data: Any) -> Text:
    if type(data) is not dict or not all(type(text) is str for text in data.values()):
        raise ValueError("not a text by language")
    return Text.of(data)


def _read_date(data: Any) -> date:
    day = date.fromisoformat(data)
    if day.isoformat() != data:
        raise ValueError("not a day as we write it")
    return day


def _read_float(data: Any) -> float:
    if type(data) is not float and type(data) is not int:
        raise ValueError("not a number")
    return float(data)


def _name(kind: Any) -> str:
    return getattr(kind, "__name__", str(kind))

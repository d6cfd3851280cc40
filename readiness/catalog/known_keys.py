"""The keys that the format knows at a place, read from the types themselves: what an unknown one was meant to be."""

from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import Place


def keys_at(place: Place) -> tuple[str, ...]:
    """Return the keys that are known beside the one at a place of a questionnaire; none where keys are free."""
    kinds = [Questionnaire]
    for step in place[:-1]:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return tuple(dict.fromkeys(field.name for kind in kinds if is_dataclass(kind) for field in fields(kind)))


def _inside(kind: Any, step: str | int) -> list[Any]:
    """Return the kinds that a value may have at one step further in."""
    if is_dataclass(kind):
        hints: dict[str, Any] = _hints(kind)  # type: ignore[arg-type]  # every class can be hashed
        return _plain(hints[step]) if isinstance(step, str) and step in hints else []
    arguments = get_args(kind)
    if get_origin(kind) is tuple and arguments:
        return _plain(arguments[0])
    return _plain(arguments[1]) if get_origin(kind) is dict else []


def _plain(kind: Any) -> list[Any]:
    """Return a kind without its limits, and the members of a union one by one."""
    if get_origin(kind) is Annotated:
        return _plain(get_args(kind)[0])
    if get_origin(kind) in {Union, UnionType}:
        return [one for member in get_args(kind) for one in _plain(member)]
    return [kind]


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)

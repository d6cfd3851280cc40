"""Untrusted data → values of ours, or a RefusedError with all faults; and values → JSON.

A *kind* is a type: a frozen dataclass, or what annotations can say, such as `dict[str, Answer]`. Reading is strict:
no text is taken for a number, and unknown keys are refused. Pydantic is imported by the first call, never with this
module; `load_adapters` does it ahead of time.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from readiness.foundation.errors import Fault
from readiness.validation.json_text import JsonSyntaxError, line_finder, parse
from readiness.validation.refusal import MOST_FAULTS, RefusedError

T = TypeVar("T")
# Looks at plain data for faults that the kind cannot know, such as codes of a questionnaire.
Also = Callable[[Any], Iterable[Fault]]


def read_json(raw: bytes | str, kind: type[T], *, also: Also | None = None, unknown_keys: bool = False) -> T:
    """Return a JSON text as a value; raises RefusedError with every fault, each with its line.

    `also` yields further faults, raised together with the kind's own; with it, a key that is given twice is one too.
    With `unknown_keys`, unknown keys are ignored.
    """
    from readiness.validation.adapters import validate_json

    faults: list[Fault] = []
    value = None
    try:
        value = validate_json(raw, kind, unknown_keys=unknown_keys)
    except RefusedError as refused:
        faults = list(refused.faults)
    if also is not None:
        try:
            data = parse(raw)
        except JsonSyntaxError as error:
            raise RefusedError([error.fault]) from error
        faults += _at_new_places(also(data), faults)
    if faults:
        line_of = line_finder(raw)
        located = [replace(fault, line=fault.line or line_of(fault.place)) for fault in faults]
        raise RefusedError(sorted(located, key=lambda fault: fault.line or 0))
    return value  # type: ignore[return-value]  # without a fault there is a value


def read_tree(data: Any, kind: type[T]) -> T:
    """Return plain data, as YAML or SQLite give it, as a value; raises RefusedError with every fault."""
    from readiness.validation.tree import validate_tree

    return validate_tree(data, kind)


def read_fields(fields: Mapping[str, str | Sequence[str] | None], kind: type[T]) -> T:
    """Return the fields of a form, which are all texts, as a value; raises RefusedError with every fault."""
    from readiness.validation.adapters import validate_fields

    return validate_fields(fields, kind)


def write_json(value: Any, kind: Any = None, *, indent: int | None = None, defaults: bool = True) -> bytes:
    """Return a value as JSON. Without `defaults`, fields that hold their default are left out."""
    from readiness.validation.adapters import dump_json

    return dump_json(value, type(value) if kind is None else kind, indent=indent, defaults=defaults)


def schema(kind: Any, *, closed: bool) -> dict[str, Any]:
    """Return the JSON Schema of a kind; a closed one refuses unknown keys, as our readers do."""
    from readiness.validation.adapters import json_schema

    return json_schema(kind, closed=closed)


def load_adapters(*further: Any) -> None:
    """Import Pydantic and make the adapters of documents and of further kinds, so that nothing has to wait later."""
    from readiness.validation.adapters import prepare

    prepare(further)


def _at_new_places(more: Iterable[Fault], reported: list[Fault]) -> list[Fault]:
    """Return the faults at places without a reported one: one sentence a value is enough."""
    places = {fault.place for fault in reported}
    return [fault for fault in islice(more, MOST_FAULTS) if fault.place not in places]

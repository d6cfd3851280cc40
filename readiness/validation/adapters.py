"""Pydantic's type adapters, made when they are first used and kept.

All input is validated as JSON in strict mode: a text may be a date and an array a tuple, nothing else is converted.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

# Looking through all installed packages for plug-ins takes as long as making all our adapters, and none has one.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from readiness.domain.answers import Answer
from readiness.domain.questionnaire import Questionnaire
from readiness.validation.faults import faults_of
from readiness.validation.json_text import JsonSyntaxError, parse
from readiness.validation.parts import STORED_PARTS
from readiness.validation.refusal import RefusedError

T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return the adapter of a kind; each is made once, in a few milliseconds."""
    return _adapter(kind)


def prepare(further: Iterable[Any] = ()) -> None:
    """Make the adapters that every document needs, and those of further kinds."""
    for kind in (Questionnaire, *STORED_PARTS.values(), dict[str, Answer], *further):
        adapter(kind)


def validate_json(raw: bytes | str, kind: type[T], *, unknown_keys: bool = False) -> T:
    """Return the value of a JSON text; raises RefusedError, whose faults have no lines."""
    try:
        value: T = adapter(kind).validate_json(raw, strict=True, extra="ignore" if unknown_keys else "forbid")
    except ValidationError as error:
        try:
            data = parse(raw)
        except JsonSyntaxError as broken:
            raise RefusedError([broken.fault]) from error
        raise RefusedError(faults_of(details(error), data)) from error
    return value


def validate_fields(fields: Mapping[str, str | Sequence[str] | None], kind: type[T]) -> T:
    """Return the value of texts by name; numbers among them are read as such."""
    data = dict(fields)
    try:
        value: T = adapter(kind).validate_python(data, extra="forbid")
    except ValidationError as error:
        raise RefusedError(faults_of(details(error), data)) from error
    return value


def details(error: ValidationError) -> list[Any]:
    """Return Pydantic's errors as data, without links to its documentation."""
    return list(error.errors(include_url=False))


def dump_json(value: Any, kind: Any, *, indent: int | None, defaults: bool) -> bytes:
    """Return a value as JSON in UTF-8."""
    return adapter(kind).dump_json(value, indent=indent, exclude_defaults=not defaults, by_alias=True)


def json_schema(kind: Any, *, closed: bool) -> dict[str, Any]:
    """Return the schema of what is read (closed) or written (open, every key required that is always there)."""
    mode: Any = "validation" if closed else "serialization"
    schema = adapter(kind).json_schema(mode=mode, schema_generator=_Plain)
    if closed:
        _close(schema)
    return schema


class _Plain(GenerateJsonSchema):
    """Without a title for every key: it would only repeat the key."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        """Leave defaults out: what a missing key means stands on the page of the format."""
        return self.generate_inner(schema["schema"])


def _close(node: Any) -> None:
    if isinstance(node, dict):
        if "properties" in node and node.get("type") == "object":
            node.setdefault("additionalProperties", False)
        for inner in node.values():
            _close(inner)
    elif isinstance(node, list):
        for inner in node:
            _close(inner)

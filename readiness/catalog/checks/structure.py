"""Does the pack follow the format? All faults at once, by the published JSON Schema."""

from collections.abc import Iterable, Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from readiness.catalog.pack_files import PackFiles
from readiness.catalog.problem import Problem
from readiness.catalog.schema import pack_schema
from readiness.catalog.yaml_source import Place
from readiness.foundation.translation import N_

# What the schema's keyword means to an author: message and remedy.
_WORDS = {
    "type": (N_("This must be {wanted}."), N_("Change the value.")),
    "enum": (N_("This must be one of: {wanted}."), N_("Choose one of them.")),
    "pattern": (N_("This does not have the form {wanted}."), N_("Change the value to that form.")),
    "minItems": (N_("There are too few entries; at least {wanted} are needed."), N_("Add the missing ones.")),
    "maxItems": (N_("There are too many entries; at most {wanted} are allowed."), N_("Remove the surplus ones.")),
    "minimum": (N_("The number is too small; the smallest is {wanted}."), N_("Enter a number in the range.")),
    "exclusiveMinimum": (N_("The number must be larger than {wanted}."), N_("Enter a number in the range.")),
    "maximum": (N_("The number is too large; the largest is {wanted}."), N_("Enter a number in the range.")),
    "maxLength": (N_("The text is longer than {wanted} characters."), N_("Shorten it.")),
}


def check_structure(files: PackFiles) -> Iterator[Problem]:
    """Yield missing and unknown keys, wrong types, wrong counts and numbers out of range."""
    incomplete: set[Place] = set()
    for error in _innermost(Draft202012Validator(pack_schema()).iter_errors(files.data)):
        if error.validator == "required":
            # The library tells each missing key in an error of its own; we tell all of them at the first.
            if tuple(error.absolute_path) in incomplete:
                continue
            incomplete.add(tuple(error.absolute_path))
        yield from _problems(error)
    for place, value in _ranges(files.data, ()):
        if value["low"] > value["high"]:
            yield Problem(
                "range-reversed",
                place,
                N_("“low” is larger than “high”."),
                N_("Swap the two numbers."),
                value=value,
            )


def _innermost(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Yield the errors inside each "any of" that fit the kind of the value; where none fits, the kind is the fault."""
    for error in errors:
        if error.validator != "anyOf":
            yield error
            continue
        inside = error.context or []
        other_kinds = {e.relative_schema_path[0] for e in inside if e.validator == "type" and not e.relative_path}
        fitting = [e for e in inside if e.relative_schema_path[0] not in other_kinds]
        if fitting:
            yield from _innermost(fitting)
        else:
            kinds = [str(e.validator_value) for e in inside if e.validator_value != "null"]
            error.validator, error.validator_value = "type", kinds
            yield error


def _problems(error: ValidationError) -> Iterator[Problem]:
    place: Place = tuple(error.absolute_path)
    wanted: Any = error.validator_value
    instance: Any = error.instance
    if error.validator == "required":
        for key in wanted:
            if key not in instance:
                yield Problem("key-missing", place, N_("“{key}” is missing."), N_("Add it."), {"key": key})
    elif error.validator == "additionalProperties":
        schema: Any = error.schema
        for key in sorted(set(map(str, instance)) - set(schema.get("properties", {}))):
            yield Problem(
                "key-unknown",
                (*place, key),
                N_("“{key}” is not a known key."),
                N_("Remove it or correct its spelling."),
                {"key": key},
                key,
            )
    else:
        what, remedy = _WORDS.get(str(error.validator), (N_("This value is not allowed."), N_("Change the value.")))
        yield Problem(f"value-{error.validator}", place, what, remedy, {"wanted": _wanted(wanted)}, instance)


def _wanted(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _ranges(data: Any, place: Place) -> Iterator[tuple[Place, dict[str, float]]]:
    """Yield every {low, high} pair of numbers; a schema cannot compare the two."""
    if isinstance(data, dict):
        if data.keys() == {"low", "high"} and all(isinstance(v, int | float) for v in data.values()):
            yield place, data
        for key, value in data.items():
            yield from _ranges(value, (*place, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _ranges(value, (*place, i))

"""The parts of an assessment as documents store them: each with its name under `type`, which our values lack."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from readiness.domain.assessment import PARTS, part_name
from readiness.domain.values import Part


class OneOf:
    """One of several dataclasses, told apart by a tag under `type` in JSON; for `Annotated`."""

    def __init__(self, kinds: Mapping[str, type], tag_of: Callable[[Any], str]) -> None:
        self._kinds = kinds
        self._tag_of = tag_of

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return Pydantic's description of the union."""
        from pydantic_core import core_schema

        plain = {tag: handler.resolve_ref_schema(handler.generate_schema(kind)) for tag, kind in self._kinds.items()}
        return core_schema.tagged_union_schema(
            {tag: _with_tag(schema, tag) for tag, schema in plain.items()},
            discriminator="type",
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda value, write: {"type": self._tag_of(value), **write(value)},
                schema=core_schema.union_schema(list(plain.values())),
            ),
        )


def _with_tag(schema: Any, tag: str) -> Any:
    """Return the schema of a dataclass that also takes its tag, and forgets it."""
    from pydantic_core import core_schema

    literal = core_schema.with_default_schema(core_schema.literal_schema([tag]), default=tag)
    tagged = core_schema.dataclass_field("type", literal, init_only=True, kw_only=True)
    arguments = {**schema["schema"], "fields": [*schema["schema"]["fields"], tagged], "collect_init_only": True}
    found = {**{key: value for key, value in schema.items() if key != "ref"}, "schema": arguments}
    if not schema.get("post_init"):
        return found
    # Pydantic would hand the tag to `__post_init__`, which knows none.
    return core_schema.no_info_after_validator_function(_checked, {**found, "post_init": False})


def _checked(value: Any) -> Any:
    value.__post_init__()
    return value


class Tagged:
    """A dataclass whose tag is known from where it lies; documents of format 1 have none."""

    def __init__(self, tag: str) -> None:
        self._tag = tag

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return Pydantic's description of the dataclass with its tag."""
        from pydantic_core import core_schema

        plain = handler.resolve_ref_schema(handler(source))
        written = core_schema.wrap_serializer_function_ser_schema(
            lambda value, write: {"type": self._tag, **write(value)}, schema=dict(plain)
        )
        return {**_with_tag(plain, self._tag), "serialization": written}


# Any part, as changes hold it; and each by its name, as rows hold it.
StoredPart = Annotated[Part, OneOf(PARTS, part_name)]
STORED_PARTS: dict[str, Any] = {name: Annotated[kind, Tagged(name)] for name, kind in PARTS.items()}

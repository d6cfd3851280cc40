"""What format 1 of packs asks for beyond the questions themselves; format 2 can do without all of it."""

from collections.abc import Iterator
from typing import Any

from readiness.domain.levels import COUNT, HIGHEST
from readiness.domain.values import LIMIT_FAULTS
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

FORMAT = "readiness-pack/1"
_OF_PACK = ("subtitle", "description", "ladder", "roles")
_OF_DIMENSION = ("kind", "portrait", "capabilities")
_OF_CAPABILITY = (
    "why",
    "levels",
    "next_steps",
    "evidence",
    "owners",
    "person_days",
    "horizon_days",
    "risk_class",
    "risk",
)
_LENGTHS = {"ladder": COUNT, "capabilities": 1, "levels": COUNT, "next_steps": HIGHEST, "owners": 1}


def gaps(data: dict[str, Any]) -> Iterator[Fault]:
    """Yield what a pack of format 1 lacks, by its plain data; nothing for another format."""
    if data.get("format", FORMAT) != FORMAT:
        return
    yield from _missing((), data, _OF_PACK)
    for i, dimension in enumerate(_entries(data, "dimensions")):
        yield from _missing(("dimensions", i), dimension, _OF_DIMENSION)
        for j, capability in enumerate(_entries(dimension, "capabilities")):
            yield from _missing(("dimensions", i, "capabilities", j), capability, _OF_CAPABILITY)


def _entries(data: Any, key: str) -> list[Any]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _missing(place: Place, data: Any, keys: tuple[str, ...]) -> Iterator[Fault]:
    if not isinstance(data, dict):
        return
    for key in keys:
        if key not in data:
            yield Fault("key-missing", place, N_("“{key}” is missing."), N_("Add it."), {"key": key})
        elif isinstance(data[key], list) and len(data[key]) < _LENGTHS.get(key, 0):
            code, what, remedy = LIMIT_FAULTS["min_items"]
            yield Fault(code, (*place, key), what, remedy, {"wanted": _LENGTHS[key]}, data[key])

"""How a questionnaire relates to others: to its own earlier versions, and to that of the other side."""

import re
from dataclasses import dataclass
from typing import Annotated

from readiness.domain.knowledge import Identifier
from readiness.domain.values import Limits, Text

_VERSION = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})\.([0-9]{1,9})")
Version = Annotated[str, Limits(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]


@dataclass(frozen=True, slots=True)
class ChangedCapability:
    """A capability whose levels mean something else than before, and why: its answer has to be confirmed."""

    code: Identifier
    why: Text
    levels: tuple[Annotated[int, Limits(ge=0, le=5)], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of the capabilities of an earlier version: the answers of those in `same` stay valid."""

    since: Version
    same: tuple[Identifier, ...] = ()
    changed: tuple[ChangedCapability, ...] = ()
    new: tuple[Identifier, ...] = ()
    gone: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A capability of ours and those of another questionnaire that look at the same matter from the other side."""

    ours: Identifier
    pack: Annotated[str, Limits(pattern="^[a-z][a-z0-9-]*$", max_length=60)]
    theirs: Annotated[tuple[Identifier, ...], Limits(min_length=1)]
    matter: Text


def version_number(version: str) -> tuple[int, ...]:
    """Return a version as it is compared; one that is none comes before all others."""
    found = _VERSION.fullmatch(version)
    return tuple(map(int, found.groups())) if found else ()

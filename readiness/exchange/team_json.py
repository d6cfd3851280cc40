"""`readiness-team/1`, `readiness-team-pull/1` and `readiness-settle/1`: a team's documents, and what clashes.

docs/formats/team.md describes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from readiness.domain.merging import ABSENT, MergeClash, MergeSide, ValuePlace
from readiness.exchange.json_file import Format, read_file
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.validation.boundary import write_json

_SETTLE = Format("readiness-settle/1", "team-settle", "docs/formats/team.md")


@dataclass(frozen=True, slots=True)
class TeamEntry:
    """A document: its id in the store, its newest revision there, and how the file here stands to that.

    What only one side has lacks the other's fields: `revision`, `author` and `at`, or `file` (its name, no folder).
    """

    document: str
    organisation: str
    project: str
    state: str
    revision: int | None = None
    author: str | None = None
    at: datetime | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class TeamFile:
    """All documents that were asked for, and the address of the store."""

    format: Literal["readiness-team/1"]
    store: str
    documents: tuple[TeamEntry, ...]


@dataclass(frozen=True, slots=True)
class ClashEntry:
    """A clash: its place, the value that both sides began with, and those of the two; null where there is none."""

    place: str
    base: Any
    ours: Any
    theirs: Any
    taken: MergeSide | None = None


@dataclass(frozen=True, slots=True)
class TeamPullFile:
    """What pulling has changed; with open clashes nothing, and `taken` is false."""

    format: Literal["readiness-team-pull/1"]
    document: str
    revision: int | None
    taken: bool
    changes: int
    clashes: tuple[ClashEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class SettleFile:
    """Which side is taken at each place."""

    format: Literal["readiness-settle/1"]
    take: dict[str, MergeSide] = field(default_factory=dict)


def write_team(store: str, documents: Sequence[TeamEntry]) -> bytes:
    """Return the documents of a team in the published shape."""
    return write_json(TeamFile("readiness-team/1", store, tuple(documents)), indent=2)


def write_pull(
    document: str,
    revision: int | None,
    changes: int | None,
    clashes: Sequence[MergeClash],
    choices: dict[ValuePlace, MergeSide],
) -> bytes:
    """Return what pulling has done in the published shape; `changes` is None where it has changed nothing."""
    entries = tuple(
        ClashEntry(
            place_text(one.place), _plain(one.base), _plain(one.ours), _plain(one.theirs), choices.get(one.place)
        )
        for one in clashes
    )
    file = TeamPullFile("readiness-team-pull/1", document, revision, changes is not None, changes or 0, entries)
    return write_json(file, indent=2)


def read_settle(path: Path) -> dict[str, MergeSide]:
    """Return which side to take at each place; raises UserError where the file is not one of ours."""
    return dict(read_file(path, SettleFile, _SETTLE, lambda _found: ()).take)


def place_text(place: ValuePlace) -> str:
    """Return a place as people write it, as in `answers/PRO1`."""
    return "/".join(place)


def chosen(clashes: Sequence[MergeClash], wanted: dict[str, MergeSide], where: str) -> dict[ValuePlace, MergeSide]:
    """Return the choices by place; raises UserError where one names a place at which nothing clashes."""
    places = {place_text(clash.place): clash.place for clash in clashes}
    unknown = [name for name in wanted if name not in places]
    if unknown:
        raise UserError(
            "team-no-clash",
            N_("Nothing clashes at “{place}”."),
            N_("Take the places from the list of clashes: readiness team pull DOC."),
            where=where,
            place=unknown[0][:100],
        )
    return {places[name]: side for name, side in wanted.items()}


def _plain(value: Any) -> Any:
    return None if value is ABSENT else value

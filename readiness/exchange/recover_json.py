"""`readiness-recover/1`: what sessions left that ended unexpectedly, as JSON (docs/formats/recover.md)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from readiness.validation.boundary import write_json


@dataclass(frozen=True, slots=True)
class LeftEntry:
    """One document: its id, when it was changed last (ISO 8601, UTC), and where it is, or was, published."""

    document: str
    organisation: str
    answers: int
    changed: str
    file: str


@dataclass(frozen=True, slots=True)
class RecoverFile:
    """The whole document; `damaged` are the files of sessions that can be read no more."""

    format: Literal["readiness-recover/1"]
    left: tuple[LeftEntry, ...]
    damaged: tuple[str, ...] = ()


def write_recover(entries: Iterable[LeftEntry], damaged: Iterable[Path] = ()) -> bytes:
    """Return what was left, newest first, in the published shape."""
    files = tuple(str(path) for path in damaged)
    return write_json(RecoverFile("readiness-recover/1", tuple(entries), files), indent=2)

"""`readiness-packs/1`: the list of questionnaires as JSON (docs/formats/packs.md)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.validation.boundary import write_json


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One questionnaire; `title` by language, `questions` by depth."""

    id: str
    version: str
    title: dict[str, str]
    languages: tuple[str, ...]
    questions: dict[Depth, int]
    folder: str


@dataclass(frozen=True, slots=True)
class PacksFile:
    """The whole document."""

    format: Literal["readiness-packs/1"]
    packs: tuple[PackEntry, ...]


def write_packs(found: Iterable[tuple[Path, Questionnaire]]) -> bytes:
    """Return the questionnaires that lie in folders, in the published shape."""
    return write_json(
        PacksFile("readiness-packs/1", tuple(pack_entry(folder, pack) for folder, pack in found)), indent=2
    )


def pack_entry(folder: Path, pack: Questionnaire) -> PackEntry:
    """Return a questionnaire that lies in a folder as it is listed."""
    return PackEntry(
        id=pack.id,
        version=pack.version,
        title=pack.title.by_language,
        languages=pack.languages,
        questions={depth: len(pack.asked(depth)) for depth in pack.depths()},
        folder=str(folder),
    )

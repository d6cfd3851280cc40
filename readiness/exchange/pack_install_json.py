"""`readiness-pack-install/1`: what became of a questionnaire that was to be added (docs/formats/pack-install.md)."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Literal

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.exchange.packs_json import pack_entry
from readiness.validation.boundary import write_json


class InstallState(Enum):
    """What was done: added, put in the place of another one, or nothing, since it was there already."""

    ADDED = "added"
    REPLACED = "replaced"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class PackInstall:
    """What was done; `replaced` is the version of the one that went, None where none did.

    `left_out` are the files that no questionnaire needs, `hints` is how many problems are left for its author.
    """

    state: InstallState
    replaced: str | None
    left_out: tuple[str, ...]
    hints: int


@dataclass(frozen=True, slots=True)
class PackInstallFile:
    """The whole document: the questionnaire as `readiness packs` lists it, and what was done."""

    format: Literal["readiness-pack-install/1"]
    state: InstallState
    replaced: str | None
    id: str
    version: str
    title: dict[str, str]
    languages: tuple[str, ...]
    questions: dict[Depth, int]
    folder: str
    left_out: tuple[str, ...]
    hints: int


def write_install(pack: Questionnaire, folder: Path, done: PackInstall) -> bytes:
    """Return what became of a questionnaire, in the published shape."""
    entry = pack_entry(folder, pack)
    file = PackInstallFile(
        format="readiness-pack-install/1",
        state=done.state,
        replaced=done.replaced,
        id=entry.id,
        version=entry.version,
        title=entry.title,
        languages=entry.languages,
        questions=entry.questions,
        folder=entry.folder,
        left_out=done.left_out,
        hints=done.hints,
    )
    return write_json(file, indent=2)

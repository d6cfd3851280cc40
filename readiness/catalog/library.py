"""Everything that lies where questionnaires are looked for: usable ones, broken ones, and what is no questionnaire."""

from dataclasses import dataclass
from pathlib import Path

from readiness.catalog.given_pack import PackFacts, ReadPack, read_pack
from readiness.catalog.installed import InstalledPack, doubled, installed_packs, misplaced, own_root, pack_folders
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import Fault, UserError


@dataclass(frozen=True, slots=True)
class LibraryPack:
    """A questionnaire that is there; `own` is one of the user's, `used_instead` the one of its id that is used."""

    folder: Path
    own: bool
    read: ReadPack
    used_instead: InstalledPack | None = None

    @property
    def facts(self) -> PackFacts:
        """What it says of itself."""
        return self.read.facts

    @property
    def questionnaire(self) -> Questionnaire | None:
        """The questionnaire; None where it is broken."""
        return self.read.questionnaire

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Why it cannot be used."""
        return self.read.faults


@dataclass(frozen=True, slots=True)
class Library:
    """All questionnaires, those that ship first, and what else lies in the user's folder of them."""

    packs: tuple[LibraryPack, ...]
    strays: tuple[UserError, ...]


def library() -> Library:
    """Return what is there now."""
    unused = {pack.folder: used for used, others in doubled(installed_packs()) for pack in others}
    root = own_root()
    packs = (
        LibraryPack(folder, folder.parent == root, read_pack(folder), unused.get(folder)) for folder in pack_folders()
    )
    return Library(tuple(packs), tuple(misplaced()))

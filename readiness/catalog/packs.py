"""Find and load questionnaires."""

from pathlib import Path

from readiness.catalog.checker import located, read_questionnaire
from readiness.catalog.installed import InstalledPack, doubled, installed_packs, misplaced, pack_folders, unused
from readiness.catalog.pack_files import read_pack_files
from readiness.domain.consistency import inconsistencies
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.relations import version_number
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.translation import N_
from readiness.validation.refusal import RefusedError


def load_pack(folder: Path) -> Questionnaire:
    """Load a pack folder; raises UserError with its faults, each with file and line.

    What `readiness check` asks beyond them, such as missing translations, is no reason to refuse a pack.
    """
    files = read_pack_files(folder)
    faults: list[Fault] = []
    try:
        questionnaire = read_questionnaire(files)
        faults = located(inconsistencies(questionnaire), files)
    except RefusedError as refused:
        faults = located(refused.faults, files)
    if faults:
        raise UserError(
            "pack-invalid",
            N_("The questionnaire does not follow the format."),
            N_("Run “readiness check {folder}” for the list of faults with their lines."),
            where=str(folder),
            faults=faults,
            folder=folder,
        )
    return questionnaire


def offered_packs() -> tuple[list[tuple[Path, Questionnaire]], list[UserError]]:
    """Return the packs that can be used with their folders, and what is wrong with everything else that lies there.

    One broken questionnaire does not hide the others. Of several with one id the newest is offered.
    """
    faults: list[UserError] = []
    for used, others in doubled(installed_packs()):
        faults += [unused(other, used) for other in others]
    hidden = {error.where for error in faults}
    found = []
    for folder in pack_folders():
        if str(folder) in hidden:
            continue
        try:
            found.append((folder, load_pack(folder)))
        except UserError as error:
            faults.append(error)
    return found, [*faults, *misplaced()]


def find_pack(pack_id: str) -> Questionnaire:
    """Load the pack with this id, the newest where there are several; raises UserError where there is none."""
    found = _used(pack_id)
    if found is None:
        raise UserError(
            "pack-unknown",
            N_("There is no questionnaire “{pack}”."),
            N_("“readiness packs” lists the available ones."),
            pack=pack_id,
        )
    return load_pack(found[0].folder)


def newer_pack(pack_id: str, version: str) -> InstalledPack | None:
    """Return the pack with this id that is used, where it is newer than a version; only its main file is read."""
    found = _used(pack_id)
    return found[0] if found is not None and found[0].version > version_number(version) else None


def unused_twins(pack_id: str) -> list[UserError]:
    """Return what is to be said where several packs bear this id: which of them are not used."""
    found = _used(pack_id)
    return [] if found is None else [unused(other, found[0]) for other in found[1]]


def _used(pack_id: str) -> tuple[InstalledPack, list[InstalledPack]] | None:
    """Return the pack of an id that is used, and those that are not."""
    return next((found for found in doubled(installed_packs()) if found[0].id == pack_id), None)

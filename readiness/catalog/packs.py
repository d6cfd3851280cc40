"""Find and load questionnaires."""

from pathlib import Path

from readiness.catalog.checker import located
from readiness.catalog.pack_files import MAIN_FILE, read_pack_files
from readiness.catalog.yaml_source import read_yaml
from readiness.domain.consistency import inconsistencies
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.paths import content_folder, data_folder
from readiness.foundation.translation import N_
from readiness.validation.boundary import read_tree
from readiness.validation.refusal import RefusedError

OWN_PACKS = "questionnaires"


def pack_folders() -> list[Path]:
    """Return the folders of all packs: those shipped, then the user's own."""
    roots = [content_folder("questionnaires"), data_folder() / OWN_PACKS]
    return [main.parent for root in roots for main in sorted(root.glob(f"*/{MAIN_FILE}"))]


def load_pack(folder: Path) -> Questionnaire:
    """Load a pack folder; raises UserError with its faults, each with file and line.

    What `readiness check` asks beyond them, such as missing translations, is no reason to refuse a pack.
    """
    files = read_pack_files(folder)
    faults: list[Fault] = []
    try:
        questionnaire = read_tree(files.data, Questionnaire)
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


def _id(folder: Path) -> str | None:
    """Return the id that a pack gives itself; its folder may be called anything."""
    try:
        content = read_yaml(folder / MAIN_FILE).data
    except UserError:
        # A broken pack of the user's must not hide the one that is asked for.
        return None
    return content.get("id") if isinstance(content, dict) else None


def find_pack(pack_id: str) -> Questionnaire:
    """Load the pack with this id; raises UserError where there is none."""
    for folder in pack_folders():
        if pack_id == _id(folder):
            return load_pack(folder)
    raise UserError(
        "pack-unknown",
        N_("There is no questionnaire “{pack}”."),
        N_("“readiness packs” lists those that are there."),
        pack=pack_id,
    )

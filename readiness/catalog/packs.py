"""Find and load questionnaires."""

from pathlib import Path

import msgspec

from readiness.catalog.pack_files import MAIN_FILE, read_pack_files
from readiness.catalog.yaml_source import read_yaml
from readiness.domain.consistency import check_consistency
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import UserError
from readiness.foundation.paths import content_folder, data_folder
from readiness.foundation.translation import N_

OWN_PACKS = "questionnaires"


def pack_folders() -> list[Path]:
    """Return the folders of all packs: those shipped, then the user's own."""
    roots = [content_folder("questionnaires"), data_folder() / OWN_PACKS]
    return [main.parent for root in roots for main in sorted(root.glob(f"*/{MAIN_FILE}"))]


def load_pack(folder: Path) -> Questionnaire:
    """Load a pack folder; raises UserError naming the first fault with its file and line.

    `readiness check` lists all faults; here the first is enough to refuse the pack.
    """
    files = read_pack_files(folder)
    try:
        questionnaire = msgspec.convert(files.data, Questionnaire)
        check_consistency(questionnaire)
    except ValueError as error:
        raise UserError(
            "pack-invalid",
            N_("The questionnaire does not follow the format ({problem})."),
            N_("Run “readiness check {folder}” for the list of faults with their lines."),
            where=str(folder),
            problem=str(error),
            folder=folder,
        ) from error
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

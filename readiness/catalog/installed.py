"""The folders in which questionnaires are looked for, and what lies there: usable, twice, or in the wrong form."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from readiness.catalog.pack_files import MAIN_FILE, read_pack_files
from readiness.catalog.yaml_source import read_yaml
from readiness.domain.relations import version_number
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import is_dropping
from readiness.foundation.paths import content_folder, data_folder
from readiness.foundation.translation import N_

OWN_PACKS = "questionnaires"
# What most people come for is offered first.
MAIN_PACK = "social-media"


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack by what it says of itself; nothing else in it was looked at. Without a version it is older than all."""

    folder: Path
    id: str
    version: tuple[int, ...] = ()


def roots() -> list[Path]:
    """Return the folders of what ships and of the user's own packs, in this order."""
    return [content_folder("questionnaires"), own_root()]


def own_root() -> Path:
    """Return the folder of the user's own packs, which need not be there."""
    return data_folder() / OWN_PACKS


def pack_folders() -> list[Path]:
    """Return the folders of all packs: those shipped, the main one first, then the user's own."""
    found = [main.parent for root in roots() for main in sorted(root.glob(f"*/{MAIN_FILE}"), key=_main_first)]
    return [folder for folder in found if not is_dropping(folder.name)]


def _main_first(file: Path) -> tuple[bool, Path]:
    return file.parent.name != MAIN_PACK, file


def installed_packs() -> list[InstalledPack]:
    """Return the packs whose main file can be read; its folder may be called anything."""
    return [pack for pack in map(_installed, pack_folders()) if pack is not None]


def question_codes(folder: Path) -> frozenset[str]:
    """Return the codes of all questions of a pack, whatever else is wrong with it; none where it cannot be read."""
    try:
        dimensions = read_pack_files(folder).data["dimensions"]
    except UserError:
        return frozenset()
    listed = [d["capabilities"] for d in dimensions if isinstance(d, dict) and isinstance(d.get("capabilities"), list)]
    found = [entry.get("code") for entries in listed for entry in entries if isinstance(entry, dict)]
    return frozenset(code for code in found if isinstance(code, str))


def doubled(packs: list[InstalledPack]) -> Iterator[tuple[InstalledPack, list[InstalledPack]]]:
    """Yield every pack that is used, with those that bear its id and are not: the newest is used, of equals the first.

    A questionnaire that ships comes before the user's own of the same version.
    """
    by_id = sorted(packs, key=lambda pack: pack.id)
    for _, group in groupby(by_id, key=lambda pack: pack.id):
        same = list(group)
        used = max(same, key=lambda pack: pack.version)
        yield used, [pack for pack in same if pack is not used]


def unused(pack: InstalledPack, used: InstalledPack) -> UserError:
    """Return what is said of a pack that is not used, since another one bears its id."""
    return UserError(
        "pack-twice",
        N_("The questionnaire “{pack}” is in two folders; the one in {used} is used, not this one."),
        N_("Remove the one that you do not need, or give it an id of its own."),
        where=str(pack.folder),
        pack=pack.id,
        used=str(used.folder),
    )


def misplaced() -> Iterator[UserError]:
    """Yield what lies in the user's folder of packs, but not as it should: packed, too deep, under another name."""
    root = own_root()
    for entry in sorted(root.glob("*")):
        if is_dropping(entry.name):
            continue
        if entry.suffix.lower() in {".zip", ".7z", ".rar"} and entry.is_file():
            yield UserError(
                "pack-packed",
                N_("This is a compressed folder; the questionnaire in it cannot be found."),
                N_("Unpack it here, so that {file} is in a folder of its own, and delete the compressed one."),
                where=str(entry),
                file=MAIN_FILE,
            )
        elif entry.is_dir() and not (entry / MAIN_FILE).is_file():
            yield from _without_main_file(entry, root)
        elif entry.name == MAIN_FILE:
            yield UserError(
                "pack-without-folder",
                N_("This questionnaire is beside the others, not in a folder of its own."),
                N_("Create a folder for it and move its files there."),
                where=str(entry),
            )


def _without_main_file(entry: Path, root: Path) -> Iterator[UserError]:
    inner_ones = sorted(entry.glob(f"*/{MAIN_FILE}"))
    other = next((path for path in sorted(entry.glob("*.y*ml")) if path.stem.lower() == Path(MAIN_FILE).stem), None)
    for inner in inner_ones:
        yield UserError(
            "pack-too-deep",
            N_("This questionnaire is one folder too deep to be found."),
            N_("Move the folder to {root}."),
            where=str(inner.parent),
            root=str(root),
        )
    if other is not None and not inner_ones:
        yield UserError(
            "pack-main-file-name",
            N_("This questionnaire cannot be found: its main file is not called {file}."),
            N_("Rename it to {file}."),
            where=str(other),
            file=MAIN_FILE,
        )


def curious() -> Iterator[UserError]:
    """Yield what in the user's folder of packs may be as it should: folders of another name, or with something else."""
    root = own_root()
    packs = installed_packs()
    ids = Counter(pack.id for pack in packs)
    for pack in packs:
        # Of two with one id it is said already which one is used.
        if pack.folder.parent == root and ids[pack.id] == 1 and pack.folder.name != pack.id:
            yield UserError(
                "pack-other-name",
                N_("The folder of the questionnaire “{pack}” is not named after its id; it is used anyway."),
                N_("Rename the folder to {pack}."),
                where=str(pack.folder),
                pack=pack.id,
            )
    for entry in sorted(root.glob("*")):
        if entry.is_dir() and not is_dropping(entry.name) and not _holds_main_file(entry):
            yield UserError(
                "pack-main-file-missing",
                N_("This folder is not a questionnaire: {file} is missing."),
                N_("Put the whole folder of the questionnaire here, or delete this one."),
                where=str(entry),
                file=MAIN_FILE,
            )


def _holds_main_file(folder: Path) -> bool:
    """Return whether a folder has a main file, perhaps under a name or in a place of which is told otherwise."""
    named = [*folder.glob("*.y*ml"), *folder.glob(f"*/{MAIN_FILE}")]
    return any(path.stem.lower() == Path(MAIN_FILE).stem for path in named)


def _installed(folder: Path) -> InstalledPack | None:
    try:
        content = read_yaml(folder / MAIN_FILE).data
    except UserError:
        # A broken pack of the user's must not hide the one that is asked for.
        return None
    if not isinstance(content, dict) or not isinstance(content.get("id"), str):
        return None
    return InstalledPack(folder, content["id"], version_number(str(content.get("version"))))

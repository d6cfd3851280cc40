"""Add a questionnaire to the user's own ones, and remove it again: whole or not at all, and never over another unasked.

Documents hold a copy of their questionnaire; what happens here does not reach them.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from readiness.catalog.given_files import read_given
from readiness.catalog.given_pack import GivenPack
from readiness.catalog.installed import InstalledPack, installed_packs, own_root
from readiness.catalog.packs import load_pack
from readiness.domain.relations import version_number
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.folders import move_folder, put_folder, take_away_folder
from readiness.foundation.paths import folder_refused
from readiness.foundation.privacy import ensure_private_folder
from readiness.foundation.translation import N_


class PackStanding(Enum):
    """How a questionnaire stands to those that are there and bear its id."""

    NEW = auto()
    # Newer than all of them.
    NEWER = auto()
    SAME = auto()
    # An own one is newer, or of the same version with other content: replaced only on purpose.
    OLDER = auto()
    OTHER = auto()
    # One that ships is not replaced, and an older or equal one would never be used.
    SHIPPED = auto()


@dataclass(frozen=True, slots=True)
class PackPlace:
    """Where a questionnaire would go: how it stands, to which one, and the own ones that it would replace."""

    standing: PackStanding
    other: InstalledPack | None = None
    replaces: tuple[InstalledPack, ...] = ()

    @property
    def there(self) -> str:
        """The version of the other one; "" where there is none, or it cannot be read."""
        return ".".join(map(str, self.other.version)) if self.other is not None else ""


@dataclass(frozen=True, slots=True)
class Installed:
    """Where a questionnaire is now, and the place that it found."""

    folder: Path
    place: PackPlace


def place_of(given: GivenPack) -> PackPlace:
    """Return how a usable questionnaire stands to those that are there."""
    pack_id, version = given.facts.id, version_number(given.facts.version)
    root = own_root()
    there = [pack for pack in installed_packs() if pack.id == pack_id]
    own = [pack for pack in there if pack.folder.parent == root]
    # What bears its name and cannot even be read is in its place all the same.
    if (root / pack_id).exists() and not any(pack.folder == root / pack_id for pack in own):
        own.append(InstalledPack(root / pack_id, pack_id))
    replaces = tuple(own)
    newest = max([*there, *own], key=lambda pack: pack.version, default=None)
    if newest is None:
        return PackPlace(PackStanding.NEW)
    alike = [pack for pack in there if pack.version == version]
    same = next((pack for pack in alike if _is_the_same(pack.folder, given)), None)
    if same is not None:
        return PackPlace(PackStanding.SAME, same)
    shipped = next((pack for pack in there if pack not in own), None)
    if shipped is not None and shipped.version >= version:
        return PackPlace(PackStanding.SHIPPED, shipped)
    if newest.version > version:
        return PackPlace(PackStanding.OLDER, newest, replaces)
    if newest.version == version or not newest.version:
        return PackPlace(PackStanding.OTHER, newest, replaces)
    return PackPlace(PackStanding.NEWER, newest, replaces)


def install(given: GivenPack, *, replace: bool = False) -> Installed:
    """Add a questionnaire; an older one of its id goes, and with `replace` any other one, too.

    Raises UserError where it is unusable, where another one of its id is in its place, or the system refuses. One that
    is there already stays as it is.
    """
    if given.read.questionnaire is None:
        raise unusable(given)
    place = place_of(given)
    if place.standing is PackStanding.SAME:
        assert place.other is not None
        return Installed(place.other.folder, place)
    if place.standing is PackStanding.SHIPPED or (
        place.standing in {PackStanding.OLDER, PackStanding.OTHER} and not replace
    ):
        raise refusal(place, given)
    return Installed(put(given.facts.id, given.given.files, place.replaces), place)


def put(name: str, files: Mapping[str, bytes], replaces: tuple[InstalledPack, ...] = ()) -> Path:
    """Put files into a folder of the user's own questionnaires, in the place of others, and return it.

    Raises UserError, also where something else bears the name.

    Whatever ends this midway, one of both is there: the new one comes under another name first.
    """
    root = own_root()
    target = root / name
    first = root / f"{name}-{secrets.token_hex(4)}"
    try:
        ensure_private_folder(root, with_files=False)
        if not replaces:
            put_folder(files, target)
            return target
        put_folder(files, first)
        for old in replaces:
            take_away_folder(old.folder)
        move_folder(first, target)
    except OSError as error:
        raise folder_refused(root, error) from error
    return target


def refusal(place: PackPlace, given: GivenPack) -> UserError:
    """Return why a questionnaire is not put in the place of another one."""
    assert place.other is not None
    there, where = place.there, str(given.given.origin)
    pack, version = given.facts.id, given.facts.version
    if place.standing is PackStanding.SHIPPED:
        return UserError(
            "pack-ships",
            N_("“{pack}” {there} comes with the program; version {version} from elsewhere would never be used."),
            N_("Give yours an id of its own, or a higher version."),
            where=where,
            pack=pack,
            version=version,
            there=there,
        )
    if place.standing is PackStanding.OLDER:
        return UserError(
            "pack-older",
            N_("The questionnaire “{pack}” is there in version {there}, which is newer than {version}."),
            N_("Give yours a higher version, or replace the other one."),
            where=where,
            pack=pack,
            version=version,
            there=there,
        )
    return UserError(
        "pack-other-content",
        N_("Another questionnaire with the id “{pack}” is in its place, in {folder}."),
        N_("Give yours a higher version or an id of its own, or replace the other one."),
        where=where,
        pack=pack,
        folder=str(place.other.folder),
    )


def unusable(given: GivenPack) -> UserError:
    """Return why a questionnaire is not added: all of its faults."""
    return UserError(
        "pack-unusable",
        N_("The questionnaire cannot be used as it is."),
        N_("Correct the faults, and add it again."),
        where=str(given.given.origin),
        faults=given.read.faults,
    )


def own_pack(pack_id: str) -> Path:
    """Return the folder of the user's own questionnaire of an id or a folder's name; raises UserError where none is.

    One that cannot be read is known by the name of its folder.
    """
    root = own_root()
    found = [pack.folder for pack in installed_packs() if pack.id == pack_id and pack.folder.parent == root]
    named = [entry for entry in root.glob("*") if entry.name == pack_id and entry.is_dir()]
    if found or named:
        return [*found, *named][0]
    if any(pack.id == pack_id for pack in installed_packs()):
        raise UserError(
            "pack-ships-stays",
            N_("The questionnaire “{pack}” comes with the program and cannot be removed."),
            N_("Only questionnaires that were added can be removed."),
            pack=pack_id[:100],
        )
    raise UserError(
        "pack-unknown",
        N_("There is no questionnaire “{pack}”."),
        N_("“readiness packs” lists the available ones."),
        pack=pack_id[:100],
    )


def remove(folder: Path, to_trash: Callable[[Path], bool] | None = None) -> None:
    """Remove an own questionnaire, for good or into the system's trash; raises UserError where that is refused.

    `to_trash` returns whether the system took the folder.
    """
    if folder.parent != own_root():
        raise ValueError(folder)
    if to_trash is not None and to_trash(folder):
        return
    try:
        take_away_folder(folder)
    except OSError as error:
        raise UserError(
            "pack-not-removed",
            N_("The questionnaire cannot be removed ({reason})."),
            N_("Check your permissions, and whether another program has its folder open."),
            where=str(folder),
            reason=reason_of(error),
        ) from error


def kept_files(folder: Path) -> Mapping[str, bytes] | None:
    """Return the files of a questionnaire, to put it back after it is removed; None where some would be missing."""
    try:
        given = read_given(folder)
    except UserError:
        return None
    return None if given.left_out else given.files


def _is_the_same(folder: Path, given: GivenPack) -> bool:
    """Return whether a folder holds the same files; of one that was written anew, the same questionnaire."""
    if not given.rewritten:
        return _holds(folder, given.given.files)
    try:
        return load_pack(folder) == given.read.questionnaire
    except UserError:
        return False


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Return whether a folder holds the same files; how their lines end does not count."""
    there = kept_files(folder)
    return there is not None and _plain(there) == _plain(files)


def _plain(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: content.replace(b"\r\n", b"\n") for name, content in files.items()}

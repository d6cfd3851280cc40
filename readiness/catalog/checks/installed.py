"""Does a pack that lies where Readiness looks bear the name of its folder, and is there only one of its id?"""

from collections.abc import Iterator

from readiness.catalog.installed import installed_packs, roots
from readiness.catalog.pack import Pack
from readiness.domain.relations import version_number
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_

_SAME = N_("There is another questionnaire with this id and the same version, in {folder}; only one of them is used.")


def check(pack: Pack) -> Iterator[Fault]:
    """Yield a folder of another name, and other folders with the same id; a pack in the making lies elsewhere."""
    folder = pack.files.folder.resolve()
    if folder.parent not in {root.resolve() for root in roots()}:
        return
    pack_id = pack.questionnaire.id
    if folder.name != pack_id:
        yield Fault(
            "id-not-folder-name",
            ("id",),
            N_("The id is {id}, but the folder is called {folder}."),
            N_("Give both the same name."),
            {"id": pack_id, "folder": folder.name},
            pack_id,
        )
    for other in installed_packs():
        if other.id == pack_id and other.folder.resolve() != folder:
            yield Fault(
                "id-twice",
                ("id",),
                _SAME
                if other.version == version_number(pack.questionnaire.version)
                else N_("There is another questionnaire with this id, in {folder}; only the newer one is used."),
                N_("Remove the one that you do not need, or give it an id of its own."),
                {"folder": str(other.folder)},
                pack_id,
            )

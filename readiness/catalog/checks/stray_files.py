"""Is every dimension file listed, and does each bear the name of its code?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.catalog.pack_files import DIMENSIONS_FOLDER, MAIN_FILE, code_in_name
from readiness.foundation.errors import Fault
from readiness.foundation.file_names import is_dropping
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield files that no list names, and files whose name has another code than their dimension."""
    listed = set()
    for i, dimension in enumerate(pack.questionnaire.dimensions):
        path, _ = pack.files.position(("dimensions", i))
        listed.add(path)
        if code_in_name(path) != dimension.code:
            yield Fault(
                "code-not-file-name",
                ("dimensions", i, "code"),
                N_("The code is {code}, but the file is called {file}."),
                N_("Give both the same name."),
                {"code": dimension.code, "file": path.name},
                dimension.code,
            )
    folder = pack.files.folder
    listed |= {folder / MAIN_FILE} | {source.path for source in pack.files.sources.values()}
    for path in sorted(p for p in [*folder.glob("*.y*ml"), *(folder / DIMENSIONS_FOLDER).glob("*.y*ml")]):
        if path not in listed and not is_dropping(path.name):
            yield Fault(
                "file-not-listed",
                (),
                N_("No question of this file is asked: it is not listed in {main}."),
                N_("Add {code} to “dimensions” in {main}, or delete the file."),
                {"main": MAIN_FILE, "code": code_in_name(path)},
                path.name,
                path,
            )

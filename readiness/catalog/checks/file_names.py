"""Can every file of the pack be stored under its name on every system?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault
from readiness.foundation.file_names import reserved_on_windows
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield files and folders that bear the name of a device of Windows: there they can be neither copied nor read."""
    for path in sorted(pack.files.folder.rglob("*")):
        if reserved_on_windows(path.name):
            yield Fault(
                "file-name-reserved",
                (),
                N_("Windows keeps the name {name} for a device; a file of that name cannot be stored there."),
                N_("Give it another name. The file of a dimension may be called {code}-words.yaml."),
                {"name": path.name, "code": path.name.partition(".")[0]},
                path.name,
                path,
            )

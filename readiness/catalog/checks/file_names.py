"""Can every file of the pack be stored under its name on every system?"""

from collections.abc import Iterator

from readiness.catalog.problem import Pack, Problem
from readiness.foundation.files import reserved_on_windows
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Problem]:
    """Yield files and folders that bear the name of a device of Windows: there they can be neither copied nor read."""
    for path in sorted(pack.files.folder.rglob("*")):
        if reserved_on_windows(path.name):
            yield Problem(
                "file-name-reserved",
                (),
                N_("Windows keeps the name {name} for a device; a file of that name cannot be stored there."),
                N_("Give it another name. The file of a dimension may be called {code}-words.yaml."),
                {"name": path.name, "code": path.name.partition(".")[0]},
                path.name,
                path,
            )

"""Can every file of the pack be stored under its name on every system?"""

from collections.abc import Iterator
from pathlib import Path

from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault
from readiness.foundation.file_names import refused_by_windows, reserved_on_windows, safe_name
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield files and folders that Windows can neither copy nor read, and those that it takes for one another."""
    seen: dict[Path, Path] = {}
    for path in sorted(pack.files.folder.rglob("*")):
        yield from _unstorable(path)
        # Windows and macOS tell names apart by their letters, not by capital and small ones.
        twin = seen.setdefault(path.with_name(path.name.casefold()), path)
        if twin is not path:
            yield Fault(
                "file-name-case",
                (),
                N_("{name} and {twin} differ only in capital letters; Windows and macOS can store just one of them."),
                N_("Give one of them another name."),
                {"name": path.name, "twin": twin.name},
                path.name,
                path,
            )


def _unstorable(path: Path) -> Iterator[Fault]:
    if reserved_on_windows(path.name):
        yield Fault(
            "file-name-reserved",
            (),
            N_("Windows reserves the name {name} for a device; a file of that name cannot be stored there."),
            N_("Give it another name. The file of a dimension may be called {code}-words.yaml."),
            {"name": path.name, "code": path.name.partition(".")[0]},
            path.name,
            path,
        )
    elif refused_by_windows(path.name):
        yield Fault(
            "file-name-refused",
            (),
            N_("Windows cannot store a file of this name: a character in it, or at its end, is not allowed there."),
            N_("Choose another name, such as {better}."),
            {"better": safe_name(path.name)},
            path.name,
            path,
        )

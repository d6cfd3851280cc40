"""Is every dimension file listed, and does each bear the name of its code?"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from readiness.catalog.pack import Pack
from readiness.catalog.pack_files import DIMENSIONS_FOLDER, MAIN_FILE, TESTS_FOLDER, code_in_name, known_names
from readiness.foundation.errors import Fault
from readiness.foundation.file_names import is_dropping
from readiness.foundation.translation import N_

# What systems call a copy: “COP - Kopie”, “COP - Copy (2)”, “COP copy”, “Kopie von COP”, “COP (1)”.
_COPY = re.compile(r"\b(?:Kopie|Copy|copy|backup|alt|old)\b|\(\d+\)$|~$")

# “.yaml” alone makes names alike.
_LIKE = 0.8


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
            yield _stray(path)
    tests = folder / TESTS_FOLDER
    for path in sorted(tests.iterdir() if tests.is_dir() else ()):
        if path.suffix != ".json" and not is_dropping(path.name):
            yield _no_company(path)


def _no_company(path: Path) -> Fault:
    return Fault(
        "file-not-listed",
        (),
        N_("This file is not read: test companies are files that end in .json."),
        N_("Rename it to {name}, or keep it outside the questionnaire."),
        {"name": path.with_suffix(".json").name},
        path.name,
        path,
    )


def _stray(path: Path) -> Fault:
    what = N_("No question of this file is asked: it is not listed in {main}.")
    remedy = N_("Add {code} to “dimensions” in {main}, or delete the file.")
    facts = {"main": MAIN_FILE, "code": code_in_name(path)}
    right = path.with_suffix(".yaml").name
    if _COPY.search(path.stem):
        what = N_("This file looks like a copy, and nothing in it is read.")
        remedy = N_("Delete it, or keep it outside the questionnaire.")
    elif path.parent.name != DIMENSIONS_FOLDER:
        near = get_close_matches(right, known_names(), 1, _LIKE)
        what = N_("This file is not read: no part of a questionnaire has this name.")
        remedy = N_("Rename it to {name}, or delete it.") if near else N_("Delete it, or correct its name.")
        facts["name"] = near[0] if near else ""
    elif path.suffix != ".yaml":
        what = N_("This file is not read: its name must end in .yaml.")
        remedy = N_("Rename it to {name}, or delete it.")
        facts["name"] = right
    return Fault("file-not-listed", (), what, remedy, facts, path.name, path)

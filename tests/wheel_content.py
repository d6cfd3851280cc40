"""What a wheel must hold, told from the files that it is built from."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

_CONTENT = ("questionnaires/", "report_templates/", "docs/user/")
_MADE = ("licences/", "fonts/")
_DIST_INFO = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
# A compiled template, whose name does not tell which.
COMPILED = "readiness/reporting/compiled_templates/*.jinja"


def expected_content(sources: Iterable[str]) -> list[str]:
    """Return the names in a wheel that is built from these files of the project, sorted; catalogues are compiled."""
    found = []
    for name in sources:
        if name.endswith(".po"):
            found.append(str(PurePosixPath(name).with_suffix(".mo")))
        elif name.startswith("readiness/"):
            found.append(name)
        elif name.startswith((*_CONTENT, *_MADE)):
            found.append(f"readiness/content/{name}")
        if name.startswith("report_templates/") and name.endswith(".j2"):
            found.append(COMPILED)
    return sorted([*found, *(f"dist-info/{name}" for name in _DIST_INFO)])


def actual_content(names: Iterable[str]) -> list[str]:
    """Return the names of a wheel as `expected_content` writes them."""
    names = (re.sub(r"^readiness-[^/]+\.dist-info/", "dist-info/", name) for name in names)
    return sorted(re.sub(r"compiled_templates/[0-9a-f]+\.jinja$", "compiled_templates/*.jinja", name) for name in names)

"""The copyright file of the package: our licence, and those of everything in the private environment.

The wheel brings the list (packaging/licences.py); here it gets Debian's form.
"""

import json
import re
from pathlib import Path

from environment import SITE

ROOT = Path(__file__).parents[2]
LIST = SITE / "readiness/content/licences/licences.json"
# The file names these texts, which Debian holds for all packages, instead of repeating them: where, and how they begin.
_COMMON = {
    "Apache-2.0": "apache license version 2 0",
    "GPL-2": "gnu general public license version 2",
    "GPL-3": "gnu general public license version 3",
    "LGPL-2.1": "gnu lesser general public license version 2 1",
    "LGPL-3": "gnu lesser general public license version 3",
}


def write(tree: Path, place: Path) -> None:
    """Write the file in Debian's format 1.0, from the list that came with the wheel in the tree."""
    ours = (ROOT / "LICENSE").read_text("utf-8")
    holder = next(line for line in ours.splitlines() if line.startswith("Copyright")).removeprefix("Copyright (c) ")
    parts = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: readiness\n",
        f"Files: *\nCopyright: {holder}\nLicense: Expat\n{_indented(ours)}\n",
    ]
    for part in json.loads((tree / LIST).read_text("utf-8")):
        name = re.sub(r"[^A-Za-z0-9.+-]+", "-", f"{part['name']}-{part['version'] or ''}").strip("-")
        text = f"{part['name']} {part['version'] or ''}: {part['licence']}\n\n{_text(part['text'])}"
        parts.append(f"License: {name}\n{_indented(text)}\n")
    place.write_text("\n".join(parts), "utf-8")


def _text(text: str) -> str:
    """Return a text, or where Debian holds it; a notice with words before such a text stays as it is."""
    begun = re.sub(r"\W+", " ", text[:400]).strip().lower()
    for name, start in _COMMON.items():
        if begun.startswith(start):
            return f"On Debian systems, this text is in /usr/share/common-licenses/{name}."
    return text


def _indented(text: str) -> str:
    """Return a text as the continuation of a field: a space before each line, a dot for an empty one."""
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines())

"""The copyright file of the package: our licence, and those of everything in the private environment."""

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from environment import SITE

ROOT = Path(__file__).parents[2]
_TEXTS = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")
# The file names these texts, which Debian holds for all packages, instead of repeating them: where, and how they begin.
_COMMON = {
    "Apache-2.0": "apache license version 2 0",
    "GPL-2": "gnu general public license version 2",
    "GPL-3": "gnu general public license version 3",
    "LGPL-2.1": "gnu lesser general public license version 2 1",
    "LGPL-3": "gnu lesser general public license version 3",
}


def write(tree: Path, place: Path) -> None:
    """Write the file in Debian's format 1.0, from what the packages in the tree say of themselves."""
    ours = (ROOT / "LICENSE").read_text("utf-8")
    holder = next(line for line in ours.splitlines() if line.startswith("Copyright")).removeprefix("Copyright (c) ")
    parts = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: readiness\n",
        f"Files: *\nCopyright: {holder}\nLicense: Expat\n{_indented(ours)}\n",
    ]
    parts += _bundled(tree / SITE)
    place.write_text("\n".join(parts), "utf-8")


def _bundled(site: Path) -> Iterator[str]:
    """Yield a paragraph for each package of the environment, with the texts that it brings along."""
    found = [one for one in metadata.distributions(path=[str(site)]) if one.metadata["Name"] != "readiness"]
    for package in sorted(found, key=lambda one: one.metadata["Name"].lower()):
        said = package.metadata
        author = said["Author-email"] or said["Author"] or f"the authors of {said['Name']}"
        folders = sorted({file.parts[0] for file in package.files or [] if ".." not in file.parts} - {"__pycache__"})
        files = "\n ".join(f"{SITE}/{name}" + ("/*" if (site / name).is_dir() else "") for name in folders)
        licence = said["License-Expression"] or said["License"] or "see the text below"
        name = f"{said['Name']}-{package.version}"
        if said["Name"].startswith(("PySide6", "shiboken6")):
            licence = f"{licence} (texts: LGPL-3, GPL-2 and GPL-3 in /usr/share/common-licenses)"
        text = "\n\n".join([licence.splitlines()[0], *_texts(package)])
        yield f"Files: {files}\nCopyright: {' '.join(author.split())}\nLicense: {name}\n{_indented(text)}\n"


def _texts(package: metadata.Distribution) -> Iterator[str]:
    """Yield the texts that a package brings, each once; of those that Debian holds, where they are."""
    seen = set()
    for file in sorted(package.files or []):
        named = file.name.upper().startswith(_TEXTS) or "licenses" in file.parts
        if ".dist-info" not in file.parts[0] or not named:
            continue
        text = file.locate().read_text("utf-8", errors="replace").strip()
        if text in seen:
            continue
        seen.add(text)
        common = next((name for name, start in _COMMON.items() if _is_common(text, start)), "")
        yield f"On Debian systems, this text is in /usr/share/common-licenses/{common}." if common else text


def _is_common(text: str, title: str) -> bool:
    """Return whether a text begins as one that Debian holds; a notice with words before it is none."""
    return re.sub(r"\W+", " ", text).strip().lower().startswith(title)


def _indented(text: str) -> str:
    """Return a text as the continuation of a field: a space before each line, a dot for an empty one."""
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines())

"""The copyright file of the package: our licence, and those of everything in the private environment."""

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from environment import SITE

ROOT = Path(__file__).parents[2]
_TEXTS = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")
# Debian has these texts on every computer: the file names them instead of repeating them.
_COMMON = """\
Comment:
 Texts that Debian holds for all packages are in /usr/share/common-licenses: Apache-2.0, GPL-2, GPL-3, LGPL-2.1, LGPL-3.
"""


def write(tree: Path, place: Path) -> None:
    """Write the file in Debian's format 1.0, from what the packages in the tree say of themselves."""
    ours = (ROOT / "LICENSE").read_text("utf-8")
    holder = next(line for line in ours.splitlines() if line.startswith("Copyright")).removeprefix("Copyright (c) ")
    parts = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: readiness\n" + _COMMON,
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
        text = "\n\n".join([f"{licence.splitlines()[0]}", *_texts(package)])
        yield f"Files: {files}\nCopyright: {' '.join(author.split())}\nLicense: {name}\n{_indented(text)}\n"


def _texts(package: metadata.Distribution) -> Iterator[str]:
    for file in sorted(package.files or []):
        if ".dist-info" in file.parts[0] and file.name.upper().startswith(_TEXTS):
            yield file.read_text("utf-8").strip()


def _indented(text: str) -> str:
    """Return a text as the continuation of a field: a space before each line, a dot for an empty one."""
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines())

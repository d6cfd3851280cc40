"""Write the licences of everything that reaches users: of each package of the lock, and of what rides along in them.

Usage: licences.py OUTPUT [--cache FOLDER]
OUTPUT becomes a JSON list of {"name", "version", "licence", "text"}, by name: the licence is an SPDX expression, the
text is whole. Where a package has no licence or no text, nothing is written, and the fault names it.
"""

import argparse
import json
import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple, TypedDict

import packages
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

ROOT = Path(__file__).resolve().parents[1]
_DEBIAN_DOCS = Path("/usr/share/doc")
_STANDARD_TEXTS = Path("/usr/share/common-licenses")
_LICENCE_FILE = re.compile(r"LICEN[CS]E|COPYING|NOTICE|AUTHORS", re.IGNORECASE)
# It speaks to those who bought Qt.
_NOT_OURS = "LicenseRef-Qt-Commercial.txt"

# The licence of packages whose metadata say it in words of their own, read in their texts.
_READ = {
    "cssselect2": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "pydyf": "BSD-3-Clause",
    # With libsodium in the wheel.
    "pynacl": "Apache-2.0 AND ISC",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "pyrage": "MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "tinycss2": "BSD-3-Clause",
    "tinyhtml5": "MIT",
    "weasyprint": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
}

# What a Debian system has of the texts that everybody knows.
_STANDARD = {
    "Apache-2.0": ("Apache-2.0",),
    "GPL-2.0-only": ("GPL-2",),
    "GPL-3.0-only": ("GPL-3",),
    # It consists of additions to the GPL.
    "LGPL-3.0-only": ("LGPL-3", "GPL-3"),
    "LGPL-2.0-or-later": ("LGPL-2",),
    "LGPL-2.1-only": ("LGPL-2.1",),
    "LGPL-2.1-or-later": ("LGPL-2.1",),
}


class _Library(NamedTuple):
    """A library in the wheel gstreamer-libs: its licence, its Debian package, and what its files are called there."""

    licence: str
    debian: str
    files: tuple[str, ...]


# The libraries that the report needs: what WeasyPrint opens, and what that needs. Pango's Debian package brings the
# same libraries along, and their copyright files have the texts.
_PANGO = {
    "bzip2": _Library("bzip2-1.0.6", "libbz2-1.0", ("bz",)),
    "expat": _Library("MIT", "libexpat1", ("libexpat",)),
    "Fontconfig": _Library("HPND-sell-variant", "libfontconfig1", ("fontconfig",)),
    "FreeType": _Library("FTL", "libfreetype6", ("freetype",)),
    "FriBidi": _Library("LGPL-2.1-or-later", "libfribidi0", ("fribidi",)),
    "GLib": _Library("LGPL-2.1-or-later", "libglib2.0-0", ("gio", "glib", "gmodule", "gobject")),
    "HarfBuzz": _Library("MIT-Modern-Variant", "libharfbuzz0b", ("harfbuzz", "harfbuzz-subset")),
    "libffi": _Library("MIT", "libffi8", ("ffi",)),
    "libpng": _Library("libpng-2.0", "libpng16-16", ("png",)),
    "Pango": _Library("LGPL-2.0-or-later", "libpango-1.0-0", ("pango", "pangoft")),
    "PCRE2": _Library("BSD-3-Clause", "libpcre2-8-0", ("pcre",)),
    # Debian has none.
    "proxy-libintl": _Library("LGPL-2.0-or-later", "", ("intl",)),
    "zlib": _Library("Zlib", "zlib1g", ("z",)),
}
_NUMBERS = re.compile(r"[-.\d]*\.dll$", re.IGNORECASE)

_QT = (
    "Qt's libraries lie as files of their own in PySide6_Essentials, and may be replaced by others that fit.\n"
    "What they hold of other people's work, and under which licences: https://doc.qt.io/qt-6/licenses-used-in-qt.html"
)
_VISUAL_C = (
    "These are files of Microsoft's Visual C++ runtime. Microsoft allows programs that need them to pass them on "
    "unchanged: https://visualstudio.microsoft.com/license-terms/vs2022-cruntime/"
)

# Packages that bring no text, and whose licence is none of the standard texts.
_OWN_WORDS = {
    "gstreamer-libs": (
        "The package brings no licence text. The program uses these of its libraries, each listed by its own name: "
        + ", ".join(sorted(_PANGO, key=str.casefold))
        + "."
    ),
    "gstreamer-ext-runtime": _VISUAL_C,
}


class Licence(TypedDict):
    """An entry of the list."""

    name: str
    version: str
    licence: str
    text: str


def main() -> int:
    """Write the list; return 1 and say what is missing where it cannot be whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "metadata", help="what fetched packages said")
    arguments = parser.parse_args()
    try:
        licences = collect(arguments.cache)
    except ValueError as error:
        print(f"licences: {error}", file=sys.stderr)
        return 1
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(licences, ensure_ascii=False, indent=1)
    arguments.output.write_text(text + "\n", encoding="utf-8", newline="\n")
    return 0


def collect(cache: Path) -> list[Licence]:
    """Return the licences of the program, its packages, and what rides along in them; ValueError names all gaps."""
    found: list[Licence] = [_ours()]
    faults: list[str] = []
    needed = packages.run_time(ROOT, cache)
    for package in needed:
        try:
            found.append(_of_package(package.pin, package.said))
        except ValueError as error:
            faults.append(str(error))
    try:
        found += _riding_along({package.pin.name: package.pin.version for package in needed})
    except OSError as error:
        faults.append(f"{error.filename} is missing: make fonts, or apt-get install what should have brought it")
    if faults:
        raise ValueError("\n".join(faults))
    return sorted(found, key=lambda entry: (entry["name"].casefold(), entry["version"]))


def of_pango_file(file: str) -> str:
    """Return the licence of a DLL of gstreamer-libs; ValueError for one whose library is not in the list."""
    for library in _PANGO.values():
        if _NUMBERS.sub("", file) in library.files:
            return library.licence
    raise ValueError(
        f"{file} of gstreamer-libs is handed on, and nobody has looked up its licence: packaging/licences.py"
    )


def _ours() -> Licence:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = re.search(r'^__version__ = "(.+)"', (ROOT / "readiness" / "__init__.py").read_text(), re.MULTILINE)
    assert version is not None
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    return Licence(name="Readiness", version=version[1], licence=project["license"], text=text)


def _of_package(pin: packages.Pin, said: metadata.Distribution) -> Licence:
    licence = expression(pin.name, said.metadata)
    text = _own_text(said) or _OWN_WORDS.get(pin.name) or _standard_text(licence)
    if not text:
        raise ValueError(f"{pin.name} {pin.version}: its wheel brings no licence text, nor does Debian for {licence}")
    return Licence(name=said.metadata["Name"], version=pin.version, licence=licence, text=text)


def expression(name: str, said: metadata.PackageMetadata) -> str:
    """Return the licence as an SPDX expression: as it was read, as the package says it, or its one old field."""
    stated = [said[key] for key in ("License-Expression", "License") if key in said]
    for licence in [_READ[name]] if name in _READ else stated:
        if licence:
            try:
                return _without_repetition(canonicalize_license_expression(licence))
            except InvalidLicenseExpression:
                continue
    raise ValueError(f"{name}: its metadata name no SPDX licence; read its text and add it to packaging/licences.py")


def _without_repetition(expression: str) -> str:
    if " OR " in expression or "(" in expression:
        return expression
    return " AND ".join(dict.fromkeys(expression.split(" AND ")))


def _own_text(said: metadata.Distribution) -> str:
    """Return the licence files of a package, each under its name where there are several; empty where it has none."""
    texts = {}
    for file in said.files or []:
        folder, *inner = file.parts
        if file.name == _NOT_OURS:
            continue
        if folder.endswith(".dist-info") and inner and (inner[0] == "licenses" or _LICENCE_FILE.search(file.name)):
            name = "/".join(inner[1:] if inner[0] == "licenses" else inner)
            texts[name] = Path(str(file.locate())).read_bytes().decode("utf-8", "replace")
    if len(texts) == 1:
        return next(iter(texts.values()))
    return "\n\n".join(f"----- {name} -----\n\n{text}" for name, text in sorted(texts.items()))


def _standard_text(licence: str) -> str:
    """Return the standard texts of an expression; empty where one of them is none of Debian's."""
    names = [_STANDARD.get(identifier) for identifier in re.split(r" OR | AND ", licence)]
    if not all(names):
        return ""
    return _standard(*dict.fromkeys(name for several in names if several for name in several))


def _standard(*names: str) -> str:
    return "\n\n".join((_STANDARD_TEXTS / name).read_text(encoding="utf-8") for name in names)


def _debian(package: str, licence: str) -> str:
    """Return the copyright file of a Debian package, and after it the standard text of the licence that it names."""
    text = (_DEBIAN_DOCS / package / "copyright").read_text(encoding="utf-8")
    return "\n\n".join([text, _standard(*_STANDARD[licence])]) if licence in _STANDARD else text


def _riding_along(versions: dict[str, str]) -> Iterator[Licence]:
    """Yield what the packages bring along, and what released files add: `versions` are those of the packages."""
    if version := versions.get("gstreamer-libs"):
        # The wheel does not say which versions its libraries have.
        version = f"gstreamer-libs {version}"
        for name, (licence, debian, _) in _PANGO.items():
            text = _debian(debian, licence) if debian else _standard(*_STANDARD[licence])
            yield Licence(name=name, version=version, licence=licence, text=text)
    if version := versions.get("pyside6-essentials"):
        text = "\n\n".join([_QT, _standard("LGPL-3", "GPL-3")])
        yield Licence(name="Qt", version=version, licence="LGPL-3.0-only", text=text)
    # The installer brings Python along, and Python what it is built with on Windows.
    text = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt").read_text(encoding="utf-8")
    python = sysconfig.get_python_version()
    yield Licence(name="Python", version=python, licence="PSF-2.0", text=text)
    inside = f"Python {python}"
    yield Licence(name="OpenSSL", version=inside, licence="Apache-2.0", text=_standard("Apache-2.0"))
    yield Licence(name="Visual C++ runtime", version=inside, licence="LicenseRef-Proprietary", text=_VISUAL_C)
    yield _inter()


def _inter() -> Licence:
    """Return the licence of the typeface, from beside its files."""
    fonts = ROOT / "fonts"
    version = re.search(r"fonts-inter ([^\s+-]+)", (fonts / "origin.txt").read_text(encoding="utf-8"))
    assert version is not None
    text = (fonts / "OFL.txt").read_text(encoding="utf-8")
    return Licence(name="Inter", version=version[1], licence="OFL-1.1", text=text)


if __name__ == "__main__":
    sys.exit(main())

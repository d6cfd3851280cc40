"""Pango, the library that sets the text of a PDF: where it lies, and what is told where it cannot be used.

On Linux it is a package of the system. For Windows and macOS pip brings the wheel `gstreamer-libs` along, and the
installer for Windows holds a part of it. Where that package is there, nothing else is searched: a report shall look the
same on every computer, and libraries of two origins in one process crash. Without it, as on Windows on ARM, the
system's own Pango serves, as WeasyPrint documents it.
"""

import platform
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

# What Debian calls the libraries that WeasyPrint opens and that no other package of ours brings along.
DEBIAN_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

_PACKAGE = "gstreamer_libs"

Search = Callable[[str], str | None]


class NoPangoError(UserError):
    """No PDF can be made on this computer, for `part`, Pango or WeasyPrint, is not there or does not work.

    Pages in HTML need neither.
    """

    def __init__(self, part: str) -> None:
        super().__init__(
            "pango-missing",
            N_("No PDF can be created: {part} is missing or damaged."),
            _remedy(part),
            part=part,
            packages=DEBIAN_PACKAGES,
            package=_PACKAGE.replace("_", "-"),
        )
        self.part = part


def _remedy(part: str) -> str:
    if part != "Pango":
        return N_("Install Readiness again, and restart it.")
    if sys.platform.startswith("linux"):
        return N_("Install it, on Debian with “apt install {packages}”, and restart Readiness.")
    if sys.platform == "win32" and platform.machine() != "AMD64":
        return N_("pip has none for this kind of computer. Install it with MSYS2, and restart Readiness.")
    return N_("Install Readiness again, or with pip the package {package}, and restart it.")


def package_folder() -> Path | None:
    """Return the folder of the package that carries the libraries, without importing it; None where there is none."""
    spec = find_spec(_PACKAGE)
    folders = (spec and spec.submodule_search_locations) or ()
    return next((Path(folder) for folder in folders), None)


def search_in(package: Path, system: str = sys.platform) -> Search:
    """Return a search for libraries that knows the package only; it takes names as `ctypes.util.find_library` does.

    A library for macOS lies there twice, under the name that programs are linked against (`libpango-1.0.dylib`) and
    under the one by which the other libraries ask for it (`libpango-1.0.0.dylib`). It has to be the latter: both in one
    process would be two libraries, each with types of its own.
    """
    if system == "win32":
        folder, pattern = package / "bin", "{name}.dll"
    else:
        folder, pattern = package / "lib", "lib{name}.*.dylib"

    def search(name: str) -> str | None:
        return next((str(found) for found in sorted(folder.glob(pattern.format(name=name)))), None)

    return search


def settings_for(package: Path, system: str = sys.platform) -> dict[str, str]:
    """Return the environment variables that the libraries of the package need.

    On Windows they look for each other in folders that were named only, and for Fontconfig's settings beside
    themselves; on macOS it is the other way round.
    """
    if system == "win32":
        # WeasyPrint hands it over to the system, and without it the folders of MSYS2.
        return {"WEASYPRINT_DLL_DIRECTORIES": str(package / "bin")}
    fonts = package / "etc" / "fonts"
    return {"FONTCONFIG_PATH": str(fonts)} if (fonts / "fonts.conf").is_file() else {}

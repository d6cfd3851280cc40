"""Build hook: compile catalogues and report templates, fetch fonts, so that git holds only what people write."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
LOCALE = ROOT / "readiness" / "locale"
LICENCES = "licences/licences.json"


def compile_catalogues() -> None:
    """Write a .mo file beside every .po file; in the German one no line ends between a figure and its unit."""
    sys.path.insert(0, str(ROOT))
    from readiness.foundation.line_breaks import kept_together

    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        with source.open("rb") as file:
            catalogue = read_po(file)
        for message in catalogue if source.parts[-3] == "de" else ():
            if message.id:
                strings = message.string
                message.string = (
                    kept_together(strings) if isinstance(strings, str) else tuple(map(kept_together, strings))
                )
        # Not the time of the build: the same words give the same bytes.
        catalogue.creation_date = datetime.fromtimestamp(0, UTC)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


def compile_templates() -> None:
    """Compile the templates of the report, where the packages for it are installed; else they are when it prints."""
    try:
        from readiness.reporting import templates
    except ImportError:
        return
    templates.compile_templates()


def fill_fonts() -> bool:
    """Fill `fonts/` where a face is missing, and return whether all are there; says on stderr what to do if not."""
    filling = subprocess.run([sys.executable, ROOT / "packaging" / "fonts.py"], check=False)  # noqa: S603 - ours
    return filling.returncode == 0


class CatalogueHook(BuildHookInterface):
    """Called by the build of a wheel or sdist and by an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile and fetch before the files are collected; a wheel takes along what could be had."""
        compile_catalogues()
        compile_templates()
        taken = ["fonts"] if fill_fonts() else []
        # `make wheel` makes it; whoever builds without make has no list of licences.
        if (ROOT / LICENCES).is_file():
            taken.append(LICENCES)
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"] |= {place: f"readiness/content/{place}" for place in taken}


if __name__ == "__main__":
    compile_catalogues()
    compile_templates()
    fill_fonts()

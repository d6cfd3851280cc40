"""The fonts of reports and forms: the faces that ship with the program, and for other letters those of the system."""

import sys
from array import array
from locale import getpreferredencoding
from pathlib import Path

from readiness.foundation.paths import content_folder
from readiness.reporting.engine import FontConfiguration, ffi, fontconfig, pangoft2

# What the numbers of four bytes in an OpenType file add up to (its table `head` sees to that), but for what is carried.
_SUM, _CARRIED = 0xB1B0AFBA, 2**32


def font_configuration() -> FontConfiguration:
    """Return the fonts of the system, and ours: the same on every machine, since their family is of no other font.

    Not by `@font-face`: WeasyPrint copies what that names into a temporary folder, which a killed process leaves
    behind, and takes three times as long. Where ours are missing or damaged, or Fontconfig cannot read their path, a
    page gets the next font that its style sheet names.
    """
    fonts = FontConfiguration()
    for face in sorted(content_folder("fonts").glob("*.otf")):
        if not _is_whole(face):
            continue
        # As WeasyPrint does: Fontconfig opens files by names in the encoding of the system.
        path = face.as_posix().encode(getpreferredencoding(do_setlocale=False), "replace")
        fontconfig.FcConfigAppFontAddFile(fonts._config, path)  # noqa: SLF001 - WeasyPrint has no other way
    pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", fonts.font_map))
    return fonts


def _is_whole(face: Path) -> bool:
    """Return whether a face is as it was made: a damaged one may be taken in, and fail when its letters are drawn."""
    try:
        content = face.read_bytes()
    except OSError:
        return False
    # A disk that fails, or a copy that was cut short, may leave any length.
    numbers = array("I", content + bytes(-len(content) % 4))
    if sys.byteorder == "little":
        numbers.byteswap()
    return sum(numbers) % _CARRIED == _SUM

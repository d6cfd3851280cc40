"""The fonts of reports and forms: the faces that ship with the program, and for other letters those of the system."""

from locale import getpreferredencoding

from readiness.foundation.paths import content_folder
from readiness.reporting.engine import FontConfiguration, ffi, fontconfig, pangoft2


def font_configuration() -> FontConfiguration:
    """Return the fonts of the system, and ours: the same on every machine, since their family is of no other font.

    Not by `@font-face`: WeasyPrint copies what that names into a temporary folder, which a killed process leaves
    behind, and takes three times as long. Where ours are missing, or Fontconfig cannot read their path, a page gets the
    next font that its style sheet names.
    """
    fonts = FontConfiguration()
    for face in sorted(content_folder("fonts").glob("*.otf")):
        # As WeasyPrint does: Fontconfig opens files by names in the encoding of the system.
        path = face.as_posix().encode(getpreferredencoding(do_setlocale=False), "replace")
        fontconfig.FcConfigAppFontAddFile(fonts._config, path)  # noqa: SLF001 - WeasyPrint has no other way
    pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", fonts.font_map))
    return fonts

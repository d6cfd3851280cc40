"""The font of the screens, and sizes always relative to the platform's font: large system fonts stay large."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from readiness.foundation.paths import content_folder

TITLE, HEADING, LEAD, BODY, SMALL = 1.9, 1.35, 1.12, 1.0, 0.9


def scaled(widget: QWidget, factor: float, *, bold: bool = False) -> QFont:
    """Return the widget's font scaled by a factor, and set it."""
    font = QFont(widget.font())
    # Fonts set in pixels report no points; Qt's own default is always in points.
    font.setPointSizeF(max(font.pointSizeF(), 6.0) * factor)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    widget.setFont(font)
    return font


def system_font() -> QFont:
    """Return the platform's font for text."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def families() -> list[str]:
    """Return the families of the screens: ours where it ships, then the platform's, for letters that ours lacks."""
    return [*own_family(), *system_font().families()]


@cache
def own_family() -> list[str]:
    """Make the faces that ship with the program known to Qt, and return their family, or nothing without them."""
    faces = [QFontDatabase.addApplicationFont(str(face)) for face in sorted(content_folder("fonts").glob("*.otf"))]
    names = [QFontDatabase.applicationFontFamilies(face)[:1] for face in faces if face >= 0]
    return names[0] if names else []


def zoomed(pixels: int) -> int:
    """Return a length that grows with the size of text that was chosen, such as the width of a column."""
    return round(pixels * QApplication.font().pointSizeF() / system_font().pointSizeF())

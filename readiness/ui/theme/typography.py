"""The font of the screens and the scale of its sizes, larger where the platform's own type is."""

import sys
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from readiness.foundation.paths import content_folder


class TypeSize(NamedTuple):
    """A step of the scale: the size of letters and the distance of lines, in pixels for a body of 14."""

    size: float
    line: int

    @property
    def factor(self) -> float:
        """The size as a multiple of the body's."""
        return self.size / BODY.size


DISPLAY, TITLE, HEADING, LEAD = TypeSize(32, 40), TypeSize(26, 32), TypeSize(20, 28), TypeSize(16, 24)
BODY, SMALL, CAPTION = TypeSize(14, 20), TypeSize(13, 18), TypeSize(12, 16)
_BY_SIZE = {step.size: step for step in (DISPLAY, TITLE, HEADING, LEAD, BODY, SMALL, CAPTION)}
# 14 pixels where an inch has 96, as on most screens.
_BODY_POINTS = 10.5
# What a platform sets its texts in, where nobody has asked for larger ones.
_USUAL_POINTS = {"win32": 9.0, "darwin": 13.0}.get(sys.platform, 11.0)
# Large letters stand closer together.
_TRACKING = {DISPLAY: 98.0, TITLE: 98.0, HEADING: 98.8}


def type_font(step: TypeSize, *, bold: bool = False) -> QFont:
    """Return the program's font at a step of the scale."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * step.factor)
    if step in _TRACKING:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _TRACKING[step])
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def scaled(widget: QWidget, step: TypeSize, *, bold: bool = False) -> QFont:
    """Return the program's font at a step of the scale, and set it."""
    font = type_font(step, bold=bold)
    widget.setFont(font)
    return font


def line_height(font: QFont) -> int:
    """Return the distance of two lines in pixels, for any size of the scale."""
    step = font.pointSizeF() / QApplication.font().pointSizeF() * BODY.size
    nearest = _BY_SIZE[min(_BY_SIZE, key=lambda size: abs(size - step))]
    return zoomed(nearest.line)


def platform_factor() -> float:
    """Return how many times as large as usual the platform has its own texts; 1 where they are smaller."""
    return max(1.0, system_font().pointSizeF() / _USUAL_POINTS)


def body_font(factor: float) -> QFont:
    """Return the font of the program at so many times its usual size."""
    # Made anew: the platform's font may name a style, which would win over every weight.
    font = QFont(families())
    font.setPointSizeF(_BODY_POINTS * platform_factor() * factor)
    # Figures of one width: those under each other can be compared, and one that changes moves nothing.
    font.setFeature(QFont.Tag("tnum"), 1)
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


def zoomed(pixels: float) -> int:
    """Return a length that grows with the size of text, such as the width of a column."""
    return round(pixels * QApplication.font().pointSizeF() / _BODY_POINTS)

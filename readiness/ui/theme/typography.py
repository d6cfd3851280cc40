"""Sizes of type, always relative to the platform's font, so that large system fonts stay large."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

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


def zoomed(pixels: int) -> int:
    """Return a length that grows with the size of text that was chosen, such as the width of a column."""
    return round(pixels * QApplication.font().pointSizeF() / system_font().pointSizeF())

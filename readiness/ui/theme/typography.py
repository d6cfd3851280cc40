"""Sizes of type, always relative to the platform's font, so that large system fonts stay large."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

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

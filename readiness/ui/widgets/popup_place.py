"""Where a window stands that opens at a field: below it, or above it where only there all of it can be seen."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

# What stays free between it and the edge of the screen.
_EDGE = 8


def room_on_screen(field: QWidget) -> QRect:
    """Return the part of the field's screen in which a window may stand."""
    return field.screen().availableGeometry().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)


def place_at(field: QWidget, size: QSize) -> QRect:
    """Return the place of a window of a size; where neither side has room for all of it, it covers the field."""
    room, at = room_on_screen(field), field.mapToGlobal(QPoint(0, 0))
    below = at.y() + field.height()
    height = min(size.height(), room.height())
    top = below if below + height <= room.bottom() + 1 else at.y() - height
    top = max(room.top(), min(top, room.bottom() + 1 - height))
    left = max(room.left(), min(at.x(), room.right() + 1 - size.width()))
    return QRect(left, top, size.width(), height)

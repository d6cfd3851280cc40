"""What fits on a screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

# A frame is known only once the system has made it; this is the height of a common title bar.
_TITLE_BAR = 36


def room_for(window: QWidget) -> QSize:
    """Return the largest size that a window can have on its screen, beside the bars of the system and its own."""
    return window.screen().availableSize() - QSize(0, _TITLE_BAR)

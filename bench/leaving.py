"""Leave once something can be seen: painted, and the paint handed to the display."""

import os

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget


class _Leaver(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint; whatever is painted with it is on its way when the loop turns next."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def customEvent(self, event: QEvent) -> None:
        """Leave."""
        os._exit(0)


def leave_when_painted(widget: QWidget) -> None:
    """End the process at once, without tidying up, when a widget has been painted for the first time."""
    widget.installEventFilter(_Leaver(widget))

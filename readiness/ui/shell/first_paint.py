"""What waits until something can be seen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from readiness.foundation.overriding import override


class FirstPaint(QObject):
    """Does something once, right after a window that is being shown was painted for the first time."""

    def __init__(self, window: QWidget, act: Callable[[], None]) -> None:
        super().__init__(window)
        self._act = act
        window.windowHandle().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the system to uncover the window; Qt paints as it hears of that."""
        if event.type() is QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._act)
        return False


class ContentPaint(QObject):
    """Does something once, a moment after what fills a window was painted for the first time."""

    def __init__(self, content: QWidget, delay_ms: int, act: Callable[[], None]) -> None:
        super().__init__(content)
        self._delay_ms = delay_ms
        self._act = act
        content.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint; time for it to reach the screen is the caller's to choose."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(self._delay_ms, self, self._act)
        return False

"""A countdown in whole seconds that can be halted."""

from PySide6.QtCore import QObject, QTimer, Signal

_SECOND_MS = 1000


class Countdown(QObject):
    """Counts down to zero and stays there until it is started anew or stopped."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Seconds; None where nothing is being timed.
        self.left: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self._on_second)

    @property
    def running(self) -> bool:
        """Whether it is counting."""
        return self._timer.isActive()

    def start(self, seconds: int) -> None:
        """Begin to count."""
        self.left = seconds
        self._timer.start()
        self.ticked.emit()

    def stop(self) -> None:
        """Stop, and show no time any more."""
        self.left = None
        self._timer.stop()
        self.ticked.emit()

    def toggle(self, seconds: int) -> None:
        """Pause, go on, or start with so many seconds where no time is left."""
        if self.running:
            self._timer.stop()
            self.ticked.emit()
        else:
            self.start(self.left or seconds)

    def clock(self) -> str:
        """Return minutes and seconds as on a clock, nothing where nothing is timed."""
        return "" if self.left is None else f"{self.left // 60}:{self.left % 60:02}"

    def _on_second(self) -> None:
        self.left = max(0, (self.left or 0) - 1)
        if not self.left:
            self._timer.stop()
        self.ticked.emit()

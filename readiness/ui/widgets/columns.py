"""Parts side by side where there is room, one under the other where there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from readiness.foundation.overriding import override


class Columns(QWidget):
    """Stands side by side from a width of so many letters, so that large type gets the whole width."""

    def __init__(self, left: QWidget, right: QWidget, letters: int = 110, shares: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._letters = letters
        self._parts = [left, right]
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        for part, share in zip(self._parts, shares, strict=True):
            self._layout.addWidget(part, share)

    def set_gap(self, gap: int) -> None:
        """Have so many pixels between the parts."""
        self._layout.setSpacing(gap)

    def add(self, part: QWidget, share: int = 1) -> None:
        """Put one more part at the right."""
        self._parts.append(part)
        self._layout.addWidget(part, share)

    @override
    def minimumSizeHint(self) -> QSize:
        sizes = [part.minimumSizeHint() for part in self._parts]
        return QSize(max(size.width() for size in sizes), self._layout.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= self._letters * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._layout.direction():
            self._layout.setDirection(direction)
            # One under the other they are taller, and the page must give them that height.
            self.updateGeometry()

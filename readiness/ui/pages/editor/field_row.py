"""Fields that belong together: side by side where there is room, one under the other where there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from readiness.foundation.overriding import override

_GAP = 6
# Below so many letters of width a field in a row is too narrow to read what is typed into it.
_ROW_FROM = 34


class FieldRow(QWidget):
    """Never wider than its widest field must be."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._parts: list[QWidget] = []

    def add(self, field: QWidget, share: int = 0) -> None:
        """Put a field at the end; it gets its share of the width that is left over, 0 for what it needs."""
        self._parts.append(field)
        self._row.addWidget(field, share)
        self._turn()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._least_widths(), default=0), self._row.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _least_widths(self) -> list[int]:
        return [max(part.minimumSizeHint().width(), part.minimumWidth()) for part in self._parts]

    def _turn(self) -> None:
        widths = self._least_widths()
        needed = sum(widths) + _GAP * (len(widths) - 1)
        needed = max(needed, _ROW_FROM * self.fontMetrics().averageCharWidth())
        fits = len(widths) == 1 or self.width() >= needed
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
            # One under the other they are taller, and the form must give them that height.
            self.updateGeometry()

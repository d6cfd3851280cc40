"""A column with a rule at its left, in the colour of what it says."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.theme.typography import zoomed

_RULE, _GAP = 3, 16


class SideRule(QWidget):
    """The words say what the colour says."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = ""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(zoomed(_GAP), 0, 0, 0)
        self.column.setSpacing(zoomed(6))

    def set_colour(self, colour: str) -> None:
        """Draw the rule in another colour."""
        self._colour = colour
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(0, 0, _RULE, self.height(), QColor(self._colour))

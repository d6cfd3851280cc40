"""A row of this page: words at the left, a field at the right; where it is narrow, the field stands below them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import UNLIMITED

# In this width every question has two lines at most, and its field the larger part of the page.
_WORDS_WIDTH = 408
_BETWEEN, _BELOW = 16, 4


class WideRow(QWidget):
    """Its parts are given with `put`; before the first of them is shown, they stand side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def put(self, words: QWidget, field: QLayout) -> None:
        """Take the words and what answers them."""
        self._words = words
        self._layout.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addLayout(field, 1)
        self.stand(side_by_side=True)

    def stand(self, *, side_by_side: bool) -> None:
        """Put the field beside its words, or below them."""
        direction = QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        self._layout.setSpacing(_BETWEEN if side_by_side else _BELOW)
        if side_by_side:
            self._words.setFixedWidth(zoomed(_WORDS_WIDTH))
        else:
            self._words.setMinimumWidth(0)
            self._words.setMaximumWidth(UNLIMITED)

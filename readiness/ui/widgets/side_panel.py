"""A page with a companion at its side that stays in sight while the page scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import ScrollColumn
from readiness.ui.widgets.focus_scroll import FocusScroll

_WIDTH = 380
# Below this width the companion would squeeze the page.
_FROM_WIDTH = 1080


class SidePanel(QWidget):
    """Puts the companion on the right where there is room, and into a slot of the page where there is not."""

    _at_left = False

    def __init__(
        self, page: ScrollColumn, companion: QWidget, slot: QVBoxLayout, name: str, width: int = _WIDTH
    ) -> None:
        super().__init__()
        self._companion = companion
        self._slot = slot
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page, 1)
        self._frame = QScrollArea()
        FocusScroll(self._frame)
        self._frame.setAccessibleName(name)
        self._frame.setWidgetResizable(True)
        self._frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frame.setFixedWidth(zoomed(width))
        self._frame.verticalScrollBar().rangeChanged.connect(self._on_range)
        holder = QWidget()
        self._arrange = QVBoxLayout(holder)
        self._arrange.setContentsMargins(*((16, 18, 0, 20) if self._at_left else (0, 18, 16, 20)))
        self._frame.setWidget(holder)
        layout.insertWidget(0 if self._at_left else 1, self._frame)
        companion.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._arrange.addWidget(companion)
        self._arrange.addStretch(1)
        self._on_range(0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= zoomed(_FROM_WIDTH)
        if fits is self._frame.isHidden():
            if fits:
                self._arrange.insertWidget(0, self._companion)
            else:
                self._slot.addWidget(self._companion)
            self._frame.setVisible(fits)

    def _on_range(self, _least: int, most: int) -> None:
        """Make the panel a tab stop only while it has to be scrolled."""
        self._frame.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)


class LeftPanel(SidePanel):
    """Puts the companion on the left: a list of what the page can show."""

    _at_left = True

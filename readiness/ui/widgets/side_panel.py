"""A page with a companion at its side that stays in sight while the page scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import ScrollColumn
from readiness.ui.widgets.focus_scroll import FocusScroll, scroll_by_keys

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
        self._frame = QScrollArea()
        FocusScroll(self._frame)
        if self._at_left:
            # Every entry of a list is a stop of its own.
            self._frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            scroll_by_keys(self._frame, name)
        self._frame.setWidgetResizable(True)
        self._frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frame.setFixedWidth(zoomed(width))
        holder = QWidget()
        self._arrange = QVBoxLayout(holder)
        self._arrange.setContentsMargins(*((16, 18, 0, 20) if self._at_left else (0, 18, 16, 20)))
        self._frame.setWidget(holder)
        companion.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._arrange.addWidget(companion)
        self._arrange.addStretch(1)
        # Tab goes through them in the order in which they are added.
        for part in (self._frame, page) if self._at_left else (page, self._frame):
            layout.addWidget(part, 1 if part is page else 0)

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


class LeftPanel(SidePanel):
    """Puts the companion on the left: a list of what the page can show."""

    _at_left = True

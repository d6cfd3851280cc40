"""A button with an icon and no words; its name is a tool tip, and what assistive technology reads."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from readiness.foundation.overriding import override
from readiness.ui.theme.line_icons import icon_size, line_icon
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.plain import set_tool_tip

# WCAG 2.2, success criterion 2.5.8, and some room around the icon.
_SIDE, _RADIUS = 28, 4


class IconButton(QPushButton):
    """Is painted on the ground that it stands on, which changes under the pointer and while it is pressed."""

    def __init__(
        self, icon: str, name: str, on_click: Callable[[], object], tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tokens = tokens
        self.setAccessibleName(name)
        set_tool_tip(self, name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # The style sheet takes away the least size that other buttons have.
        self.setProperty("role", "icon")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.resize(self.sizeHint())
        self.setAutoDefault(True)
        self.clicked.connect(lambda _checked=False: on_click())

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(_SIDE), zoomed(_SIDE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._tokens
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pressed if self.isDown() else tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        size = icon_size()
        at = QPoint((self.width() - size) // 2, (self.height() - size) // 2)
        colour = tokens.ink if self.isEnabled() else tokens.idle
        painter.drawPixmap(at, line_icon(self._icon, colour, size, self.devicePixelRatioF()))

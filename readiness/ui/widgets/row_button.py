"""A whole row that can be pressed: what stands in it is for the eye, its name for assistive technology."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.line_icons import icon_size, line_icon
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.plain import PlainLabel

_SIDES, _RADIUS, _TILE_RADIUS = 12, 6, 8


class RowButton(QAbstractButton):
    """Stands on a hairline; below the pointer, and where it is the next one, it has a ground of its own.

    A `tile` is framed instead; a `following` one has the panel's ground.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        on_click: Callable[[], object],
        *,
        following: bool = False,
        tile: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._following = following
        self._tile = tile
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda _checked=False: on_click())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(zoomed(_SIDES), zoomed(8), zoomed(_SIDES), zoomed(8))
        self.row.setSpacing(zoomed(16))

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something into the row; the pointer goes through it."""
        if isinstance(part, QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.row.addWidget(part, stretch)
        else:
            self.row.addLayout(part, stretch)
            for i in range(part.count()):
                item = part.itemAt(i)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def add_icon(self, icon: str) -> None:
        """Put an icon at the end, such as the arrow that leads on."""
        picture = PlainLabel()
        picture.setPixmap(line_icon(icon, self._look.tokens.quiet, icon_size(), 2.0))
        self.add(picture)

    @override
    def sizeHint(self) -> QSize:
        return self.row.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.row.minimumSize()

    @override
    def hasHeightForWidth(self) -> bool:
        return self.row.hasHeightForWidth()

    @override
    def heightForWidth(self, width: int) -> int:
        return self.row.heightForWidth(width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tokens, area = self._look.tokens, self.rect()
        ground = tokens.panel if self._following else None
        if self.underMouse():
            ground = tokens.pressed if self.isDown() else tokens.hover
        if self._tile:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(tokens.line))
            painter.setBrush(QColor(ground or tokens.raised))
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), _TILE_RADIUS, _TILE_RADIUS)
        elif ground:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        else:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(tokens.hairline))

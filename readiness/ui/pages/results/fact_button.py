"""A sentence that leads to what it speaks of: its matter in bold, more about it behind."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.line_icons import icon_size, line_icon
from readiness.ui.theme.typography import SMALL, type_font, zoomed
from readiness.ui.widgets.wrapped_text import WrappedText, bold_lead, paint_lines, set_height_for_width

_ABOVE = 3


class FactButton(QAbstractButton):
    """Has an arrow at its right, as every row that leads on."""

    def __init__(self, look: Look, lead: str, rest: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._tokens = look.tokens
        words = f"{lead} {rest}".strip()
        self._words = WrappedText(words, type_font(SMALL), bold_lead(lead))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda _checked=False: on_click())
        set_height_for_width(self)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._words.height(max(1, width - icon_size())) + 2 * zoomed(_ABOVE)

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(300), self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(zoomed(160), self.heightForWidth(self.width()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tokens, area = self._tokens, self.rect()
        if self.underMouse():
            painter.fillRect(area, QColor(tokens.hover))
        painter.setPen(QColor(tokens.ink))
        size = icon_size()
        paint_lines(painter, self._words, QRect(0, 0, area.width() - size, area.height()))
        at = QPoint(area.width() - size, (area.height() - size) // 2)
        painter.drawPixmap(at, line_icon("right", tokens.quiet, size, self.devicePixelRatioF()))

"""A sentence that leads to what it speaks of: its matter in bold, more about it behind."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.line_icons import icon_size, line_icon
from readiness.ui.theme.typography import SMALL, type_font, zoomed
from readiness.ui.widgets.wrapped_text import AsHighAsWords, WrappedText, bold_lead, paint_lines

_ABOVE, _RULE, _INSET = 3, 3, 13


class FactButton(AsHighAsWords, QAbstractButton):
    """Has an arrow at its right, as every row that leads on; a `rule` at its left says that it is here and now."""

    def __init__(self, look: Look, lead: str, rest: str, on_click: Callable[[], object], *, rule: bool = False) -> None:
        super().__init__()
        self._inset = zoomed(_INSET) if rule else 0
        self._tokens = look.tokens
        words = f"{lead} {rest}".strip()
        self._words = WrappedText(words, type_font(SMALL), bold_lead(lead))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda _checked=False: on_click())

    @override
    def heightForWidth(self, width: int) -> int:
        return self._words.height(max(1, width - icon_size() - self._inset)) + 2 * zoomed(_ABOVE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tokens, area = self._tokens, self.rect()
        if self.underMouse():
            painter.fillRect(area, QColor(tokens.hover))
        if self._inset:
            painter.fillRect(0, 0, zoomed(_RULE), area.height(), QColor(tokens.accent))
        painter.setPen(QColor(tokens.ink))
        size = icon_size()
        paint_lines(painter, self._words, area.adjusted(self._inset, 0, -size, 0))
        at = QPoint(area.width() - size, (area.height() - size) // 2)
        painter.drawPixmap(at, line_icon("right", tokens.quiet, size, self.devicePixelRatioF()))

"""A button that looks like a link and whose words wrap: long names are never cut."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import SMALL, scaled
from readiness.ui.widgets.elements import set_height_for_width
from readiness.ui.widgets.plain import shown

_PAD = 4
_LEAST_HEIGHT = 26
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WrappedButton(QPushButton):
    """Says its words to assistive technology as any button does."""

    def __init__(
        self,
        words: str,
        on_click: Callable[[], object] | None,
        tokens: Tokens,
        size: float = SMALL,
        *,
        plain: bool = False,
    ) -> None:
        super().__init__()
        self._words = shown(words)
        self._tokens = tokens
        self._plain = plain
        # The sheet's own padding for links would not fit; everything is painted here.
        self.setProperty("role", "link")
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        scaled(self, size)
        set_height_for_width(self, QSizePolicy.Policy.Preferred)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def words(self) -> str:
        """Return what is written on it."""
        return self._words

    def set_words(self, words: str) -> None:
        """Write something else on it."""
        self._words = shown(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words) + 2 * _PAD + 2
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self._words.split()), default=0)
        return QSize(longest + 2 * _PAD + 2, _LEAST_HEIGHT)

    @override
    def heightForWidth(self, width: int) -> int:
        space = QRect(0, 0, max(1, width - 2 * _PAD), 10_000)
        return max(_LEAST_HEIGHT, self.fontMetrics().boundingRect(space, _WRAP, self._words).height() + 2 * _PAD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, underlined where they are a link, and a frame where the focus is."""
        del event
        painter = QPainter(self)
        tokens = self._tokens
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        font = self.font()
        font.setUnderline(self.underMouse() or not self._plain)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink if self._plain else tokens.accent))
        painter.drawText(self.rect().adjusted(_PAD, 0, -_PAD, 0), _WRAP, self._words)

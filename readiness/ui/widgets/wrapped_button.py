"""A button that looks like a link and whose words wrap: long names are never cut."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import SMALL, TypeSize, scaled
from readiness.ui.widgets.plain import shown
from readiness.ui.widgets.wrapped_text import WrappedText, paint_lines, set_height_for_width

_PAD = 4
_LEAST_HEIGHT = 26


class WrappedButton(QPushButton):
    """Says its words to assistive technology as any button does."""

    def __init__(
        self,
        words: str,
        on_click: Callable[[], object] | None,
        tokens: Tokens,
        size: TypeSize = SMALL,
        *,
        plain: bool = False,
    ) -> None:
        super().__init__()
        self._lines: WrappedText | None = None
        self._words = shown(words)
        self._tokens = tokens
        self._plain = plain
        # The sheet's own padding for links would not fit; everything is painted here.
        self.setProperty("role", "link")
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
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
        self._lines = None
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self._wrapped().natural_width() + 2 * _PAD
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._wrapped().longest_word() + 2 * _PAD, _LEAST_HEIGHT)

    @override
    def heightForWidth(self, width: int) -> int:
        return max(_LEAST_HEIGHT, self._wrapped().height(width - 2 * _PAD) + 2 * _PAD)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._lines = None
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words; a link is underlined."""
        del event
        painter = QPainter(self)
        tokens, lines = self._tokens, self._wrapped()
        colour = tokens.ink if self._plain else tokens.accent_hover if self.underMouse() else tokens.accent
        painter.setPen(QColor(colour))
        area = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        paint_lines(painter, lines, area)

    def _wrapped(self) -> WrappedText:
        if self._lines is None:
            font = self.font()
            # Not told by its colour alone.
            font.setUnderline(not self._plain)
            self._lines = WrappedText(self._words, font)
        return self._lines

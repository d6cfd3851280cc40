"""Check boxes and radio buttons whose words wrap: Qt's own ones cut long texts."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import line_height, zoomed
from readiness.ui.widgets.plain import shown
from readiness.ui.widgets.toggles import Led, Toggling
from readiness.ui.widgets.wrapped_text import WrappedText, set_height_for_width

_PAD, _GAP = 5, 10
# WCAG 2.2, success criterion 2.5.8.
SMALLEST_TARGET = 24


class _Wrapped(Toggling):
    """Paints mark and words of a button."""

    _words: str
    _tokens: Tokens
    _round: bool

    def _begin(self, words: str, tokens: Tokens) -> None:
        self._words, self._tokens = shown(words), tokens
        self._lines = WrappedText(words, self.font())
        self._watch_toggled()
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_height_for_width(self)

    def words(self) -> str:
        """Return what is written behind the mark."""
        return self._words

    def set_words(self, words: str) -> None:
        """Write something else behind it."""
        self._words = shown(words)
        self._lines = WrappedText(words, self.font())
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the words too."""
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, max(self.heightForWidth(self.width() or 360), SMALLEST_TARGET))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(max(self._lines.height(self._space(width)), mark_size()) + 2 * _PAD, SMALLEST_TARGET)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark and the words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = mark_size()
        # In the middle of the first line.
        top = _PAD + (line_height(self.font()) - size) // 2
        paint_mark(painter, QRect(_PAD, top, size, size), self._tokens, chosen=self.isChecked(), radio=self._round)
        painter.setPen(QColor(self._tokens.ink))
        self._lines.paint(painter, QPoint(_PAD + size + _GAP, _PAD), self._space(self.width()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._lines = WrappedText(self._words, self.font())
        super().changeEvent(event)

    def _space(self, width: int) -> int:
        return max(1, width - 2 * _PAD - mark_size() - _GAP)


class WrappedCheck(_Wrapped, QCheckBox):
    """A check box of full width."""

    _round = False

    def __init__(self, words: str, tokens: Tokens) -> None:
        super().__init__()
        self._begin(words, tokens)


class WrappedRadio(_Wrapped, Led, QRadioButton):
    """A radio button of full width."""

    _round = True

    def __init__(self, words: str, tokens: Tokens) -> None:
        super().__init__()
        self._begin(words, tokens)


def mark_size() -> int:
    """Return the size of a mark that fits the type."""
    return zoomed(16)


def paint_mark(painter: QPainter, area: QRect, tokens: Tokens, *, chosen: bool, radio: bool) -> None:
    """Paint a check box or a radio button; the chosen one differs in shape, not only in colour."""
    frame = QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.edge), 2))
    painter.setBrush(QColor(tokens.accent if chosen and not radio else tokens.raised))
    if radio:
        painter.drawEllipse(frame)
        if chosen:
            inner = frame.width() * 0.25
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(frame.adjusted(inner, inner, -inner, -inner))
        return
    painter.drawRoundedRect(frame, 3, 3)
    if chosen:
        pen = QPen(QColor(tokens.accent_ink), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left, top, size = frame.left(), frame.top(), frame.width()
        tick = [(0.22, 0.52), (0.42, 0.72), (0.78, 0.30)]
        painter.drawPolyline([QPoint(round(left + x * size), round(top + y * size)) for x, y in tick])

"""One hit: what it says, where it belongs, and the texts around what was found, which is marked everywhere."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QPushButton

from readiness.app.find import Hit, Marked
from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import READING_WIDTH
from readiness.ui.widgets.wrapped_text import WrappedText, set_height_for_width

_PAD, _RADIUS = 8, 6
# What is longer than this, such as an address, may have to be divided.
_LEAST_WIDTH = 200


class HitFonts(NamedTuple):
    """The fonts of hits: of what they say, and of the lines below it."""

    title: QFont
    further: QFont


class HitButton(QPushButton):
    """Painted as lines below each other; a screen reader reads them without any marks."""

    def __init__(self, hit: Hit, group: str, fonts: HitFonts, look: Look, on_click: Callable[[], object]) -> None:
        super().__init__()
        self.item = hit.item
        self._tokens = look.tokens
        title, place = hit.title(), hit.place()
        self._lines = [(self._wrapped(title, fonts.title), QColor(look.tokens.ink))]
        further = [line for line in (place, *hit.excerpts()) if line.words]
        self._lines += [(self._wrapped(line, fonts.further), QColor(look.tokens.quiet)) for line in further]
        self.setAccessibleName(title.words)
        self.setAccessibleDescription(" · ".join([group, *(line.words for line in further)]))
        # The sheet's own padding for links would not fit; everything is painted here.
        self.setProperty("role", "link")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_height_for_width(self)
        self.clicked.connect(lambda _checked=False: on_click())

    def words(self) -> str:
        """Return what is written on it."""
        return "\n".join(lines.words for lines, _colour in self._lines)

    @override
    def sizeHint(self) -> QSize:
        # Layouts ask for the height in this width too: in the one of the page it is known already.
        return QSize(zoomed(READING_WIDTH), 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, 0)

    @override
    def heightForWidth(self, width: int) -> int:
        return sum(lines.height(width - 2 * _PAD) for lines, _colour in self._lines) + 2 * _PAD

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        width, top = self.width() - 2 * _PAD, _PAD
        for lines, colour in self._lines:
            painter.setPen(colour)
            lines.paint(painter, QPoint(_PAD, top), width)
            top += lines.height(width)

    def _wrapped(self, line: Marked, font: QFont) -> WrappedText:
        return WrappedText(line.words, font, [self._format(line.words, *place) for place in line.places])

    def _format(self, words: str, begin: int, end: int) -> QTextLayout.FormatRange:
        """Return how a place that was found is drawn: not told by its colour alone."""
        found = QTextLayout.FormatRange()
        found.start, found.length = _units(words[:begin]), _units(words[begin:end])
        found.format = QTextCharFormat()
        found.format.setForeground(QColor(self._tokens.accent))
        found.format.setFontWeight(QFont.Weight.DemiBold)
        found.format.setFontUnderline(True)
        return found


def _units(words: str) -> int:
    """Return the length of words as Qt counts it: a character beyond the first 65,536 is two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2

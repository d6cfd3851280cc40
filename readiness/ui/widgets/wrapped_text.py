"""Words in lines of one height, as the scale of type has it: Qt's own labels know only the font's line spacing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.foundation.overriding import override
from readiness.ui.theme.typography import line_height, zoomed
from readiness.ui.widgets.plain import PlainLabel, shown, unmarked

if TYPE_CHECKING:
    _Widget = QWidget
else:
    # Qt allows one of its classes among the bases only.
    _Widget = object

# How wide a text would like to be before it wraps.
_LIKED_WIDTH = 400
# The words of our languages are narrower in a text of 100 %; what is wider, such as an address, is divided.
_WIDEST_WORD = 180
# So wide that nothing wraps.
_UNWRAPPED = 10_000


class WrappedText:
    """A text that is laid out once for each width that a layout asks about; `formats` are those of parts of it."""

    def __init__(self, words: str, font: QFont, formats: Sequence[QTextLayout.FormatRange] = ()) -> None:
        self.words = shown(words)
        self._font = font
        self._formats = formats
        self._line = line_height(font)
        self._laid_out: dict[int, QTextLayout] = {}
        self._natural = self._longest = -1

    def height(self, width: int) -> int:
        """Return the height in a width; at least one line."""
        # Most texts are short: what does not wrap need not be laid out for each width.
        fitting = width if width < self.natural_width() else _UNWRAPPED
        return max(1, self._layout(fitting).lineCount()) * self._line

    def natural_width(self) -> int:
        """Return the width of the longest line that does not wrap."""
        if self._natural < 0:
            layout = self._layout(_UNWRAPPED)
            widths = (layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount()))
            # A pixel more: a width that is rounded down would wrap.
            self._natural = int(max(widths, default=0)) + 1
        return self._natural

    def longest_word(self) -> int:
        """Return the width below which a word would be divided; one beyond any language's is divided anyway."""
        if self._longest < 0:
            # A layout that may divide words says how wide a letter is.
            layout = self._laid_out_in(_UNWRAPPED, QTextOption.WrapMode.WordWrap)
            self._longest = min(int(layout.minimumWidth()), zoomed(_WIDEST_WORD)) + 1
        return self._longest

    def narrowest(self) -> int:
        """Return the width of a letter: below it nothing can be read."""
        return int(self._layout(_UNWRAPPED).minimumWidth()) + 1

    def paint(self, painter: QPainter, at: QPoint, width: int) -> None:
        """Paint the text in the painter's pen."""
        self._layout(width).draw(painter, QPointF(at))

    def _layout(self, width: int) -> QTextLayout:
        if width not in self._laid_out:
            self._laid_out[width] = self._laid_out_in(width, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return self._laid_out[width]

    def _laid_out_in(self, width: int, mode: QTextOption.WrapMode) -> QTextLayout:
        layout = QTextLayout(self.words.replace("\n", "\N{LINE SEPARATOR}"), self._font)
        option = QTextOption()
        option.setWrapMode(mode)
        layout.setTextOption(option)
        if self._formats:
            layout.setFormats(self._formats)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top + (self._line - line.height()) / 2))
            top += self._line
        layout.endLayout()
        return layout


def bold_lead(lead: str) -> list[QTextLayout.FormatRange]:
    """Return the format of a text that begins with these words, in bold."""
    if not lead:
        return []
    part = QTextLayout.FormatRange()
    # As Qt counts: a character beyond the first 65,536 is two.
    part.start, part.length = 0, len(lead.encode("utf-16-le", "surrogatepass")) // 2
    part.format = QTextCharFormat()
    part.format.setFontWeight(QFont.Weight.DemiBold)
    return [part]


class Paragraph(PlainLabel):
    """A label that wraps, in lines of one height; a `lead` stands in bold before its words."""

    def __init__(self, words: str = "", lead: str = "") -> None:
        self._wrapped: WrappedText | None = None
        self._lead = lead
        super().__init__(f"{lead} {words}" if lead else words)
        self.setWordWrap(True)
        set_height_for_width(self, QSizePolicy.Policy.Preferred)

    @override
    def setText(self, words: str) -> None:
        self._wrapped = None
        super().setText(words)

    @override
    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    @override
    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return super().heightForWidth(width)
        sides = self.contentsMargins()
        return self._lines().height(width - sides.left() - sides.right()) + sides.top() + sides.bottom()

    @override
    def sizeHint(self) -> QSize:
        lines, sides = self._lines(), self.contentsMargins()
        natural = lines.natural_width()
        width = (min(natural, _LIKED_WIDTH) if self.wordWrap() else natural) + sides.left() + sides.right()
        return QSize(width, lines.height(natural if not self.wordWrap() else width) + sides.top() + sides.bottom())

    @override
    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        lines, sides = self._lines(), self.contentsMargins()
        # Rather a divided word in a narrow window than a page that scrolls sideways; controls have their whole words.
        width = lines.narrowest() + sides.left() + sides.right()
        return QSize(width, self.heightForWidth(max(width, self.width())))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._wrapped = None
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        paint_lines(painter, self._lines(), self.contentsRect(), self.alignment())

    def _lines(self) -> WrappedText:
        if self._wrapped is None:
            words = self.text()
            # With a buddy, an ampersand marks the letter for Alt.
            self._wrapped = WrappedText(unmarked(words) if self.buddy() else words, self.font(), bold_lead(self._lead))
        return self._wrapped


def paint_lines(
    painter: QPainter, lines: WrappedText, area: QRect, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter
) -> None:
    """Paint a text into an area: at its left, right or centre, in the middle of its height or at its top."""
    left, width = area.left(), area.width()
    if alignment & (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignHCenter):
        free = max(0, width - lines.natural_width())
        left += free if alignment & Qt.AlignmentFlag.AlignRight else free // 2
    free = max(0, area.height() - lines.height(width))
    top = area.top() + (free // 2 if alignment & Qt.AlignmentFlag.AlignVCenter else 0)
    lines.paint(painter, QPoint(left, top), width)


def set_height_for_width(widget: QWidget, horizontal: QSizePolicy.Policy = QSizePolicy.Policy.Expanding) -> None:
    """Let a layout ask a widget how high it becomes in a width: its words wrap."""
    policy = QSizePolicy(horizontal, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class AsHighAsWords(_Widget):
    """A widget that paints words which wrap, and is as high as they need in its width: a base before Qt's class.

    It would like to be `liked` pixels wide and needs `least`, both at a text size of 100 %. `heightForWidth` is its
    own.
    """

    liked, least = 300, 160

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        set_height_for_width(self)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(self.liked), self._height_now())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(zoomed(self.least), self._height_now())

    def _height_now(self) -> int:
        return self.heightForWidth(self.width() or zoomed(self.liked))

"""An answer as a card of full width: its digit, its name and what it says."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.density import Density
from readiness.ui.theme.line_icons import line_icon
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.plain import on_one_line, set_words, shown
from readiness.ui.widgets.toggles import Toggling
from readiness.ui.widgets.wrapped_text import WrappedText, paint_lines, set_height_for_width

_RING, _NAME, _CHECK, _GAP, _RADIUS = 28, 114, 18, 10, 6
# Names of scales of their own may be longer: beyond this width they wrap.
_WIDEST_NAME = 220
_LEAST_HEIGHT = 46
_PADDING = {Density.SMALL: 7, Density.COMPACT: 7, Density.COMFORTABLE: 10}
# About 90 letters: longer lines are hard to read.
_LONGEST_LINE = 640
# Below this width the name stands above the text.
_BESIDE_FROM = 460


_HIGHEST_DIGIT = 9
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class _Card(Toggling):
    """Paints a button as a card, so that assistive technology finds what it expects."""

    pointed: SignalInstance
    digit: int
    _square = False

    def _begin(self, look: Look, digit: int, name: str, words: str) -> None:
        self._watch_toggled()
        self.digit = digit
        # Beyond 9 no key answers with it.
        self._sign = str(digit) if digit <= _HIGHEST_DIGIT else ""
        self._name = on_one_line(name)
        self._anchor = shown(words)
        self._own_width = 0
        self._tokens = look.tokens
        self._padding = zoomed(_PADDING[look.density])
        self._measure()
        said = f"{name}: {words}" if words else name
        said = f"{self._sign} {said}" if self._sign else said
        set_words(self, said)
        self.setAccessibleName(said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        set_height_for_width(self)

    def own_width(self) -> int:
        """Return the width that its name would like to have beside its text; nothing where there is no text."""
        return min(self._title.natural_width(), zoomed(_WIDEST_NAME)) if self._anchor else 0

    def set_name_width(self, width: int) -> None:
        """Have the texts of all cards of a question begin at one edge."""
        self._own_width = width
        self.updateGeometry()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks anywhere on the card."""
        return self.rect().contains(pos)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.hitButton(event.position().toPoint()):
            self.pointed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the page: they lead through the levels, and choose none."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(520), self.heightForWidth(zoomed(520)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(zoomed(200), self.heightForWidth(self.width() or zoomed(520)))

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._words.height(self._text_width(width)) if self._anchor else 0
        if not self._beside(width):
            height += self._title.height(self._text_width(width))
        elif self._own_width:
            height = max(height, self._title.height(self._name_width))
        return max(height + 2 * self._padding, zoomed(_LEAST_HEIGHT))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the font has changed."""
        if event.type() is QEvent.Type.FontChange:
            self._measure()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card: the chosen one is filled, framed and ticked, so that it does not depend on colour."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, chosen = self._tokens, self.isChecked()
        ground = tokens.soft if chosen else tokens.hover if self.underMouse() else tokens.raised
        painter.setBrush(QColor(tokens.pressed if self.isDown() else ground))
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 2 if chosen else 1))
        inside = 1.0 if chosen else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inside, inside, -inside, -inside), _RADIUS, _RADIUS)
        self._paint_ring(painter, chosen=chosen)
        painter.setPen(QColor(tokens.ink))
        width = self.width()
        space = QRect(self._text_left(width), self._padding, self._text_width(width), self.height() - 2 * self._padding)
        if self._beside(width):
            name = QRect(self._name_left(), self._padding, self._name_width, space.height())
            paint_lines(painter, self._title, name)
            paint_lines(painter, self._words, space)
        elif not self._anchor:
            paint_lines(painter, self._title, space)
        else:
            self._title.paint(painter, space.topLeft(), space.width())
            below = space.topLeft() + QPoint(0, self._title.height(space.width()))
            self._words.paint(painter, below, space.width())
        if chosen:
            size = zoomed(_CHECK)
            at = QPoint(width - size - zoomed(_GAP), (self.height() - size) // 2)
            painter.drawPixmap(at, line_icon("check", tokens.accent, size, self.devicePixelRatioF()))

    def _paint_ring(self, painter: QPainter, *, chosen: bool) -> None:
        tokens, size = self._tokens, zoomed(_RING)
        ring = QRect(zoomed(9), (self.height() - size) // 2, size, size)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.edge), 1))
        painter.setBrush(QColor(tokens.accent) if chosen else Qt.BrushStyle.NoBrush)
        outline = QRectF(ring).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._square:
            painter.drawRoundedRect(outline, _RADIUS, _RADIUS)
        else:
            painter.drawEllipse(outline)
        painter.setPen(QColor(tokens.accent_ink if chosen else tokens.ink))
        painter.setFont(self._bold())
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, self._sign)

    def _measure(self) -> None:
        self._title = WrappedText(self._name, self._bold())
        self._words = WrappedText(self._anchor, self.font())

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def _name_width(self) -> int:
        return self._own_width or zoomed(_NAME)

    def _beside(self, width: int) -> bool:
        return bool(self._anchor) and width >= zoomed(_BESIDE_FROM)

    def _name_left(self) -> int:
        return zoomed(9 + _RING + _GAP)

    def _text_left(self, width: int) -> int:
        return self._name_left() + (self._name_width + zoomed(_GAP) if self._beside(width) else 0)

    def _text_width(self, width: int) -> int:
        free = width - self._text_left(width) - zoomed(_CHECK + 2 * _GAP)
        return max(1, min(free, zoomed(_LONGEST_LINE)))


class AnswerCard(_Card, QRadioButton):
    """One answer of several."""

    # It was chosen with the pointer; keys that lead through the cards choose as well, but have not arrived yet.
    pointed = Signal()

    def __init__(self, look: Look, digit: int, name: str, words: str) -> None:
        super().__init__()
        self._begin(look, digit, name, words)


class CheckCard(_Card, QCheckBox):
    """One of several things that are chosen together; its mark is square, as that of a check box."""

    pointed = Signal()

    _square = True

    def __init__(self, look: Look, digit: int, name: str) -> None:
        super().__init__()
        self._begin(look, digit, name, "")

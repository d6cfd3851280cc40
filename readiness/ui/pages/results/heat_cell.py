"""A capability in the heat map: its level as number and shade, or the sign of what is known instead."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from readiness.domain.answers import Answer
from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import SMALL, scaled
from readiness.ui.widgets.level_cells import paint_share, paint_value
from readiness.ui.widgets.plain import on_one_line, set_tool_tip
from readiness.ui.widgets.wrapped_text import set_height_for_width
from readiness.wording.answers import sign

_RADIUS, _PAD = 4, 6
# From this many letters on there is room for the name beside the number.
_NAMED_FROM = 13
_MOST_LINES, _SMALLEST = 3, 26
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HeatCell(QAbstractButton):
    """A button that leads to its question; it says what is `told`, and shows the name where there is room."""

    # An answer with a name of its own has no figure: a disc stands in its place.
    own_scale = False

    def __init__(self, code: str, name: str, told: str, answer: Answer, tokens: Tokens) -> None:
        super().__init__()
        self.code = code
        self._name = on_one_line(name)
        self._sign = sign(answer)
        self._level = answer.level
        self._tokens = tokens
        self.setAccessibleName(told)
        set_tool_tip(self, told)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_height_for_width(self)
        scaled(self, SMALL)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 20, self._height(2))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if not self._named(width):
            return max(_SMALLEST, self._height(1))
        return self._height(min(max(2, len(self._lines(self._room(width)))), _MOST_LINES))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(
            max(_SMALLEST, self.fontMetrics().horizontalAdvance("0") + 2 * _PAD), max(_SMALLEST, self._height(1))
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, number and name; the focus is a second frame."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -2, -2)
        ink = paint_value(painter, box, self._level, self._tokens)
        if self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._tokens.ink), 1))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            painter.setPen(QPen(QColor(self._tokens.raised), 1))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), _RADIUS - 2, _RADIUS - 2)
        painter.setPen(ink)
        number = QFont(self.font())
        number.setPointSizeF(number.pointSizeF() * 1.2)
        number.setWeight(QFont.Weight.DemiBold)
        named = self._named(self.width())
        column = QRect(box.left(), box.top(), self._sign_width() if named else box.width(), box.height())
        painter.setFont(number)
        if self.own_scale and self._level is not None:
            paint_share(painter, column, self._level, 0.9 * self.fontMetrics().height())
            painter.setPen(ink)
        else:
            painter.drawText(column, Qt.AlignmentFlag.AlignCenter, self._sign)
        if named:
            painter.setFont(self.font())
            room = QRect(column.right(), box.top(), self._room(self.width()), box.height())
            painter.drawText(room, _WRAP, "\n".join(self._lines(room.width())))

    def _words(self, width: int) -> list[str]:
        """Return the words of the name; what shall stay together is parted where it is too long for a line."""
        metrics, words = QFontMetricsF(self.font()), list[str]()
        for word in self._name.split(" "):
            words += [word] if metrics.horizontalAdvance(word) <= width else word.split("\N{NO-BREAK SPACE}")
        return words

    def _height(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + _PAD + 4

    def _named(self, width: int) -> bool:
        return width >= _NAMED_FROM * self.fontMetrics().averageCharWidth()

    def _sign_width(self) -> int:
        return 2 * _PAD + self.fontMetrics().horizontalAdvance("00")

    def _room(self, width: int) -> int:
        """Return the width for the name in a cell that is so wide."""
        return width - self._sign_width() - 6

    def _lines(self, width: int) -> list[str]:
        """Return the name in lines of a width, shortened where one too many would begin or a word is too long."""
        # Parts of a pixel count: a line that is a little too long would be shortened, and one word more than it needs.
        metrics = QFontMetricsF(self.font())
        lines: list[str] = []
        for word in self._words(width):
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(word)
        kept = [*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])]
        return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in kept if line]

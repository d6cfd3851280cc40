"""A level as a card of full width: number, name and what it looks like in practice."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.plain import on_one_line, set_words, shown
from readiness.ui.widgets.toggles import Toggling
from readiness.ui.widgets.wrapped_text import set_height_for_width

_MARGIN, _GAP, _RADIUS = 10, 14, 8
_WRAP = Qt.TextFlag.TextWordWrap


class LevelCard(Toggling, QRadioButton):
    """A radio button that is painted as a card, so that assistive technology finds what it expects."""

    def __init__(self, level: int, name: str, anchor: str, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch_toggled()
        self._measured: dict[int, QRect] = {}
        self.level = level
        self._name = on_one_line(name)
        self._anchor = shown(anchor)
        self._tokens = tokens
        set_words(self, f"{level} {name}: {anchor}")
        self.setAccessibleName(f"{level} {name}: {anchor}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        set_height_for_width(self)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks anywhere on the card."""
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(520))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width() or 520))

    @override
    def heightForWidth(self, width: int) -> int:
        body = self._anchor_rect(width)
        return max(body.bottom() + _MARGIN, self._badge() + 2 * _MARGIN)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card: the chosen one is filled, framed and ticked, so that it does not depend on colour."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, chosen = self._tokens, self.isChecked()
        strong = chosen or self.hasFocus()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(tokens.accent if strong else tokens.edge), 2 if strong else 1))
        filled = chosen or self.underMouse()
        painter.setBrush(QColor(tokens.soft if filled else tokens.raised))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        if self.hasFocus() and chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), _RADIUS - 3, _RADIUS - 3)
        self._paint_badge(painter, chosen=chosen)
        painter.setPen(QColor(tokens.ink))
        painter.setFont(self._name_font())
        painter.drawText(self._name_rect(self.width()), Qt.AlignmentFlag.AlignLeft, self._name)
        painter.setFont(self.font())
        painter.drawText(self._anchor_rect(self.width()), _WRAP, self._anchor)

    def _paint_badge(self, painter: QPainter, *, chosen: bool) -> None:
        tokens, size = self._tokens, self._badge()
        circle = QRect(_MARGIN, _MARGIN, size, size)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.setBrush(QColor(tokens.accent if chosen else tokens.raised))
        painter.drawEllipse(circle)
        painter.setPen(QColor(tokens.accent_ink if chosen else tokens.accent))
        font = self._name_font()
        painter.setFont(font)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, f"{self.level}")

    def _badge(self) -> int:
        return QFontMetrics(self.font()).height() + 8

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL.factor)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _text_left(self) -> int:
        return _MARGIN + self._badge() + _GAP

    def _name_rect(self, width: int) -> QRect:
        height = QFontMetrics(self._name_font()).height()
        return QRect(self._text_left(), _MARGIN - 2, width - self._text_left() - _MARGIN, height)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the font has changed."""
        if event.type() is QEvent.Type.FontChange:
            self._measured.clear()
        super().changeEvent(event)

    def _anchor_rect(self, width: int) -> QRect:
        """Return where the anchor stands on a card of this width; a layout asks for it many times."""
        if width not in self._measured:
            name = self._name_rect(width)
            space = QRect(name.left(), name.bottom() + 1, name.width(), 2000)
            text = QFontMetrics(self.font()).boundingRect(space, _WRAP, self._anchor)
            self._measured[width] = text.united(QRect(space.topLeft(), QSize(space.width(), 1)))
        return self._measured[width]

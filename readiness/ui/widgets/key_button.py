"""Buttons that name the key which does the same, and may bear an icon."""

from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.line_icons import icon_size, line_icon
from readiness.ui.theme.typography import CAPTION, zoomed
from readiness.ui.widgets.plain import set_words
from readiness.ui.widgets.toggles import PressedByEnter
from readiness.ui.widgets.wrapped_text import WrappedText, paint_lines

BUTTON_HEIGHT, LINK_HEIGHT = 36, 28
_SIDES, _GAP, _ABOVE = 16, 8, 8


class KeyButton(QPushButton):
    """Its words stand in the role's colour, its key in small and quiet letters behind them."""

    def __init__(
        self,
        look: Look,
        words: str,
        on_click: Callable[[], object] | None = None,
        role: str = "",
        key: str = "",
    ) -> None:
        super().__init__()
        self._tokens = look.tokens
        self._key = key
        self._icon = ""
        # Whether the key does now what it says; its place is kept.
        self._key_holds = True
        self._sides, self._height = _SIDES, BUTTON_HEIGHT
        self._measured: WrappedText | None = None
        self.setProperty("role", role)
        self.set_words(words)
        # Enter presses it, as in a dialog.
        self.setAutoDefault(True)
        if on_click is not None:
            # The signal's argument, whether the button is checked, is of no use here.
            self.clicked.connect(lambda _checked=False: on_click())

    def with_icon(self, name: str) -> Self:
        """Return the button with an icon before its words."""
        self._icon = name
        return self

    def flush(self) -> Self:
        """Return the button with its words at its edges, and less high: a link in a column has the column's edge."""
        self._sides, self._height = 0, LINK_HEIGHT
        return self

    def set_words(self, words: str) -> None:
        """Write other words on it."""
        set_words(self, words)
        self._measured = None
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Name another key, or none."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    def name_enter(self, *, only_focused: bool = False) -> Self:
        """Return the button, which names its key, Enter, only while that presses it: not from another button.

        With `only_focused` it presses the button from nowhere else.
        """
        self._only_focused = only_focused
        self._key_holds = not only_focused
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        return self

    @property
    def named_key(self) -> str:
        """The key that it names now."""
        return self._key if self._key_holds else ""

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        elsewhere = self._only_focused or (isinstance(now, QPushButton) and now.window() is self.window())
        holds = now is self or not elsewhere
        if holds is not self._key_holds:
            self._key_holds = holds
            self.update()

    def set_role(self, role: str) -> None:
        """Have it drawn in another role."""
        if role != self.property("role"):
            self.setProperty("role", role)
            self._measured = None
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wrapped().natural_width() + self._around(), zoomed(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the size in which the words wrap; only what lays it out by this, such as a bar, makes it so narrow."""
        # The bar puts its buttons into rows before a word would be divided; until it has, they must not widen the page.
        return QSize(self._around(), zoomed(self._height))

    @override
    def heightForWidth(self, width: int) -> int:
        above = (BUTTON_HEIGHT - self._height) // 2
        return max(zoomed(self._height), self._wrapped().height(width - self._around()) + 2 * zoomed(_ABOVE - above))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        area = self.rect()
        free = max(0, area.width() - self.sizeHint().width()) // 2
        x = free + zoomed(self._sides)
        ink = self._ink()
        if self._icon:
            size, ratio = icon_size(), self.devicePixelRatioF()
            painter.drawPixmap(QPoint(x, (area.height() - size) // 2), line_icon(self._icon, ink, size, ratio))
            x += size + zoomed(_GAP)
        painter.setPen(QColor(ink))
        painter.setFont(self._font())
        words, line = self._words(), area.adjusted(x, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        advance = self._wrapped().natural_width()
        if area.width() < self.sizeHint().width():
            advance = area.width() - self._around()
            paint_lines(painter, self._wrapped(), QRect(x, 0, advance, area.height()))
        else:
            painter.drawText(line, middle, words)
        if self.named_key:
            x = advance + zoomed(_GAP)
            painter.setFont(self._small())
            painter.setPen(
                QColor(ink if self.property("role") == "primary" or not self.isEnabled() else self._tokens.quiet)
            )
            painter.drawText(line.adjusted(x, 0, 0, 0), middle, self._key)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measured = None
            self.updateGeometry()
        super().changeEvent(event)

    def _around(self) -> int:
        """Return the width of everything but the words."""
        width = 2 * zoomed(self._sides)
        if self._key:
            width += zoomed(_GAP) + QFontMetrics(self._small()).horizontalAdvance(self._key)
        if self._icon:
            width += icon_size() + zoomed(_GAP)
        return width

    def _wrapped(self) -> WrappedText:
        # Layouts ask for a button's size again and again.
        if self._measured is None:
            self._measured = WrappedText(self._words(), self._font())
        return self._measured

    def _ink(self) -> str:
        if not self.isEnabled():
            return self._tokens.idle
        inks = {"primary": self._tokens.accent_ink, "link": self._tokens.accent}
        return inks.get(self.property("role"), self._tokens.ink)

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _font(self) -> QFont:
        font = QFont(self.font())
        light = self.property("role") in {"quiet", "choice"}
        font.setWeight(QFont.Weight.Normal if light else QFont.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * CAPTION.factor)
        font.setWeight(QFont.Weight.Normal)
        return font


class KeyToggle(PressedByEnter, KeyButton):
    """Such a button that stays pressed."""

    def __init__(
        self,
        look: Look,
        words: str,
        on_click: Callable[[], object],
        role: str = "choice",
        key: str = "",
    ) -> None:
        super().__init__(look, words, on_click, role, key)
        self.setCheckable(True)
        self._watch_toggled()

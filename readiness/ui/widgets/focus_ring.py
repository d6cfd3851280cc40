"""Shows where the keyboard is: a ring of two pixels around what has the focus, one pixel away from it.

Style sheets cannot draw outside a widget, and a frame within it would move its words.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens

_AWAY, _WIDTH, _RADIUS = 1, 2, 8
_MOVING = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}
# Of a key that is a shortcut, the window is only asked whether it has another use for it.
_PRESSES = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress}
# Where one types, the ring is there after a click as well: the keys go there.
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)


class FocusRing(QWidget):
    """Follows the keyboard's focus through one window; after a click there is no ring."""

    def __init__(self, window: QWidget, tokens: Tokens) -> None:
        super().__init__(window)
        self._window = window
        self._colour = tokens.ring
        self._followed: QWidget | None = None
        self._watched: list[QWidget] = []
        # Whether the latest press was one of a key.
        self._keyed = False
        # The whole ring in the window's coordinates; a scroll area may hide a part of it.
        self._area = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        if (handle := window.windowHandle()) is not None:
            # What the system tells is seen here first.
            handle.installEventFilter(self)

    def set_colour(self, tokens: Tokens) -> None:
        """Take the colour of another theme."""
        self._colour = tokens.ring

    def rest(self) -> None:
        """Show no ring before the focus moves on, but where one types, or has come by a key."""
        if not self._keyed and not isinstance(self._followed, _FIELDS):
            self._follow(None)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colour), _WIDTH))
        inner = _WIDTH / 2
        ring = QRectF(self._area.translated(-self.pos()))
        painter.drawRoundedRect(ring.adjusted(inner, inner, -inner, -inner), _RADIUS, _RADIUS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is moved, and notice what is pressed."""
        kind = event.type()
        if kind in _MOVING:
            self._place()
        elif kind in _PRESSES:
            self._keyed = kind is not QEvent.Type.MouseButtonPress
        return False

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        clicked = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        mine = now is not None and now.window() is self._window and now is not self._window
        self._follow(now if mine and (not clicked or isinstance(now, _FIELDS)) else None)

    def _follow(self, widget: QWidget | None) -> None:
        for watched in filter(isValid, self._watched):
            watched.removeEventFilter(self)
        self._watched = []
        self._followed = widget if widget is not None and widget.property("ring") != "none" else None
        step = self._followed
        while step is not None and step is not self._window:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def _place(self) -> None:
        widget = self._followed
        # A page that is gone takes what is followed with it, a part after the other.
        if widget is None or not all(map(isValid, self._watched)) or not widget.isVisible():
            self.hide()
            return
        outside = _AWAY + _WIDTH
        self._area = _in_window(widget, self._window).adjusted(-outside, -outside, outside, outside)
        seen = self._area.intersected(self._window.rect())
        for around in self._watched:
            if isinstance(around.parentWidget(), QAbstractScrollArea):
                seen = seen.intersected(_in_window(around, self._window))
        self.setGeometry(seen)
        self.raise_()
        self.setVisible(not seen.isEmpty())
        self.update()


def _in_window(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())

"""To hand a package over to another person: its card is dragged to another column, or moved there by keys."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look

# Pixels that a hand may tremble by before a press becomes a drag.
_DRAG_FROM = 6
_RADIUS = 6


class OwnerColumn(QWidget):
    """The column of one person, which lights up while a card is held over it."""

    def __init__(self, look: Look, owner: str) -> None:
        super().__init__()
        self.owner = owner
        self._look = look
        self._target = False

    def set_target(self, *, on: bool) -> None:
        """Show whether a card that is dropped now goes here."""
        if on != self._target:
            self._target = on
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._target:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.tokens.soft))
            painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)


class CardDrag(QObject):
    """Watches the parts of a card that are no boxes to tick; only the left button drags, and no wheel does."""

    # Where it is held or dropped, on the screen.
    held = Signal(QPoint)
    dropped = Signal(QPoint)
    # One person to the left (-1) or to the right (1).
    moved = Signal(int)

    def __init__(self, *parts: QWidget) -> None:
        super().__init__(parts[0])
        self._pressed_at: QPoint | None = None
        self._dragging = False
        for part in parts:
            part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        if not isinstance(event, QMouseEvent):
            return False
        at = event.globalPosition().toPoint()
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = at
        elif event.type() is QEvent.Type.MouseMove and self._pressed_at is not None:
            self._dragging = self._dragging or (at - self._pressed_at).manhattanLength() >= _DRAG_FROM
            if self._dragging:
                self.held.emit(at)
        elif event.type() is QEvent.Type.MouseButtonRelease:
            dragged, self._dragging, self._pressed_at = self._dragging, False, None
            if dragged:
                if isinstance(watched, QAbstractButton):
                    # What was dragged is not pressed.
                    watched.setDown(False)
                self.dropped.emit(at)
            return dragged
        return self._dragging

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key not in steps or not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        self.moved.emit(steps[key])
        return True

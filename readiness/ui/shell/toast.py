"""A sentence beside what can be pressed, with the buttons that help; it goes by itself, or stays until it is withdrawn.

It stands above the action bar where nothing that can be pressed lies below it there, else at the foot or the head of
the panel at the right, else over the headline; where all of these are taken, the page makes room for it.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QFrame,
    QLabel,
    QWidget,
)
from shiboken6 import isValid

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton

# The words of a button, and what it does.
Act = tuple[str, Callable[[], object]]
# Six seconds, and longer where there is much to read.
_SHOWN_MS, _LETTER_MS = 6_000, 60
_WIDTH, _MARGIN, _ABOVE = 560, 16, 12
# Within the panel at the side of a page.
_NARROW = 280
# So often it is looked whether something that can be pressed has come to lie below it.
_LOOK_MS = 200
# As the style sheet draws it.
_BORDER = 1


class ToastRoom(NamedTuple):
    """What a window knows of its page: how high its bar is, in pixels, and what has it begin further down."""

    bar_height: Callable[[], int]
    make: Callable[[int], object]


class Toast(QFrame):
    """A child of the window, above everything else in it: words, and the buttons behind them."""

    # Its button was pressed, or its time is over.
    closed = Signal()

    def __init__(
        self,
        window: QWidget,
        look: Look,
        words: str,
        acts: tuple[Act, ...],
        room: ToastRoom,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._room = room
        self._has_room = False
        # Where the keyboard was before it came here.
        self._before: QWidget | None = None
        self.setProperty("role", "toast")
        self._layout = layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(zoomed(_MARGIN), zoomed(8), zoomed(8), zoomed(8))
        layout.setSpacing(zoomed(8))
        self.words = text(words)
        # A long path is divided rather than cut.
        self.words.setMinimumWidth(1)
        layout.addWidget(self.words, 1)
        self.acts = [button(name, act) for name, act in acts]
        close = KeyButton(look, look.language.gettext("Close"), self.closed.emit, "quiet")
        self._buttons = FlowLayout(*self.acts, close, gap=zoomed(8))
        layout.addLayout(self._buttons)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS + _LETTER_MS * len(words))
        self._timer.timeout.connect(self._on_time)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        window.installEventFilter(self)
        self.place()
        self.show()
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._look_below)
        self._looking.start()

    def go_by_itself(self) -> None:
        """Go after some seconds; without this it stays until it is closed."""
        self._timer.start()

    def leave(self) -> None:
        """Put the keyboard back to where it was, and the page to where it began, before the toast goes."""
        self._looking.stop()
        self._window.removeEventFilter(self)
        self._give_back_room()
        if self._holds(QApplication.focusWidget()) and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by Escape where the keyboard is here."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at its place in a window of another size."""
        if event.type() is QEvent.Type.Resize:
            self.place()
        return False

    def place(self) -> None:
        """Stand where it covers nothing that can be pressed; where there is no such place, have the page make room."""
        self._give_back_room()
        taken = self._pressable()
        places = [*self._places()]
        free = next((place for place in places if not any(map(place.intersects, taken))), None)
        if free is None:
            # The last one is at the top, where the page can begin further down.
            free = places[-1]
            self._has_room = True
            self._room.make(free.bottom() + zoomed(_ABOVE))
        self._arrange(free.width())
        self.setGeometry(free)
        self.raise_()

    def _give_back_room(self) -> None:
        if self._has_room:
            self._has_room = False
            self._room.make(0)

    def _places(self) -> Iterator[QRect]:
        """Yield where it may stand, the best place first."""
        window, margin = self._window.rect(), zoomed(_MARGIN)
        wide = min(zoomed(_WIDTH), window.width() - 2 * margin)
        narrow = min(zoomed(_NARROW), wide)
        centre, right = (window.width() - wide) // 2, window.width() - margin - narrow
        foot = self._room.bar_height() + zoomed(_ABOVE)
        high, higher = self._arrange(wide), self._arrange(narrow)
        yield QRect(centre, max(0, window.height() - foot - high), wide, high)
        yield QRect(right, max(0, window.height() - margin - higher), narrow, higher)
        yield QRect(right, margin, narrow, higher)
        yield QRect(centre, zoomed(_ABOVE), wide, high)

    def _arrange(self, width: int) -> int:
        """Arrange its parts for a width, and return the height; buttons that leave the words no room stand below."""
        beside = self._buttons.sizeHint().width() <= width // 2 and width > zoomed(_NARROW)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        return self._layout.heightForWidth(width - 2 * _BORDER) + 2 * _BORDER

    def _pressable(self) -> list[QRect]:
        """Return what is seen of everything that can be pressed or typed into, in the window's coordinates."""
        found = []
        for widget in self._window.findChildren(QWidget):
            stops = isinstance(widget, QAbstractButton) or (
                widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, QAbstractScrollArea | QLabel)
            )
            if not stops or widget.window() is not self._window or not widget.isVisible() or self.isAncestorOf(widget):
                continue
            seen = widget.visibleRegion().boundingRect()
            if not seen.isEmpty():
                found.append(seen.translated(widget.mapTo(self._window, QPoint(0, 0))))
        return found

    def _look_below(self) -> None:
        """Move on where a page that is laid out now, or what was scrolled, lies below it."""
        if not self._has_room and any(map(self.geometry().intersects, self._pressable())):
            self.place()

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._holds(now) and before is not None and not self._holds(before):
            self._before = before

    def _on_time(self) -> None:
        if self.underMouse() or self._holds(QApplication.focusWidget()):
            self._timer.start(_SHOWN_MS)
        else:
            self.closed.emit()

"""A press right after another one is a slip: it must not act on what has appeared under the pointer meanwhile.

Nor does a press on a page act that has only just come, as the next question does by itself: it was meant for the one
before, and would answer a question that was not read.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from readiness.foundation.overriding import override
from readiness.ui.widgets.toggles import ENTER

# Nobody reads what is new, moves a hand and presses in less time.
AT_ONCE_MS = 300
# A hand trembles by so many pixels between the two presses of a double click.
_NEAR = 6
_ONCE = "acts-once"


def act_once(button: QAbstractButton) -> None:
    """Have a button act on the first of two quick presses only, also where it stays: it may lead elsewhere by then."""
    button.setProperty(_ONCE, True)


class SecondPress:
    """Judges presses by what they hit, when (milliseconds of any clock), and where."""

    def __init__(self) -> None:
        # What the latest press has acted on; and the latest press of all.
        self._target: object = None
        self._at: int | None = None
        self._place = QPoint()

    def is_slip(self, target: object, at: int, place: QPoint, *, once: bool = False) -> bool:
        """Return whether a press is the second of two quick ones at one place, on something else than the first.

        With `once`, what was hit does not matter.
        """
        quick = self._at is not None and 0 <= at - self._at <= AT_ONCE_MS
        near = (place - self._place).manhattanLength() <= _NEAR
        self._at, self._place = at, place
        if quick and near and (once or target is not self._target):
            return True
        self._target = target
        return False


class SecondPressFilter(QObject):
    """Keeps slips from a window: second presses, and the repeats of a key that is held beside a field.

    A digit that is held would answer one question after the other.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._presses = SecondPress()
        # The latest Enter, and what it went to.
        self._entered: tuple[int, QObject | None] | None = None
        # The latest press that was judged, and how: Qt tells the second press of a double click twice.
        self._judged = (-1, False)
        # The page that has come last, and the time in which it cannot have been read.
        self._page: QWidget | None = None
        self._unread = QTimer(self)
        self._unread.setSingleShot(True)
        self._unread.setInterval(AT_ONCE_MS)
        # What the system tells is seen here first; a filter for the application would see every event of it.
        window.windowHandle().installEventFilter(self)

    def note_page(self, page: QWidget) -> None:
        """Take note that another page is shown in the window from now on."""
        self._page = page
        self._unread.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a slip."""
        kind = event.type()
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            return isinstance(event, QMouseEvent) and self._is_slip(event)
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.isAutoRepeat():
                return self._is_held(event)
            if self._is_unread(QApplication.focusWidget()) and _acts_alone(event):
                return True
            if event.key() in ENTER:
                return self._is_second_enter(event)
            # Whoever presses another key in between has seen where it goes.
            self._entered = None
        return False

    def _is_second_enter(self, event: QKeyEvent) -> bool:
        """Return whether an Enter right after another one goes to something else, which nobody has seen yet."""
        focused = QApplication.focusWidget()
        before, self._entered = self._entered, (event.timestamp(), focused)
        if before is None or isinstance(focused, QPlainTextEdit | QTextEdit):
            return False
        return 0 <= event.timestamp() - before[0] <= AT_ONCE_MS and focused is not before[1]

    def _is_held(self, event: QKeyEvent) -> bool:
        """Return whether the repeats of a key would act again and again: arrows and the like only lead on."""
        if event.key() in ENTER:
            return not isinstance(QApplication.focusWidget(), QPlainTextEdit | QTextEdit)
        return _acts_alone(event)

    def _is_unread(self, widget: QWidget | None) -> bool:
        """Return whether a widget is in a page that has come too short a time ago to be read."""
        if not self._unread.isActive() or self._page is None or widget is None:
            return False
        return isValid(self._page) and (self._page is widget or self._page.isAncestorOf(widget))

    def _is_slip(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        if event.timestamp() != self._judged[0]:
            place = event.position().toPoint()
            button = self._button_at(place)
            # What can be ticked would be as before after two presses, and nobody would see why.
            once = button is not None and (button.isCheckable() or bool(button.property(_ONCE)))
            slip = self._presses.is_slip(button, event.timestamp(), place, once=once) or self._is_unread(button)
            # A double click on words chooses them.
            self._judged = (event.timestamp(), slip and button is not None)
        return self._judged[1]

    def _button_at(self, place: QPoint) -> QAbstractButton | None:
        widget = self._window.childAt(place)
        while widget is not None and not isinstance(widget, QAbstractButton):
            widget = widget.parentWidget()
        return widget


def _acts_alone(event: QKeyEvent) -> bool:
    """Return whether a key is a character beside a field: there it answers, presses or begins a note."""
    writing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit)
    return bool(event.text()) and event.text().isprintable() and not writing

"""A sentence above the action bar, with the buttons that help; it goes by itself, or stays until it is withdrawn."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.key_button import KeyButton

# The words of a button, and what it does.
Act = tuple[str, Callable[[], object]]
# Six seconds, and longer where there is much to read.
_SHOWN_MS, _LETTER_MS = 6_000, 60
_WIDTH, _MARGIN, _ABOVE = 560, 16, 12
# As the style sheet draws it.
_BORDER = 1


class Toast(QFrame):
    """A child of the window, above everything else in it: words, and the buttons behind them.

    `bar_height` is how much of the window's foot the page's bar takes.
    """

    # Its button was pressed, or its time is over.
    closed = Signal()

    def __init__(
        self,
        window: QWidget,
        look: Look,
        words: str,
        acts: tuple[Act, ...],
        bar_height: Callable[[], int],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bar_height = bar_height
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
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(zoomed(8))
        self._buttons.addStretch(1)
        for pressed in (*self.acts, KeyButton(look, look.language.gettext("Close"), self.closed.emit, "quiet")):
            self._buttons.addWidget(pressed)
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

    def go_by_itself(self) -> None:
        """Go after some seconds; without this it stays until it is closed."""
        self._timer.start()

    def give_back_focus(self) -> None:
        """Put the keyboard back to where it was, before the toast goes."""
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
        """Stand above the bar; buttons that would leave the words no room stand below them."""
        free = self._window.rect()
        width = min(zoomed(_WIDTH), free.width() - 2 * zoomed(_MARGIN))
        beside = self._buttons.sizeHint().width() <= width // 2
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        height = self._layout.heightForWidth(width - 2 * _BORDER) + 2 * _BORDER
        foot = self._bar_height() + zoomed(_ABOVE)
        self.setGeometry((free.width() - width) // 2, max(0, free.height() - foot - height), width, height)
        self.raise_()

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

"""What is said beside the page: in the rail how the document is stored, in a toast what happened."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from readiness.ui.look import Look
from readiness.ui.shell.state_line import StateLine
from readiness.ui.shell.toast import Act, Toast, ToastRoom
from readiness.ui.widgets.elements import discard

# Milliseconds: what is said just before a page is left is meant for the next one.
_FRESH_MS = 1_000
_NO_ACT: Act = ("", lambda: None)


class Notices(QObject):
    """The notifier of the window; what it announces, assistive technology reads too."""

    def __init__(self, window: QWidget, look: Callable[[], Look], room: ToastRoom) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._room = room
        self._state = ""
        self._said = ""
        self._acts: tuple[Act, ...] = ()
        self._offered: Act = _NO_ACT
        # What the offer belongs to; it stands there again after something else was said.
        self._offered_with = ""
        self._kept: Act = _NO_ACT
        self._line: StateLine | None = None
        self._toast: Toast | None = None
        # Runs for as long as a sentence belongs to what happens now.
        self._fresh = QTimer(self)
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(_FRESH_MS)

    # What is said.

    @property
    def state(self) -> str:
        """How the document is stored, as the rail says it."""
        return self._state

    @property
    def said(self) -> str:
        """What the toast says; nothing where there is none."""
        return self._said or (self._offered_with if self._offered[0] else "")

    @property
    def toast(self) -> Toast | None:
        """The toast that is shown."""
        return self._toast

    def show_message(self, words: str) -> None:
        """Show how the document is stored."""
        self._state = words
        self._show_line()

    def announce(self, words: str, *acts: Act) -> None:
        """Show a sentence in a toast, and have assistive technology read it; `acts` are buttons behind it."""
        self._said, self._acts = words, acts
        self._fresh.start()
        self._show_toast()
        if words:
            self.tell(words)

    def tell(self, words: str) -> None:
        """Have assistive technology read a sentence that the page shows already."""
        # Imported when needed: a start goes without.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """Put one button behind the sentence that was said last, which stays as long as it is offered.

        Without words both go.
        """
        if words:
            # Offered once more in other words, it still belongs to its sentence.
            self._offered_with = self._said or self._offered_with or self._state
            self._said = ""
        elif self._offered[0]:
            self._offered_with = ""
        self._offered = words, act
        self._show_toast()

    def keep_shown(self, words: str, act: Callable[[], object]) -> None:
        """Show a button for as long as something lasts, whatever else is said; without words it goes."""
        self._kept = words, act
        self._show_line()

    # Where it is shown.

    def stand_in(self, line: StateLine) -> None:
        """Show the state in a rail that was made anew, and what is said in the look of now."""
        self._line = line
        self._show_line()
        self._show_toast()

    def leave_rail(self) -> None:
        """Take note that the rail is gone."""
        self._line = None

    def place_toast(self) -> None:
        """Have the toast stand above the bar of another page."""
        if self._toast is not None:
            self._toast.place()

    def leave_page(self) -> None:
        """Take away what was said of the page that is left; what was said as it was left is for the next one."""
        if self._said and not self._acts and not self._fresh.isActive():
            self.dismiss()

    def dismiss(self) -> None:
        """Take away what was said last; what is offered is seen again after that, and goes with the next one."""
        if self._said:
            self._said, self._acts = "", ()
        else:
            self._offered, self._offered_with = _NO_ACT, ""
        self._show_toast()

    def _show_line(self) -> None:
        if self._line is not None:
            self._line.show_state(self._state)
            self._line.show_sign(*self._kept)

    def _show_toast(self) -> None:
        if self._toast is not None:
            toast, self._toast = self._toast, None
            toast.leave()
            discard(toast)
        if self._said or self._offered[0]:
            acts = self._acts if self._said else (self._offered,)
            self._toast = Toast(self._window, self._look(), self.said, acts, self._room)
            self._toast.closed.connect(self.dismiss)
            if self._said:
                self._toast.go_by_itself()

"""What is said beside the page: in the rail how the document is stored, in a toast what happened."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import CAPTION, zoomed
from readiness.ui.widgets.elements import button, discard, text
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.plain import PlainLabel, set_tool_tip

# The words of a button, and what it does.
Act = tuple[str, Callable[[], object]]
# A toast stays for six seconds, and longer where there is much to read.
_SHOWN_MS, _LETTER_MS = 6_000, 60
_WIDTH, _MARGIN, _ABOVE = 560, 16, 12


class Notices(QObject):
    """The notifier of the window; what it announces, assistive technology reads too."""

    def __init__(self, window: QWidget, look: Callable[[], Look]) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._state = ""
        self._said = ""
        self._acts: tuple[Act, ...] = ()
        self._offered: Act = ("", lambda: None)
        self._kept: Act = ("", lambda: None)
        self._line: PlainLabel | None = None
        self._narrow = False
        self._kept_button: QPushButton | None = None
        self._toast: Toast | None = None

    # What is said.

    @property
    def state(self) -> str:
        """How the document is stored, as the rail says it."""
        return self._state

    @property
    def said(self) -> str:
        """What was announced last, as long as it is shown."""
        return self._said

    def show_message(self, words: str) -> None:
        """Show how the document is stored."""
        self._state = words
        self._show_state()

    def announce(self, words: str, *acts: Act) -> None:
        """Show a sentence in a toast, and have assistive technology read it; `acts` are buttons behind it."""
        self._said, self._acts = words, acts
        self._show_toast()
        if words:
            # Imported when needed: a start goes without.
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """Put one button behind the sentence, which stays as long as it is offered; without words it goes."""
        self._offered = words, act
        self._show_toast()

    def keep_shown(self, words: str, act: Callable[[], object]) -> None:
        """Show a button for as long as something lasts, whatever else is said; without words it goes."""
        self._kept = words, act
        self._show_kept()

    # Where it is shown.

    def stand_in(self, rail: QVBoxLayout) -> None:
        """Show the state in a rail that was made anew, and what is said in the look of now."""
        self._narrow = self._look().density is Density.SMALL
        self._line, self._kept_button = text("", CAPTION, "quiet"), button("", self._act_kept, "link")
        for widget in (self._kept_button, self._line):
            rail.addWidget(widget)
        self._show_state()
        self._show_kept()
        self._show_toast()

    def leave_rail(self) -> None:
        """Take note that the rail is gone."""
        self._line = self._kept_button = None

    @property
    def toast(self) -> "Toast | None":
        """The toast that is shown."""
        return self._toast

    def dismiss(self) -> None:
        """Take the toast away."""
        self._said = ""
        self._offered = ("", lambda: None)
        self._show_toast()

    def _act_kept(self) -> None:
        self._kept[1]()

    def _show_state(self) -> None:
        if self._line is None:
            return
        waiting = self._state.endswith("…")
        sign = "" if not self._state else "…" if waiting else "✓"
        # The rail of icons has room for a sign only.
        self._line.setText(sign if self._narrow else self._state if waiting else f"{sign} {self._state}".strip())
        self._line.setAccessibleName(self._state)
        set_tool_tip(self._line, self._state)

    def _show_kept(self) -> None:
        if self._kept_button is not None:
            words = self._kept[0]
            self._kept_button.setText(words[:1] if self._narrow else words.replace("&", "&&"))
            set_tool_tip(self._kept_button, words)
            self._kept_button.setAccessibleName(words)
            self._kept_button.setVisible(bool(words))

    def _show_toast(self) -> None:
        if self._toast is not None:
            toast, self._toast = self._toast, None
            discard(toast)
        if self._said or self._offered[0]:
            acts = (*self._acts, *([self._offered] if self._offered[0] else []))
            self._toast = Toast(self._window, self._look(), self._said or self._state, acts, self.dismiss)
            if not self._offered[0]:
                self._toast.go_by_itself()


class Toast(QFrame):
    """A sentence above the action bar, with at most two buttons behind it."""

    def __init__(
        self,
        window: QWidget,
        look: Look,
        words: str,
        acts: tuple[Act, ...],
        dismiss: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._dismiss = dismiss
        self.setProperty("role", "toast")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(zoomed(_MARGIN), zoomed(8), zoomed(8), zoomed(8))
        row.setSpacing(zoomed(12))
        self.words = text(words)
        row.addWidget(self.words, 1)
        self.acts = [button(name, act) for name, act in acts]
        for pressed in self.acts:
            row.addWidget(pressed)
        close = KeyButton(look, look.language.gettext("Close"), dismiss, "quiet")
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS + _LETTER_MS * len(words))
        self._timer.timeout.connect(self._on_time)
        window.installEventFilter(self)
        self._place()
        self.show()

    def go_by_itself(self) -> None:
        """Go after some seconds; without this it stays until it is closed."""
        self._timer.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at its place in a window of another size."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        free = self._window.rect()
        width = min(zoomed(_WIDTH), free.width() - 2 * zoomed(_MARGIN))
        height = self._row.heightForWidth(width)
        bar = zoomed(64 + _ABOVE)
        self.setGeometry((free.width() - width) // 2, max(0, free.height() - bar - height), width, height)
        self.raise_()

    def _on_time(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start(_SHOWN_MS)
        else:
            self._dismiss()

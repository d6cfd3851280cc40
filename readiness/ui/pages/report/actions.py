"""What can be done with the report, and how far it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from readiness.ui.context import ViewContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.flow import FlowLayout

_PARTS = 100
_SIDE_BY_SIDE_FROM = 140


class Actions(QFrame):
    """Save, print, show elsewhere; beside them the progress with a way to cancel, or what became of it."""

    def __init__(
        self,
        context: ViewContext,
        save: Callable[[], None],
        print_: Callable[[], None],
        read: Callable[[str], None],
        cancel: Callable[[], None],
    ) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "bar")
        _ = context.language.gettext
        self._save = button(_("Save report …"), save, "primary")
        self.ways = FlowLayout(
            self._save,
            button(_("Print …"), print_),
            button(_("Show in the PDF viewer"), lambda: read(".pdf")),
            button(_("Show in the browser"), lambda: read(".html")),
        )
        ways = QWidget()
        ways.setLayout(self.ways)
        self._message: QLabel = text("", SMALL, "quiet")
        self._progress = QProgressBar()
        self._progress.setRange(0, _PARTS)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Progress of the report"))
        self._cancel = button(_("Cancel"), cancel, "link")
        self._state = QWidget()
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self._message)
        told.addWidget(self._progress)
        line = QHBoxLayout(self._state)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(told, 1)
        line.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 8, 28, 8)
        layout.addWidget(Columns(ways, self._state, _SIDE_BY_SIDE_FROM, shares=(5, 4)))
        self._show_state(running=False)
        self.setFocusProxy(self._save)

    def show_progress(self, share: float) -> None:
        """Show how far it is, from 0 to 1."""
        self._progress.setValue(round(share * _PARTS))
        self._show_state(running=True)

    def rest(self) -> None:
        """Show that nothing is being made any more."""
        if self._cancel.hasFocus():
            self._save.setFocus()
        self._show_state(running=False)

    def say(self, words: str, role: str = "quiet") -> None:
        """Say what became of it, here and to assistive technology; it stays until something else is to be said."""
        self._message.setProperty("role", role)
        self._message.style().polish(self._message)
        self._message.setText(words)
        self._show_state(running=not self._progress.isHidden())
        self._context.announce(words)

    def _show_state(self, *, running: bool) -> None:
        self._progress.setVisible(running)
        self._cancel.setVisible(running)
        self._message.setVisible(bool(self._message.text()))
        self._state.setVisible(running or bool(self._message.text()))

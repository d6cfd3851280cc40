"""What can be done with the report, and how far it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from readiness.ui.context import ViewContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.building import button, text
from readiness.ui.widgets.flow import FlowLayout

_PARTS = 100


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
        _ = context.t.gettext
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 8, 28, 8)
        layout.setSpacing(16)
        self._save = button(_("Save report …"), save, "primary")
        self.ways = FlowLayout(
            self._save,
            button(_("Print …"), print_),
            button(_("Show in the PDF viewer"), lambda: read(".pdf")),
            button(_("Show in the browser"), lambda: read(".html")),
        )
        layout.addLayout(self.ways, 5)
        self._message: QLabel = text("", SMALL, "quiet")
        self._progress = QProgressBar()
        self._progress.setRange(0, _PARTS)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Progress of the report"))
        state = QVBoxLayout()
        state.setSpacing(4)
        state.addWidget(self._message)
        state.addWidget(self._progress)
        layout.addLayout(state, 3)
        self._cancel = button(_("Cancel"), cancel, "link")
        layout.addWidget(self._cancel)
        for widget in (self._progress, self._cancel):
            # Nothing jumps when it comes or goes.
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
            widget.hide()
        self.setFocusProxy(self._save)

    def show_progress(self, share: float) -> None:
        """Show how far it is, from 0 to 1."""
        self._progress.setValue(round(share * _PARTS))
        self._progress.show()
        self._cancel.show()

    def rest(self) -> None:
        """Show that nothing is being made any more."""
        if self._cancel.hasFocus():
            self._save.setFocus()
        self._progress.hide()
        self._cancel.hide()

    def say(self, words: str, role: str = "quiet") -> None:
        """Say what became of it, here and to assistive technology; it stays until something else is to be said."""
        self._message.setProperty("role", role)
        self._message.style().polish(self._message)
        self._message.setText(words)
        self._context.announce(words)

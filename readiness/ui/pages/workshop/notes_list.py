"""What phones said about the evidence, one under the other; a click takes a note into the reason."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.page import PageContext
from readiness.ui.theme.typography import BODY, CAPTION, zoomed
from readiness.ui.widgets.elements import clear, text
from readiness.ui.widgets.wrapped_button import WrappedButton


class NotesList(QWidget):
    """Without names, in the order of the alphabet."""

    def __init__(self, context: PageContext, take: Callable[[str], object]) -> None:
        super().__init__()
        self._context = context
        self._take = take
        self._shown: tuple[str, ...] = ()
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(zoomed(6))
        layout.addWidget(text(_("What shows it, say the phones"), BODY, bold=True))
        layout.addWidget(text(_("The room sees them too. A click takes one into the reason."), CAPTION, "quiet"))
        self._notes = QVBoxLayout()
        layout.addLayout(self._notes)

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """Show these notes."""
        if notes == self._shown:
            return
        self._shown = notes
        clear(self._notes)
        for note in notes:
            self._notes.addWidget(WrappedButton(note, partial(self._take, note), self._context.tokens))

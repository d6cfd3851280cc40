"""What the checker says: a sentence, and a row for each fault that leads to its field."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor.checking import Checked, owner
from readiness.app.pack_editor.pack_editor import PackEditor
from readiness.foundation.errors import Fault, Place
from readiness.ui.look import Look
from readiness.ui.widgets.elements import clear, text
from readiness.ui.widgets.wrapped_button import WrappedButton

# More are not read; the next ones come when these are mended.
_MOST = 40


class CheckList(QWidget):
    """Is filled anew with every check."""

    def __init__(self, look: Look, editor: PackEditor, lead: Callable[[Place], object]) -> None:
        super().__init__()
        self._look = look
        self._editor = editor
        self._lead = lead
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.rows: list[WrappedButton] = []

    def show_checked(self, checked: Checked) -> None:
        """Show the faults of a check."""
        language = self._look.language
        clear(self._column)
        self.rows = []
        self._column.addWidget(text(summary(checked, self._look), bold=True))
        for fault in checked.faults[:_MOST]:
            row = WrappedButton(self._words(fault), partial(self._lead, fault.place), self._look.tokens)
            self.rows.append(row)
            self._column.addWidget(row)
        more = len(checked.faults) - _MOST
        if more > 0:
            self._column.addWidget(text(language.ngettext("and {n} more", "and {n} more", more).format(n=more)))

    def _words(self, fault: Fault) -> str:
        language = self._look.language
        code = self._editor.value((*owner(fault.place), "code"), "") if owner(fault.place) else ""
        where = f"{code}: " if code else ""
        return f"{where}{fault.message(language)} {fault.advice(language)}"


def summary(checked: Checked, look: Look) -> str:
    """Return how the questionnaire stands, in one sentence."""
    language, n = look.language, len(checked.faults)
    if not checked.usable:
        words = language.ngettext("Not usable yet: {n} fault", "Not usable yet: {n} faults", n)
    elif n:
        words = language.ngettext("Usable; {n} note for its author", "Usable; {n} notes for its author", n)
    else:
        words = language.gettext("No faults found")
    return words.format(n=language.number(n))

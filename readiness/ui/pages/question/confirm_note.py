"""Above the levels: that an answer came from an earlier questionnaire and is to be confirmed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from readiness.domain.takeover import CarriedAnswer, Takeover
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, framed, text
from readiness.wording.upgrade import carried_words


class ConfirmNote(QFrame):
    """Says what has changed and what was chosen then, with the button that confirms it."""

    def __init__(self, context: PageContext, confirm: Callable[[], object]) -> None:
        super().__init__()
        self._language = context.language
        layout = framed(self, 4)
        self._words = text("", SMALL)
        layout.addWidget(self._words)
        confirming = button(context.language.gettext("My answer still holds"), confirm, "small")
        layout.addWidget(confirming, 0, Qt.AlignmentFlag.AlignLeft)

    def show_carried(self, found: tuple[Takeover, CarriedAnswer] | None) -> None:
        """Show how an answer was carried over, or nothing."""
        self.setVisible(found is not None)
        if found is not None:
            self._words.setText(carried_words(*found, self._language))

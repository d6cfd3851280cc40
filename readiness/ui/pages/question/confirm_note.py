"""Above the levels: that an answer came from an earlier questionnaire and is to be confirmed."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from readiness.domain.answers import Status
from readiness.domain.takeover import CarriedAnswer, Takeover
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import framed, text
from readiness.ui.widgets.key_button import KeyButton
from readiness.wording.upgrade import carried_words

# In letters of width; in a narrower window the button stands below the words.
_BESIDE_FROM = 70


class ConfirmNote(QFrame):
    """Says what has changed and what was chosen then, with the button that confirms it."""

    def __init__(self, context: PageContext, confirm: Callable[[], object]) -> None:
        super().__init__()
        self._language = context.language
        self._words = text("", SMALL)
        key = "K" if context.memory.settings.single_keys else ""
        self._confirming = KeyButton(context, context.language.gettext("My answer still holds"), confirm, "", key)
        framed(self, 4).addWidget(Columns(self._words, self._confirming, _BESIDE_FROM, (1, 0)))

    def show_carried(self, found: tuple[Takeover, CarriedAnswer] | None) -> None:
        """Show how an answer was carried over, or nothing."""
        self.setVisible(found is not None)
        if found is not None:
            self._words.setText(carried_words(*found, self._language))
            # An answer that the newer question does not have any more cannot hold.
            self._confirming.setVisible(found[1].status is not Status.UNANSWERED)

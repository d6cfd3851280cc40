"""What stands in the place of a portfolio before there is one: what it is for, and two ways to begin."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.theme.typography import LEAD, zoomed
from readiness.ui.widgets.elements import READING_WIDTH, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton


class Beginning(QWidget):
    """Tells what the place is for; the sample is there to look at."""

    def __init__(self, look: Look, choose: Callable[[], object], show_sample: Callable[[], object]) -> None:
        super().__init__()
        _ = look.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, zoomed(8), 0, 0)
        column.setSpacing(zoomed(8))
        column.addWidget(text(_("All your assessments in one table"), LEAD, bold=True))
        for words in (
            _(
                "For consultants with many clients, and for groups and chambers with many sites or members: who "
                "stands where, what is overdue, which dimension is weakest everywhere."
            ),
            _(
                "Choose the folder that holds the assessments; folders within it count too. You can also drop a "
                "folder here. Nothing is changed or moved: the files stay where they are."
            ),
            _(
                "Readiness keeps an index on this computer so that the table opens at once. It is made of the files "
                "alone and can be forgotten at any time."
            ),
        ):
            column.addWidget(text(words))
        column.addSpacing(zoomed(8))
        self.choose = KeyButton(look, _("Choose a folder …"), choose, "primary").with_icon("open")
        self._waiting = False
        self.sample = KeyButton(look, _("Look at a sample portfolio"), lambda: None if self._waiting else show_sample())
        self._words = _("Look at a sample portfolio")
        self._waiting_words = _("Making the sample …")
        holder = QWidget()
        holder.setLayout(FlowLayout(self.choose, self.sample, gap=12))
        column.addWidget(holder)
        self.setFocusProxy(self.choose)
        self.setMaximumWidth(zoomed(READING_WIDTH))

    def wait(self) -> None:
        """Say that the sample is being made; until that is over, it is made once only."""
        self._waiting = True
        self.sample.set_words(self._waiting_words)

    def rest(self) -> None:
        """Offer the sample again."""
        self._waiting = False
        self.sample.set_words(self._words)

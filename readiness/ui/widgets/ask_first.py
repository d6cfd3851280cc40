"""Where too little is answered for a plan: the questions to ask first, and whom."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.results.assessment_result import AssessmentResult
from readiness.ui.look import Look
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import clear, text
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.wording import Wording


class AskFirst(QWidget):
    """Each question leads to its page: `show_question` is called with its code."""

    def __init__(self, look: Look, show_question: Callable[[str], object]) -> None:
        super().__init__()
        self._look = look
        self._show_question = show_question
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def start_anew(self, result: AssessmentResult) -> None:
        """Show what is to be asked as things stand; nothing where enough is known."""
        clear(self._layout)
        language, planner = self._look.language, result.planner
        self.setVisible(not planner.enough_known)
        if planner.enough_known:
            return
        wording = Wording(result, language)
        for code in planner.ask_first:
            words = language.of(result.capability(code).question)
            self._layout.addWidget(WrappedButton(words, partial(self._show_question, code), self._look.tokens))
            whom = language.gettext("Ask: {who}").format(who=wording.owners(code))
            label = text(whom, SMALL, "quiet")
            label.setContentsMargins(4, 0, 0, 6)
            self._layout.addWidget(label)
        tab_through(self)

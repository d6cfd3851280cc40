"""Where too little is answered for a plan: the questions to ask first, and whom."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.page import PageContext
from readiness.ui.routes import QuestionRoute
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import clear, text
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.wording import Wording


class AskFirst(QWidget):
    """Each question leads to its page."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def start_anew(self) -> None:
        """Show what is to be asked as things stand; nothing where enough is known."""
        clear(self._layout)
        result, language = self._context.session.result(), self._context.language
        planner = result.planner
        self.setVisible(not planner.enough_known)
        if planner.enough_known:
            return
        wording = Wording(result, language)
        for code in planner.ask_first:
            go = partial(self._context.navigator.go, QuestionRoute(code))
            words = language.of(result.capability(code).question)
            self._layout.addWidget(WrappedButton(words, go, self._context.tokens))
            whom = language.gettext("Ask: {who}").format(who=wording.owners(code))
            self._layout.addWidget(text(whom, SMALL, "quiet"))
        tab_through(self)

"""What was called not applicable although the goal asks for it: to be confirmed once, or answered."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.app.plan_editor import PlanEditor
from readiness.ui.page import Edit, PageContext
from readiness.ui.routes import QuestionRoute
from readiness.ui.widgets.elements import button, clear, framed, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.wording.wording import Wording


class ToConfirm(QWidget):
    """Made anew with each plan; nothing is shown where nothing is to be confirmed."""

    def __init__(self, context: PageContext, edit: Edit, editor: PlanEditor) -> None:
        super().__init__()
        self._context = context
        self._edit = edit
        self._editor = editor
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def start_anew(self) -> None:
        """Ask for what the roadmap that was taken last waits for."""
        clear(self._layout)
        roadmap = self._editor.roadmap
        codes = roadmap.plan.confirm if roadmap and roadmap.plan.reachable else ()
        for code in codes:
            self._layout.addWidget(self._question(code))
        self.setVisible(bool(codes))

    def _question(self, code: str) -> QFrame:
        session, language = self._context.session, self._context.language
        wording = Wording(session.result(), language)
        box = QFrame()
        layout = framed(box, 6)
        layout.addWidget(text(wording.roadmap.to_confirm(code)))
        confirm = button(language.gettext("It does not apply: confirmed"), partial(self._confirm, code))
        confirm.setAccessibleDescription(wording.names.capability(code))
        show = button(language.gettext("Show the question"), partial(self._show, code), "link")
        layout.addLayout(FlowLayout(confirm, show))
        return box

    def _confirm(self, code: str) -> None:
        self._edit(partial(self._editor.confirm, code))

    def _show(self, code: str) -> None:
        self._context.navigator.go(QuestionRoute(code))

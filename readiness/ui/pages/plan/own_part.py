"""What the consultant recommends beyond the questionnaire, below the plan: a tick says that it is done."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.consultant import set_recommendation_done
from readiness.results.recommendations import left_out
from readiness.ui.page import Edit, PageContext
from readiness.ui.theme.typography import LEAD, SMALL
from readiness.ui.widgets.elements import clear, text
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.house import left_out_line, own_effort_line, own_line
from readiness.wording.names import Names


class OwnPart(QWidget):
    """Hidden where the consultant adds nothing and leaves nothing out."""

    def __init__(self, context: PageContext, edit: Edit) -> None:
        super().__init__()
        self._context, self._session, self._edit = context, context.session, edit
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 0)
        self._column.setSpacing(4)
        # What is shown.
        self._shown: object = None
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        layer = self._session.assessment.consultant
        shown = (layer.recommendations, layer.hidden)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        there = bool(layer.recommendations or layer.hidden)
        # Without a parent it would be shown as a window of its own; it comes into sight with the page that takes it.
        if self.parent() is not None or not there:
            self.setVisible(there)
        language = self._context.language
        names = Names(self._session.questionnaire, language)
        if layer.recommendations:
            self._column.addWidget(text(language.gettext("Our own recommendations"), LEAD, bold=True))
            self._column.addWidget(text(own_effort_line(layer.recommendations, language), SMALL, "quiet"))
        for at, one in enumerate(layer.recommendations):
            tick = WrappedCheck(own_line(one, names, language), self._context.tokens)
            tick.setChecked(one.done)
            tick.clicked.connect(lambda done, at=at: self._tick(at, done=done))
            self._column.addWidget(tick)
        hidden = left_out(self._session.result()) if layer.hidden else {}
        if hidden:
            self._column.addWidget(text(left_out_line(len(hidden), language), SMALL, "quiet"))
        for code, reason in hidden.items():
            self._column.addWidget(text(reason, SMALL, lead=f"{names.capability(code)}:"))

    def _tick(self, at: int, *, done: bool) -> None:
        self._edit(partial(set_recommendation_done, self._session, at, done=done))

"""What the organisation is ready for: the gates as stairs, and of the chosen one what it allows and needs."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.results.assessment_result import AssessmentResult
from readiness.ui.page import PageContext
from readiness.ui.pages.results.gate_stairs import GateStairs
from readiness.ui.routes import AnswersRoute, QuestionRoute
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import clear, panel, text
from readiness.ui.widgets.long_list import fill_list
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.gates import GateNeed
from readiness.wording.wording import Wording

# A longer list is not read at a glance; the rest follows on demand.
_FIRST_NEEDS = 4


def gates_panel(context: PageContext, result: AssessmentResult, wording: Wording) -> QFrame:
    """Return the panel; it opens at the first gate that is not passed."""
    frame, layout = panel(14)
    layout.addWidget(text(context.language.gettext("What you are ready for"), HEADING, bold=True))
    stairs = GateStairs(result.score.gates, wording, context.tokens)
    layout.addWidget(stairs)
    details = _GateDetails(context, result, wording)
    stairs.chosen.connect(details.show_gate)
    layout.addWidget(details)
    layout.addStretch(1)
    stairs.choose((result.score.gates_waiting or result.score.gates_passed[-1:])[0])
    return frame


class _GateDetails(QWidget):
    """One gate in words; each thing that is missing leads to its question."""

    def __init__(self, context: PageContext, result: AssessmentResult, wording: Wording) -> None:
        super().__init__()
        self._context, self._result, self._wording = context, result, wording
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)

    def show_gate(self, code: str) -> None:
        """Show another gate."""
        clear(self._layout)
        _, wording = self._context.language.gettext, self._wording
        score = next(score for score in self._result.score.gates if score.code == code)
        title = f"{wording.names.gate(code)}: {wording.gates.status(score.status)}"
        self._layout.addWidget(text(title, bold=True))
        self._layout.addWidget(text(wording.gates.allows(code), SMALL, "quiet"))
        needs = wording.gates.needs(score)
        if needs:
            self._layout.addSpacing(4)
            self._layout.addWidget(text(_("Still needed:"), SMALL, bold=True))
        fill_list(self._layout, needs, _FIRST_NEEDS, self._add, self._context)

    def _add(self, need: GateNeed) -> None:
        context = self._context
        route = AnswersRoute(need.code) if need.stage else QuestionRoute(need.code)
        link = WrappedButton(need.words, lambda: context.navigator.go(route), context.tokens)
        self._layout.addWidget(link)

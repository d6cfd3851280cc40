"""Knife-edge answers: where one answer decides a stage, it is worth a second look."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.results.assessment_result import AssessmentResult
from readiness.results.knife_edges import KnifeEdge, knife_edges
from readiness.ui.page import PageContext
from readiness.ui.routes import QuestionRoute
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.long_list import fill_list, list_panel
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.wording import Wording

_FIRST = 5


def deciding_answers(context: PageContext, result: AssessmentResult, wording: Wording) -> QFrame | None:
    """Return the panel, or None where no single answer decides anything."""
    edges = knife_edges(result)
    if not edges:
        return None
    _ = context.language.gettext
    title = _("One answer decides")
    hint = _(
        "One level more or less in any of these answers changes the stage of a dimension. Check their evidence first."
    )
    frame, stack = list_panel(title, hint)
    fill_list(stack, edges, _FIRST, lambda edge: stack.addWidget(_edge(context, result, wording, edge)), context)
    return frame


def _edge(context: PageContext, result: AssessmentResult, wording: Wording, edge: KnifeEdge) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 4, 0, 0)
    layout.setSpacing(1)
    name = f"{wording.names.capability(edge.code)}: {wording.answers.of(edge.code)}"
    link = WrappedButton(name, lambda: context.navigator.go(QuestionRoute(edge.code)), context.tokens, BODY)
    layout.addWidget(link)
    answer = result.assessment.answer(edge.code)
    backing = wording.answers.backing(answer) or context.language.gettext("no evidence given")
    words = " ".join([*wording.reasons.shifts(edge), f"({backing})"])
    label = text(words, SMALL, "quiet")
    label.setContentsMargins(4, 0, 0, 0)
    layout.addWidget(label)
    return holder

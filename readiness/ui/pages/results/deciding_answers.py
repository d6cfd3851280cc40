"""Knife-edge answers: where one answer decides a stage, it is worth a second look."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.domain.answers import Confidence
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.results.knife_edge_texts import turn_texts
from readiness.results.knife_edges import KnifeEdge, knife_edges
from readiness.results.phrases import Phrases
from readiness.ui.page import PageContext
from readiness.ui.routes import QuestionRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL
from readiness.ui.widgets.elements import panel, text
from readiness.ui.widgets.long_list import fill_list
from readiness.ui.widgets.wrapped_button import WrappedButton

_FIRST = 5
_BACKED = {
    Confidence.SHOWN: N_("evidence shown"),
    Confidence.STATED: N_("evidence stated"),
    Confidence.GUESSED: N_("guessed"),
}


def deciding_answers(context: PageContext, result: AssessmentResult, phrases: Phrases) -> QFrame | None:
    """Return the panel, or None where no single answer decides anything."""
    edges = knife_edges(result)
    if not edges:
        return None
    _ = context.language.gettext
    frame, layout = panel(14)
    layout.setSpacing(2)
    layout.addWidget(text(_("One answer decides"), HEADING, bold=True))
    hint = _("A level more or less in one of these answers changes a stage. Check their evidence first.")
    layout.addWidget(text(hint, SMALL, "quiet"))
    stack = QVBoxLayout()
    stack.setSpacing(0)
    layout.addLayout(stack)
    fill_list(stack, edges, _FIRST, lambda edge: stack.addWidget(_edge(context, result, phrases, edge)), context)
    layout.addStretch(1)
    return frame


def _edge(context: PageContext, result: AssessmentResult, phrases: Phrases, edge: KnifeEdge) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 4, 0, 0)
    layout.setSpacing(1)
    name = f"{phrases.capability_name(edge.code)}: {phrases.answer(edge.code)}"
    link = WrappedButton(name, lambda: context.navigator.go(QuestionRoute(edge.code)), context.tokens, BODY)
    layout.addWidget(link)
    holder.setFocusProxy(link)
    backing = context.language.gettext(_BACKED[edge.confidence] if edge.confidence else N_("no evidence stated"))
    words = " ".join([*turn_texts(edge, result, phrases, context.language), f"({backing})"])
    label = text(words, SMALL, "quiet")
    label.setContentsMargins(4, 0, 0, 0)
    layout.addWidget(label)
    return holder

"""What to do next: first what can be found out by asking, then the first steps of the plan."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.results.assessment_result import AssessmentResult
from readiness.ui.page import PageContext
from readiness.ui.routes import PlanRoute, QuestionRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL
from readiness.ui.widgets.elements import button, panel, row, text
from readiness.ui.widgets.long_list import fill_list, list_panel
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.wording import Wording

_FIRST_STEPS = 5
_FIRST_UNKNOWN = 4


def next_steps(context: PageContext, result: AssessmentResult) -> QFrame | None:
    """Return the panel with the first steps and the link to the plan, or None while nothing can be said."""
    _ = context.language.gettext
    steps = Wording(result, context.language).steps.texts(result.steps[:_FIRST_STEPS])
    progress = result.progress()
    if not steps and progress.done < progress.asked:
        return None
    frame, layout = panel(14)
    layout.setSpacing(3)
    layout.addWidget(text(_("What to do next"), HEADING, bold=True))
    if not steps:
        done = _("Every capability has reached its target. Check once a year whether that is still so.")
        layout.addWidget(text(done))
        return frame
    for step in steps:
        layout.addSpacing(4)
        layout.addWidget(text(f"{step.number}. {step.action}"))
        layout.addWidget(text(f"{step.capability} · {step.reason} · {step.owners}", SMALL, "quiet"))
    layout.addSpacing(6)
    layout.addLayout(row(button(_("All steps in the plan"), lambda: context.navigator.go(PlanRoute()))))
    layout.addStretch(1)
    return frame


def find_out_first(context: PageContext, result: AssessmentResult) -> QFrame | None:
    """Return the panel of don't-knows, or None; asking costs little, so it comes before all steps."""
    codes = [code for score in result.score.dimensions for code in score.unknown]
    if not codes:
        return None
    _ = context.language.gettext
    frame, stack = list_panel(_("Find out first"), _("No one knew an answer here yet. Asking costs little."))
    fill_list(stack, codes, _FIRST_UNKNOWN, lambda code: stack.addWidget(_unknown(context, result, code)), context)
    return frame


def _unknown(context: PageContext, result: AssessmentResult, code: str) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 4, 0, 0)
    layout.setSpacing(1)
    question = context.language.of(result.capability(code).question)
    link = WrappedButton(question, lambda: context.navigator.go(QuestionRoute(code)), context.tokens, BODY)
    layout.addWidget(link)
    holder.setFocusProxy(link)
    who = text(Wording(result, context.language).owners(code), SMALL, "quiet")
    who.setContentsMargins(4, 0, 0, 0)
    layout.addWidget(who)
    return holder

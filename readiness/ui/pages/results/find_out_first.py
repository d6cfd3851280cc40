"""What nobody knew yet: asking costs little, so it comes before all steps."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.results.assessment_result import AssessmentResult
from readiness.ui.page import PageContext
from readiness.ui.routes import QuestionRoute
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.long_list import fill_list, list_panel
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.wording import Wording

_FIRST_UNKNOWN = 4


def find_out_first(context: PageContext, result: AssessmentResult) -> QFrame | None:
    """Return the panel of don’t-knows, or None where there are none."""
    codes = [code for score in result.score.dimensions for code in score.unknown]
    if not codes:
        return None
    _ = context.language.gettext
    frame, stack = list_panel(_("Still to find out"), _("No one knew an answer here yet. Asking costs little."))
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
    who = text(Wording(result, context.language).owners(code), SMALL, "quiet")
    who.setContentsMargins(4, 0, 0, 0)
    layout.addWidget(who)
    return holder

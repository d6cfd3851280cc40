"""The heat map of all capabilities with its legend."""

from PySide6.QtWidgets import QFrame

from readiness.results.assessment_result import AssessmentResult
from readiness.ui.page import PageContext
from readiness.ui.pages.results.heat_legend import HeatLegend
from readiness.ui.pages.results.heat_map import HeatMap
from readiness.ui.routes import AnswersRoute, QuestionRoute
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import panel, text
from readiness.wording.wording import Wording


def capabilities_panel(context: PageContext, result: AssessmentResult, wording: Wording) -> QFrame:
    """Return the panel; every cell leads to its question, every name to the answers of its dimension."""
    _ = context.language.gettext
    frame, layout = panel(14)
    layout.addWidget(text(_("All capabilities at a glance"), HEADING, bold=True))
    hint = _("Each cell leads to its question. With the keyboard: arrow keys, then Enter.")
    layout.addWidget(text(hint, SMALL, "quiet"))
    layout.addWidget(
        HeatMap(
            result,
            wording,
            context.tokens,
            lambda code: context.navigator.go(QuestionRoute(code)),
            lambda dimension: context.navigator.go(AnswersRoute(dimension)),
        )
    )
    layout.addSpacing(4)
    layout.addWidget(HeatLegend(wording, context.tokens, context.language))
    return frame

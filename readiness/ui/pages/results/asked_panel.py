"""What was asked besides what is rated, and what was not asked, with the reason."""

from PySide6.QtWidgets import QFrame

from readiness.results.assessment_result import AssessmentResult
from readiness.ui.page import PageContext
from readiness.ui.routes import QuestionRoute
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import RuledGrid, panel, text
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.asked_facts import facts_in_words, not_asked_lines


def asked_panel(context: PageContext, result: AssessmentResult) -> QFrame | None:
    """Return the panel; each fact leads to its question. None where there is neither."""
    _, language = context.language.gettext, context.language
    facts, left_out = facts_in_words(result, language), not_asked_lines(result, language)
    if not facts and not left_out:
        return None
    frame, layout = panel(14)
    if facts:
        layout.addWidget(text(_("What you told about yourself"), HEADING, bold=True))
        grid = RuledGrid(2, 3)
        for fact in facts:
            at = grid.begin_row()
            go = lambda code=fact.code: context.navigator.go(QuestionRoute(code))  # noqa: E731 - for one button
            grid.addWidget(WrappedButton(fact.question, go, context.tokens), at, 0)
            grid.addWidget(text(fact.answer, SMALL), at, 1)
        layout.addLayout(grid)
    if left_out:
        layout.addWidget(text(_("Not asked"), HEADING if not facts else SMALL, bold=True))
        for line in left_out:
            layout.addWidget(text(line, SMALL, "quiet"))
    return frame

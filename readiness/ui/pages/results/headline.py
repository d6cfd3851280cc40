"""The headline of the results: the situation, the overall stage, what holds it back, and links to other pages."""

from PySide6.QtWidgets import QFrame

from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import Rating
from readiness.ui.page import PageContext
from readiness.ui.pages.results.stage_ladder import StageLadder
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import panel, text
from readiness.wording.wording import Wording


def headline(context: PageContext, result: AssessmentResult, wording: Wording) -> QFrame:
    """Return the card that says it all in two sentences."""
    frame, layout = panel(14)
    layout.setSpacing(5)
    overall = wording.stages.summary()
    if sentence := wording.stages.headline():
        layout.addWidget(text(sentence, TITLE, bold=True))
        if meaning := wording.stages.headline_meaning():
            layout.addWidget(text(meaning))
        layout.addSpacing(4)
    layout.addWidget(text(overall, HEADING, bold=True))
    stage = result.score.stage
    rated = any(d.rating is not Rating.NOT_RATEABLE for d in result.score.dimensions)
    if rated:
        layout.addWidget(text(wording.stages.meaning()))
    layout.addSpacing(2)
    layout.addWidget(StageLadder(stage if rated else None, overall, wording, context.tokens))
    layout.addSpacing(2)
    layout.addWidget(text(wording.stages.bottleneck(), bold=True))
    layout.addWidget(text(_facts(context, result), SMALL, "quiet"))
    return frame


def _facts(context: PageContext, result: AssessmentResult) -> str:
    language, progress, index = context.language, result.progress(), result.score.index
    facts = [language.gettext("{done} of {asked} questions completed").format(done=progress.done, asked=progress.asked)]
    if progress.unknown:
        facts.append(language.gettext("{n} of them “don’t know”").format(n=progress.unknown))
    if index.point is not None:
        facts.append(
            language.gettext("index {n} of 100, only for comparing with earlier assessments").format(
                n=round(index.point)
            )
        )
    if index.unbalanced:
        facts.append(language.gettext("unbalanced profile"))
    return " · ".join(facts)

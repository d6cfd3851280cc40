"""The stage of every dimension with its range; a press shows why it stands there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from readiness.foundation.capitals import capitalised
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import DimensionScore, Rating
from readiness.ui.page import PageContext
from readiness.ui.routes import AnswersRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL
from readiness.ui.widgets.elements import panel, text
from readiness.ui.widgets.percent_bar import PercentBar, PercentSpan
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.stage_bar import StageBar
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.wording import Wording


def dimension_stages(context: PageContext, result: AssessmentResult, wording: Wording, rule: str) -> QFrame:
    """Return the panel with a row for each dimension, and how the overall stage follows from them."""
    frame, layout = panel(14)
    layout.setSpacing(2)
    by_percent = result.questionnaire.by_percent
    _ = context.language.gettext
    layout.addWidget(text(_("The dimensions, and why") if by_percent else _("Stages, and why"), HEADING, bold=True))
    grid = QGridLayout()
    grid.setColumnStretch(0, 5)
    grid.setColumnStretch(1, 4)
    grid.setColumnStretch(2, 4)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(0)
    for i, score in enumerate(result.score.dimensions):
        _DimensionRow(context, result, wording, score).place(grid, 2 * i)
    layout.addLayout(grid)
    layout.addWidget(text(rule, SMALL, "quiet"))
    if not by_percent:
        layout.addWidget(text(_index(context, result), SMALL, "quiet"))
    layout.addStretch(1)
    return frame


def _index(context: PageContext, result: AssessmentResult) -> str:
    language, index = context.language, result.score.index
    facts = []
    if index.point is not None:
        words = language.gettext("index {n} of 100, only for comparing with earlier assessments")
        facts.append(words.format(n=round(index.point)))
    if index.unbalanced:
        facts.append(language.gettext("unbalanced profile"))
    told = " · ".join(facts)
    return capitalised(told)


class _DimensionRow(QWidget):
    """The name that opens and closes, the bar, the words; the reasons are made when they are first asked for."""

    def __init__(self, context: PageContext, result: AssessmentResult, wording: Wording, score: DimensionScore) -> None:
        super().__init__()
        self._context, self._result, self._wording, self._score = context, result, wording, score
        self._name = wording.names.dimension(score.code)
        self._stage = wording.stages.dimension(score)
        if score.rating is Rating.PROVISIONAL:
            self._stage += f" ({wording.stages.rating(score)})"
        self._opener = WrappedButton("", self._toggle, context.tokens, BODY, plain=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(22, 0, 0, 8)
        self._layout.setSpacing(3)
        self._open = False
        self._show()

    def place(self, grid: QGridLayout, at: int) -> None:
        """Put the row into a grid of three columns."""
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._opener, at, 0)
        grid.addWidget(self._bar(), at, 1, middle)
        grid.addWidget(text(self._stage, SMALL), at, 2, middle)
        grid.addWidget(self, at + 1, 0, 1, 3)

    def _bar(self) -> QWidget:
        score, tokens = self._score, self._context.tokens
        if not self._result.questionnaire.by_percent:
            return StageBar(score, self._stage, tokens)
        bar = PercentBar(tokens, PercentSpan(score.index.low, score.index.point, score.index.high))
        bar.setAccessibleName(self._stage)
        return bar

    def _toggle(self) -> None:
        self._open = not self._open
        if self._open and not self._layout.count():
            self._add_reasons()
        self._show()

    def _show(self) -> None:
        _ = self._context.language.gettext
        self._opener.set_words(("▾ " if self._open else "▸ ") + self._name)
        state = _("shown") if self._open else _("hidden")
        self._opener.setAccessibleName(f"{self._name}: {self._stage}")
        why, told = _("Why this stage"), _("Why this stage: {state}")
        if self._result.questionnaire.by_percent:
            why, told = _("Why this figure"), _("Why this figure: {state}")
        self._opener.setAccessibleDescription(told.format(state=state))
        set_tool_tip(self._opener, why)
        self.setVisible(self._open)

    def _add_reasons(self) -> None:
        context = self._context
        reasons = self._wording.reasons.stage(self._score)
        unanswered = context.language.gettext("No question has been answered yet.")
        for sentence in reasons or [unanswered]:
            self._layout.addWidget(text(sentence, SMALL))
        show = context.language.gettext("Show the answers")
        link = WrappedButton(show, lambda: context.navigator.go(AnswersRoute(self._score.code)), context.tokens)
        link.setAccessibleName(f"{show}: {self._name}")
        self._layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

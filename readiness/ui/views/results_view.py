"""The results: overall stage, every dimension with its range and its reasons, gates, next steps, the report."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from readiness.app.session import Session
from readiness.domain.questionnaire import Depth
from readiness.results.assessment_result import AssessmentResult
from readiness.results.phrases import Phrases
from readiness.results.stage_reasons import stage_reasons
from readiness.results.step_texts import owners, step_texts
from readiness.scoring.score import DimensionScore, GateStatus, Rating
from readiness.ui.context import ViewContext
from readiness.ui.routes import AnswersRoute, TasksRoute
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.building import Page, button, panel, row, rule, text
from readiness.ui.widgets.stage_bar import StageBar

_FIRST_STEPS = 5


class ResultsView(Page):
    """Explains the score where it stands."""

    def __init__(self, context: ViewContext, session: Session, report: QWidget) -> None:
        super().__init__(980)
        self._context = context
        self._result: AssessmentResult = session.result()
        self._phrases = Phrases(self._result, context.language, context.t)
        back = button("← " + context.t.gettext("Overview"), lambda: context.go(TasksRoute()), "link")
        self.column.addLayout(row(back))
        self._add_overall()
        self.column.addWidget(report)
        self._add_dimensions()
        if self._result.score.depth is Depth.FULL:
            self._add_gates()
        self._add_unknown()
        self._add_steps()
        self.column.addStretch(1)
        self.setFocusProxy(report)

    def _add_overall(self) -> None:
        t, result = self._context.t, self._result
        self.column.addWidget(text(self._phrases.overall(), TITLE, bold=True))
        stage = result.score.stage
        meaning = result.questionnaire.ladder[stage.high if stage.upper_bound_only else stage.low].meaning
        self.column.addWidget(text(meaning.in_language(self._context.language)))
        self.column.addWidget(text(self._phrases.bottleneck()))
        progress = result.progress()
        facts = t.gettext("{done} of {asked} questions answered").format(done=progress.done, asked=progress.asked)
        if progress.unknown:
            facts += " · " + t.gettext("{n} × don't know").format(n=progress.unknown)
        self.column.addWidget(text(facts, SMALL, "quiet"))

    def _add_dimensions(self) -> None:
        _ = self._context.t.gettext
        self.column.addSpacing(8)
        self.column.addWidget(text(_("Stages, and why"), HEADING, bold=True))
        frame, layout = panel(14)
        grid = QGridLayout()
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 7)
        grid.setHorizontalSpacing(20)
        for i, score in enumerate(self._result.score.dimensions):
            if i:
                grid.addWidget(rule(), 2 * i - 1, 0, 1, 3)
            self._add_dimension(grid, 2 * i, score)
        layout.addLayout(grid)
        self.column.addWidget(frame)

    def _add_dimension(self, grid: QGridLayout, at: int, score: DimensionScore) -> None:
        context, top = self._context, Qt.AlignmentFlag.AlignTop
        name = self._phrases.dimension_name(score.code)
        link = button(name, lambda: context.go(AnswersRoute(score.code)), "link")
        link.setToolTip(context.t.gettext("Show the answers"))
        grid.addWidget(link, at, 0, top | Qt.AlignmentFlag.AlignLeft)
        words = self._phrases.dimension_stage(score)
        holder = QWidget()
        stack = QGridLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(StageBar(score, words, context.tokens), 0, 0)
        stack.addWidget(text(words, SMALL, bold=True), 1, 0)
        if score.rating is not Rating.NOT_RATEABLE:
            stack.addWidget(text(self._phrases.rating(score), SMALL, "quiet"), 2, 0)
        grid.addWidget(holder, at, 1, top)
        reasons = stage_reasons(score, self._result, self._phrases, context.t)
        unanswered = context.t.gettext("No question has been answered yet.")
        grid.addWidget(text(" ".join(reasons) or unanswered, SMALL), at, 2, top)

    def _add_gates(self) -> None:
        gates = {gate.code: gate for gate in self._result.questionnaire.gates}
        if not gates:
            return
        _, language = self._context.t.gettext, self._context.language
        self.column.addSpacing(8)
        self.column.addWidget(text(_("What you are ready for"), HEADING, bold=True))
        frame, layout = panel(14)
        for score in self._result.score.gates:
            status = self._phrases.gate_status(score.status)
            mark = {GateStatus.PASS: "✓", GateStatus.FAIL: "✕", GateStatus.OPEN: "?"}[score.status]
            layout.addWidget(text(f"{mark}  {self._phrases.gate_name(score.code)}: {status}", bold=True))
            missing = self._missing(score.unmet + score.unknown)
            words = gates[score.code].allows.in_language(language)
            layout.addWidget(text(_("Missing: {names}.").format(names=missing) if missing else words, SMALL, "quiet"))
        self.column.addWidget(frame)

    def _missing(self, requirements: tuple[str, ...]) -> str:
        """Return requirements in words, as in "Noticing mentions ★ (level 2)"."""
        names = []
        for requirement in requirements:
            code, level = requirement.split(">=")
            known = code in self._result.questionnaire.capabilities
            name = self._phrases.capability_name(code) if known else self._phrases.dimension_name(code)
            word = self._context.t.gettext("level {n}") if known else self._context.t.gettext("stage {n}")
            names.append(f"{name} ({word.format(n=level)})")
        return self._phrases.listing(names)

    def _add_unknown(self) -> None:
        """Questions that somebody could answer come before all steps: asking costs little."""
        context = self._context
        codes = [code for score in self._result.score.dimensions for code in score.unknown]
        if not codes:
            return
        self.column.addSpacing(8)
        self.column.addWidget(text(context.t.gettext("Find out first"), HEADING, bold=True))
        frame, layout = panel(14)
        for code in codes:
            layout.addWidget(text(self._result.capability(code).question.in_language(context.language)))
            layout.addWidget(text(owners(self._result, code, context.language), SMALL, "quiet"))
        self.column.addWidget(frame)

    def _add_steps(self) -> None:
        context = self._context
        steps = step_texts(self._result, context.language, context.t)[:_FIRST_STEPS]
        if not steps:
            progress = self._result.progress()
            if progress.done == progress.asked:
                done = context.t.gettext(
                    "Every capability stands at its target. Check once a year whether that still holds."
                )
                self.column.addWidget(text(done))
            return
        self.column.addSpacing(8)
        self.column.addWidget(text(context.t.gettext("What to do next"), HEADING, bold=True))
        frame, layout = panel(14)
        for step in steps:
            layout.addWidget(text(f"{step.number}. {step.action}"))
            layout.addWidget(text(f"{step.capability} · {step.reason} · {step.owners}", SMALL, "quiet"))
        self.column.addWidget(frame)

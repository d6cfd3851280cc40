"""The right column of the decision page: what can be decided, why one of it is recommended, and what comes first."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.results.decision import AlternativeKind, DecisionKind
from readiness.ui.page import PageContext
from readiness.ui.pages.results.choices_table import ChoicesTable
from readiness.ui.pages.results.task_table import TaskLink, TaskTable
from readiness.ui.routes import AnswersRoute, PlanRoute, QuestionRoute, Route
from readiness.ui.theme.typography import CAPTION, SMALL, zoomed
from readiness.ui.widgets.ask_first import AskFirst
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.decision import DecisionWords
from readiness.wording.tasks import TaskText


class ChoicesColumn(QWidget):
    """Is empty until it is known what can be decided; then a radio button is one value with the field in the bar."""

    # The code of the alternative that was chosen.
    chosen = Signal(str)

    def __init__(
        self,
        context: PageContext,
        decide: Callable[[], object],
        answer_more: Callable[[], object],
        begin_again: Callable[[date], object],
    ) -> None:
        super().__init__()
        # What has a plan whose dates are past begin on another day.
        self._begin_again = begin_again
        self._context = context
        # What the first task leads to, and what the questions lead to that a quick check leaves out.
        self._decide, self._answer_more = decide, answer_more
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(zoomed(4))
        self._waiting = text(context.language.gettext("Working out what you can decide …"), SMALL, "quiet")
        self._layout.addWidget(self._waiting)
        self._table: ChoicesTable | None = None
        self._end = QVBoxLayout()
        self._layout.addLayout(self._end)
        self._layout.addStretch(1)

    def say(self, words: str) -> None:
        """Say why nothing can be decided."""
        self._waiting.setText(words)
        self._waiting.show()

    def show_words(self, words: DecisionWords) -> None:
        """Show what can be decided, or what is to be asked first."""
        self._words = words
        self._waiting.hide()
        if self._table is None and words.kind is DecisionKind.ASK_FIRST:
            self._ask_first(words)
            return
        if self._table is None:
            self._make(words)
        assert self._table is not None
        chosen = words.decision.chosen
        self._table.show_rows(words.alternatives.rows(), chosen.code if chosen else "", words.kind)
        self._show_past(words)
        self._heading.setText(words.tasks.heading())
        self._order.setText(words.tasks.order())
        self._order.setVisible(bool(words.tasks.order()))
        _ = self._context.language.gettext
        first = _("Check") if words.kind is DecisionKind.KEEP else _("Work package")
        self._tasks.show_tasks([TaskLink(row, self._act(row, at)) for at, row in enumerate(words.tasks.rows())], first)

    def _make(self, words: DecisionWords) -> None:
        context, _ = self._context, self._context.language.gettext
        self._end.setSpacing(zoomed(4))
        estimated = context.session.questionnaire.estimated
        change_words = _("Change assumptions") if estimated else _("Change the goal")
        change = WrappedButton(change_words, partial(self._go, PlanRoute(form=True)), context.tokens)
        line = QHBoxLayout()
        line.addWidget(text(_("What you can decide"), bold=True))
        line.addStretch(1)
        line.addWidget(change)
        self._end.addLayout(line)
        if estimated:
            self._end.addWidget(text(words.alternatives.assumptions(), CAPTION, "quiet"))
        self._table = ChoicesTable(context)
        self._table.chosen.connect(self.chosen)
        self._end.addWidget(self._table)
        why = _("Why “{way}”?").format(way=words.recommended)
        told = " ".join(words.alternatives.why())
        self._end.addSpacing(zoomed(4))
        self._end.addWidget(text(told, SMALL, lead=why))
        self._end.addSpacing(zoomed(6))
        self._past, self._again = text("", SMALL, "warning"), WrappedButton("", self._on_again, context.tokens)
        self._end.addWidget(self._past)
        self._end.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._heading = text("", bold=True)
        self._end.addWidget(self._heading)
        # On which day management decides what.
        self._order = text("", CAPTION, "quiet")
        self._end.addWidget(self._order)
        self._tasks = TaskTable(context)
        self._end.addWidget(self._tasks)

    def _show_past(self, words: DecisionWords) -> None:
        """Say it where the plan's dates are past, with what has it begin again."""
        language, told = self._context.language, words.tasks.past()
        self._monday = words.decision.result.planner.basis.next_monday
        self._past.setText(told)
        again = language.gettext("Begin the plan again on {date}")
        self._again.set_words(again.format(date=language.long_date(self._monday)))
        for part in (self._past, self._again):
            part.setVisible(bool(told))

    def _on_again(self) -> None:
        self._begin_again(self._monday)

    def _ask_first(self, words: DecisionWords) -> None:
        _ = self._context.language.gettext
        few = _("Less than half of the questions have an answer: too little for a plan. Ask these first:")
        self._end.addWidget(text(_("Ask these questions first"), bold=True))
        self._end.addWidget(text(few, SMALL))
        asks = AskFirst(self._context, lambda code: self._go(QuestionRoute(code)))
        self._end.addWidget(asks)
        asks.start_anew(words.decision.result)

    def _act(self, row: TaskText, at: int) -> Callable[[], object]:
        """Return what a press on a task does."""
        if at == 0:
            return self._decide
        if row.step:
            return partial(self._go, PlanRoute(row.step))
        if row.question:
            return partial(self._go, QuestionRoute(row.question))
        alternative = self._words.decision.chosen
        kind = alternative.kind if alternative else None
        if kind is AlternativeKind.QUESTIONS:
            return self._answer_more
        # The rest of the steps; and the assessment is repeated by looking at its answers again.
        return partial(self._go, AnswersRoute() if kind is AlternativeKind.KEEP else PlanRoute())

    def _go(self, route: Route) -> None:
        self._context.navigator.go(route)

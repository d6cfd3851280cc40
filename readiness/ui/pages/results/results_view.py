"""The results: what management has to decide, on one page with the box to decide; below it what explains it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from readiness.app.decision_editor import DecisionEditor
from readiness.app.plan_editor import PlanEditor
from readiness.app.session import Delta
from readiness.domain.questionnaire import Depth
from readiness.foundation.overriding import override
from readiness.ui import background
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.results.asked_panel import asked_panel
from readiness.ui.pages.results.benchmark_line import benchmark_line
from readiness.ui.pages.results.capabilities_panel import capabilities_panel
from readiness.ui.pages.results.choices import ChoicesColumn
from readiness.ui.pages.results.deciding_answers import deciding_answers
from readiness.ui.pages.results.decision_bar import DecisionBar
from readiness.ui.pages.results.dimension_stages import dimension_stages
from readiness.ui.pages.results.find_out_first import find_out_first
from readiness.ui.pages.results.gates_panel import gates_panel
from readiness.ui.pages.results.result_links import result_links
from readiness.ui.pages.results.situation import SituationColumn
from readiness.ui.pages.results.views_panel import views_panel
from readiness.ui.routes import TasksRoute
from readiness.ui.theme.typography import CAPTION, TITLE, zoomed
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.tab_order import tab_through
from readiness.wording.decision import DecisionWords
from readiness.wording.wording import Wording

_WIDTH = 1240
_TOP, _BETWEEN, _BELOW = 16, 28, 24
# The decision stands in two columns from a width of so many letters.
_SIDE_BY_SIDE_FROM = 110


class ResultsView(Page, FramedPage):
    """Says at once where one stands; what can be decided is worked out in the background, as plans are."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context, _WIDTH)
        self._editor = DecisionEditor(context.session)
        self._result = result = context.session.result()
        self._wording = wording = Wording(result, context.language)
        self._words = DecisionWords(wording)
        # Whether what is shown is that of the document as it stands, and whether the sections below are made.
        self.complete = self._explained = False
        self.area.set_top(_TOP)
        self._put_head()
        self._situation = SituationColumn(context, self._answer_more)
        self._choices = ChoicesColumn(context, self._begin_deciding, self._answer_more, self._begin_again)
        self._choices.chosen.connect(self._choose)
        sides = Columns(self._situation, self._choices, _SIDE_BY_SIDE_FROM, (35, 65))
        sides.set_gap(zoomed(_BETWEEN))
        self.column.addWidget(sides)
        self._explanation = QVBoxLayout()
        self._explanation.setSpacing(zoomed(10))
        self.column.addLayout(self._explanation)
        self.column.addStretch(1)
        self._bar: DecisionBar | None = None
        self._put_bar()
        # The page itself has the focus first: a key too many at the last question must decide nothing.
        self.setProperty("ring", "none")
        self._work_out()

    @override
    def follow(self, delta: Delta) -> None:
        """Keep the page, and the focus in it, where only what is decided has changed."""
        if delta.answers or delta.parts != {"plan"}:
            super().follow(delta)
            return
        if self._bar is not None:
            self._bar.refresh()
        self._work_out()

    # Building.

    def _put_head(self) -> None:
        words = self._words
        self.column.setSpacing(zoomed(4))
        self.column.addWidget(text(" ".join(words.basis()), CAPTION, "quiet", lead=words.standing()))
        self.column.addWidget(text(words.headline, TITLE, bold=True))
        self.column.addSpacing(zoomed(2))

    def _put_bar(self) -> None:
        """Have the bar hold the box to decide; where nothing can be decided, it leads on to the questions."""
        context, _ = self._context, self._context.language.gettext
        # Asked of the planner: the words would work out a plan here and now.
        if not self._result.planner.enough_known:
            self.bar.add_primary(_("Continue with the questions"), lambda: context.navigator.go(TasksRoute()))
            return
        self._bar = DecisionBar(context, self.edit, self.bar)
        self._bar.chosen.connect(self._choose)
        self._bar.changing.connect(self._on_changing)

    def _explain(self) -> None:
        """Add what explains the decision, once: it lies below what is seen first."""
        self._explained = True
        context, result, wording = self._context, self._result, self._wording
        self._explanation.addSpacing(zoomed(_BELOW))
        self._explanation.addWidget(result_links(context))
        compared = benchmark_line(context, result)
        if compared is not None:
            self._explanation.addWidget(compared)
        stages = dimension_stages(context, result, wording, self._words.rule())
        if result.told_gates:
            self._explanation.addWidget(Columns(stages, gates_panel(context, result, wording), shares=(6, 5)))
        else:
            self._explanation.addWidget(stages)
        self._explanation.addWidget(capabilities_panel(context, result, wording))
        for panel in (asked_panel(context, result), views_panel(context, wording)):
            if panel is not None:
                self._explanation.addWidget(panel)
        checks = [deciding_answers(context, result, wording), find_out_first(context, result)]
        match [check for check in checks if check is not None]:
            case [left, right]:
                self._explanation.addWidget(Columns(left, right))
            case [one]:
                self._explanation.addWidget(one)

    # What can be decided.

    def _work_out(self) -> None:
        self.complete = False
        result = self._context.session.result()
        words = DecisionWords(Wording(result, self._context.language))

        def work() -> None:
            # They are made when they are first read, and kept.
            decision = words.decision
            _ = decision.alternatives, decision.next_stage, decision.deciding

        background.run(self, work, lambda _: self._on_worked_out(words), self._on_failed)

    def _on_worked_out(self, words: DecisionWords) -> None:
        if words.decision.result is not self._context.session.result():
            # Something newer is being worked out.
            return
        self._words = words
        first = not self._explained
        self._choices.show_words(words)
        if self._bar is not None:
            self._bar.show_words(words)
        if first:
            self._situation.show_words(words)
            self._explain()
        # What is made later would come behind the bar.
        tab_through(self.area)
        self.area.paint_when_laid_out()
        self.complete = True

    def _on_failed(self, _fault: Exception) -> None:
        words = self._context.language.gettext("The plan could not be created. See the log file for details.")
        self._choices.say(words)
        if not self._explained:
            self._explain()
        self._context.notifier.tell(words)
        self.complete = True

    # Actions of the user.

    def _choose(self, code: str) -> None:
        self.edit(lambda: self._editor.choose(code))

    def _on_changing(self, changing: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.escape = self._bar.stop_changing if changing and self._bar is not None else None

    def _begin_deciding(self) -> None:
        if self._bar is not None:
            self._bar.first.setFocus(Qt.FocusReason.TabFocusReason)

    def _begin_again(self, day: date) -> None:
        """Have the plan begin on another day, as its page does; the words that are shown follow."""
        self.edit(lambda: PlanEditor(self._context.session).set_begins(day))

    def _answer_more(self) -> None:
        """Go on to the questions that a quick check leaves out."""
        self.edit(lambda: self._context.session.set_depth(Depth.FULL))
        self._context.navigator.go(TasksRoute())

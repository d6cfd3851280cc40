"""The plan on one page: what for, how much time there is, the steps by time, and what they would change."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.plan_editor import PlanEditor
from readiness.app.plan_export import export_csv, export_ics
from readiness.app.session import Delta
from readiness.foundation.errors import UserError
from readiness.foundation.overriding import override
from readiness.planning.steps import total
from readiness.results.assessment_result import AssessmentResult
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.plan.goal_form import GoalForm
from readiness.ui.pages.plan.step_list import StepList
from readiness.ui.pages.plan.what_if_panel import WhatIfPanel
from readiness.ui.planner import Planner
from readiness.ui.saved_file import announce_saved
from readiness.ui.theme.typography import SMALL, TITLE
from readiness.ui.widgets.elements import discard, text
from readiness.ui.widgets.focus_scroll import scroll_soon
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.steps import days_text
from readiness.wording.wording import Wording


class PlanView(Page, FramedPage):
    """Plans in the background; what stood before stays to be read until the new plan is there."""

    def __init__(self, context: PageContext, step: str = "") -> None:
        super().__init__(context, context, 900)
        # The step whose details are wanted; once they have been shown, none.
        self._wanted = step
        self._session = session = context.session
        self._editor = PlanEditor(session)
        self._planner = Planner(self)
        self._planner.planned.connect(self._on_planned)
        self._planner.failed.connect(self._on_failed)
        self._what_if: WhatIfPanel | None = None
        # What is to be saved once the plan is there: its ending. A button that is pressed early is not dead.
        self._to_save = ""
        column, _ = self.column, context.language.gettext
        column.addWidget(text(_("Plan"), TITLE, bold=True))
        self._summary = text("")
        column.addWidget(self._summary)
        self._goal_form = GoalForm(context, self.edit, self._editor)
        self._goal_form.export_wanted.connect(self._export)
        column.addWidget(self._goal_form)
        self._hint = text(
            _("Tick a step to see what it would change. Click its text for owner, date and more."), SMALL, "quiet"
        )
        column.addWidget(self._hint)
        self._list = StepList(context, self.edit, self._editor)
        self._list.ticked.connect(self._on_ticked)
        column.addWidget(self._list)
        slot = QVBoxLayout()
        column.addLayout(slot)
        column.addStretch(1)
        # Made with the first plan; until then its place is kept, so that nothing jumps.
        self._companion = QWidget()
        self._side = QVBoxLayout(self._companion)
        self._side.setContentsMargins(0, 0, 0, 0)
        self.set_side(self._companion, _("Try it out"), slot=slot)
        self.setFocusProxy(self._goal_form)
        self._plan()

    @property
    def complete(self) -> bool:
        """Whether the plan that is shown is that of the document as it stands."""
        return self._editor.up_to_date

    @override
    def follow(self, delta: Delta) -> None:
        self._goal_form.refresh()
        if not self._editor.up_to_date:
            self._plan()
        elif delta.parts:
            self._list.refresh()

    def _plan(self) -> None:
        self._summary.setText(self._context.language.gettext("Creating the plan …"))
        self._planner.make(self._session.result())

    def _on_planned(self, result: AssessmentResult) -> None:
        self._editor.take(result)
        self._list.start_anew()
        if self._wanted:
            card = self._list.unfold(self._wanted)
            self._wanted = ""
            if card is not None:
                scroll_soon(self.area, card)
        self._goal_form.refresh()
        self._hint.setVisible(self._has_steps())
        self._summary.setText(self._words())
        self._show_what_if()
        ending, self._to_save = self._to_save, ""
        if ending:
            self._export(ending)

    def _on_failed(self) -> None:
        words = self._context.language.gettext("The plan could not be created. See the log file for details.")
        self._summary.setText(words)
        self._context.notifier.tell(words)

    def _has_steps(self) -> bool:
        return bool(self._editor.plan.steps or self._editor.plan.beyond_capacity)

    def _show_what_if(self) -> None:
        """What is compared are present stages: another answer makes another panel."""
        if self._what_if is not None:
            discard(self._what_if)
        self._what_if = WhatIfPanel(self._context, self._editor, self._on_clear)
        self._side.addWidget(self._what_if)
        self._what_if.show()

    def _words(self) -> str:
        plan, context, result = self._editor.plan, self._context, self._session.result()
        language, count = context.language, len(plan.steps)
        if not plan.reachable:
            return Wording(result, context.language).plan.unreachable(plan)
        if not count and not plan.beyond_capacity:
            return language.gettext("This goal is reached already.")
        goal = Wording(result, context.language).plan.goal(plan.goal)
        days = days_text(total(plan.steps), context.language)
        beyond = len(plan.beyond_capacity)
        if not beyond:
            words = language.ngettext(
                "{n} step leads to the goal “{goal}”: {days} person-days of your own staff’s time.",
                "{n} steps lead to the goal “{goal}”: {days} person-days of your own staff’s time.",
                count,
            )
            return words.format(n=count, goal=goal, days=days)
        fitting = language.ngettext(
            "{n} step fits the days available: {days} person-days of your own staff’s time.",
            "{n} steps fit the days available: {days} person-days of your own staff’s time.",
            count,
        )
        if not count:
            fitting = language.gettext("No step fits the days available.")
        more = language.ngettext(
            "{n} more step is needed for the goal “{goal}”.",
            "{n} more steps are needed for the goal “{goal}”.",
            beyond,
        )
        return f"{fitting.format(n=count, days=days)} {more.format(n=beyond, goal=goal)}"

    # Actions of the user.

    def _on_ticked(self, along: Sequence[int] = ()) -> None:
        if self._what_if is not None:
            self._context.notifier.tell(self._what_if.refresh(along))

    def _on_clear(self) -> None:
        self._editor.tick(self._editor.ticked, on=False)
        self._list.refresh()
        self._on_ticked()

    def _export(self, ending: str) -> None:
        self._context.unstored.store()
        session, language = self._session, self._context.language
        if not self._editor.up_to_date:
            self._to_save = ending
            return
        if not self._has_steps():
            self._context.notifier.announce(self._words())
            return
        target = self._context.dialogs.ask_export_path(session.document.path.with_suffix(ending))
        if target is None:
            return
        try:
            if ending == ".csv":
                export_csv(session.result(), self._editor.plan, target, language)
            else:
                export_ics(session.result(), self._editor.plan, session.document.document_id, target, language)
        except UserError as error:
            self._context.dialogs.complain(error)
        else:
            announce_saved(self._context.notifier, self._context, target)

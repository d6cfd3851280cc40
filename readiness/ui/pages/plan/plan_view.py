"""The plan on one page: the way by weeks, by person, and as a list of steps; what it takes, and what it counts with."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.app.plan_editor import PlanEditor
from readiness.app.session import Delta, Session
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.planning.roadmap import Roadmap
from readiness.results.assessment_result import AssessmentResult
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.plan.exporting import Writers, calendar_writers, table_writers
from readiness.ui.pages.plan.goal_form import GoalForm
from readiness.ui.pages.plan.own_part import OwnPart
from readiness.ui.pages.plan.people_board import PeopleBoard
from readiness.ui.pages.plan.roadmap_chart import RoadmapChart
from readiness.ui.pages.plan.step_list import StepList
from readiness.ui.pages.plan.to_confirm import ToConfirm
from readiness.ui.pages.plan.what_if_panel import WhatIfPanel
from readiness.ui.planner import Planner
from readiness.ui.routes import QuestionRoute, TextsRoute
from readiness.ui.saved_file import announce_saved
from readiness.ui.theme.typography import SMALL, TITLE
from readiness.ui.widgets.ask_first import AskFirst
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import button, discard, text
from readiness.ui.widgets.focus_scroll import scroll_soon
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.key_button import KeyToggle
from readiness.ui.widgets.segmented import Segmented
from readiness.wording.wording import Wording

_ROADMAP, _PEOPLE, _LIST = "roadmap", "people", "list"
_SIDE_BY_SIDE_FROM = 90
_WIDE = 1200


class PlanView(Page, FramedPage):
    """Plans in the background; what stood before stays to be read until the new plan is there."""

    def __init__(self, context: PageContext, step: str = "", *, form: bool = False) -> None:
        super().__init__(context, context, _WIDE)
        # The step whose details are wanted; once they have been shown, none.
        self._wanted = step
        self._session = session = context.session
        # Without estimates there are no weeks and no shares of work: the steps stand in their order.
        self._estimated = session.questionnaire.estimated
        self._editor = PlanEditor(session)
        self._planner = Planner(self)
        self._planner.planned.connect(self._on_planned)
        self._planner.failed.connect(self._on_failed)
        # The package that was open when the page was left; empty once it is open again.
        self._resumed = ""
        # What is to be saved once the plan is there. A button that is pressed early is not dead.
        self._to_save: Callable[[], None] | None = None
        _ = context.language.gettext
        self._title = text(_("Plan"), TITLE, bold=True)
        self._assumptions = text("", SMALL, "quiet")
        words = _("Change goal, time and costs") if self._estimated else _("Change the goal")
        self._change = button(words, self._toggle_form, "link")
        self._views = Segmented(
            [(_ROADMAP, _("By week")), (_PEOPLE, _("By person")), (_LIST, _("List"))], context.tokens
        )
        first = _ROADMAP if self._estimated else _LIST
        self._views.show_value(first)
        self._views.chosen.connect(self._show_view)
        self._goal_form = GoalForm(context, self.edit, self._editor)
        if not form:
            self._goal_form.hide()
        if form:
            self.setFocusProxy(self._goal_form)
        self._put_head()
        self._roadmap = RoadmapChart(context, self.edit, self._editor)
        self._people = PeopleBoard(context, self.edit, self._editor)
        self._people.open_wanted.connect(self._open_package)
        self._asks = AskFirst(context, lambda code: context.navigator.go(QuestionRoute(code)))
        self._to_confirm = ToConfirm(context, self.edit, self._editor)
        self._what_if: WhatIfPanel | None = None
        self._list_page = self._made_list()
        self._own = OwnPart(context, self.edit)
        for view in (self._asks, self._to_confirm, self._roadmap, self._people, self._list_page, self._own):
            self.column.addWidget(view)
        self.column.addStretch(1)
        self._sums = text("", bold=True)
        self._put_bar()
        self._show_view(first)
        self.setFocusProxy(self._change)
        self._plan()

    @property
    def complete(self) -> bool:
        """Whether the plan that is shown is that of the document as it stands."""
        return self._editor.up_to_date

    @override
    def follow(self, delta: Delta) -> None:
        self._goal_form.refresh()
        if delta.parts:
            self._own.refresh()
        # What is changed before the first plan is there is in that plan.
        if delta.parts and self._editor.planned:
            self._list.refresh()
            self._roadmap.refresh()
            self._people.refresh()
        if not self._editor.up_to_date:
            self._plan()

    @override
    def opened(self) -> object:
        return self._views.value, not self._goal_form.isHidden(), self._roadmap.opened

    @override
    def resume(self, opened: object) -> None:
        match opened:
            case (str(view), bool(form), str(package)):
                self._views.show_value(view)
                self._show_view(view)
                self._goal_form.setVisible(form)
                self._resumed = package
                if self._editor.up_to_date:
                    self._open_again()

    # Building.

    def _put_head(self) -> None:
        head = QWidget()
        layout = QVBoxLayout(head)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._assumptions)
        layout.addLayout(_left(self._change))
        views = QWidget()
        right = QHBoxLayout(views)
        right.setContentsMargins(0, 0, 0, 0)
        right.addStretch(1)
        right.addWidget(self._views)
        self.column.addWidget(Columns(head, views, _SIDE_BY_SIDE_FROM, (3, 2)))
        self.column.addWidget(self._goal_form)

    def _made_list(self) -> QWidget:
        """Return the list of steps with what they would change beside it."""
        context, _ = self._context, self._context.language.gettext
        self._list = StepList(context, self.edit, self._editor)
        self._list.ticked.connect(self._on_ticked)
        self._hint = text("", SMALL, "quiet")
        self._try = KeyToggle(context, _("Try it out"), self._toggle_trying)
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(_left(self._try))
        column.addWidget(self._hint)
        column.addWidget(self._list)
        column.addStretch(1)
        self._companion = QWidget()
        self._side = QVBoxLayout(self._companion)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._companion.hide()
        return Columns(steps, self._companion, _SIDE_BY_SIDE_FROM, (5, 2))

    def _put_bar(self) -> None:
        context, _ = self._context, self._context.language.gettext
        self.bar.set_middle(self._sums)
        # A questionnaire may have none.
        if self._session.questionnaire.texts:
            self.bar.add_secondary(_("Text templates"), partial(context.navigator.go, TextsRoute()))
        self.bar.add_secondary(_("Save as table …"), self._save_table)
        if self._estimated:
            self.bar.add_secondary(_("Save as calendar …"), self._save_calendar)

    # Planning.

    def _plan(self) -> None:
        self._assumptions.setText(self._context.language.gettext("Creating the plan …"))
        self._planner.make(self._session.result())

    def _on_planned(self, result: AssessmentResult) -> None:
        self._editor.take(result)
        self._list.start_anew()
        self._roadmap.start_anew()
        self._people.start_anew()
        self._asks.start_anew(result)
        self._to_confirm.start_anew()
        self._goal_form.refresh()
        self._show_hint()
        self._show_words()
        self._show_what_if()
        wanted, self._wanted = self._wanted, ""
        if wanted and self._estimated:
            self._open_package(self._roadmap.row_of(wanted))
        elif wanted:
            self._list.open(wanted)
        self._open_again()
        save, self._to_save = self._to_save, None
        if save is not None:
            save()

    def _open_again(self) -> None:
        package, self._resumed = self._resumed, ""
        if package and package != self._roadmap.opened:
            self._roadmap.open(package, take_focus=False)

    def _on_failed(self) -> None:
        words = self._context.language.gettext("The plan could not be created. See the log file for details.")
        self._assumptions.setText(words)
        self._context.notifier.tell(words)

    def _has_steps(self) -> bool:
        return bool(self._editor.plan.steps)

    def _show_words(self) -> None:
        """Say how long the way takes, what it counts with, and what it takes."""
        language, roadmap = self._context.language, self._editor.roadmap
        wording = Wording(self._session.result(), language)
        title, told, sums = language.gettext("Plan"), "", ""
        known = self._session.result().planner.enough_known
        self._views.setVisible(known and self._estimated)
        self._change.setVisible(known and (self._estimated or len(self._editor.goals()) > 1))
        if not known:
            told = language.gettext(
                "Less than half of the questions have an answer: too little for a plan. Ask these first:"
            )
        elif roadmap is None:
            told = language.gettext("Everything that you want is there. Check once a year whether it still holds.")
        elif not roadmap.plan.reachable:
            told = wording.plan.unreachable(roadmap.plan)
        else:
            title = wording.roadmap.headline(roadmap)
            told = " · ".join(wording.roadmap.assumptions(roadmap))
            sums = "   ".join(wording.roadmap.sums(roadmap)) if roadmap.packages else ""
        self._title.setText(title)
        self._assumptions.setText(told)
        self._sums.setText(sums)

    def _show_what_if(self) -> None:
        """What is compared are present stages: another answer makes another panel."""
        if self._what_if is not None:
            discard(self._what_if)
        self._what_if = WhatIfPanel(self._context, self._editor, self._on_clear)
        self._side.addWidget(self._what_if)
        self._what_if.show()

    def _show_hint(self) -> None:
        """Say what a tick means now."""
        _ = self._context.language.gettext
        tick = _("A tick says that a step is done.")
        if self._try.isChecked():
            tick = _("A tick shows what a step would change. Nothing of it is stored.")
        self._hint.setText(tick + " " + _("Click its text, or press Enter, for owner, date and more."))
        self._hint.setVisible(self._has_steps())

    # Actions of the user.

    def _toggle_trying(self) -> None:
        """Have ticks try steps out, beside what they would change, or say that they are done."""
        on = self._try.isChecked()
        self._editor.tick(self._editor.ticked, on=False)
        self._list.set_trying(on=on)
        self._companion.setVisible(on)
        self._on_ticked()
        self._show_hint()

    def _show_view(self, view: str) -> None:
        self._roadmap.setVisible(view == _ROADMAP)
        self._people.setVisible(view == _PEOPLE)
        self._list_page.setVisible(view == _LIST)

    def _toggle_form(self) -> None:
        self._goal_form.setVisible(self._goal_form.isHidden())
        if self._goal_form.isVisible():
            self._goal_form.setFocus()

    def _open_package(self, name: str) -> None:
        """Show a package in the roadmap with its details."""
        self._views.show_value(_ROADMAP)
        self._show_view(_ROADMAP)
        row = self._roadmap.open(name)
        if row is not None:
            scroll_soon(self.area, row)

    def _on_ticked(self, along: Sequence[int] = ()) -> None:
        if self._what_if is not None:
            self._context.notifier.tell(self._what_if.refresh(along))

    def _on_clear(self) -> None:
        self._editor.tick(self._editor.ticked, on=False)
        self._list.refresh()
        self._on_ticked()

    def _save_table(self) -> None:
        self._save(self._save_table, self._context.language.gettext("Save as table"), table_writers)

    def _save_calendar(self) -> None:
        self._save(self._save_calendar, self._context.language.gettext("Save as calendar"), calendar_writers)

    def _save(
        self, again: Callable[[], None], title: str, writers_of: Callable[[Session, Roadmap, Language], Writers]
    ) -> None:
        """Ask for a place and write the plan there; `again` is called where the plan has yet to be made."""
        context, session, roadmap = self._context, self._session, self._editor.roadmap
        context.unstored.store()
        if not self._editor.up_to_date:
            self._to_save = again
            return
        if roadmap is None or not self._has_steps():
            context.notifier.announce(self._title.text() if roadmap else self._assumptions.text())
            return
        writers = writers_of(session, roadmap, context.language)
        kinds = [*writers]
        found = context.dialogs.ask_export_path(title, session.document.path.with_suffix(kinds[0].ending), kinds)
        if found is None:
            return
        target, kind = found
        try:
            writers[kind](target)
        except UserError as error:
            context.dialogs.complain(error)
        else:
            announce_saved(context.notifier, context, target)


def _left(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(widget)
    line.addStretch(1)
    return line

"""What a plan is for, how much time there is, what a day costs, and when it begins."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.app.plan_editor import PlanEditor
from readiness.foundation.written_numbers import read_number
from readiness.planning.goals import Goal, GoalKind
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.plan.closed_days import ClosedDays
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.elements import panel, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.plain import unmarking
from readiness.ui.widgets.stored_text import StoredLine
from readiness.wording.wording import Wording

_LONGEST_NUMBER = 12
_SIDE_BY_SIDE_FROM = 70
_MOST_PEOPLE = 100
_MONTHS = (1, 2, 3)


class GoalForm(QFrame):
    """Each choice is stored at once, and a page follows it as every change. What is empty is usual or estimated."""

    def __init__(self, context: PageContext, edit: Edit, editor: PlanEditor) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._edit = edit
        self._editor = editor
        _ = context.language.gettext
        self._goal = ChoiceList(context.tokens)
        self._goal.activated.connect(self._on_goal)
        # A date field of our own is what a day is typed into; numbers are lines, for what is left empty is usual.
        self._begins = DateField(context, context.unstored, months=_MONTHS)
        self._begins.changed.connect(self._on_begins)
        self._fixed = text("", SMALL, "quiet")
        self._hours = _NumberLine(context, _("Enter the hours as a number, for example 8."))
        self._people = _NumberLine(context, _("Enter a whole number of people, for example 2."), whole=True)
        self._rate = _NumberLine(context, _("Enter an amount, for example 400."))
        self._decider_rate = _NumberLine(context, _("Enter an amount, for example 400."))
        self._hours.line.stored.connect(lambda typed: self._store(self._hours, typed))
        self._people.line.stored.connect(lambda typed: self._store(self._people, typed))
        self._rate.line.stored.connect(lambda typed: self._store(self._rate, typed))
        self._decider_rate.line.stored.connect(lambda typed: self._store(self._decider_rate, typed))
        inner, layout = panel(14)
        goal = labelled(_("&Goal"), self._goal)
        begins = labelled(_("Plan &begins on"), self._begins, self._fixed)
        hours, people = self._hours.labelled(_("&Hours a week")), self._people.labelled(_("for how many &people"))
        self._closed = ClosedDays(context, edit, editor)
        time = Columns(Columns(hours, people, _SIDE_BY_SIDE_FROM), self._rates(), _SIDE_BY_SIDE_FROM)
        # Where nothing is estimated, there is no time to plan with.
        estimated = context.session.questionnaire.estimated
        layout.addWidget(Columns(goal, begins, _SIDE_BY_SIDE_FROM))
        layout.addWidget(time)
        layout.addWidget(self._closed)
        for part in (begins, time, self._closed):
            part.setVisible(estimated)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner)
        self.setFocusProxy(self._goal)
        self.refresh()

    def _rates(self) -> QWidget:
        """Return the cost of a person-day, beside it that of the role that decides where there is one."""
        _, questionnaire = self._context.language.gettext, self._session.questionnaire
        rate = self._rate.labelled(_("&Cost of a person-day"))
        if not questionnaire.decider:
            return rate
        role = self._context.language.of(questionnaire.roles[questionnaire.decider])
        own = self._decider_rate.labelled(_("C&ost: {role}").format(role=unmarking(role)))
        return Columns(rate, own, _SIDE_BY_SIDE_FROM)

    def refresh(self) -> None:
        """Show what is stored."""
        editor = self._editor
        self._goal.clear()
        # A goal is a value of ours, which Qt would not find again: its written form is kept.
        for goal in editor.goals():
            self._goal.add(self._named(goal), str(goal))
        self._goal.choose(str(editor.goal))
        notes, usual = editor.notes, self._session.result().planner.basis.capacity
        rate = self._session.result().planner.no_budget.rate
        self._hours.show(notes.hours, usual.hours)
        self._people.show(notes.people, usual.people)
        self._rate.show(notes.day_rate, rate.amount if rate else None)
        self._decider_rate.show(notes.decider_rate, rate.amount if rate else None)
        self._begins.show_day(self._session.result().planner.basis.begins)
        self._closed.refresh()
        self._fixed.setText(self._told_of_the_beginning())

    def _named(self, goal: Goal) -> str:
        _ = self._context.language.gettext
        name = Wording(self._session.result(), self._context.language).plan.goal(goal)
        words = {
            GoalKind.TARGET: _("Target: {name}"),
            GoalKind.WAY: _("Up to “{name}”"),
            GoalKind.GATE: _("Only “{name}”"),
            GoalKind.STAGE: "{name}",
        }[goal.kind].format(name=name)
        return _("{goal} (recommended)").format(goal=words) if goal == self._editor.recommended else words

    def _told_of_the_beginning(self) -> str:
        _ = self._context.language.gettext
        if self._editor.notes.baseline:
            return _("Fixed. What is reached stays in the plan as done; another day begins from today’s levels.")
        return _("Next Monday, until the first report is saved or printed: its days then stay.")

    def _on_begins(self, day: date | None) -> None:
        """Take another day; what was reached before it is no part of the plan any more, which is said."""
        self._edit(partial(self._editor.set_begins, day), self._begins.visit)
        if day is not None:
            words = self._context.language.gettext("The plan begins on {date}, from the levels that hold today.")
            self._context.notifier.announce(words.format(date=self._context.language.long_date(day)))
        self.refresh()

    def _on_goal(self, _index: int) -> None:
        chosen = next(goal for goal in self._editor.goals() if str(goal) == self._goal.currentData())
        if chosen != self._editor.goal:
            self._edit(partial(self._editor.set_goal, chosen))

    def _store(self, field: "_NumberLine", typed: str) -> None:
        """Take a number that can be read; say so of another one, which is not stored."""
        number = field.read(typed)
        if typed and number is None:
            return
        notes, editor = self._editor.notes, self._editor
        people = None if number is None else min(int(number), _MOST_PEOPLE)
        write = {
            self._hours: partial(editor.set_time, number, notes.people),
            self._people: partial(editor.set_time, notes.hours, people),
            self._rate: partial(editor.set_day_rate, number),
            self._decider_rate: partial(editor.set_decider_rate, number),
        }[field]
        self._edit(write, field.line.visit)
        # A number may have been rounded to one that is stored already.
        self.refresh()


class _NumberLine:
    """A line for a number above 0, with what is wrong with it below; empty, it shows what is usual."""

    def __init__(self, context: PageContext, fault: str, *, whole: bool = False) -> None:
        self._context = context
        self._whole = whole
        self.line = StoredLine(context.unstored, _LONGEST_NUMBER)
        self._fault = text(fault, SMALL, "warning")
        self._fault.hide()
        self._kept: float | None = None
        self.line.editingFinished.connect(self._show_kept)

    def labelled(self, words: str) -> QWidget:
        """Return the line with its name above and its fault below."""
        return labelled(words, self.line, self._fault, self.line.refusal)

    def show(self, number: float | None, usual: float | None) -> None:
        """Show the number that is stored; what is being typed stays as it is typed."""
        self._kept = number
        words = self._context.language.gettext("usual: {number}").format(number=self._written(usual)) if usual else ""
        self.line.setPlaceholderText(words)
        if not self.line.hasFocus():
            self._show_kept()

    def read(self, typed: str) -> float | None:
        """Return the number that was typed; None where there is none, or it cannot be read, which is said."""
        group = "." if self._context.language.code == "de" else ","
        number = read_number(typed, group) or None
        if number is not None and self._whole and number != int(number):
            number = None
        self._fault.setVisible(bool(typed) and number is None)
        return number

    def _show_kept(self) -> None:
        if self._fault.isHidden():
            self.line.show_text("" if self._kept is None else self._written(self._kept))

    def _written(self, number: float) -> str:
        return self._context.language.number(number, 0 if number == int(number) else 1)

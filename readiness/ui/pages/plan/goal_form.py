"""What a plan is for and how much time there is, and the exports."""

from functools import partial
from math import inf

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from readiness.app.plan_editor import PlanEditor
from readiness.planning.goals import Goal, GoalKind
from readiness.ui.page import Edit, PageContext
from readiness.ui.routes import TextsRoute
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import button, panel, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredLine
from readiness.wording.wording import Wording

_LONGEST_NUMBER = 12
_SIDE_BY_SIDE_FROM = 70


class GoalForm(QFrame):
    """Goal, capacity and export; each choice is stored at once, and a page follows it as every change."""

    # The ending of the file to write.
    export_wanted = Signal(str)

    def __init__(self, context: PageContext, edit: Edit, editor: PlanEditor) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._edit = edit
        self._editor = editor
        _ = context.language.gettext
        self._goal = ChoiceList(context.tokens)
        self._goal.activated.connect(self._on_goal)
        # A line, and no field for numbers only: what is left empty has no limit.
        self._capacity = StoredLine(context.unstored, _LONGEST_NUMBER)
        self._capacity.setPlaceholderText(_("no limit"))
        self._capacity.stored.connect(self._on_capacity)
        self._capacity.editingFinished.connect(self._show_capacity)
        self._fault = text("", SMALL, "warning")
        self._fault.hide()
        inner, layout = panel(14)
        fields = Columns(
            labelled(_("&Goal"), self._goal),
            labelled(_("&Available person-days"), self._capacity, self._fault, self._capacity.refusal),
            _SIDE_BY_SIDE_FROM,
        )
        layout.addWidget(fields)
        exports = [
            button(_("Save as table …"), partial(self.export_wanted.emit, ".csv")),
            button(_("Save as calendar …"), partial(self.export_wanted.emit, ".ics")),
        ]
        # A questionnaire may have none.
        has_texts = bool(self._session.questionnaire.texts)
        texts = [button(_("Text templates"), partial(context.navigator.go, TextsRoute()))] if has_texts else []
        layout.addLayout(FlowLayout(*exports, *texts))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner)
        self.setFocusProxy(self._goal)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        editor = self._editor
        self._goal.clear()
        # A goal is a value of ours, which Qt would not find again: its written form is kept.
        for goal in editor.goals():
            self._goal.add(self._named(goal), str(goal))
        self._goal.choose(str(editor.goal))
        # What is being typed stays as it is typed: it may have been rounded.
        if not self._capacity.hasFocus():
            self._show_capacity()

    def _named(self, goal: Goal) -> str:
        _ = self._context.language.gettext
        name = Wording(self._session.result(), self._context.language).plan.goal(goal)
        words = {
            GoalKind.TARGET: _("Target: {name}"),
            GoalKind.WAY: _("Up to “{name}”"),
            GoalKind.GATE: _("Gate: {name}"),
            GoalKind.STAGE: "{name}",
        }
        recommended = {
            GoalKind.TARGET: _("Recommended: {name}"),
            GoalKind.WAY: _("Recommended: up to “{name}”"),
        }
        if goal == self._editor.recommended:
            words |= recommended
        return words[goal.kind].format(name=name)

    def _show_capacity(self) -> None:
        """Show the number that is stored; what cannot be read stays to be mended."""
        days = self._editor.notes.capacity_days
        if self._fault.isHidden():
            self._capacity.show_text("" if days is None else self._context.language.number(days, 1))

    def _on_goal(self, _index: int) -> None:
        chosen = next(goal for goal in self._editor.goals() if str(goal) == self._goal.currentData())
        if chosen != self._editor.goal:
            self._edit(partial(self._editor.set_goal, chosen))

    def _on_capacity(self, typed: str) -> None:
        """Take a number that can be read; say so of another one, which is not stored."""
        _ = self._context.language.gettext
        days = _number(typed) if typed else None
        self._fault.setVisible(bool(typed) and days is None)
        if typed and days is None:
            self._fault.setText(_("Enter the number of days, for example 20."))
            return
        self._edit(partial(self._editor.set_capacity, days), self._capacity.visit)
        # A limit may have been rounded to one that is stored already.
        self.refresh()


def _number(typed: str) -> float | None:
    """Return a number of days as people write it in their language, or with a point; None where it is none."""
    found, understood = QLocale().toDouble(typed)
    try:
        days = found if understood else float(typed.replace(",", "."))
    except ValueError:
        return None
    # With no days there is no plan, and no limit is an empty field.
    return days if 0 < days < inf else None

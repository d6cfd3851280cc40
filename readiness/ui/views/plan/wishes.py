"""What a plan is for and how much time there is, and the ways to take it along."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFrame, QSizePolicy, QVBoxLayout

from readiness.app.plan_board import LEAST_CAPACITY, MOST_CAPACITY, PlanBoard
from readiness.app.session import Session
from readiness.planning.goals import GoalKind
from readiness.results.plan_texts import goal_name
from readiness.ui.context import ViewContext
from readiness.ui.widgets.building import button, panel
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.labelled import labelled

_STEP_DAYS = 5
_SIDE_BY_SIDE_FROM = 70


class Wishes(QFrame):
    """Goal, capacity and export; `changed` is called after each choice, which is stored already."""

    def __init__(
        self,
        context: ViewContext,
        session: Session,
        board: PlanBoard,
        changed: Callable[[], None],
        exports: tuple[Callable[[], None], Callable[[], None]],
    ) -> None:
        super().__init__()
        self._context = context
        self._session = session
        self._board = board
        self._changed = changed
        _ = context.t.gettext
        self._goal = QComboBox()
        self._goal.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._goal.setMinimumContentsLength(14)
        self._goal.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._goal.activated.connect(self._on_goal)
        self._capacity = QDoubleSpinBox()
        self._capacity.setRange(0, MOST_CAPACITY)
        self._capacity.setDecimals(1)
        self._capacity.setSingleStep(_STEP_DAYS)
        self._capacity.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self._capacity.setSpecialValueText(_("without a limit"))
        # A plan is made when the number stands, not at each of its digits.
        self._capacity.setKeyboardTracking(False)
        self._capacity.valueChanged.connect(self._on_capacity)
        inner, layout = panel(14)
        fields = Columns(
            labelled(_("&Goal"), self._goal),
            labelled(_("&Capacity in person-days (0: without a limit)"), self._capacity),
            _SIDE_BY_SIDE_FROM,
        )
        layout.addWidget(fields)
        csv, ics = exports
        self._exports = [button(_("Save as table …"), csv), button(_("Save as calendar …"), ics)]
        layout.addLayout(FlowLayout(*self._exports))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner)
        self.setFocusProxy(self._goal)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        board, context = self._board, self._context
        self._goal.clear()
        result = self._session.result()
        _ = context.t.gettext
        # A goal is a value of ours, which Qt would not find again: its written form is kept.
        for goal in board.goals():
            name = goal_name(goal, result, context.language, context.t)
            words = {
                GoalKind.TARGET: _("Target: {name}"),
                GoalKind.GATE: _("Readiness gate {name}"),
                GoalKind.STAGE: "{name}",
            }[goal.kind]
            self._goal.addItem(words.format(name=name), str(goal))
        self._goal.setCurrentIndex(self._goal.findData(str(board.goal)))
        self._capacity.blockSignals(True)
        self._capacity.setValue(board.notes.capacity_days or 0)
        self._capacity.blockSignals(False)

    def allow_exports(self, *, allowed: bool) -> None:
        """Offer the exports where there are steps."""
        for way in self._exports:
            way.setEnabled(allowed)

    def _on_goal(self, _index: int) -> None:
        chosen = next(goal for goal in self._board.goals() if str(goal) == self._goal.currentData())
        if chosen != self._board.goal:
            self._board.set_goal(chosen)
            self._changed()

    def _on_capacity(self, days: float) -> None:
        self._board.set_capacity(max(days, LEAST_CAPACITY) if days else None)
        self._changed()

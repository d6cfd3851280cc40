"""What comes first after the decision: who does what until when; each row leads to what it speaks of."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.pages.results.table import Column, Line, Table, TableHead, TableRow
from readiness.ui.theme.tokens import Tokens
from readiness.ui.widgets.elements import renewing
from readiness.ui.widgets.tab_order import tab_through
from readiness.wording.alternatives import NONE
from readiness.wording.tasks import TaskText

# The columns that every list of tasks has.
_ALWAYS = 2
_LEAST_ACTION, _MOST_TITLE, _MOST_WHO = 150, 136, 160


@dataclass(frozen=True, slots=True)
class TaskLink:
    """A row, and what a press on it does."""

    text: TaskText
    act: Callable[[], object]


class TaskTable(QWidget):
    """Is filled anew with each decision; the row at the same place keeps the focus."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[_TaskRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_tasks(self, tasks: list[TaskLink], title: str) -> None:
        """Show what comes first; `title` is that of the first column."""
        _ = self._look.language.gettext
        columns = [
            Column(title, most=_MOST_TITLE),
            Column(_("What is done"), least=_LEAST_ACTION),
            Column(_("who"), most=_MOST_WHO),
            Column(_("by"), figures=True),
            Column(_("hours"), figures=True),
        ]
        rows = [self._cells(task.text) for task in tasks]
        # Where nothing is estimated there are no hours, and where no role is named nobody to name.
        kept = [at for at in range(len(columns)) if at < _ALWAYS or any(row[at] not in {NONE, ""} for row in rows)]
        lines = [Line(tuple(row[at] for at in kept)) for row in rows]
        table = Table([columns[at] for at in kept], lines, 2)
        # Of this window: it need not be the active one.
        focus = self.window().focusWidget()
        focused = next((at for at, row in enumerate(self._rows) if row is focus), None)
        with renewing(self._layout):
            self._layout.addWidget(TableHead(table, self._look.tokens))
            self._rows = [self._row(table, at, task) for at, task in enumerate(tasks)]
            if focused is not None and self._rows:
                self._rows[min(focused, len(self._rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        tab_through(self)

    def _row(self, table: Table, at: int, task: TaskLink) -> "_TaskRow":
        row = _TaskRow(self._look.tokens, task.act)
        row.show_line(table, at)
        self._layout.addWidget(row)
        # The layout would show it later, and what is not shown takes no focus.
        row.show()
        return row

    def _cells(self, task: TaskText) -> tuple[str, ...]:
        who = task.who
        if task.you:
            you = self._look.language.gettext("You")
            who = f"{you}, {who}" if who not in {NONE, ""} else you
        return task.title, task.action, who, task.due, task.hours


class _TaskRow(TableRow, QAbstractButton):
    def __init__(self, tokens: Tokens, act: Callable[[], object]) -> None:
        super().__init__()
        self._begin(tokens)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda _checked=False: act())

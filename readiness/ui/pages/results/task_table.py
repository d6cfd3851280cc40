"""What comes first after the decision: who does what until when; each row leads to what it speaks of."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.pages.results.table import Column, Line, Table, TableHead, TableRow
from readiness.ui.theme.tokens import Tokens
from readiness.ui.widgets.elements import clear
from readiness.ui.widgets.tab_order import tab_through
from readiness.wording.alternatives import NONE
from readiness.wording.tasks import TaskText

_LEAST_ACTION, _MOST_TITLE, _MOST_WHO = 150, 136, 160


@dataclass(frozen=True, slots=True)
class TaskLink:
    """A row, and what a press on it does."""

    text: TaskText
    act: Callable[[], object]


class TaskTable(QWidget):
    """Is filled anew with each decision."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_tasks(self, tasks: list[TaskLink], title: str) -> None:
        """Show what comes first; `title` is that of the first column."""
        clear(self._layout)
        _ = self._look.language.gettext
        columns = [
            Column(title, most=_MOST_TITLE),
            Column(_("What is done"), least=_LEAST_ACTION),
            Column(_("who"), most=_MOST_WHO),
            Column(_("by"), figures=True),
            Column(_("hours"), figures=True),
        ]
        table = Table(columns, [self._line(task.text) for task in tasks], 2)
        self._layout.addWidget(TableHead(table, self._look.tokens))
        for at, task in enumerate(tasks):
            row = _TaskRow(self._look.tokens, task.act)
            row.show_line(table, at)
            self._layout.addWidget(row)
        tab_through(self)

    def _line(self, task: TaskText) -> Line:
        who = task.who
        if task.you:
            you = self._look.language.gettext("You")
            who = f"{you}, {who}" if who != NONE else you
        return Line((task.title, task.action, who, task.due, task.hours))


class _TaskRow(TableRow, QAbstractButton):
    def __init__(self, tokens: Tokens, act: Callable[[], object]) -> None:
        super().__init__()
        self._begin(tokens)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda _checked=False: act())

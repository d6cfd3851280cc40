"""What to do by some of the times, as tasks to tick; unknown facts come first, with links to them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.knowledge import IncidentStep
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.incident.fact_links import FactLinks
from readiness.ui.pages.incident.task_row import TaskRow
from readiness.ui.theme.typography import BODY
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import clear, framed, text
from readiness.ui.widgets.tab_order import tab_through
from readiness.wording.incident import time_names

_FIRST = "24h"


class Today(QFrame):
    """What is to be done within the first day; always there to see."""

    def __init__(
        self, context: PageContext, edit: Edit, editor: IncidentEditor, find_out: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._context, self._edit, self._editor = context, edit, editor
        layout = framed(self, 4)
        self._title = text("", BODY, bold=True)
        layout.addWidget(self._title)
        words = context.language.gettext("Find out what no one knows yet:")
        self._unknown = FactLinks(context, editor.guide, words, find_out)
        layout.addWidget(self._unknown)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(2)
        layout.addLayout(self._layout)
        self._shown: tuple[str, ...] = ()
        self.rows: dict[str, TaskRow] = {}
        self.refresh()

    def refresh(self) -> None:
        """Show tasks and ticks as they stand; a list that stays the same is not made anew."""
        decision, steps = self._editor.decision, self._editor.checklist.get(_FIRST, ())
        self._unknown.show_facts([fact.code for fact in decision.deciding or decision.unknown] if decision else [])
        if (codes := tuple(step.code for step in steps)) != self._shown:
            self._shown = codes
            clear(self._layout)
            self.rows = _rows(self._context, self._edit, self._editor, steps, self._layout)
            tab_through(self)
        for row in self.rows.values():
            row.refresh()
        done = sum(code in self._editor.incident.ticked for code in self.rows)
        words = self._context.language.gettext("Today, in any case · {done} of {n} done")
        self._title.setText(words.format(done=done, n=len(self.rows)))

    def reveal(self, code: str) -> QWidget | None:
        """Return what takes the focus at a task; None where it is not listed."""
        return self.rows[code].check if code in self.rows else None


class Checklist(QFrame):
    """What is to be done after the first day, unfolded time by time. Ticks of tasks that go come back with them."""

    def __init__(self, context: PageContext, edit: Edit, editor: IncidentEditor) -> None:
        super().__init__()
        self._context, self._edit, self._editor = context, edit, editor
        layout = framed(self, 4)
        layout.addWidget(text(context.language.gettext("What to do after that"), BODY, bold=True))
        self._layout = QVBoxLayout()
        self._layout.setSpacing(2)
        layout.addLayout(self._layout)
        self._shown: tuple[str, ...] = ()
        self._parts: dict[str, Collapsible] = {}
        self._rows: dict[str, TaskRow] = {}
        # Which times were unfolded.
        self._unfolded: set[str] = set()
        self.refresh()

    def refresh(self) -> None:
        """Show tasks and ticks as they stand; a list that stays the same is not made anew."""
        steps = self._steps()
        codes = tuple(step.code for found in steps.values() for step in found)
        if codes != self._shown:
            self._shown = codes
            self._build(steps)
        # Without a parent yet, it would be shown as a window of its own.
        self.setHidden(not codes)
        for row in self._rows.values():
            row.refresh()
        self._count(steps)

    def reveal(self, code: str) -> QWidget | None:
        """Show a task and return what takes the focus; None where it is not listed."""
        for time, steps in self._steps().items():
            if any(step.code == code for step in steps) and not self._parts[time].unfolded:
                self._parts[time].toggle()
        return self._rows[code].check if code in self._rows else None

    def _steps(self) -> dict[str, tuple[IncidentStep, ...]]:
        return {time: steps for time, steps in self._editor.checklist.items() if time != _FIRST and steps}

    def _build(self, steps: dict[str, tuple[IncidentStep, ...]]) -> None:
        self._unfolded -= self._parts.keys()
        self._unfolded |= {time for time, part in self._parts.items() if part.unfolded}
        clear(self._layout)
        self._rows, self._parts = {}, {}
        for time, found in steps.items():
            self._parts[time] = part = Collapsible(self._context, "", partial(self._fill, found))
            self._layout.addWidget(part)
            if time in self._unfolded:
                part.toggle()
        tab_through(self)

    def _fill(self, steps: Sequence[IncidentStep], column: QVBoxLayout) -> None:
        column.setSpacing(2)
        self._rows |= _rows(self._context, self._edit, self._editor, steps, column)

    def _count(self, steps: dict[str, tuple[IncidentStep, ...]]) -> None:
        names, ticked = time_names(self._context.language), self._editor.incident.ticked
        words = self._context.language.gettext("{time}: {done} of {n} done")
        for time, part in self._parts.items():
            done = sum(step.code in ticked for step in steps[time])
            part.set_title(words.format(time=names[time], done=done, n=len(steps[time])))


def _rows(
    context: PageContext, edit: Edit, editor: IncidentEditor, steps: Sequence[IncidentStep], column: QVBoxLayout
) -> dict[str, TaskRow]:
    rows = {step.code: TaskRow(context, edit, editor, step) for step in steps}
    for row in rows.values():
        column.addWidget(row)
    return rows

"""What comes next while the severity is open: who finds out the fact that decides, and by when."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.values import NAME_LIMIT
from readiness.ui.page import Edit, PageContext
from readiness.ui.theme.typography import BODY, zoomed
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.stored_text import StoredLine

_NAME_WIDTH, _DAY_WIDTH = 168, 176


class Clearing:
    """The parts of the bar; what is typed is stored at once."""

    def __init__(self, context: PageContext, edit: Edit, editor: IncidentEditor) -> None:
        self._context, self._edit, self._editor = context, edit, editor
        _ = context.language.gettext
        self._label = text("", BODY, bold=True)
        self._label.setWordWrap(False)
        self._owner = StoredLine(context.unstored, NAME_LIMIT)
        self._owner.setFixedWidth(zoomed(_NAME_WIDTH))
        self._owner.setPlaceholderText(_("Who?"))
        self._owner.stored.connect(self._on_owner)
        self._until = text(_("by"), BODY, "quiet")
        self._until.setWordWrap(False)
        self._due = DateField(context, context.unstored)
        self._due.setFixedWidth(zoomed(_DAY_WIDTH))
        self._due.changed.connect(self._on_due)
        self.refresh()

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The parts from left to right."""
        return self._label, self._owner, self._until, self._due

    def refresh(self) -> None:
        """Show the first fact that decides, and who finds it out; nothing once the severity is known."""
        _, fact = self._context.language.gettext, self._fact
        for widget in self.widgets:
            widget.setVisible(fact is not None and widget.parentWidget() is not None)
        if fact is None:
            return
        code, name = fact
        note = self._editor.incident.clears(code)
        self._label.setText(_("Find out: {fact}").format(fact=name))
        self._owner.setAccessibleName(_("Who finds out: {fact}").format(fact=name))
        self._due.setAccessibleName(_("By when: {fact}").format(fact=name))
        self._owner.show_text(note.owner)
        self._due.show_day(note.due)

    @property
    def _fact(self) -> tuple[str, str] | None:
        """Code and name of the fact to find out."""
        decision = self._editor.decision
        if decision is None or not decision.open or not self._editor.incident.is_open:
            return None
        fact = next(iter(decision.deciding or decision.unknown), None)
        return (fact.code, self._context.language.of(fact.name)) if fact else None

    def _on_owner(self, name: str) -> None:
        if self._fact is not None:
            code = self._fact[0]
            due = self._editor.incident.clears(code).due
            self._edit(partial(self._editor.assign_clearing, code, name, due), self._owner.visit)

    def _on_due(self, day: date | None) -> None:
        if self._fact is not None:
            code = self._fact[0]
            owner = self._editor.incident.clears(code).owner
            self._edit(partial(self._editor.assign_clearing, code, owner, day), self._due.visit)

"""The log of an incident: what happened or was done on which day; new entries on top of the list."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.incidents import LogEntry
from readiness.foundation import clock
from readiness.ui.page import Edit, PageContext
from readiness.ui.routes import LOG_PART
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.date_field import DateField, Lies
from readiness.ui.widgets.elements import RuledGrid, button, clear, framed, row, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.ui.widgets.wrapped_button import WrappedButton

_LONGEST = 1000


class LogPanel(QFrame):
    """A list that stays the same is not made anew."""

    def __init__(self, context: PageContext, edit: Edit, editor: IncidentEditor) -> None:
        super().__init__()
        self._context, self._edit, self._editor = context, edit, editor
        _ = context.language.gettext
        layout = framed(self, 6)
        layout.addWidget(text(_("What happened so far"), BODY, bold=True))
        self._entries = QVBoxLayout()
        layout.addLayout(self._entries)
        self._day = DateField(context, context.unstored, _("Day"), lies=Lies.BEHIND)
        self._day.show_day(clock.today())
        self._words = LimitedLine(context.unstored, _LONGEST)
        # With Enter, and when the field is left: nothing that was typed is lost.
        self._words.editingFinished.connect(self._store)
        words = labelled(_("What happened"), self._words, self._words.refusal)
        line = row(labelled(_("Day"), self._day), words, stretch_last=True)
        line.setStretch(1, 1)
        layout.addLayout(line)
        layout.addLayout(row(button(_("Add to the log"), self._add)))
        self._shown: tuple[LogEntry, ...] | None = None
        self.setFocusProxy(self._words)
        self.refresh()

    def reveal(self, part: str) -> QWidget | None:
        """Return what is to be seen where the log is wanted; None where it is something else."""
        return self if part == LOG_PART else None

    def refresh(self) -> None:
        """Show what is stored."""
        entries = self._editor.incident.log
        if entries == self._shown:
            return
        self._shown = entries
        clear(self._entries)
        if not entries:
            return
        holder = QFrame()
        grid = RuledGrid(0, 1, 0)
        grid.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(grid)
        language = self._context.language
        for at, entry in reversed(list(enumerate(entries))):
            line = grid.begin_row()
            day = language.short_date(entry.on)
            grid.addWidget(text(day, SMALL, "quiet"), line, 0)
            grid.addWidget(text(entry.text, SMALL), line, 1)
            out = WrappedButton(language.gettext("Remove"), partial(self._strike, at), self._context.tokens)
            out.setAccessibleDescription(f"{day}: {entry.text}")
            grid.addWidget(out, line, 2)
        self._entries.addWidget(holder)

    def _add(self) -> None:
        self._store()
        self._words.setFocus()

    def _store(self) -> None:
        words = self._words.text()
        if words.strip():
            self._words.clear()
            self._edit(partial(self._editor.log, self._day.day or clock.today(), words))

    def _strike(self, at: int) -> None:
        self._edit(partial(self._editor.strike, at))
        words = self._context.language.gettext("The entry was removed from the log. “Undo” restores it.")
        self._context.notifier.announce(words)

"""The incident guide on one page: the facts, what follows from them, what would turn it, and the checklist."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.app.session import Delta, Session
from readiness.ui.context import ViewContext
from readiness.ui.pages.incident.background import background
from readiness.ui.pages.incident.checklist import Checklist
from readiness.ui.pages.incident.facts_panel import FactsPanel
from readiness.ui.pages.incident.verdict import Verdict
from readiness.ui.routes import IncidentRoute
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import Page, button, clear, panel, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.long_list import fill_list
from readiness.ui.widgets.side_panel import SidePanel
from readiness.wording.incident import turn_text

_FIRST_TURNS = 6
_VERDICT_WIDTH = 430


class IncidentView(QWidget):
    """Every change of a fact changes the result at once."""

    def __init__(self, context: ViewContext, session: Session) -> None:
        super().__init__()
        self._context = context
        self._editor = IncidentEditor(session)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._assessed = self._editor.record.on
        outer.addWidget(self._introduction() if self._assessed is None else self._guide())

    def follow(self, delta: Delta) -> None:
        """Show what undo or redo changed."""
        if self._editor.record.on != self._assessed:
            self._context.go(IncidentRoute())
        elif self._assessed is not None:
            self._facts.refresh()
            self._refresh()

    # Before there is an incident.

    def _introduction(self) -> Page:
        _, page = self._context.language.gettext, Page()
        page.column.addWidget(text(_("Incident"), TITLE, bold=True))
        explanation = _(
            "A post that nobody agreed to, a leak, angry comments, a fake account: answer what you know, and leave "
            "unknown what nobody knows yet. You get the severity, a course of action with its reasons, and a list "
            "of what to do within 24 hours, a week, 30 and 90 days."
        )
        page.column.addWidget(text(explanation))
        page.column.addWidget(text(self._context.language.of(self._editor.guide.disclaimer), SMALL, "quiet"))
        begin = button(_("Assess an incident"), self._begin, "primary")
        page.column.addSpacing(8)
        page.column.addLayout(FlowLayout(begin))
        page.column.addStretch(1)
        self.setFocusProxy(begin)
        return page

    def _begin(self) -> None:
        self._editor.begin()
        self._context.go(IncidentRoute())

    # With one.

    def _guide(self) -> QWidget:
        context, on = self._context, self._editor.record.on
        assert on is not None
        _, page = context.language.gettext, Page(900)
        column = page.column
        column.addWidget(text(_("Incident"), TITLE, bold=True))
        day = _("Assessed on {date}. Everything is kept in the document.")
        column.addWidget(text(day.format(date=context.language.long_date(on)), SMALL, "quiet"))
        slot = QVBoxLayout()
        self._verdict = Verdict(context, self._editor)
        self._facts = FactsPanel(context, self._editor, self._on_fact)
        self._checklist = Checklist(context, self._editor, self._facts.unfold)
        column.addWidget(self._facts)
        column.addLayout(slot)
        column.addWidget(self._turning())
        column.addWidget(self._checklist)
        column.addWidget(background(context, self._editor.guide))
        new = button(_("Start a new incident"), self._begin_anew)
        gone = button(_("Remove this incident"), self._clear)
        column.addSpacing(4)
        column.addLayout(FlowLayout(new, gone))
        column.addStretch(1)
        self._show_turns()
        self.setFocusProxy(self._facts)
        return SidePanel(page, self._verdict, slot, _("Result"), _VERDICT_WIDTH)

    def _turning(self) -> QFrame:
        frame, layout = panel(14)
        layout.setSpacing(3)
        layout.addWidget(text(self._context.language.gettext("What would turn the result"), HEADING, bold=True))
        self._turns = QVBoxLayout()
        self._turns.setSpacing(2)
        layout.addLayout(self._turns)
        return frame

    def _show_turns(self) -> None:
        context, turns = self._context, self._editor.sensitivities
        clear(self._turns)
        if not turns:
            words = context.language.gettext("No single fact would change severity or rule.")
            self._turns.addWidget(text(words, SMALL, "quiet"))
        lines = [turn_text(turn, context.language) for turn in turns]
        fill_list(self._turns, lines, _FIRST_TURNS, lambda line: self._turns.addWidget(text(line, SMALL)), context)

    def _on_fact(self) -> None:
        self._context.announce(self._refresh())

    def _refresh(self) -> str:
        self._checklist.refresh()
        self._show_turns()
        return self._verdict.refresh()

    def _begin_anew(self) -> None:
        before = self._editor.record
        self._begin()
        if self._editor.record != before:
            words = self._context.language.gettext("A new incident was begun. Undo brings the former one back.")
            self._context.announce(words)

    def _clear(self) -> None:
        self._editor.clear()
        if not self._editor.record.assessed:
            self._context.go(IncidentRoute())
            self._context.announce(self._context.language.gettext("The incident was removed. Undo brings it back."))

"""The incident guide on one page: the facts, what follows from them, what would turn it, and the checklist."""

from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout

from readiness.app.incident_editor import IncidentEditor
from readiness.app.session import Delta
from readiness.domain.conditions import Fact
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.incident.background import Background
from readiness.ui.pages.incident.checklist import Checklist
from readiness.ui.pages.incident.decision_panel import DecisionPanel
from readiness.ui.pages.incident.facts_panel import FactsPanel
from readiness.ui.pages.incident.ideas import Ideas
from readiness.ui.routes import IncidentRoute
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import clear, panel, text
from readiness.ui.widgets.focus_scroll import scroll_soon
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.long_list import fill_list
from readiness.wording.incident import turn_text

_FIRST_TURNING_POINTS = 6
_DECISION_WIDTH = 430


class IncidentView(Page, FramedPage):
    """Every change of a fact changes the result at once."""

    def __init__(self, context: PageContext, number: int = 0, part: str = "") -> None:
        super().__init__(context, context, 900)
        self._editor = IncidentEditor(context.session, number)
        self._shown = self._editor.number
        self._assessed = self._editor.incident.on if self._editor.exists else None
        # What need not be asked stands in a place of its own.
        self._known = self._prefilled()
        self._facts: FactsPanel
        self._checklist: Checklist
        self._ideas: Ideas
        # The last announcement to assistive technology.
        self._said = ""
        if self._assessed is None:
            self._introduce()
        else:
            self._guide(self._assessed, part)

    @override
    def follow(self, delta: Delta) -> None:
        shown = IncidentEditor(self._context.session, self._editor.number)
        if shown.number != self._shown or self._prefilled() != self._known:
            self._context.navigator.show_anew()
        elif self._assessed is not None:
            self._facts.refresh()
            self._checklist.refresh()
            self._ideas.refresh()
            self._show_turning_points()
            words = self._decision.refresh()
            if words != self._said:
                self._said = words
                self._context.notifier.tell(words)

    def _prefilled(self) -> list[Fact | None]:
        """Return what the organisation's details say of the facts that are a question of their own."""
        editor = self._editor
        if not editor.exists:
            return []
        return [editor.prefilled(fact) for fact in editor.guide.facts if not editor.repeats(fact)]

    # Before there is an incident.

    def _introduce(self) -> None:
        _ = self._context.language.gettext
        self.column.addWidget(text(_("Incident"), TITLE, bold=True))
        explanation = _(
            "A post that no one agreed to, a leak, angry comments, a fake account: answer what you know. Leave "
            "unknown what no one knows yet. You get the severity and a reason for or against each option. A list says "
            "what to do within 24 hours, a week, 30 and 90 days."
        )
        self.column.addWidget(text(explanation))
        self.column.addWidget(text(self._context.language.of(self._editor.guide.disclaimer), SMALL, "quiet"))
        self.column.addStretch(1)
        self.setFocusProxy(self.bar.add_primary(_("Assess an incident"), self._begin))

    def _begin(self) -> None:
        self.edit(self._editor.begin)
        self._context.navigator.go(IncidentRoute(number=self._editor.number))

    # With one.

    def _guide(self, on: date, part: str) -> None:
        context, column = self._context, self.column
        _ = context.language.gettext
        column.addWidget(text(_("Incident"), TITLE, bold=True))
        day = _("Assessed on {date}. Everything is kept in the document.")
        column.addWidget(text(day.format(date=context.language.long_date(on)), SMALL, "quiet"))
        slot = QVBoxLayout()
        self._facts = FactsPanel(context, self.edit, self._editor)
        self._decision = DecisionPanel(context, self._editor, self._facts.unfold)
        self._said = self._decision.refresh()
        self._checklist = Checklist(context, self.edit, self._editor, self._facts.unfold)
        column.addWidget(self._facts)
        column.addLayout(slot)
        self._turning = self._turning_panel()
        column.addWidget(self._turning)
        column.addWidget(self._checklist)
        self._ideas = Ideas(context, self.edit, self._editor)
        column.addWidget(self._ideas)
        known = Background(context, self._editor.guide)
        column.addWidget(known)
        self.bar.add_quiet(_("Delete this incident"), self._clear)
        self.bar.add_secondary(_("New incident"), self._begin)
        column.addStretch(1)
        self._show_turning_points()
        self.set_side(self._decision, _("Result"), _DECISION_WIDTH, slot=slot)
        if not self._editor.incident.given:
            # Nobody has to find out that a click opens a fact.
            self._facts.unfold_first()
        revealed = (panel.reveal(part) for panel in (self._facts, self._checklist, self._ideas, known) if part)
        wanted = next(filter(None, revealed), None)
        self.setFocusProxy(wanted or self._facts)
        if wanted is not None:
            scroll_soon(self.area, wanted)

    def _turning_panel(self) -> QFrame:
        frame, layout = panel(14)
        layout.setSpacing(3)
        layout.addWidget(text(self._context.language.gettext("What would change the result"), HEADING, bold=True))
        self._turning_points = QVBoxLayout()
        self._turning_points.setSpacing(2)
        layout.addLayout(self._turning_points)
        return frame

    def _show_turning_points(self) -> None:
        context, points = self._context, self._editor.sensitivities
        # While the severity is open, the facts that decide it are named beside it.
        decision = self._editor.decision
        self._turning.setVisible(decision is not None and not decision.open)
        clear(self._turning_points)
        if not points:
            words = context.language.gettext("No single fact would change severity or rule.")
            self._turning_points.addWidget(text(words, SMALL, "quiet"))
        lines = [turn_text(point, decision, context.language) for point in points if decision]
        add = self._turning_points.addWidget
        fill_list(self._turning_points, lines, _FIRST_TURNING_POINTS, lambda line: add(text(line, SMALL)), context)

    def _clear(self) -> None:
        self.edit(self._editor.delete)
        if not self._editor.exists:
            self._context.notifier.announce(
                self._context.language.gettext("The incident was deleted. “Undo” restores it.")
            )

"""An incident on one page: the facts that decide, what management can do, what is to be done today, and the rest."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.app.report_orders import order_paper
from readiness.app.session import Delta
from readiness.domain.conditions import Fact
from readiness.foundation.overriding import override
from readiness.ui.order_writer import OrderWriter
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.incident.background import Background
from readiness.ui.pages.incident.checklist import Checklist, Today
from readiness.ui.pages.incident.clearing_bar import Clearing
from readiness.ui.pages.incident.decision_panel import DecisionPanel
from readiness.ui.pages.incident.facts_panel import FactsPanel
from readiness.ui.pages.incident.heading import IncidentHeading
from readiness.ui.pages.incident.ideas import Ideas
from readiness.ui.pages.incident.log_panel import LogPanel
from readiness.ui.pages.incident.severity_box import SeverityBox
from readiness.ui.routes import IncidentRoute
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import button, clear, panel, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.focus_scroll import scroll_soon
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.long_list import fill_list
from readiness.ui.widgets.plain import set_words
from readiness.wording.incident import incident_title, turn_text

_FIRST_TURNING_POINTS = 6
_WIDTH = 1120
# Letters from which facts and options stand side by side, and their shares of the width.
_SIDE_BY_SIDE_FROM = 110
_SHARES, _HEAD_SHARES = (42, 58), (66, 34)


class IncidentView(Page, FramedPage):
    """Every change of a fact changes the result at once."""

    def __init__(self, context: PageContext, number: int = 0, part: str = "") -> None:
        super().__init__(context, context, _WIDTH)
        self._editor = IncidentEditor(context.session, number)
        self._shown = self._editor.number
        # What need not be asked stands in a place of its own.
        self._known = self._prefilled()
        # The last announcement to assistive technology.
        self._said = ""
        if self._editor.exists:
            self._guide(part)
        else:
            self._introduce()

    @override
    def follow(self, delta: Delta) -> None:
        shown = IncidentEditor(self._context.session, self._editor.number)
        if shown.number != self._shown or self._prefilled() != self._known:
            self._context.navigator.show_anew()
        elif self._editor.exists:
            self._refresh()

    @override
    def opened(self) -> object:
        return self._facts.opened() if self._editor.exists else None

    @override
    def resume(self, opened: object) -> None:
        match opened:
            case (str(code), bool(more)) if self._editor.exists:
                self._facts.resume(code, more=more)

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

    def _guide(self, part: str) -> None:
        context, column, editor = self._context, self.column, self._editor
        _ = context.language.gettext
        self._heading = IncidentHeading(context, self.edit, editor)
        self._severity = SeverityBox(context, editor)
        column.addWidget(Columns(self._heading, _on_top(self._severity), _SIDE_BY_SIDE_FROM, _HEAD_SHARES))
        self._facts = FactsPanel(context, self.edit, editor)
        self._decision = DecisionPanel(context, editor)
        self._today = Today(context, self.edit, editor, self._facts.unfold)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(10)
        beside.addWidget(self._decision)
        beside.addWidget(self._today)
        beside.addWidget(self._decision.more)
        beside.addStretch(1)
        columns = Columns(self._facts, right, _SIDE_BY_SIDE_FROM, _SHARES)
        columns.set_gap(28)
        column.addWidget(columns)
        self._checklist = Checklist(context, self.edit, editor)
        column.addWidget(self._checklist)
        self._ideas = Ideas(context, self.edit, editor)
        column.addWidget(self._ideas)
        self._turning = self._turning_panel()
        column.addWidget(self._turning)
        self._log = LogPanel(context, self.edit, editor)
        column.addWidget(self._log)
        known = Background(context, editor.guide)
        column.addWidget(known)
        column.addWidget(text(context.language.of(editor.guide.disclaimer), SMALL, "quiet"))
        self._closing = button("", self._close)
        ways = QWidget()
        ways.setLayout(FlowLayout(self._closing, button(_("Delete this incident"), self._delete), gap=10))
        column.addWidget(ways)
        column.addStretch(1)
        self._clearing = Clearing(context, self.edit, editor)
        self.bar.add_left(*self._clearing.widgets)
        self.bar.add_secondary(_("New incident"), self._begin)
        self._paper = self.bar.add_primary(_("Decision paper"), self._write_paper)
        self._refresh()
        # Nobody has to find out that a click opens a fact.
        self._facts.unfold_first()
        panels = (self._facts, self._today, self._checklist, self._ideas, self._log, known)
        revealed = (panel.reveal(part) for panel in panels if part)
        wanted = next(filter(None, revealed), None)
        self.setFocusProxy(wanted or self._facts)
        if wanted is not None:
            scroll_soon(self.area, wanted)

    def _refresh(self) -> None:
        _ = self._context.language.gettext
        for part in (
            self._heading,
            self._severity,
            self._facts,
            self._today,
            self._checklist,
            self._ideas,
            self._log,
            self._clearing,
        ):
            part.refresh()
        self._show_turning_points()
        set_words(self._closing, _("Close this incident") if self._editor.incident.is_open else _("Open it again"))
        self._paper.setVisible(self._editor.decision is not None)
        words = self._decision.refresh()
        if words != self._said:
            # What is shown first is read with the page.
            if self._said:
                self._context.notifier.tell(words)
            self._said = words

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

    def _write_paper(self) -> None:
        context, number = self._context, self._editor.number
        name = incident_title(self._editor.judged, context.language)
        writer = context.documents.keep(OrderWriter, lambda: OrderWriter(context))
        title = context.language.gettext("Decision paper {name}")
        writer.save(title, name, lambda: order_paper(context.session, number, context.language))

    def _close(self) -> None:
        self.edit(partial(self._editor.close, closed=self._editor.incident.is_open))

    def _delete(self) -> None:
        number = self._editor.number
        self.edit(self._editor.delete)
        if self._context.session.assessment.incidents.find(number) is None:
            self._context.notifier.announce(
                self._context.language.gettext("The incident was deleted. “Undo” restores it.")
            )


def _on_top(widget: QWidget) -> QWidget:
    """Return a holder in which a widget is no higher than it needs."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return holder

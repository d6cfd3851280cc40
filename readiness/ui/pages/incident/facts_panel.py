"""The facts of an incident, one a line; the one that is being answered is unfolded."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.conditions import Fact
from readiness.domain.knowledge import IncidentFact
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import framed, text
from readiness.ui.widgets.focus_scroll import keep_in_sight


class FactsPanel(QFrame):
    """Stores every answer at once; the page follows it as every change."""

    def __init__(self, context: PageContext, edit: Edit, editor: IncidentEditor) -> None:
        super().__init__()
        self._context = context
        self._editor = editor
        self._edit = edit
        layout = framed(self, 4)
        _ = context.language.gettext
        layout.addWidget(text(_("The facts"), HEADING, bold=True))
        self._count = text("", SMALL, "quiet")
        layout.addWidget(self._count)
        grid = QGridLayout()
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 5)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        self._rows: dict[str, FactRow] = {}
        for title, facts in self._groups():
            if title and facts:
                head = text(title, SMALL, bold=True)
                head.setContentsMargins(4, 4, 0, 0)
                grid.addWidget(head, grid.rowCount(), 0, 1, 2)
            for fact in facts:
                self._add(fact, grid)
        layout.addLayout(grid)
        self.setFocusProxy(next(iter(self._rows.values())).opener)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        editor, decision = self._editor, self._editor.decision
        deciding = {fact.code for fact in decision.deciding} if decision else set()
        for fact in editor.guide.facts:
            row, decides = self._rows[fact.code], fact.code in deciding
            row.show_value(editor.given(fact), editor.prefilled(fact), decides=decides)
            if self._rows[fact.code].unfolded:
                self._show_outcomes(fact.code)
        known = len(self._rows) - len(editor.facts.unknown(editor.guide))
        words = self._context.language.gettext("{known} of {n} known. What no one knows yet may stay unknown.")
        self._count.setText(words.format(known=known, n=len(self._rows)))

    def _groups(self) -> tuple[tuple[str, list[IncidentFact]], ...]:
        """Return the facts under their headings: what decides, what else counts, and what need not be asked."""
        _, editor = self._context.language.gettext, self._editor
        facts = editor.guide.facts
        asked = [fact for fact in facts if editor.prefilled(fact) is None]
        deciding = [fact for fact in asked if fact.deciding]
        others = [fact for fact in asked if not fact.deciding]
        known = [fact for fact in facts if fact not in asked]
        return (
            (_("These decide most"), deciding),
            (_("These count too") if deciding else "", others),
            (_("Known from your company details"), known),
        )

    def _add(self, fact: IncidentFact, grid: QGridLayout) -> None:
        row = FactRow(self._context, fact, self._editor.prefilled(fact), repeats=self._editor.repeats(fact))
        row.opened.connect(partial(self._toggle, fact.code))
        row.given.connect(partial(self._give, fact.code))
        row.next_wanted.connect(partial(self._go_on, fact.code))
        row.place(grid, grid.rowCount())
        self._rows[fact.code] = row

    def _show_outcomes(self, code: str) -> None:
        """Say what each choice would make of the severity, where that is not the same for all of them."""
        language = self._context.language
        values = self._rows[code].values if code in self._editor.severity_facts else ()
        outcomes = {value: self._editor.outcome(code, value) for value in values}
        words = {
            value: "→ " + language.alternatives([language.of(rule.name) for rule in possible])
            for value, possible in outcomes.items()
        }
        self._rows[code].show_outcomes(words if len(set(words.values())) > 1 else {})

    def reveal(self, code: str) -> QWidget | None:
        """Show the choices of a fact and return what takes the focus; None where it is none of this guide."""
        if code not in self._rows:
            return None
        self.unfold(code)
        return self._rows[code].opener

    def unfold(self, code: str) -> None:
        """Show the choices of one fact, and hide those of the others."""
        # The focus goes first: where it is hidden, Qt would take it down the page.
        self._rows[code].set_unfolded(shown=True)
        self._show_outcomes(code)
        # What has the focus is scrolled to, and must have its place by then.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._rows[code].focus_choice()
        for other, row in self._rows.items():
            if other != code:
                row.set_unfolded(shown=False)
        keep_in_sight(self._rows[code])
        keep_in_sight(self._rows[code].opener)

    def unfold_first(self) -> None:
        """Show the choices of the first fact that is not known."""
        unknown = {fact.code for fact in self._editor.facts.unknown(self._editor.guide)}
        waiting = next((code for code in self._rows if code in unknown), None)
        if waiting is not None:
            self._rows[waiting].set_unfolded(shown=True)
            self._show_outcomes(waiting)

    def _toggle(self, code: str) -> None:
        if self._rows[code].unfolded:
            self._rows[code].set_unfolded(shown=False)
        else:
            self.unfold(code)

    def _give(self, code: str, value: Fact | None) -> None:
        self._edit(partial(self._editor.set_fact, code, value))

    def _go_on(self, code: str) -> None:
        following = self._editor.next_unknown(code)
        if following is None:
            self._rows[code].set_unfolded(shown=False)
            self._rows[code].opener.setFocus()
            self._context.notifier.announce(self._context.language.gettext("Every fact is known."))
        else:
            self.unfold(following)

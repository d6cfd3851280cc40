"""The facts of an incident, one a line: those that decide are there to see, the others unfold below them."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QVBoxLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.conditions import Fact
from readiness.domain.knowledge import IncidentFact
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.focus_scroll import keep_in_sight
from readiness.ui.widgets.wrapped_button import WrappedButton


class FactsPanel(QFrame):
    """Stores every answer at once; the page follows it as every change."""

    def __init__(self, context: PageContext, edit: Edit, editor: IncidentEditor) -> None:
        super().__init__()
        self._context = context
        self._editor = editor
        self._edit = edit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._count = text("", BODY, bold=True)
        layout.addWidget(self._count)
        self._rows: dict[str, FactRow] = {}
        (_title, deciding), *others = self._groups()
        grid = _grid()
        for fact in deciding:
            self._add(fact, grid)
        layout.addLayout(grid)
        # Facts that unfold are made at once: whoever follows a link to one finds it.
        self._more = QWidget()
        more = _grid()
        more.setContentsMargins(0, 0, 0, 0)
        self._more.setLayout(more)
        self._further = [fact.code for _group, facts in others for fact in facts]
        self._opener = WrappedButton("", self._toggle_more, context.tokens, BODY, plain=True)
        for title, facts in others:
            if title and facts:
                head = text(title, SMALL, bold=True)
                head.setContentsMargins(4, 4, 0, 0)
                more.addWidget(head, more.rowCount(), 0, 1, 2)
            for fact in facts:
                self._add(fact, more)
        layout.addWidget(self._opener)
        layout.addWidget(self._more)
        layout.addStretch(1)
        self._more.setHidden(bool(deciding))
        self._opener.setHidden(not deciding)
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
        unknown = {fact.code for fact in editor.facts.unknown(editor.guide)}
        asked = self._rows.keys() - {*self._further} or self._rows.keys()
        words = self._context.language.gettext("What decides · {known} of {n} known")
        self._count.setText(words.format(known=len(asked - unknown), n=len(asked)))
        self._show_opener()

    def _groups(self) -> tuple[tuple[str, list[IncidentFact]], ...]:
        """Return the facts under their headings: what decides, what else counts, and what need not be asked."""
        _, editor = self._context.language.gettext, self._editor
        facts = editor.guide.facts
        asked = [fact for fact in facts if editor.prefilled(fact) is None]
        deciding = [fact for fact in asked if fact.deciding]
        others = [fact for fact in asked if not fact.deciding]
        known = [fact for fact in facts if fact not in asked]
        return (
            ("", deciding),
            ("", others),
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
        language, decision = self._context.language, self._editor.decision
        values = self._rows[code].values if code in self._editor.severity_facts else ()
        outcomes = {value: self._editor.outcome(code, value) for value in values}
        words = {
            value: "→ " + language.alternatives([language.of(rule.name) for rule in possible])
            for value, possible in outcomes.items()
            # What leaves all as it is would only take room.
            if decision is None or possible != decision.possible
        }
        mildest_first = [rule.severity for rule in reversed(self._editor.guide.severities)]
        ranks = {
            value: (mildest_first.index(possible[0].severity) + 1, len(mildest_first))
            for value, possible in outcomes.items()
            if len(possible) == 1
        }
        told = len({*outcomes.values()}) > 1
        self._rows[code].show_outcomes(words if told else {}, ranks)

    def reveal(self, code: str) -> QWidget | None:
        """Show the choices of a fact and return what takes the focus; None where it is none of this guide."""
        if code not in self._rows:
            return None
        self.unfold(code)
        return self._rows[code].opener

    def unfold(self, code: str) -> None:
        """Show the choices of one fact, and hide those of the others."""
        if code in self._further and self._more.isHidden():
            self._toggle_more()
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

    def opened(self) -> tuple[str, bool]:
        """Return the fact whose choices are shown, empty for none, and whether the further facts are."""
        return next((code for code, row in self._rows.items() if row.unfolded), ""), not self._more.isHidden()

    def resume(self, code: str, *, more: bool) -> None:
        """Show what was open before."""
        if more is self._more.isHidden():
            self._toggle_more()
        if code in self._rows:
            self.unfold(code)
        else:
            for row in self._rows.values():
                row.set_unfolded(shown=False)

    def unfold_first(self) -> None:
        """Show the choices of the first fact that decides, or else of the first one in sight that is not known."""
        decision = self._editor.decision
        deciding = [fact.code for fact in decision.deciding] if decision else []
        unknown = {fact.code for fact in self._editor.facts.unknown(self._editor.guide)}
        shown = [code for code in self._rows if code not in self._further] or list(self._rows)
        waiting = next((code for code in shown if code in unknown and (code in deciding or not deciding)), None)
        if waiting is not None:
            self._rows[waiting].set_unfolded(shown=True)
            self._show_outcomes(waiting)

    def _toggle_more(self) -> None:
        self._more.setVisible(self._more.isHidden())
        self._show_opener()

    def _show_opener(self) -> None:
        language = self._context.language
        names = ", ".join(language.of(fact.name) for fact in self._editor.guide.facts if fact.code in self._further)
        words = language.ngettext("{n} further fact: {names}", "{n} further facts: {names}", len(self._further))
        told = words.format(n=len(self._further), names=names)
        unfolded = not self._more.isHidden()
        self._opener.set_words(("▾ " if unfolded else "▸ ") + told)
        self._opener.setAccessibleName(told)
        state = language.gettext("shown") if unfolded else language.gettext("hidden")
        self._opener.setAccessibleDescription(language.gettext("Content: {state}").format(state=state))

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


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 5)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(0)
    return grid

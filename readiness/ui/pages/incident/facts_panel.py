"""The facts of an incident, one a line; the one that is being answered is unfolded."""

from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.conditions import Fact
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import framed, text


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
        for at, fact in enumerate(editor.guide.deciding_first):
            code = fact.code
            row = FactRow(context, fact)
            row.opened.connect(partial(self._toggle, code))
            row.given.connect(partial(self._give, code))
            row.next_wanted.connect(partial(self._go_on, code))
            row.place(grid, 2 * at)
            self._rows[code] = row
        layout.addLayout(grid)
        self.setFocusProxy(next(iter(self._rows.values())).opener)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        for fact in self._editor.guide.facts:
            self._rows[fact.code].show_value(self._editor.given(fact), from_profile=self._editor.from_profile(fact))
        known = len(self._rows) - len(self._editor.facts.unknown(self._editor.guide))
        words = self._context.language.gettext("{known} of {n} known. What nobody knows yet may stay unknown.")
        self._count.setText(words.format(known=known, n=len(self._rows)))

    def unfold(self, code: str) -> None:
        """Show the choices of one fact, and hide those of the others."""
        for other, row in self._rows.items():
            row.set_unfolded(shown=other == code)
        self._rows[code].focus_choice()

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

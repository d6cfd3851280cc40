"""The further ideas that fit an incident; those that are chosen stand in the report."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.knowledge import Idea
from readiness.ui.page import Edit, PageContext
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import clear, framed, text
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.wrapped_choice import WrappedCheck


class Ideas(QFrame):
    """Keeps every choice at once; a list that stays the same is not made anew."""

    def __init__(self, context: PageContext, edit: Edit, editor: IncidentEditor) -> None:
        super().__init__()
        self._context = context
        self._edit = edit
        self._editor = editor
        _ = context.language.gettext
        layout = framed(self, 4)
        layout.addWidget(text(_("Further ideas"), HEADING, bold=True))
        layout.addWidget(text(_("Choose what you want to do; the report then names only these."), SMALL, "quiet"))
        self._layout = QVBoxLayout()
        self._layout.setSpacing(2)
        layout.addLayout(self._layout)
        self._shown: tuple[Idea, ...] = ()
        self._checks: dict[str, WrappedCheck] = {}
        self.refresh()

    def refresh(self) -> None:
        """Show the ideas that fit now, and which are chosen."""
        ideas = self._editor.ideas
        # Without a parent yet, it would be shown as a window of its own.
        self.setHidden(not ideas)
        if ideas != self._shown:
            self._shown = ideas
            clear(self._layout)
            self._checks = {}
            for idea in ideas:
                self._add(idea)
            tab_through(self)
        for code, check in self._checks.items():
            check.setChecked(code in self._editor.incident.ideas)

    def reveal(self, code: str) -> QWidget | None:
        """Return what takes the focus at an idea; None where it is not listed."""
        check = self._checks.get(code)
        if check is not None:
            # A layout would show it later, and what is not shown takes no focus.
            check.show()
        return check

    def _add(self, idea: Idea) -> None:
        check = WrappedCheck(self._context.language.of(idea.text), self._context.tokens)
        check.clicked.connect(lambda _on=False, code=idea.code: self._on_chosen(code))
        self._checks[idea.code] = check
        self._layout.addWidget(check)

    def _on_chosen(self, code: str) -> None:
        self._edit(partial(self._editor.choose, code, chosen=self._checks[code].isChecked()))

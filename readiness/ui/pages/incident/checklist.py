"""What to do by when, as a list to tick; unknown facts come first, with links to them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.knowledge import IncidentStep
from readiness.domain.requirements import parse_requirement
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.incident.fact_links import FactLinks
from readiness.ui.routes import TextsRoute
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import clear, framed, text
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.text_links import TextLinks
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.incident import time_names
from readiness.wording.texts_to_act import TextsToAct

_INDENT, _LINK_INDENT = 32, 28
_FIRST = "24h"


class Checklist(QFrame):
    """Keeps every tick at once. Ticks of steps that a changed fact takes away come back with them."""

    def __init__(
        self, context: PageContext, edit: Edit, editor: IncidentEditor, find_out: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._context = context
        self._edit = edit
        self._editor = editor
        self._find_out = find_out
        layout = framed(self, 4)
        layout.addWidget(text(context.language.gettext("What to do and by when"), HEADING, bold=True))
        self._layout = QVBoxLayout()
        self._layout.setSpacing(2)
        layout.addLayout(self._layout)
        self._shown: tuple[object, ...] = ()
        self._parts: dict[str, Collapsible] = {}
        self._checks: dict[str, WrappedCheck] = {}
        # Which times were unfolded: what is urgent, until the user says otherwise.
        self._unfolded = {_FIRST}
        self.refresh()

    def refresh(self) -> None:
        """Show steps and ticks as they stand; a list that stays the same is not made anew."""
        steps = self._editor.checklist
        shown = (tuple(step.code for found in steps.values() for step in found), tuple(self._unknown()))
        if shown != self._shown:
            self._shown = shown
            self._build(steps)
        self._show_ticks()
        self._count(steps)

    def reveal(self, code: str) -> QWidget | None:
        """Show a step and return what takes the focus; None where it is not listed."""
        for time, steps in self._editor.checklist.items():
            if any(step.code == code for step in steps) and not self._parts[time].unfolded:
                self._parts[time].toggle()
        return self._checks.get(code)

    def _build(self, steps: dict[str, tuple[IncidentStep, ...]]) -> None:
        if self._parts:
            self._unfolded -= self._parts.keys()
            self._unfolded |= {time for time, part in self._parts.items() if part.unfolded}
        clear(self._layout)
        self._checks, self._parts = {}, {}
        for time, found in steps.items():
            if found:
                self._parts[time] = part = Collapsible(self._context, "", partial(self._fill, time, found))
                self._layout.addWidget(part)
                if time in self._unfolded:
                    part.toggle()
        tab_through(self)

    def _fill(self, time: str, steps: Sequence[IncidentStep], column: QVBoxLayout) -> None:
        column.setSpacing(2)
        if time == _FIRST and self._unknown():
            self._add_unknown(column)
        for step in steps:
            self._add(step, column)
        self._show_ticks()

    def _unknown(self) -> list[str]:
        """Return the facts to find out: while the severity is open, only what decides it."""
        decision = self._editor.decision
        return [fact.code for fact in decision.deciding or decision.unknown] if decision else []

    def _show_ticks(self) -> None:
        for code, check in self._checks.items():
            check.setChecked(code in self._editor.incident.ticked)

    def _add_unknown(self, column: QVBoxLayout) -> None:
        words = self._context.language.gettext("Find out what no one knows yet:")
        links = FactLinks(self._context, self._editor.guide, words, self._find_out)
        links.show_facts(self._unknown())
        column.addWidget(links)

    def _add(self, step: IncidentStep, column: QVBoxLayout) -> None:
        check = WrappedCheck(self._context.language.of(step.text), self._context.tokens)
        check.clicked.connect(lambda _on=False, step=step: self._on_ticked(step.code))
        self._checks[step.code] = check
        column.addWidget(check)
        if words := self._leads_to(step):
            label = text(words, SMALL, "quiet")
            label.setContentsMargins(_INDENT, 0, 0, 2)
            column.addWidget(label)
        context = self._context
        if texts := TextsToAct(context.session.result(), context.language).of_incident_step(step.code):
            links = TextLinks(context, texts, self._show_text, context.language.of(step.text), _LINK_INDENT)
            column.addWidget(links)

    def _show_text(self, code: str) -> None:
        self._context.navigator.go(TextsRoute(code))

    def _leads_to(self, step: IncidentStep) -> str:
        """Return which capabilities a step helps with: what is done in a hurry also counts later."""
        context, found = self._context, []
        name = context.language.gettext("{name} (level {level})")
        for requirement in map(parse_requirement, step.leads_to):
            capability = self._editor.questionnaire.capabilities[requirement.code]
            found.append(name.format(name=context.language.of(capability.name), level=requirement.level))
        words = context.language.gettext("A step towards: {names}")
        return words.format(names=", ".join(found)) if found else ""

    def _on_ticked(self, code: str) -> None:
        self._edit(partial(self._editor.tick, code, done=self._checks[code].isChecked()))

    def _count(self, steps: dict[str, tuple[IncidentStep, ...]]) -> None:
        names, ticked = time_names(self._context.language), self._editor.incident.ticked
        words = self._context.language.gettext("{time}: {done} of {n} done")
        for time, part in self._parts.items():
            done = sum(step.code in ticked for step in steps[time])
            part.set_title(words.format(time=names[time], done=done, n=len(steps[time])))

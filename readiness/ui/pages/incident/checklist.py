"""What to do by when, as a list to tick; unknown facts come first, with links to them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.knowledge import IncidentStep
from readiness.domain.requirements import parse_requirement
from readiness.ui.page import Edit, PageContext
from readiness.ui.theme.typography import BODY, HEADING, SMALL
from readiness.ui.widgets.elements import clear, framed, text
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.incident import time_names

_INDENT = 32


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
        layout.addWidget(text(context.language.gettext("What to do, and by when"), HEADING, bold=True))
        self._layout = QVBoxLayout()
        self._layout.setSpacing(2)
        layout.addLayout(self._layout)
        self._shown: tuple[object, ...] = ()
        self._heads: dict[str, QLabel] = {}
        self._checks: dict[str, WrappedCheck] = {}
        self.refresh()

    def refresh(self) -> None:
        """Show steps and ticks as they stand; a list that stays the same is not made anew."""
        steps, decision = self._editor.checklist, self._editor.decision
        unknown = (decision.deciding or decision.unknown) if decision else ()
        shown = (tuple(step.code for found in steps.values() for step in found), unknown)
        if shown != self._shown:
            self._shown = shown
            self._build(steps)
        for code, check in self._checks.items():
            check.setChecked(code in self._editor.record.ticked)
        self._count(steps)

    def _build(self, steps: dict[str, tuple[IncidentStep, ...]]) -> None:
        clear(self._layout)
        self._checks, self._heads = {}, {}
        decision = self._editor.decision
        for time, found in steps.items():
            if not found:
                continue
            self._layout.addSpacing(8)
            self._heads[time] = text("", bold=True)
            self._layout.addWidget(self._heads[time])
            if time == "24h" and decision is not None:
                self._add_unknown([fact.code for fact in decision.deciding or decision.unknown])
            for step in found:
                self._add(step)

    def _add_unknown(self, codes: list[str]) -> None:
        if not codes:
            return
        context = self._context
        names = {fact.code: context.language.of(fact.name) for fact in self._editor.guide.facts}
        self._layout.addWidget(text(context.language.gettext("Find out what nobody knows yet:"), SMALL, "quiet"))
        for code in codes:
            link = WrappedButton(names[code], partial(self._find_out, code), context.tokens, BODY)
            self._layout.addWidget(link)

    def _add(self, step: IncidentStep) -> None:
        check = WrappedCheck(self._context.language.of(step.text), self._context.tokens)
        check.clicked.connect(lambda _on=False, step=step: self._on_ticked(step.code))
        self._checks[step.code] = check
        self._layout.addWidget(check)
        if words := self._leads_to(step):
            label = text(words, SMALL, "quiet")
            label.setContentsMargins(_INDENT, 0, 0, 2)
            self._layout.addWidget(label)

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
        names, ticked = time_names(self._context.language), self._editor.record.ticked
        words = self._context.language.gettext("{time}: {done} of {n} done")
        for time, head in self._heads.items():
            done = sum(step.code in ticked for step in steps[time])
            head.setText(words.format(time=names[time], done=done, n=len(steps[time])))

"""One task of an incident: to tick, with who does it until when; the rest unfolds."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.knowledge import IncidentStep
from readiness.domain.requirements import parse_requirement
from readiness.domain.values import NAME_LIMIT
from readiness.ui.page import Edit, PageContext
from readiness.ui.routes import PlanRoute, TextsRoute
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.plain import set_words
from readiness.ui.widgets.stored_text import StoredLine
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.text_links import TextLinks
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.incident import in_short
from readiness.wording.texts_to_act import TextsToAct

_INDENT = 28
_SIDE_BY_SIDE_FROM = 50


class TaskRow(QWidget):
    """Stores ticks, names and days at once."""

    def __init__(self, context: PageContext, edit: Edit, editor: IncidentEditor, step: IncidentStep) -> None:
        super().__init__()
        self._context = context
        self._edit = edit
        self._editor = editor
        self._step = step
        self._owner: StoredLine | None = None
        self._due: DateField | None = None
        self._plan: QPushButton | None = None
        words = context.language.of(step.text)
        self.check = WrappedCheck(in_short(words), context.tokens)
        self.check.setAccessibleDescription(words)
        self.check.clicked.connect(self._on_ticked)
        self.who = WrappedButton("", self.toggle, context.tokens)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.check, 0, 0)
        self._grid.addWidget(self.who, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        if texts := TextsToAct(context.session.result(), context.language).of_incident_step(step.code):
            self._grid.addWidget(TextLinks(context, texts, self._show_text, words, _INDENT), 1, 0, 1, 2)
        self._details: QWidget | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        _, language = self._context.language.gettext, self._context.language
        incident = self._editor.incident
        note = incident.task(self._step.code)
        self.check.setChecked(self._step.code in incident.ticked)
        due = _("by {date}").format(date=language.short_date(note.due)) if note.due else ""
        told = " · ".join(filter(None, (note.owner, due)))
        self.who.set_words(told or _("Who?"))
        self.who.setAccessibleName(_("Who does it by when: {told}").format(told=told or _("unknown")))
        self.who.setAccessibleDescription(self.check.words())
        if self._owner is not None and self._due is not None:
            self._owner.show_text(note.owner)
            self._due.show_day(note.due)
        if self._plan is not None:
            planned = self._editor.in_plan(self._step)
            set_words(self._plan, _("Take out of the plan") if planned else _("Take into the plan"))

    def toggle(self) -> None:
        """Show who does it by when, and all that is to be known, or hide that."""
        if self._details is None:
            self._details = self._make_details()
            self._grid.addWidget(self._details, 2, 0, 1, 2)
            tab_through(self._details, self.who)
            self.refresh()
            if self._owner is not None:
                self._owner.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._details.setVisible(self._details.isHidden())

    def _make_details(self) -> QWidget:
        _, language = self._context.language.gettext, self._context.language
        details = QWidget()
        column = QGridLayout(details)
        column.setContentsMargins(_INDENT, 0, 0, 8)
        words = language.of(self._step.text)
        if words != in_short(words):
            column.addWidget(text(words, SMALL), 0, 0)
        if led := self._leads_to():
            column.addWidget(text(led, SMALL, "quiet"), 1, 0)
        self._owner = StoredLine(self._context.unstored, NAME_LIMIT)
        self._owner.stored.connect(self._on_owner)
        self._due = DateField(self._context, self._context.unstored, _("By when"))
        self._due.changed.connect(self._on_due)
        owner, due = labelled(_("Who"), self._owner, self._owner.refusal), labelled(_("By when"), self._due)
        column.addWidget(Columns(owner, due, _SIDE_BY_SIDE_FROM), 2, 0)
        if not self._editor.plannable(self._step):
            column.addWidget(text(self._not_for_the_plan(), SMALL, "quiet"), 3, 0)
        else:
            ways = QHBoxLayout()
            self._plan = button("", self._on_plan)
            ways.addWidget(self._plan)
            ways.addStretch(1)
            column.addLayout(ways, 3, 0)
        return details

    def _leads_to(self) -> str:
        """Return which capabilities a step helps with: what is done in a hurry also counts later."""
        language, found = self._context.language, []
        name = language.gettext("{name} (level {level})")
        for requirement in map(parse_requirement, self._step.leads_to):
            capability = self._editor.questionnaire.capabilities[requirement.code]
            found.append(name.format(name=language.of(capability.name), level=requirement.level))
        words = language.gettext("A step towards: {names}")
        return words.format(names=", ".join(found)) if found else ""

    def _not_for_the_plan(self) -> str:
        """Return why the plan cannot take it in: a plan is made of levels that are to be reached."""
        _ = self._context.language.gettext
        if self._step.leads_to:
            return _("The plan does not need it: the level that it leads to is reached, or does not apply.")
        return _(
            "For this incident only: it leads to no level, so it is no part of the plan. Who does it by when is "
            "printed in the report and in the decision paper."
        )

    def _show_text(self, code: str) -> None:
        self._context.navigator.go(TextsRoute(code))

    def _on_ticked(self) -> None:
        self._edit(partial(self._editor.tick, self._step.code, done=self.check.isChecked()))

    def _on_owner(self, name: str) -> None:
        assert self._owner is not None
        due = self._editor.incident.task(self._step.code).due
        self._edit(partial(self._editor.assign, self._step.code, name, due), self._owner.visit)

    def _on_due(self, day: date | None) -> None:
        assert self._due is not None
        owner = self._editor.incident.task(self._step.code).owner
        self._edit(partial(self._editor.assign, self._step.code, owner, day), self._due.visit)

    def _on_plan(self) -> None:
        _, context = self._context.language.gettext, self._context
        if self._editor.in_plan(self._step):
            self._edit(partial(self._editor.out_of_plan, self._step))
            return
        taken = self._edit(partial(self._editor.into_plan, self._step))
        if taken:
            context.notifier.announce(
                _("The task is in the plan."),
                (_("Show"), lambda: context.navigator.go(PlanRoute(taken[0]))),
            )

"""The details of a package, below its row: its steps to tick, who and when, and why it is there."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from readiness.app.plan_editor import PlanEditor
from readiness.domain.values import NAME_LIMIT
from readiness.foundation.capitals import capitalised
from readiness.foundation.overriding import override
from readiness.planning.levelling import Booking
from readiness.planning.packages import Package
from readiness.planning.steps import Step
from readiness.ui.page import Edit, PageContext
from readiness.ui.routes import QuestionRoute, TextsRoute
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.elements import button, framed, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.plain import set_words
from readiness.ui.widgets.stored_text import StoredLine, StoredText
from readiness.ui.widgets.text_links import TextLinks
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.texts_to_act import TextsToAct
from readiness.wording.wording import Wording

_SIDE_BY_SIDE_FROM = 60
_MONTHS = (1, 2, 3)


class PackageDetails(QFrame):
    """Stores each change at once; the page follows it as every change."""

    closed = Signal()

    def __init__(
        self, context: PageContext, edit: Edit, editor: PlanEditor, package: Package, booking: Booking | None
    ) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._edit = edit
        self._editor = editor
        self._package = package
        self._booking = booking
        language = context.language
        wording = Wording(context.session.result(), language)
        self._names = wording.names
        layout = framed(self, 8)
        self._steps: dict[str, WrappedCheck] = {}
        self._raises: dict[str, QPushButton] = {}
        for step in package.steps:
            tick = WrappedCheck(wording.steps.action(step.capability, step.level), context.tokens)
            tick.clicked.connect(partial(self._on_done, step))
            raising = button("", partial(self._raise, step), "link")
            layout.addWidget(tick)
            layout.addWidget(raising, 0, Qt.AlignmentFlag.AlignLeft)
            self._steps[step.id], self._raises[step.id] = tick, raising
        capability = context.session.questionnaire.capabilities[package.capability]
        known, capability_name = context.session.result().known, language.of(capability.name)
        for words, of in (
            (language.gettext("How you show it: {words}"), capability.evidence_for(known)),
            (language.gettext("If it is left: {words}"), capability.risk_for(context.session.result().risk_facts)),
        ):
            layout.addWidget(text(words.format(words=language.of(of)), SMALL, "quiet"))
        for step in package.steps:
            for cost in wording.steps.external_costs(step):
                layout.addWidget(text(capitalised(cost), SMALL, "quiet"))
        layout.addWidget(Columns(self._owner_field(wording), self._date_field(), _SIDE_BY_SIDE_FROM))
        self._note = StoredText(context.unstored, language.gettext("Note"), lines=2)
        self._note.stored.connect(
            lambda words: edit(partial(editor.set_package_note, package.capability, words), self._note.visit)
        )
        layout.addWidget(labelled(language.gettext("&Note"), self._note, self._note.refusal))
        show = button(language.gettext("Show the question"), self._show_question, "link")
        layout.addLayout(FlowLayout(show))
        texts = TextsToAct(context.session.result(), language)
        found = {one.code: one for step in package.steps for one in texts.of_step(step.id)}
        if found:
            layout.addWidget(TextLinks(context, list(found.values()), self._show_text, capability_name))
        self.setFocusProxy(self._steps[package.steps[0].id])
        self.refresh()

    def take(self, booking: Booking | None) -> None:
        """Follow the package to other days."""
        self._booking = booking
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        language, notes = self._context.language, self._editor.notes
        for step in self._package.steps:
            self._steps[step.id].setChecked(self._editor.done(step))
            raising = self._raises[step.id]
            raising.setVisible(self._editor.can_raise(step))
            name = language.of(self._session.questionnaire.ladder[step.level].name)
            set_words(
                raising, language.gettext("Answer with level {level}: {name}").format(level=step.level, name=name)
            )
        note = notes.package(self._package.capability)
        self._owner.show_text(self._names.person(note.owner))
        self._note.show_text(note.note)
        # A day that was worked out stands in the row; this one was chosen.
        self._date.show_day(note.not_before)
        self._soonest.setVisible(note.not_before is not None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the row."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _owner_field(self, wording: Wording) -> QWidget:
        code = self._package.capability
        self._owner = StoredLine(self._context.unstored, NAME_LIMIT)
        self._owner.setPlaceholderText(wording.roadmap.owner(self._package))
        self._owner.stored.connect(
            lambda name: self._edit(partial(self._editor.set_package_owner, code, name), self._owner.visit)
        )
        return labelled(self._context.language.gettext("Own&er"), self._owner, self._owner.refusal)

    def _date_field(self) -> QWidget:
        _ = self._context.language.gettext
        self._date = DateField(self._context, self._context.unstored, months=_MONTHS)
        self._date.changed.connect(self._on_date)
        self._soonest = button(_("As soon as there is time"), partial(self._on_date, None), "link")
        return labelled(_("&Begins not before"), self._date, self._soonest)

    def _on_date(self, day: date | None) -> None:
        self._edit(partial(self._editor.set_not_before, self._package.capability, day), self._date.visit)

    def _on_done(self, step: Step) -> None:
        done = self._steps[step.id].isChecked()
        self._edit(partial(self._editor.set_done, step.id, done=done))
        # What an answer shows is done, whatever is ticked.
        self.refresh()

    def _raise(self, step: Step) -> None:
        self._edit(partial(self._editor.raise_answer, step))

    def _show_text(self, code: str) -> None:
        self._context.navigator.go(TextsRoute(code))

    def _show_question(self) -> None:
        self._context.navigator.go(QuestionRoute(self._package.capability))

"""The details of a step, below its card: own owner and date, done, and the answer that follows from it."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from readiness.app.plan_editor import PlanEditor
from readiness.domain.values import NAME_LIMIT
from readiness.foundation.capitals import capitalised
from readiness.foundation.overriding import override
from readiness.ui.page import Edit, PageContext
from readiness.ui.routes import QuestionRoute, TextsRoute
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.elements import button, framed, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.plain import set_words
from readiness.ui.widgets.stored_text import StoredLine
from readiness.ui.widgets.text_links import TextLinks
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.answer_names import AnswerNames
from readiness.wording.plan import PlanEntry
from readiness.wording.texts_to_act import TextsToAct
from readiness.wording.wording import Wording

_SIDE_BY_SIDE_FROM = 60
# The months from now in which a step is likely to be due.
_MONTHS = (1, 3, 6)


class StepEditor(QFrame):
    """Stores each change at once, a name while it is typed; the page follows it as every change."""

    # The user wants it closed.
    closed = Signal()

    def __init__(
        self,
        context: PageContext,
        edit: Edit,
        editor: PlanEditor,
        entry: PlanEntry,
    ) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._edit = edit
        self._editor = editor
        self._entry = entry
        layout = framed(self, 8)
        layout.addWidget(Columns(self._owner_field(), self._date_field(), _SIDE_BY_SIDE_FROM))
        _ = context.language.gettext
        self._done = WrappedCheck(_("This step is done"), context.tokens)
        self._done.clicked.connect(self._on_done)
        layout.addWidget(self._done)
        self._raise_words = text("", SMALL)
        self._raise = button("", self._on_raise, "primary")
        layout.addWidget(self._raise_words)
        links = FlowLayout(self._raise, button(_("Show the question"), self._show_question, "link"))
        layout.addLayout(links)
        for cost in Wording(context.session.result(), context.language).steps.external_costs(entry.step):
            layout.addWidget(text(capitalised(cost), SMALL, "quiet"))
        if texts := TextsToAct(context.session.result(), context.language).of_step(entry.step.id):
            layout.addWidget(TextLinks(context, texts, self._show_text, entry.text.action))
        self.setFocusProxy(self._owner)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        note = self._editor.notes.note(self._entry.step.id)
        self._owner.show_text(note.owner)
        estimated = self._session.questionnaire.estimated
        self._date.show_day(note.due or (self._usual_day() if estimated else None))
        self._usual.setVisible(note.due is not None and estimated)
        self._done.setChecked(note.done)
        step = self._entry.step
        offer = self._editor.can_raise(step)
        self._raise.setVisible(offer)
        self._raise_words.setVisible(offer)
        if offer:
            language, level = self._context.language, step.level
            capability = self._session.result().capability(step.capability)
            name = AnswerNames(self._session.questionnaire, language).name(capability, level)
            now = self._session.assessment.answer(step.capability).level
            words = language.gettext("The answer is still at level {level}. Use the new level?").format(level=now)
            if now is None:
                words = language.gettext("The question has no level yet. Use the new level?")
            answer = language.gettext("Answer with level {level}: {name}")
            if capability.own_scale:
                words = language.gettext("The answer is still as it was. Use the new one?")
                answer = language.gettext("Answer with “{name}”")
            self._raise_words.setText(words)
            set_words(self._raise, answer.format(level=level, name=name))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _owner_field(self) -> QWidget:
        _ = self._context.language.gettext
        self._owner = StoredLine(self._context.unstored, NAME_LIMIT)
        self._owner.setPlaceholderText(self._entry.text.owners)
        self._owner.stored.connect(
            lambda name: self._edit(partial(self._editor.set_owner, self._entry.step.id, name), self._owner.visit)
        )
        return labelled(_("Own&er"), self._owner, self._owner.refusal)

    def _date_field(self) -> QWidget:
        _ = self._context.language.gettext
        words = _("D&ue")
        self._date = DateField(self._context, self._context.unstored, months=_MONTHS)
        self._date.changed.connect(self._on_date)
        self._usual = button(_("Back to the usual date"), self._on_usual, "link")
        return labelled(words, self._date, self._usual)

    def _usual_day(self) -> date:
        """Return the day of the roadmap, as the list says it."""
        step, roadmap = self._entry.step, self._editor.roadmap
        planned = roadmap.due.get(step.id) if roadmap else None
        return planned or self._session.result().planner.basis.begins + timedelta(days=step.due_days)

    def _on_date(self, day: date | None) -> None:
        """Take a day; without one the usual day counts, and is shown again."""
        self._edit(partial(self._editor.set_due, self._entry.step.id, day), self._date.visit)
        self.refresh()

    def _on_usual(self) -> None:
        self._edit(partial(self._editor.set_due, self._entry.step.id, None))
        self._date.setFocus()

    def _on_done(self, _checked: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._edit(partial(self._editor.set_done, self._entry.step.id, done=self._done.isChecked()))

    def _on_raise(self) -> None:
        self._edit(partial(self._editor.raise_answer, self._entry.step))

    def _show_text(self, code: str) -> None:
        self._context.navigator.go(TextsRoute(code))

    def _show_question(self) -> None:
        self._context.navigator.go(QuestionRoute(self._entry.step.capability))

"""A question with its levels in one line: for people who know the questions."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QPushButton, QVBoxLayout

from readiness.app.session import Session
from readiness.domain.answers import NOTE_LIMIT, Answer, Status
from readiness.domain.questionnaire import Capability
from readiness.ui.context import ViewContext
from readiness.ui.routes import QuestionRoute
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.answer_keys import AnswerActions, answer_by_key
from readiness.ui.widgets.building import text, toggle
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.toggles import RadioButton
from readiness.ui.widgets.wrapped_button import WrappedButton


class AnswerRow(QFrame):
    """Stores every answer at once; the chosen level says what it means. The keys are those of the question page."""

    def __init__(
        self,
        context: ViewContext,
        session: Session,
        capability: Capability,
        number: int,
        step: "Callable[[AnswerRow, int], None]",
    ) -> None:
        """Call `step` with this row and 1 or -1 where a key leads to another question."""
        super().__init__()
        self.code = capability.code
        self._context = context
        self._session = session
        self._capability = capability
        _, language = context.t.gettext, context.language
        self.question = capability.question.in_language(language)
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        # Not a stop on the way through the answers: the question page is one of many things to do here.
        heading = WrappedButton(f"{number}. {self.question}", self._go_to_question, context.tokens, BODY)
        heading.setToolTip(_("Open the question with evidence and help"))
        column.addWidget(heading)
        self._levels = self._make_levels()
        self._dont_know = self._toggle(_("Don't know"), self.toggle_dont_know)
        self._not_applicable = self._toggle(_("Not applicable …"), self.toggle_not_applicable)
        self._flag = self._toggle(_("Flag"), self.toggle_flag)
        column.addLayout(FlowLayout(*self._levels, self._dont_know, self._not_applicable, self._flag))
        self._reason = QLineEdit()
        self._reason.setMaxLength(NOTE_LIMIT)
        self._reason.setPlaceholderText(_("Why does the question not apply? Without a reason it stays unanswered."))
        self._reason.setAccessibleName(_("Reason why the question does not apply"))
        self._reason.textEdited.connect(lambda _typed: self._store_reason())
        self._reason.hide()
        column.addWidget(self._reason)
        self._meaning = text("", SMALL, "quiet")
        column.addWidget(self._meaning)
        self._actions = AnswerActions(
            choose=self._choose_by_key,
            dont_know=self.toggle_dont_know,
            not_applicable=self.toggle_not_applicable,
            flag=self.toggle_flag,
            forward=lambda: step(self, 1),
            backward=lambda: step(self, -1),
        )
        self.show_answer()

    def stop(self) -> RadioButton:
        """Return where the focus belongs: on the chosen level, or on the first one."""
        return next((level for level in self._levels if level.isChecked()), self._levels[0])

    def take_focus(self) -> None:
        """Put the focus there."""
        self.stop().setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, level: int) -> None:
        """Give a level."""
        self._change(status=Status.ANSWERED, level=level)

    def toggle_dont_know(self) -> None:
        """Answer with don't know, or take that back."""
        known = self._answer().status is Status.DONT_KNOW
        self._change(status=Status.UNANSWERED if known else Status.DONT_KNOW, level=None)

    def toggle_not_applicable(self) -> None:
        """Ask for the reason, or take the not applicable back."""
        if self._reason.isVisible():
            self._reason.hide()
            if self._answer().status is Status.NOT_APPLICABLE:
                self._change(status=Status.UNANSWERED, level=None)
            self.show_answer()
            return
        self._reason.show()
        self._reason.setFocus()
        self._not_applicable.setChecked(True)

    def toggle_flag(self) -> None:
        """Flag the question, or take the flag away."""
        self._change(flagged=not self._answer().flagged)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key wherever no text is being typed."""
        if not answer_by_key(event, self._actions):
            super().keyPressEvent(event)

    def show_answer(self) -> None:
        """Show the answer as it is stored."""
        answer, _ = self._answer(), self._context.t.gettext
        # An exclusive group refuses to have nothing checked.
        self._group.setExclusive(False)
        for level, choice in enumerate(self._levels):
            choice.setChecked(level == answer.level)
        self._group.setExclusive(True)
        self._dont_know.setChecked(answer.status is Status.DONT_KNOW)
        self._flag.setChecked(answer.flagged)
        excluded = answer.status is Status.NOT_APPLICABLE
        asking = self._reason.isVisible() and answer.status is Status.UNANSWERED
        self._not_applicable.setChecked(excluded or asking)
        self._reason.setVisible(excluded or asking)
        # A space at the end may be followed by a word.
        if excluded and self._reason.text().strip() != answer.reason:
            self._reason.setText(answer.reason)
        self._meaning.setText(self._words(answer))

    def _words(self, answer: Answer) -> str:
        """Return what the answer means."""
        _, language = self._context.t.gettext, self._context.language
        if answer.level is not None:
            name = self._session.questionnaire.ladder[answer.level].name.in_language(language)
            return f"{answer.level} {name}: {self._capability.levels[answer.level].in_language(language)}"
        return {
            Status.DONT_KNOW: _("Don't know: somebody else may."),
            Status.NOT_APPLICABLE: _("Not applicable, for the reason above."),
        }.get(answer.status, _("Not answered yet"))

    def _make_levels(self) -> list[RadioButton]:
        language = self._context.language
        self._group = QButtonGroup(self)
        choices = []
        for level, anchor in enumerate(self._capability.levels):
            choice = RadioButton(str(level))
            choice.setProperty("role", "level")
            words = anchor.in_language(language)
            name = self._session.questionnaire.ladder[level].name.in_language(language)
            choice.setAccessibleName(f"{level} {name}: {words}")
            choice.setToolTip(f"{name}: {words}")
            choice.clicked.connect(lambda _checked=False, level=level: self.choose(level))
            self._group.addButton(choice)
            choices.append(choice)
        return choices

    def _toggle(self, words: str, action: Callable[[], object]) -> QPushButton:
        made = toggle(words, action)
        made.setAccessibleDescription(self.question)
        return made

    def _answer(self) -> Answer:
        return self._session.assessment.answer(self._capability.code)

    def _change(self, **fields: object) -> None:
        """Store the answer with some fields replaced; a reason belongs to not applicable only."""
        changed = {f: getattr(self._answer(), f) for f in Answer.__struct_fields__} | fields
        if changed["status"] is not Status.NOT_APPLICABLE:
            changed["reason"] = ""
        self._session.answer(self._capability.code, Answer(**changed))
        self.show_answer()

    def _store_reason(self) -> None:
        reason = self._reason.text().encode("utf-8", "replace").decode("utf-8")[:NOTE_LIMIT].strip()
        if reason:
            self._change(status=Status.NOT_APPLICABLE, level=None, reason=reason)
        elif self._answer().status is Status.NOT_APPLICABLE:
            self._change(status=Status.UNANSWERED, level=None)

    def _choose_by_key(self, level: int) -> None:
        self.choose(level)
        self.take_focus()

    def _go_to_question(self) -> None:
        self._context.go(QuestionRoute(self._capability.code))

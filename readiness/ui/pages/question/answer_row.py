"""A question with its answers in one line: for people who know the questions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.domain.answers import Answer, Status
from readiness.domain.questionnaire import Capability, Question
from readiness.foundation.overriding import override
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.question.answer_controls import AnswerControls
from readiness.ui.pages.question.ways_to_answer import way_in_list
from readiness.ui.routes import QuestionRoute
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.answer_keys import AnswerActs, AnswerKey, answer_by_key
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.single_keys import SingleKeys
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.answer_names import AnswerNames


class AnswerRow(QFrame):
    """Stores every answer at once; the chosen level says what it means. The keys are those of the question page."""

    # A key leads to the next question (1), or to the one before (-1).
    stepped = Signal(int)

    def __init__(self, context: PageContext, edit: Edit, question: Question) -> None:
        super().__init__()
        self.code = question.code
        self._context = context
        self._session = context.session
        self._asked = question
        _, language = context.language.gettext, context.language
        self.question = language.of(question.question)
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        self._heading = WrappedButton(self.question, self._go_to_question, context.tokens, BODY)
        set_tool_tip(self._heading, _("Open the question with evidence and help"))
        column.addWidget(self._heading)
        self._way = way = way_in_list(context, question)
        self._controls = controls = AnswerControls(context, edit, question, way)
        for choice in (controls.dont_know, controls.not_applicable, controls.flag):
            choice.setAccessibleDescription(self.question)
        said = controls.reason.accessibleDescription()
        controls.reason.setAccessibleDescription(f"{self.question} {said}".strip())
        for button in way.buttons:
            button.setAccessibleDescription(self.question)
        for field in (widget for widget in way.widgets if widget not in way.buttons):
            column.addWidget(field)
        key = "K" if context.memory.settings.single_keys else ""
        self._confirming = KeyButton(context, _("My answer still holds"), controls.confirm, "", key)
        self._confirming.setAccessibleDescription(self.question)
        choices = (controls.dont_know, controls.not_applicable, controls.flag, self._confirming)
        column.addLayout(FlowLayout(*way.buttons, *choices))
        column.addWidget(controls.asked_reason)
        self._meaning = text("", SMALL, "quiet")
        column.addWidget(self._meaning)
        self._keys = SingleKeys(self, lambda: context.memory.settings.single_keys, context.unstored)
        self._keys.typed.connect(self._on_typed)
        self._acts: AnswerActs = {
            AnswerKey.DONT_KNOW: controls.toggle_dont_know,
            AnswerKey.NOT_APPLICABLE: controls.toggle_not_applicable,
            AnswerKey.FLAG: controls.toggle_flag,
            AnswerKey.EVIDENCE: self._go_to_question,
            AnswerKey.STILL_SO: self._controls.confirm,
            AnswerKey.SKIP: lambda: self.stepped.emit(1),
            AnswerKey.FORWARD: self._go_on,
            AnswerKey.BACKWARD: lambda: self.stepped.emit(-1),
        }
        self.show_answer()

    def set_number(self, number: int) -> None:
        """Number it among those that are asked."""
        self._heading.set_words(f"{number}. {self.question}")

    def tab_stop(self) -> QWidget:
        """Return where the focus belongs: on what was chosen, or on the first answer."""
        return self._controls.tab_stop

    def take_focus(self) -> None:
        """Put the focus there."""
        self.tab_stop().setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key wherever no text is being typed."""
        if not answer_by_key(event, self._keys, self._way.take_digit, self._acts):
            super().keyPressEvent(event)

    def show_answer(self) -> None:
        """Show the answer as it is stored."""
        self._controls.show_answer()
        words = self._words(self._controls.answer)
        waits = self._controls.can_confirm
        if not waits and self._confirming.hasFocus():
            # Whoever pressed it goes on from the answer.
            self.take_focus()
        self._confirming.setVisible(waits)
        if self._controls.to_confirm is not None:
            mark = self._context.language.gettext("To confirm")
            words = f"{mark} · {words}" if words else mark
        self._meaning.setText(words)
        self._meaning.setVisible(bool(words))

    def _words(self, answer: Answer) -> str:
        """Return what the answer means; nothing where a field says it."""
        _, question, language = self._context.language.gettext, self._asked, self._context.language
        names = AnswerNames(self._session.questionnaire, language)
        if answer.status is Status.ANSWERED:
            given = names.given(question, answer)
            if answer.level is None or not isinstance(question, Capability) or question.measure is not None:
                return ""
            statement = names.statement(question, answer.level)
            # The name alone stands on the button already.
            return "" if statement == given else f"{given}: {statement}"
        return {
            Status.DONT_KNOW: _("Don’t know. Someone else may know."),
            Status.NOT_APPLICABLE: _("Not applicable, for the reason above."),
        }.get(answer.status, _("Not answered yet"))

    def _go_on(self) -> None:
        self._context.unstored.store()
        if not self._way.fault:
            self.stepped.emit(1)

    def _on_typed(self, _words: str, first: bool) -> None:  # noqa: FBT001 - a signal's argument
        if first:
            words = self._context.language.gettext("Nothing was changed: write notes on the page of the question.")
            self._context.notifier.announce(words)

    def _go_to_question(self) -> None:
        self._context.navigator.go(QuestionRoute(self.code))

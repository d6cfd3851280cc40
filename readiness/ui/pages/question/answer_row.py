"""A question with its levels in one line: for people who know the questions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout

from readiness.domain.answers import Answer, Status
from readiness.domain.questionnaire import Capability
from readiness.foundation.overriding import override
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.question.answer_controls import AnswerControls
from readiness.ui.routes import QuestionRoute
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.answer_keys import AnswerActs, AnswerKey, answer_by_key
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.single_keys import SingleKeys
from readiness.ui.widgets.toggles import RadioButton
from readiness.ui.widgets.wrapped_button import WrappedButton


class AnswerRow(QFrame):
    """Stores every answer at once; the chosen level says what it means. The keys are those of the question page."""

    # A key leads to the next question (1), or to the one before (-1).
    stepped = Signal(int)

    def __init__(self, context: PageContext, edit: Edit, capability: Capability, number: int) -> None:
        super().__init__()
        self.code = capability.code
        self._context = context
        self._session = context.session
        self._capability = capability
        _, language = context.language.gettext, context.language
        self.question = language.of(capability.question)
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        heading = WrappedButton(f"{number}. {self.question}", self._go_to_question, context.tokens, BODY)
        set_tool_tip(heading, _("Open the question with evidence and help"))
        column.addWidget(heading)
        levels = self._make_levels()
        self._controls = controls = AnswerControls(context, edit, self.code, levels)
        for choice in (controls.dont_know, controls.not_applicable, controls.flag):
            choice.setAccessibleDescription(self.question)
        said = controls.reason.accessibleDescription()
        controls.reason.setAccessibleDescription(f"{self.question} {said}".strip())
        column.addLayout(FlowLayout(*levels, controls.dont_know, controls.not_applicable, controls.flag))
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
            AnswerKey.SKIP: lambda: self.stepped.emit(1),
            AnswerKey.FORWARD: lambda: self.stepped.emit(1),
            AnswerKey.BACKWARD: lambda: self.stepped.emit(-1),
        }
        self.show_answer()

    def tab_stop(self) -> QAbstractButton:
        """Return where the focus belongs: on what was chosen, or on the first level."""
        return self._controls.tab_stop

    def take_focus(self) -> None:
        """Put the focus there."""
        self.tab_stop().setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key wherever no text is being typed."""
        if not answer_by_key(event, self._keys, self._controls.choose_by_key, self._acts):
            super().keyPressEvent(event)

    def show_answer(self) -> None:
        """Show the answer as it is stored."""
        self._controls.show_answer()
        self._meaning.setText(self._words(self._controls.answer))

    def _words(self, answer: Answer) -> str:
        """Return what the answer means."""
        _, language = self._context.language.gettext, self._context.language
        if answer.level is not None:
            name = language.of(self._session.questionnaire.ladder[answer.level].name)
            return f"{answer.level} {name}: {language.of(self._capability.levels[answer.level])}"
        return {
            Status.DONT_KNOW: _("Don’t know. Someone else may know."),
            Status.NOT_APPLICABLE: _("Not applicable, for the reason above."),
        }.get(answer.status, _("Not answered yet"))

    def _make_levels(self) -> list[RadioButton]:
        language = self._context.language
        levels = []
        for level, anchor in enumerate(self._capability.levels):
            choice = RadioButton(str(level))
            choice.setProperty("role", "level")
            words = language.of(anchor)
            name = language.of(self._session.questionnaire.ladder[level].name)
            choice.setAccessibleName(f"{level} {name}: {words}")
            set_tool_tip(choice, f"{name}: {words}")
            levels.append(choice)
        return levels

    def _on_typed(self, _words: str, first: bool) -> None:  # noqa: FBT001 - a signal's argument
        if first:
            words = self._context.language.gettext("Nothing was changed: write notes on the page of the question.")
            self._context.notifier.announce(words)

    def _go_to_question(self) -> None:
        self._context.navigator.go(QuestionRoute(self._capability.code))

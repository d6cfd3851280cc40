"""A question with its levels in one line: for people who know the questions."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout

from readiness.app.session import Session
from readiness.domain.answers import Answer, Status
from readiness.domain.questionnaire import Capability
from readiness.ui.context import ViewContext
from readiness.ui.pages.question.answer_controls import AnswerControls
from readiness.ui.routes import QuestionRoute
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.answer_keys import AnswerActions, answer_by_key
from readiness.ui.widgets.elements import text
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
        _, language = context.language.gettext, context.language
        self.question = language.of(capability.question)
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        heading = WrappedButton(f"{number}. {self.question}", self._go_to_question, context.tokens, BODY)
        heading.setToolTip(_("Open the question with evidence and help"))
        column.addWidget(heading)
        levels = self._make_levels()
        self._controls = controls = AnswerControls(context, session, self.code, levels)
        controls.changed.connect(self.show_answer)
        for way in (controls.dont_know, controls.not_applicable, controls.flag):
            way.setAccessibleDescription(self.question)
        controls.reason.setAccessibleDescription(self.question)
        column.addLayout(FlowLayout(*levels, controls.dont_know, controls.not_applicable, controls.flag))
        column.addWidget(controls.asked_reason)
        self._meaning = text("", SMALL, "quiet")
        column.addWidget(self._meaning)
        self._actions = AnswerActions(
            controls.choose_by_key,
            controls.toggle_dont_know,
            controls.toggle_not_applicable,
            controls.toggle_flag,
            forward=lambda: step(self, 1),
            backward=lambda: step(self, -1),
        )
        self.show_answer()

    def stop(self) -> QAbstractButton:
        """Return where the focus belongs: on what was chosen, or on the first level."""
        return self._controls.stop

    def take_focus(self) -> None:
        """Put the focus there."""
        self.stop().setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key wherever no text is being typed."""
        if not answer_by_key(event, self._actions):
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
            Status.DONT_KNOW: _("Don’t know: somebody else may."),
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
            choice.setToolTip(f"{name}: {words}")
            levels.append(choice)
        return levels

    def _go_to_question(self) -> None:
        self._context.go(QuestionRoute(self._capability.code))

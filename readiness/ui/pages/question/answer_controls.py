"""What answers one question, the non-answers and the flag: every click is stored at once, and shown as stored.

The question page and the list put them where they belong.
"""

from dataclasses import asdict
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from readiness.domain.answers import NOTE_LIMIT, Answer, Status
from readiness.domain.fitting import fitting
from readiness.domain.questionnaire import Capability, Question
from readiness.domain.takeover import CarriedAnswer, Takeover
from readiness.domain.values import storable
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.question.answer_input import AnswerInput
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.key_button import KeyToggle
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredLine


class AnswerControls(QObject):
    """Every change of an answer goes through `change`."""

    # The field for the reason has appeared because the user asked for it.
    reason_asked = Signal()
    # The field for the reason is there, or is gone.
    reason_shown = Signal()

    def __init__(
        self,
        context: PageContext,
        edit: Edit,
        question: Question,
        way: AnswerInput,
    ) -> None:
        super().__init__()
        self._session = context.session
        self._unstored = context.unstored
        self._edit = edit
        self._question = question
        self._code = question.code
        self.way = way
        self._showing = False
        way.given.connect(self._take)
        _ = context.language.gettext
        shown = context.memory.settings.single_keys
        self.dont_know = KeyToggle(context, _("Don’t know"), self.toggle_dont_know, key="D" * shown)
        self.not_applicable = KeyToggle(context, _("Not applicable …"), self.toggle_not_applicable, key="N" * shown)
        self.flag = KeyToggle(context, _("Flag for later"), self.toggle_flag, key="F" * shown).with_icon("flag")
        self.reason = StoredLine(context.unstored, NOTE_LIMIT)
        self.reason.setPlaceholderText(_("Without it the question stays open."))
        self.reason.stored.connect(self._store_reason)
        # When this is the right answer is read before the reason is written.
        words = question.not_applicable if isinstance(question, Capability) else None
        right_when = text(context.language.of(words), SMALL, "quiet") if words else None
        if words:
            self.reason.setAccessibleDescription(context.language.of(words))
        # Its name stays to be read once something is typed.
        self.asked_reason = labelled(
            _("Reason why the question does not apply"), self.reason, self.reason.refusal, above=right_when
        )
        self.asked_reason.hide()

    @property
    def answer(self) -> Answer:
        """The answer as it is stored."""
        return self._session.assessment.answer(self._code)

    @property
    def to_confirm(self) -> tuple[Takeover, CarriedAnswer] | None:
        """How the answer was carried over from an earlier questionnaire, while it is to be confirmed."""
        return self._session.assessment.takeovers.to_confirm(self._code, self.answer)

    @property
    def can_confirm(self) -> bool:
        """Whether there is something to confirm: an answer that the newer question does not have cannot hold."""
        found = self.to_confirm
        return found is not None and found[1].status is not Status.UNANSWERED

    def confirm(self) -> bool:
        """Confirm what was carried over, and return whether there was something that can be confirmed."""
        if not self.can_confirm:
            return False
        self.change(to_confirm=False)
        return self.to_confirm is None

    @property
    def tab_stop(self) -> QWidget:
        """Where the focus belongs: what was chosen, or else what answers the question."""
        if self.way.chosen:
            return self.way.tab_stop
        others = (self.dont_know, self.not_applicable)
        return next((choice for choice in others if choice.isChecked()), self.way.tab_stop)

    @property
    def asks_reason(self) -> bool:
        """Whether the question is not applicable as soon as the reason is there."""
        return not self.asked_reason.isHidden() and self.answer.open

    def _take(self, fields: dict[str, object], visit: object) -> None:
        self.change(visit, **fields)

    def toggle_dont_know(self) -> None:
        """Answer with don't know, or take that back."""
        known = self.answer.status is Status.DONT_KNOW
        self.change(status=Status.UNANSWERED if known else Status.DONT_KNOW)

    def toggle_not_applicable(self) -> None:
        """Ask for the reason, or take the not applicable back."""
        if self.answer.status is Status.NOT_APPLICABLE or self.reason.isVisible():
            self._show_reason(shown=False)
            if self.answer.status is Status.NOT_APPLICABLE:
                self.change(status=Status.UNANSWERED)
            self.show_answer()
            return
        self._show_reason(shown=True)
        self.reason.setFocus()
        self.reason_asked.emit()
        self.not_applicable.setChecked(True)
        if self.reason.text().strip():
            self._store_reason(storable(self.reason.text(), NOTE_LIMIT))

    def call_off_reason(self) -> bool:
        """Take a not applicable back that has no reason yet; return whether there was one."""
        if self.asked_reason.isHidden() or self.reason.text().strip():
            return False
        self.toggle_not_applicable()
        return True

    def toggle_flag(self) -> None:
        """Flag the question, or take the flag away."""
        self.change(flagged=not self.answer.flagged)

    def change(self, visit: object = None, **fields: object) -> None:
        """Store the answer with some fields replaced; a reason belongs to not applicable only.

        The page shows it once it is stored, as it shows every change.
        """
        if self._showing:
            return
        # In the order of the user: first what was typed.
        self._unstored.store()
        changed = asdict(self.answer) | fields
        if "status" in fields:
            # Who answers, even as before, confirms what was carried over from an earlier questionnaire.
            changed["to_confirm"] = False
        if changed["status"] is not Status.NOT_APPLICABLE:
            changed["reason"] = ""
        if changed["status"] is not Status.ANSWERED:
            changed |= {"level": None, "value": ""}
        answer = fitting(self._question, Answer(**changed))
        delta = self._edit(partial(self._session.answer, self._code, answer), visit)
        if delta is None or not delta.answers:
            # A click has turned a button, whatever is stored.
            self.show_answer()

    def show_answer(self) -> None:
        """Show the answer as it is stored."""
        answer = self.answer
        self._showing = True
        self.way.show_answer(answer)
        self.dont_know.setChecked(answer.status is Status.DONT_KNOW)
        self.flag.setChecked(answer.flagged)
        excluded = answer.status is Status.NOT_APPLICABLE
        asking = self.reason.isVisible() and answer.status is Status.UNANSWERED
        self.not_applicable.setChecked(excluded or asking)
        self._show_reason(shown=excluded or asking)
        if excluded:
            self.reason.show_text(answer.reason)
        self._showing = False

    def _show_reason(self, *, shown: bool) -> None:
        if shown is self.asked_reason.isHidden():
            self.asked_reason.setVisible(shown)
            self.reason_shown.emit()

    def _store_reason(self, reason: str) -> None:
        if reason:
            self.change(self.reason.visit, status=Status.NOT_APPLICABLE, reason=reason)
        elif self.answer.status is Status.NOT_APPLICABLE:
            self.change(self.reason.visit, status=Status.UNANSWERED)

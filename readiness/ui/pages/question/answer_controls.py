"""The levels, the non-answers and the flag of one question: every click is stored at once, and shown as stored.

The question page and the list put them where they belong.
"""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from readiness.domain.answers import NOTE_LIMIT, Answer, Status
from readiness.domain.takeover import CarriedAnswer, Takeover
from readiness.domain.values import storable
from readiness.ui.page import Edit, PageContext
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
        code: str,
        levels: Sequence[QAbstractButton],
    ) -> None:
        super().__init__()
        self._session = context.session
        self._unstored = context.unstored
        self._edit = edit
        self._code = code
        self._levels = levels
        self._showing = False
        self._group = QButtonGroup(self)
        for level, choice in enumerate(levels):
            choice.clicked.connect(lambda _checked=False, level=level: self.choose(level))
            self._group.addButton(choice)
        _ = context.language.gettext
        shown = context.memory.settings.single_keys
        self.dont_know = KeyToggle(context, _("Don’t know"), self.toggle_dont_know, key="D" * shown)
        self.not_applicable = KeyToggle(context, _("Not applicable …"), self.toggle_not_applicable, key="N" * shown)
        self.flag = KeyToggle(context, _("Flag for later"), self.toggle_flag, key="F" * shown).with_icon("flag")
        self.reason = StoredLine(context.unstored, NOTE_LIMIT)
        self.reason.setPlaceholderText(_("Without it the question stays open."))
        self.reason.stored.connect(self._store_reason)
        # When this is the right answer is read before the reason is written.
        words = context.session.questionnaire.capabilities[code].not_applicable
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
    def tab_stop(self) -> QAbstractButton:
        """Where the focus belongs: what was chosen, or the first level."""
        choices = (*self._levels, self.dont_know, self.not_applicable)
        return next((choice for choice in choices if choice.isChecked()), self._levels[0])

    @property
    def asks_reason(self) -> bool:
        """Whether the question is not applicable as soon as the reason is there."""
        return not self.asked_reason.isHidden() and self.answer.open

    def choose(self, level: int) -> None:
        """Give a level; choosing the same level again takes nothing away."""
        self.change(status=Status.ANSWERED, level=level)

    def choose_by_key(self, level: int) -> None:
        """Give a level and take the focus along, so that no other level looks chosen too."""
        self.choose(level)
        self._levels[level].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_dont_know(self) -> None:
        """Answer with don't know, or take that back."""
        known = self.answer.status is Status.DONT_KNOW
        self.change(status=Status.UNANSWERED if known else Status.DONT_KNOW, level=None)

    def toggle_not_applicable(self) -> None:
        """Ask for the reason, or take the not applicable back."""
        if self.answer.status is Status.NOT_APPLICABLE or self.reason.isVisible():
            self._show_reason(shown=False)
            if self.answer.status is Status.NOT_APPLICABLE:
                self.change(status=Status.UNANSWERED, level=None)
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
        if "status" in fields and self.to_confirm is not None:
            # Who answers, even as before, confirms what was carried over from an earlier questionnaire.
            changed["flagged"] = False
        if changed["status"] is not Status.NOT_APPLICABLE:
            changed["reason"] = ""
        answer = Answer(**changed)
        delta = self._edit(partial(self._session.answer, self._code, answer), visit)
        if delta is None or not delta.answers:
            # A click has turned a button, whatever is stored.
            self.show_answer()

    def show_answer(self) -> None:
        """Show the answer as it is stored."""
        answer = self.answer
        self._showing = True
        # An exclusive group refuses to have nothing checked.
        self._group.setExclusive(False)
        for level, choice in enumerate(self._levels):
            choice.setChecked(level == answer.level)
        self._group.setExclusive(True)
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
            self.change(self.reason.visit, status=Status.NOT_APPLICABLE, level=None, reason=reason)
        elif self.answer.status is Status.NOT_APPLICABLE:
            self.change(self.reason.visit, status=Status.UNANSWERED, level=None)

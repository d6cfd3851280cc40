"""Beside the levels: what shows the answer, how it is backed, and the files that prove it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.answers import Answer, Confidence
from readiness.domain.questionnaire import Capability, Question
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.question.attachment_list import AttachmentList
from readiness.ui.theme.typography import BODY, SMALL, scaled
from readiness.ui.widgets.elements import text, toggle
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.key_names import key_name
from readiness.ui.widgets.plain import PlainLabel, set_tool_tip
from readiness.ui.widgets.stored_text import StoredText
from readiness.ui.widgets.toggles import ToggleButton
from readiness.wording.answer_names import AnswerNames


class QuestionEvidence(QWidget):
    """Hands every change to `change`, as fields of the answer."""

    # The user is done with it.
    closed = Signal()

    def __init__(
        self,
        context: PageContext,
        edit: Edit,
        question: Question,
        change: Callable[..., None],
    ) -> None:
        super().__init__()
        self._change = change
        self._context, self._code = context, question.code
        self._answer = Answer()
        _ = context.language.gettext
        self.note = StoredText(context.unstored, "", lines=6)
        shows = question.evidence_for(context.session.facts_for(question)) if isinstance(question, Capability) else None
        if shows:
            # Said to be an example: at a glance it could be what was typed.
            self.note.setPlaceholderText(_("For example: {evidence}").format(evidence=context.language.of(shows)))
        # A file that is dropped here is attached, not named.
        self.note.setAcceptDrops(False)
        self.note.stored.connect(lambda words: change(self.note.visit, evidence=words))
        label = PlainLabel(_("&Evidence: how do you know?"))
        scaled(label, BODY, bold=True)
        label.setWordWrap(True)
        optional = text(_("Optional; it is printed in the full report only."), SMALL, "quiet")
        label.setBuddy(self.note)
        self._earlier = text("", SMALL, "quiet")
        self._backings = self._make_backings(context)
        how = text(_("How sure are you?"), bold=True)
        self.files = AttachmentList(context, edit, question.code)
        attach = KeyButton(context, _("Attach files …"), self.files.choose, "link").with_icon("plus").flush()
        done = KeyButton(context, _("Done"), self.closed.emit, "", key_name("Esc"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(optional)
        column.addWidget(self.note)
        column.addWidget(self.note.refusal)
        column.addWidget(self._earlier)
        column.addWidget(how)
        column.addLayout(FlowLayout(*self._backings.values()))
        column.addWidget(self.files)
        column.addLayout(FlowLayout(attach))
        column.addLayout(FlowLayout(done))
        column.addStretch(1)

    def show_answer(self, answer: Answer) -> None:
        """Show the answer as it is stored."""
        self._answer = answer
        self.note.show_text(answer.evidence)
        for confidence, choice in self._backings.items():
            choice.setChecked(confidence is answer.confidence)
        self._earlier.setText(self._earlier_note())
        self._earlier.setVisible(bool(self._earlier.text()))

    def _earlier_note(self) -> str:
        """Return the note that lost its level when a form, a workshop or a merge changed it; nothing without one."""
        session, language = self._context.session, self._context.language
        entry = session.assessment.perspectives.earlier_note(self._code)
        if entry is None:
            return ""
        question = session.questionnaire.questions.get(self._code)
        given = AnswerNames(session.questionnaire, language).given(question, entry.before) if question else ""
        answer = given or language.gettext("no level")
        words = language.gettext("Earlier note, written for “{answer}”: {note}")
        return words.format(answer=answer, note=entry.retired_note)

    def begin_note(self, words: str, first: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Go on in the note with what was typed beside it; `first` are the first letters."""
        if not self.note.hasFocus():
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note.type_at_end(words, on_new_line=first)

    def _make_backings(self, context: PageContext) -> dict[Confidence, ToggleButton]:
        _ = context.language.gettext
        words = {Confidence.SHOWN: _("seen"), Confidence.STATED: _("told"), Confidence.GUESSED: _("guessed")}
        meanings = {
            Confidence.SHOWN: _("Someone has seen the evidence."),
            Confidence.STATED: _("Someone who should know has said so."),
            Confidence.GUESSED: _("No one has checked it."),
        }
        choices = {}
        for confidence, word in words.items():
            choice = toggle(word, lambda confidence=confidence: self._on_backed(confidence), "small")  # type: ignore[misc]
            set_tool_tip(choice, meanings[confidence])
            choice.setAccessibleName(_("How sure are you? {words}").format(words=word))
            choice.setAccessibleDescription(meanings[confidence])
            choice.setCursor(Qt.CursorShape.PointingHandCursor)
            choices[confidence] = choice
        return choices

    def _on_backed(self, confidence: Confidence) -> None:
        """Take the confidence; the same one again takes it back."""
        self._change(confidence=None if self._answer.confidence is confidence else confidence)
        # A click has turned the button already, whatever the answer is now.
        self.show_answer(self._answer)

"""One question a page: level cards, the non-answers, evidence, and what the stage says now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from readiness.app.guided_path import GuidedPath
from readiness.app.session import Session
from readiness.domain.answers import NOTE_LIMIT, UNANSWERED, Answer, Confidence, Status
from readiness.ui.context import ViewContext
from readiness.ui.routes import AnswersRoute, QuestionRoute, TasksRoute
from readiness.ui.theme.typography import HEADING, SMALL, scaled
from readiness.ui.widgets.building import Page, button, row, text
from readiness.ui.widgets.level_card import LevelCard

if TYPE_CHECKING:
    from readiness.ui.views.question_side import QuestionSide

# A note is stored this long after the last key, and at every way out of the page.
_NOTE_DELAY_MS = 600
# The question is painted before what stands beside it is made.
_SIDE_DELAY_MS = 40
# Below this width the side panel would squeeze the cards.
_SIDE_FROM_WIDTH = 1020


class QuestionView(QWidget):
    """Asks one question. Every answer is stored at once; there is no save button."""

    def __init__(self, context: ViewContext, session: Session, code: str) -> None:
        super().__init__()
        self._context = context
        self._session = session
        self._code = code
        path = GuidedPath(session.questionnaire, session.assessment)
        self._position = path.position(code)
        self._showing = False

        page = Page()
        self._column = page.column
        self._side: QuestionSide | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(page, 1)
        # The question comes first; what stands beside it follows a moment later.
        later = QTimer(self)
        later.setSingleShot(True)
        later.timeout.connect(self._add_side)
        later.start(_SIDE_DELAY_MS)

        self._add_head()
        self._cards = self._add_cards()
        self._add_non_answers()
        self._add_evidence()
        self._add_ways_on()
        self._column.addStretch(1)
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(_NOTE_DELAY_MS)
        self._note_timer.timeout.connect(self.store_note)
        self._show_answer()
        self.setFocusProxy(next((card for card in self._cards if card.isChecked()), self._cards[0]))

    # What is on the page.

    def _add_head(self) -> None:
        t, language, position = self._context.t, self._context.language, self._position
        back = button("← " + t.gettext("Overview"), lambda: self._leave_to(TasksRoute()), "link")
        where = t.gettext("{dimension} · {number} of {count}").format(
            dimension=position.dimension.name.in_language(language), number=position.number, count=position.count
        )
        place = text(where, role="quiet")
        place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = row(back, place, stretch_last=True)
        head.setStretch(1, 1)
        self._column.addLayout(head)
        question = text(position.capability.question.in_language(language), HEADING, bold=True)
        self._column.addWidget(question)
        self._column.addWidget(text(position.capability.why.in_language(language), role="quiet"))

    def _add_cards(self) -> list[LevelCard]:
        language = self._context.language
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(5)
        self._group = QButtonGroup(self)
        cards = []
        for level, anchor in enumerate(self._position.capability.levels):
            name = self._session.questionnaire.ladder[level].name.in_language(language)
            card = LevelCard(level, name, anchor.in_language(language), self._context.tokens)
            card.clicked.connect(lambda _checked=False, level=level: self.choose(level))
            self._group.addButton(card)
            layout.addWidget(card)
            cards.append(card)
        self._column.addWidget(holder)
        return cards

    def _add_non_answers(self) -> None:
        _ = self._context.t.gettext
        self._dont_know = button(_("Don't know") + "  (D)", self.toggle_dont_know)
        self._not_applicable = button(_("Not applicable …") + "  (N)", self.toggle_not_applicable)
        self._flag = button(_("Flag for later") + "  (F)", self.toggle_flag)
        for toggle in (self._dont_know, self._not_applicable, self._flag):
            toggle.setCheckable(True)
        self._column.addLayout(row(self._dont_know, self._not_applicable, self._flag))
        self._reason = QLineEdit()
        self._reason.setMaxLength(NOTE_LIMIT)
        self._reason.setPlaceholderText(_("Why does the question not apply? Without a reason it stays unanswered."))
        self._reason.setAccessibleName(_("Reason why the question does not apply"))
        self._reason.textEdited.connect(lambda _typed: self._store_reason())
        self._reason.hide()
        self._column.addWidget(self._reason)

    def _add_evidence(self) -> None:
        _, language = self._context.t.gettext, self._context.language
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self._note.fontMetrics().lineSpacing() * 2 + 22)
        self._note.setPlaceholderText(self._position.capability.evidence.in_language(language))
        self._note.textChanged.connect(self._on_note_typed)
        label = QLabel(_("&Evidence: what shows it?"))
        scaled(label, SMALL, bold=True)
        label.setBuddy(self._note)
        self._confidence = QComboBox()
        self._confidence.setAccessibleName(_("How is it backed?"))
        words = {Confidence.SHOWN: _("shown"), Confidence.STATED: _("stated"), Confidence.GUESSED: _("guessed")}
        self._confidence.addItem(_("How is it backed?"), None)
        for confidence, word in words.items():
            self._confidence.addItem(word, confidence)
        self._confidence.activated.connect(lambda: self._change(confidence=self._confidence.currentData()))
        heading = QHBoxLayout()
        heading.addWidget(label)
        heading.addStretch(1)
        heading.addWidget(self._confidence)
        self._column.addLayout(heading)
        self._column.addWidget(self._note)

    def _add_ways_on(self) -> None:
        _ = self._context.t.gettext
        self._on = button("", self.go_on, "primary")
        self._column.addLayout(row(self._on, button(_("Back"), self.go_back)))

    @property
    def complete(self) -> bool:
        """Whether everything is there, also what stands beside the question."""
        return self._side is not None

    # What one can do; the keys and the buttons meet here.

    def choose(self, level: int) -> None:
        """Give a level; choosing the same level again takes nothing away."""
        self._change(status=Status.ANSWERED, level=level)

    def toggle_dont_know(self) -> None:
        """Answer with don't know, or take that back."""
        known = self._answer().status is Status.DONT_KNOW
        self._change(status=Status.UNANSWERED if known else Status.DONT_KNOW, level=None)

    def toggle_not_applicable(self) -> None:
        """Ask for the reason, or take the not applicable back."""
        if self._answer().status is Status.NOT_APPLICABLE or self._reason.isVisible():
            self._reason.hide()
            if self._answer().status is Status.NOT_APPLICABLE:
                self._change(status=Status.UNANSWERED, level=None)
            self._show_answer()
            return
        self._reason.show()
        self._reason.setFocus()
        self._not_applicable.setChecked(True)
        if self._reason.text().strip():
            self._store_reason()

    def toggle_flag(self) -> None:
        """Flag the question, or take the flag away."""
        self._change(flagged=not self._answer().flagged)

    def go_on(self) -> None:
        """Go to the next question, or to the answers of the dimension after its last one."""
        following = self._position.after
        code = self._position.dimension.code
        self._leave_to(QuestionRoute(following) if following else AnswersRoute(code))

    def go_back(self) -> None:
        """Go to the question before, or to the task list before the first one."""
        before = self._position.before
        self._leave_to(QuestionRoute(before) if before else TasksRoute())

    def store_note(self) -> None:
        """Store what was typed as evidence."""
        self._note_timer.stop()
        self._change(evidence=_storable(self._note.toPlainText()))

    def leave(self) -> None:
        """Store what was typed before the page goes."""
        self.store_note()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key wherever no text is being typed."""
        key = event.key()
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        actions = {
            Qt.Key.Key_D: self.toggle_dont_know,
            Qt.Key.Key_N: self.toggle_not_applicable,
            Qt.Key.Key_F: self.toggle_flag,
            Qt.Key.Key_Return: self.go_on,
            Qt.Key.Key_Enter: self.go_on,
            Qt.Key.Key_Backspace: self.go_back,
        }
        if plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self.choose(key - Qt.Key.Key_0)
        elif plain and Qt.Key(key) in actions:
            actions[Qt.Key(key)]()
        else:
            super().keyPressEvent(event)

    # Storing and showing.

    def _add_side(self) -> None:
        # Scoring and its words are imported with it: the first question of a start need not wait for them.
        from readiness.ui.views import question_side

        self._side = question_side.QuestionSide(self._context, self._session, self._position)
        self._row.addWidget(self._side)
        self._side.setVisible(self.width() >= _SIDE_FROM_WIDTH)

    def _refresh_side(self) -> None:
        if self._side is not None:
            self._side.refresh()

    def _answer(self) -> Answer:
        return self._session.assessment.answer(self._code)

    def _change(self, **fields: object) -> None:
        """Store the answer with some fields replaced; a reason belongs to not applicable only."""
        if self._showing:
            return
        changed = {f: getattr(self._answer(), f) for f in Answer.__struct_fields__} | fields
        if changed["status"] is not Status.NOT_APPLICABLE:
            changed["reason"] = ""
        answer = Answer(**changed)
        delta = self._session.answer(self._code, UNANSWERED if answer == UNANSWERED else answer)
        if delta.answers:
            self._show_answer()
            self._refresh_side()

    def _store_reason(self) -> None:
        reason = _storable(self._reason.text())
        if reason.strip():
            self._change(status=Status.NOT_APPLICABLE, level=None, reason=reason)
        elif self._answer().status is Status.NOT_APPLICABLE:
            self._change(status=Status.UNANSWERED, level=None)

    def _on_note_typed(self) -> None:
        if not self._showing:
            self._note_timer.start()

    def _show_answer(self) -> None:
        answer = self._answer()
        self._showing = True
        # An exclusive group refuses to have nothing checked.
        self._group.setExclusive(False)
        for card in self._cards:
            card.setChecked(card.level == answer.level)
        self._group.setExclusive(True)
        self._dont_know.setChecked(answer.status is Status.DONT_KNOW)
        self._flag.setChecked(answer.flagged)
        excluded = answer.status is Status.NOT_APPLICABLE
        asking = self._reason.isVisible() and answer.status is Status.UNANSWERED
        self._not_applicable.setChecked(excluded or asking)
        self._reason.setVisible(excluded or asking)
        if excluded and self._reason.text() != answer.reason:
            self._reason.setText(answer.reason)
        if self._note.toPlainText().strip() != answer.evidence:
            self._note.setPlainText(answer.evidence)
        self._confidence.setCurrentIndex(max(0, self._confidence.findData(answer.confidence)))
        _ = self._context.t.gettext
        self._on.setText(_("Skip for now") if answer.open else _("Continue"))
        self._showing = False

    def _leave_to(self, route: TasksRoute | QuestionRoute | AnswersRoute) -> None:
        self.store_note()
        self._context.go(route)

    def resizeEvent(self, event: object) -> None:
        """Give narrow windows to the question alone."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self._side is not None:
            self._side.setVisible(self.width() >= _SIDE_FROM_WIDTH)


def _storable(typed: str) -> str:
    """Return what was typed without halves of characters, and not longer than a note may be."""
    return typed.encode("utf-8", "replace").decode("utf-8")[:NOTE_LIMIT].strip()

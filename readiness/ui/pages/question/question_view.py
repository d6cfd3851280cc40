"""One question a page: level cards, the non-answers, evidence, and what the stage says now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from readiness.app.guided_path import GuidedPath
from readiness.app.session import Delta
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.question.answer_controls import AnswerControls
from readiness.ui.pages.question.attachment_list import dropped_files
from readiness.ui.pages.question.level_card import LevelCard
from readiness.ui.pages.question.question_evidence import QuestionEvidence
from readiness.ui.routes import AnswersRoute, QuestionRoute, Route, TasksRoute
from readiness.ui.theme.typography import HEADING, zoomed
from readiness.ui.widgets.answer_keys import AnswerActs, AnswerKey, answer_by_key
from readiness.ui.widgets.elements import ScrollColumn, back_link, button, row, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.single_keys import SingleKeys

if TYPE_CHECKING:
    from readiness.ui.pages.question.question_side import QuestionSide

# Milliseconds for the paint to reach the screen.
_SIDE_DELAY_MS = 20
# Below this width the side panel would squeeze the cards.
_SIDE_FROM_WIDTH = 1020


class QuestionView(Page, QWidget):
    """Asks one question. Every answer is stored at once; there is no save button."""

    def __init__(self, context: PageContext, code: str) -> None:
        super().__init__(context)
        self._session = session = context.session
        self._code = code
        self.setAcceptDrops(True)
        self._path = GuidedPath(session.questionnaire, session.assessment)
        self._position = self._path.position(code)
        page = ScrollColumn()
        self._column = page.column
        self._column.setSpacing(7)
        self._side: QuestionSide | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(page, 1)
        # The question comes first; what stands beside it follows once it is painted.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._add_side)

        self._add_head()
        self._cards = self._add_cards()
        self._controls = controls = AnswerControls(context, self.edit, code, self._cards)
        self._column.addLayout(FlowLayout(controls.dont_know, controls.not_applicable, controls.flag))
        self._column.addWidget(controls.asked_reason)
        self._evidence = QuestionEvidence(context, self.edit, self._position.capability, controls.change)
        self._column.addWidget(self._evidence)
        self._add_next_buttons()
        self._column.addStretch(1)
        self._show_answer()
        self.setFocusProxy(controls.tab_stop)
        self._keys = SingleKeys(self, lambda: context.memory.settings.single_keys, context.unstored)
        self._keys.typed.connect(self._evidence.begin_note)
        self._acts: AnswerActs = {
            AnswerKey.DONT_KNOW: controls.toggle_dont_know,
            AnswerKey.NOT_APPLICABLE: controls.toggle_not_applicable,
            AnswerKey.FLAG: controls.toggle_flag,
            AnswerKey.FORWARD: self.go_on,
            AnswerKey.BACKWARD: self.go_back,
        }

    # What is on the page.

    def _add_head(self) -> None:
        language, position = self._context.language, self._position
        back = back_link(language.gettext("Overview"), lambda: self._leave_to(TasksRoute()))
        where = language.gettext("{dimension} · {number} of {count}").format(
            dimension=language.of(position.dimension.name), number=position.number, count=position.count
        )
        where_label = text(where, role="quiet")
        where_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = row(back, where_label, stretch_last=True)
        head.setStretch(1, 1)
        self._column.addLayout(head)
        question = text(language.of(position.capability.question), HEADING, bold=True)
        self._column.addWidget(question)
        why = position.capability.why_for(self._session.facts_for(position.capability))
        self._column.addWidget(text(language.of(why), role="quiet"))

    def _add_cards(self) -> list[LevelCard]:
        language = self._context.language
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(5)
        cards = []
        for level, anchor in enumerate(self._position.capability.levels):
            name = language.of(self._session.questionnaire.ladder[level].name)
            card = LevelCard(level, name, language.of(anchor), self._context.tokens)
            layout.addWidget(card)
            cards.append(card)
        self._column.addWidget(holder)
        return cards

    def _add_next_buttons(self) -> None:
        _ = self._context.language.gettext
        self._on = button("", self.go_on, "primary")
        self._column.addLayout(row(self._on, button(_("Back"), self.go_back)))

    @property
    def complete(self) -> bool:
        """Whether everything is there, also what stands beside the question."""
        return self._side is not None

    # Where one can go, and what one can do.

    def go_on(self) -> None:
        """Go to the next question, or to the answers of the dimension after its last one."""
        following = self._position.after
        code = self._position.dimension.code
        self._leave_to(QuestionRoute(following) if following else AnswersRoute(code))

    def go_back(self) -> None:
        """Go to the question before, or to the task list before the first one."""
        before = self._position.before
        self._leave_to(QuestionRoute(before) if before else TasksRoute())

    @override
    def follow(self, delta: Delta) -> None:
        self._show_answer()
        if delta.parts:
            self._evidence.files.refresh()
        self._refresh_side()

    @override
    def lead_to(self, delta: Delta) -> Route | None:
        others = [code for code in delta.answers if code != self._code and self._path.asks(code)]
        return QuestionRoute(others[0]) if others else None

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files; a document is for the window."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._evidence.files.add(dropped_files(event.mimeData()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key wherever no text is being typed; a word that is typed here goes into the note."""
        if not answer_by_key(event, self._keys, self._controls.choose_by_key, self._acts):
            super().keyPressEvent(event)

    # Storing and showing.

    def _add_side(self) -> None:
        # Scoring and its words are imported with it: the first question of a start need not wait for them.
        from readiness.ui.pages.question import question_side

        self._side = question_side.QuestionSide(self._context, self._position)
        self._place_side()

    def _place_side(self) -> None:
        """Put the panel beside the question where there is room, and below it where there is not."""
        if self._side is None:
            return
        beside = self.width() >= zoomed(_SIDE_FROM_WIDTH)
        if beside and self._row.indexOf(self._side) < 0:
            self._row.addWidget(self._side)
        elif not beside and self._column.indexOf(self._side) < 0:
            self._column.insertWidget(self._column.count() - 1, self._side)
        self._side.stand(beside=beside)
        if not beside:
            # The page grows at once: one frame with squeezed cards would be seen.
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _refresh_side(self) -> None:
        if self._side is not None:
            self._side.refresh()

    def _show_answer(self) -> None:
        self._controls.show_answer()
        self._evidence.show_answer(self._controls.answer)
        _ = self._context.language.gettext
        self._on.setText(_("Skip for now") if self._controls.answer.open else _("Continue"))

    def _leave_to(self, route: TasksRoute | QuestionRoute | AnswersRoute) -> None:
        self._context.navigator.go(route)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin with the side once the question itself can be seen."""
        super().paintEvent(event)
        if self._side is None and not self._later.isActive():
            self._later.start(_SIDE_DELAY_MS)

    @override
    def resizeEvent(self, event: object) -> None:
        """Give narrow windows to the question alone."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place_side()

"""One question a page: its answers, the non-answers, and beside them what counts, or the evidence."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.documents import SUFFIX
from readiness.app.guided_path import GuidedPath
from readiness.app.session import Delta
from readiness.domain.questionnaire import Capability
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.pages.question.answer_controls import AnswerControls
from readiness.ui.pages.question.answer_input import AnswerInput
from readiness.ui.pages.question.question_head import QuestionHead
from readiness.ui.pages.question.ways_to_answer import way_on_page
from readiness.ui.routes import AnswersRoute, QuestionRoute, Route, TasksRoute
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.action_bar import ProgressNote
from readiness.ui.widgets.answer_keys import AnswerActs, AnswerKey, answer_by_key
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.focus_scroll import keep_in_sight
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.single_keys import SingleKeys
from readiness.wording.progress import path_news, progress_words

if TYPE_CHECKING:
    from readiness.ui.pages.question.confirm_note import ConfirmNote
    from readiness.ui.pages.question.question_evidence import QuestionEvidence
    from readiness.ui.pages.question.question_side import QuestionSide

# Milliseconds for the paint to reach the screen.
_SIDE_DELAY_MS = 20
# So long an answer that was just chosen is seen before the next question comes; longer where it says something.
_GO_ON_MS, _READ_MS = 350, 2500
_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_WIDTH = 960
_TOPS = {Density.SMALL: 16, Density.COMPACT: 16, Density.COMFORTABLE: 40}
# Above and below the cards.
_BETWEEN = 8
_GAPS = {Density.SMALL: 4, Density.COMPACT: 4, Density.COMFORTABLE: 7}


class QuestionView(Page, FramedPage):
    """Asks one question. Every answer is stored at once; there is no save button."""

    def __init__(self, context: PageContext, route: QuestionRoute) -> None:
        super().__init__(context, context, _WIDTH)
        self._session = session = context.session
        self._code, self._checking = route.code, route.checking
        self._path = GuidedPath(session.asked, session.assessment)
        self._position = self._path.position(self._code)
        self._new_questions = False
        self.column.setSpacing(0)
        self.area.set_top(_TOPS[context.density])
        self._evidence: QuestionEvidence | None = None
        self._side: QuestionSide | None = None
        # The question comes first; what stands beside it follows once it is painted. Its place is kept.
        self._beside = QWidget()
        self._beside_column = QVBoxLayout(self._beside)
        self._beside_column.setContentsMargins(0, 0, 0, 0)
        self._beside_column.setSpacing(zoomed(20))
        self._later = self._timer(_SIDE_DELAY_MS, self._add_side)
        self._going_on = self._timer(_GO_ON_MS, self._lead_on)

        self._head = QuestionHead(context, self.column, self._position)
        self._question = self._head.question
        self.column.addSpacing(zoomed(_BETWEEN))
        self._confirm_note: ConfirmNote | None = None
        self._confirm_slot = QVBoxLayout()
        self._confirm_slot.setSpacing(0)
        self.column.addLayout(self._confirm_slot)
        self._way = self._add_way()
        self._controls = controls = AnswerControls(context, self.edit, self._position.question, self._way)
        controls.dont_know.pressed.connect(self._note_open)
        controls.dont_know.clicked.connect(
            lambda _checked=False: self._go_on_soon() if not controls.answer.open else None
        )
        # In a narrow window it stands below the question.
        controls.reason_asked.connect(lambda: keep_in_sight(controls.asked_reason))
        controls.reason_shown.connect(self._say_once)
        self._add_others()
        # At the side, as the evidence: below the cards a window of a laptop has no room left.
        self._beside_column.addWidget(controls.asked_reason)
        self.column.addStretch(1)
        self.set_side(self._beside, context.language.gettext("Beside the question"))
        self._fill_bar()
        self._show_answer()
        # Read first, and nothing looks chosen: the keys that answer work from here.
        self.setFocusProxy(self._way.tab_stop if self._way.typed_into else self._question)
        self._keys = SingleKeys(self, lambda: context.memory.settings.single_keys, context.unstored)
        self._keys.typed.connect(self._type_note)
        self._acts: AnswerActs = {
            AnswerKey.DONT_KNOW: self._dont_know,
            AnswerKey.NOT_APPLICABLE: controls.toggle_not_applicable,
            AnswerKey.FLAG: controls.toggle_flag,
            AnswerKey.EVIDENCE: self.show_evidence,
            AnswerKey.STILL_SO: self._confirm,
            AnswerKey.SKIP: self.leave_open,
            AnswerKey.FORWARD: self.go_on,
            AnswerKey.BACKWARD: self.go_back,
        }

    # What is on the page.

    def _add_way(self) -> AnswerInput:
        way = way_on_page(self._context, self._position.question)
        layout = QVBoxLayout()
        layout.setSpacing(zoomed(_GAPS[self._context.density]))
        for widget in way.widgets:
            layout.addWidget(widget)
        for button in way.buttons:
            if way.whole_at_once and isinstance(button, AnswerCard):
                # Before the answer is stored: afterwards it would not be open any more.
                button.pressed.connect(self._note_open)
                button.pointed.connect(self._go_on_soon)
        self.column.addLayout(layout)
        self._was_open = False
        return way

    def _add_others(self) -> None:
        _, controls = self._context.language.gettext, self._controls
        key = "E" if self._context.memory.settings.single_keys else ""
        self._evidence_link = KeyButton(self._context, "", self.show_evidence, "link", key)
        self.column.addSpacing(zoomed(_BETWEEN))
        self.column.addLayout(
            FlowLayout(controls.dont_know, controls.not_applicable, controls.flag, self._evidence_link, push_last=True)
        )

    def _fill_bar(self) -> None:
        language = self._context.language
        _ = language.gettext
        if self._checking is None:
            self.bar.add_back(_("Back"), self.go_back)
        self._progress = ProgressNote(self._context, 0, "")
        if self._checking is None:
            key = "S" if self._context.memory.settings.single_keys else ""
            self.bar.add_quiet(_("Skip"), self.leave_open, key)
            self.bar.set_middle(self._progress)
        words = _("Continue") if self._checking is None else _("Back to the answers")
        self._on = self.bar.add_primary(words, self.go_on, _("Enter"))

    @property
    def complete(self) -> bool:
        """Whether everything is there, also what stands beside the question; a preview goes without."""
        return self._side is not None or not self._shows_open_document

    # Where one can go, and what one can do.

    def go_on(self) -> None:
        """Go to the next question, after the last one to all answers; an open question asks for an answer first."""
        self._context.unstored.store()
        if self._way.fault or (self._controls.answer.open and self._checking is None):
            self._say_what_is_missing()
            return
        self.leave_open()

    def _say_what_is_missing(self) -> None:
        """Say it where the progress stands: a message above the bar would lie on what it asks for."""
        _ = self._context.language.gettext
        question = self._position.question
        if self._controls.asks_reason:
            words = _("The reason is missing.")
            self._controls.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._way.fault:
            words = _("Not stored yet: please look at what you typed.")
            self._way.tab_stop.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(question, Capability) and question.levels:
            words = _("Still open: a level, or “Don’t know”?")
        else:
            words = _("Still open: an answer, or “Don’t know”?")
        self._progress.warn(words)
        self._context.notifier.tell(words)

    def leave_open(self) -> None:
        """Go on, whatever the answer is."""
        self._going_on.stop()
        following = self._position.after
        if self._checking is not None:
            self._leave_to(AnswersRoute(self._checking))
        else:
            self._leave_to(QuestionRoute(following) if following else AnswersRoute())

    def go_back(self) -> None:
        """Go to the question before, or to the task list before the first one."""
        self._going_on.stop()
        before = self._position.before
        if self._checking is not None:
            self._leave_to(AnswersRoute(self._checking))
        else:
            self._leave_to(QuestionRoute(before) if before else TasksRoute())

    def show_evidence(self) -> None:
        """Show the form for evidence in place of the texts beside the question."""
        self._going_on.stop()
        if self._side is None:
            self._add_side()
        assert self._side is not None
        if self._evidence is None:
            # Imported when it is asked for: most questions go without.
            from readiness.ui.pages.question.question_evidence import QuestionEvidence

            self._evidence = QuestionEvidence(self._context, self.edit, self._position.question, self._controls.change)
            self._evidence.closed.connect(self.hide_evidence)
            self._beside_column.addWidget(self._evidence)
            self._evidence.show_answer(self._controls.answer)
        self._side.hide()
        self._evidence.show()
        self._evidence.note.setFocus(Qt.FocusReason.OtherFocusReason)
        # In a narrow window it stands below the question, and has its place only now.
        keep_in_sight(self._evidence.note)

    def hide_evidence(self) -> None:
        """Show the texts beside the question again."""
        if self._evidence is not None and self._side is not None:
            self._evidence.hide()
            self._side.show()
            self._refresh_side()
            self._evidence_link.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def writing(self) -> bool:
        """Whether the form for evidence is shown."""
        return self._evidence is not None and not self._evidence.isHidden()

    @property
    def evidence(self) -> "QuestionEvidence":
        """The form for evidence; it has to be shown first."""
        assert self._evidence is not None
        return self._evidence

    @override
    def follow(self, delta: Delta) -> None:
        self._going_on.stop()
        self._follow_path()
        self._show_answer()
        if delta.parts and self._evidence is not None:
            self._evidence.files.refresh()
        self._refresh_side()

    def _follow_path(self) -> None:
        """Take note of questions that an answer has brought or taken away, and say so."""
        session, before = self._session, self._path
        self._path = path = GuidedPath(session.asked, session.assessment)
        news = path_news(before.codes, path.codes, self._context.language)
        self._new_questions = bool(news)
        if path.asks(self._code):
            self._position = path.position(self._code)
        self._head.show_news(news)
        if news:
            self._context.notifier.tell(news)
            if self._side is not None:
                self._side.move_to(self._position)

    @override
    def opened(self) -> object:
        if self.writing:
            return AnswerKey.EVIDENCE
        return AnswerKey.NOT_APPLICABLE if self._controls.asks_reason else None

    @override
    def resume(self, opened: object) -> None:
        if opened is AnswerKey.EVIDENCE:
            self.show_evidence()
        elif opened is AnswerKey.NOT_APPLICABLE and self._controls.answer.open:
            self._controls.toggle_not_applicable()

    @override
    def lead_to(self, delta: Delta) -> Route | None:
        path = GuidedPath(self._session.asked, self._session.assessment)
        others = [code for code in delta.answers if code != self._code and path.asks(code)]
        return QuestionRoute(others[0]) if others else None

    @override
    def use_of_dropped(self, paths: Sequence[Path]) -> Callable[[], object] | None:
        """Files are attached; a document is for the window."""
        files = [path for path in paths if path.suffix.lower() != SUFFIX]
        return partial(self._attach, files) if files else None

    def _attach(self, files: Sequence[Path]) -> None:
        self.show_evidence()
        self.evidence.files.add(files)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key wherever no text is being typed; a word that is typed here goes into the note."""
        # Whoever presses a key in the moment after a choice has more to do here.
        self._going_on.stop()
        if event.key() == Qt.Key.Key_Escape and (self._way.call_off() or self._close_side() or self._in_field):
            # Enter goes on from here, as its button says.
            self._question.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in _ARROWS and self._step(_ARROWS[Qt.Key(event.key())]):
            # The answers are led through; none is chosen by that.
            event.accept()
        elif not answer_by_key(event, self._keys, self._choose_by_key, self._acts):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Have Tab lead from the reason, which stands at the side, on to the way on."""
        if next and self._controls.reason.hasFocus() and not self.writing:
            self._on.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(next)

    def _close_side(self) -> bool:
        """Put away what was opened beside the question; return whether there was something."""
        controls = self._controls
        if (controls.reason.hasFocus() or not self.writing) and controls.call_off_reason():
            return True
        if not self.writing:
            return False
        self.hide_evidence()
        return True

    def _step(self, by: int) -> bool:
        """Lead the focus from the question to the answers, and through them; return whether it was there."""
        focused = self.focusWidget()
        if focused is self._question:
            self._controls.tab_stop.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        buttons = self._way.buttons
        if focused not in buttons:
            return False
        at = min(max(0, buttons.index(focused) + by), len(buttons) - 1)
        buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @property
    def _in_field(self) -> bool:
        """Whether the focus is in the field that answers the question."""
        focused = self.focusWidget()
        return self._way.typed_into and any(one is focused or one.isAncestorOf(focused) for one in self._way.widgets)

    def _dont_know(self) -> None:
        """Answer with don't know, or take that back; as an answer it leads on like a level."""
        self._note_open()
        self._controls.toggle_dont_know()
        self._go_on_soon()

    def _choose_by_key(self, digit: int) -> None:
        self._note_open()
        if self._way.take_digit(digit) and self._way.whole_at_once:
            self._go_on_soon()

    def _type_note(self, words: str, first: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._going_on.stop()
        if not self.writing and self._way.take_words(words, first=first):
            return
        if not self.writing:
            self.show_evidence()
        self.evidence.begin_note(words, first)

    # Going on by itself.

    def _note_open(self) -> None:
        """Note whether a press answers or corrects; it must not lose its question before it ends."""
        self._going_on.stop()
        self._was_open = self._controls.answer.open

    def _go_on_soon(self) -> None:
        """Go on a moment after an open question got its answer; whoever changes an answer stays."""
        if self._context.memory.settings.go_on and self._was_open and not self.writing and self._checking is None:
            self._going_on.start(_READ_MS if self._new_questions else _GO_ON_MS)

    def _lead_on(self) -> None:
        """Go on; after the first answer of an assessment, say that this happens by itself."""
        context, _ = self._context, self._context.language.gettext
        here = QuestionRoute(self._code)
        begun = self._path.progress().done == 1
        self.go_on()

        def back() -> None:
            context.notifier.announce("")
            context.navigator.go(here)

        def stay() -> None:
            context.memory.change(go_on=False)
            back()

        if begun and context.navigator.route != here:
            words = _("Your answer is stored. A choice leads on to the next question by itself.")
            context.notifier.announce(words, (_("Back to it"), back), (_("Do not lead on"), stay))

    # Storing and showing.

    def _add_side(self) -> None:
        if self._side is not None or not self._shows_open_document:
            return
        # Scoring and its words are imported with it: the first question of a start need not wait for them.
        from readiness.ui.pages.question import question_side

        self._later.stop()
        self._side = question_side.QuestionSide(self._context, self._position)
        if self._session.assessment.history.predecessor is not None:
            # Imported when there is a last time.
            from readiness.ui.pages.question.last_time import last_time_note

            if (note := last_time_note(self._context, self._position.question)) is not None:
                self._beside_column.addWidget(note)
        self._beside_column.addWidget(self._side)
        self._say_once()

    @property
    def _shows_open_document(self) -> bool:
        # It may be closed by now, with the page about to go; an editor shows one that is not open.
        return self._context.documents.session is self._session

    def _refresh_side(self) -> None:
        if self._side is not None and not self._side.isHidden():
            self._side.refresh()

    def _say_once(self) -> None:
        if self._side is not None:
            self._side.leave_to_reason(asked=not self._controls.asked_reason.isHidden())

    def _show_answer(self) -> None:
        answer = self._controls.answer
        self._controls.show_answer()
        self._show_confirmation()
        if self._evidence is not None:
            self._evidence.show_answer(answer)
        _ = self._context.language.gettext
        given = bool(answer.evidence or self._session.assessment.attachments.of.get(self._code))
        self._evidence_link.set_words(_("Edit the evidence") if given else _("Add evidence"))
        self._evidence_link.with_icon("check" if given else "plus")
        # What is filled is ready.
        self._on.set_role("" if answer.open and self._checking is None else "primary")
        self._show_progress()

    def _show_confirmation(self) -> None:
        """Ask for a confirmation where the answer came from an earlier version of the questionnaire."""
        found = self._controls.to_confirm
        if found is not None and self._confirm_note is None:
            # Imported when it is asked for: hardly any question needs it.
            from readiness.ui.pages.question.confirm_note import ConfirmNote

            self._confirm_note = ConfirmNote(self._context, self._confirm)
            if found[1].same:
                # What was chosen is seen among the cards: beside them there is room in the window of a laptop.
                self._beside_column.insertWidget(0, self._confirm_note)
            else:
                self._confirm_slot.addWidget(self._confirm_note)
                self._confirm_slot.addSpacing(zoomed(_BETWEEN))
        if self._confirm_note is not None:
            if found is None and self._confirm_note.isAncestorOf(self.focusWidget() or self):
                self._question.setFocus(Qt.FocusReason.OtherFocusReason)
            self._confirm_note.show_carried(found)

    def _confirm(self) -> None:
        """Confirm what was carried over; an answer of last time leads on, as one that is given now does."""
        found = self._controls.to_confirm
        self._going_on.stop()
        if found is None or not self._controls.confirm():
            return
        leads_on = found[0].assessed_on is not None and self._context.memory.settings.go_on
        if leads_on and not self.writing and self._checking is None:
            self._going_on.start(_GO_ON_MS)

    def _show_progress(self) -> None:
        # Where one is stands above the question; the track in the bar says how much is done, as on every page.
        path, progress = self._path, self._path.progress()
        self._head.show_place(self._position, to_confirm=path.to_confirm(self._code))
        words = progress_words(progress, path.minutes_left(), self._context.language)
        self._progress.show_progress(progress.settled / max(1, progress.asked), words)

    def _leave_to(self, route: TasksRoute | QuestionRoute | AnswersRoute) -> None:
        self._context.navigator.go(route)

    def _timer(self, interval_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(act)
        return timer

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin with the side once the question itself can be seen."""
        super().paintEvent(event)
        if self._side is None and not self._later.isActive():
            self._later.start()

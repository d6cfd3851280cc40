"""Fields for facts: a number with its unit and range, a day, or words. What cannot be stored stays, and is said."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.domain.answers import NOTE_LIMIT, Answer, Status
from readiness.domain.questionnaire import Question
from readiness.domain.values import storable
from readiness.foundation.errors import InvalidError
from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.pages.question.answer_input import NOTHING, AnswerInput
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.date_field import DateField, Lies
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.stored_text import StoredLine, StoredText

_LONGEST_NUMBER = 40
_NUMBER_WIDTH = 160
_LINES = 4


class NumberInput(AnswerInput):
    """A number in the notation of the language. Below it stands what it counts as, or what is wrong with it."""

    def __init__(self, context: PageContext, question: Question) -> None:
        super().__init__(context, question)
        assert question.measure is not None
        self._measure = question.measure
        self._shown = ""
        self._line = line = StoredLine(context.unstored, _LONGEST_NUMBER, self._is_whole)
        line.setMaximumWidth(zoomed(_NUMBER_WIDTH))
        line.setMinimumWidth(zoomed(_NUMBER_WIDTH))
        line.setAccessibleName(context.language.of(question.question))
        unit, possible = self._words.unit(self._measure), self._words.range(self._measure)
        line.setAccessibleDescription(", ".join(part for part in (unit, possible) if part))
        line.stored.connect(self._on_stored)
        line.textChanged.connect(self._on_typed)
        holder = QWidget()
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(zoomed(12))
        beside.addWidget(line)
        beside.addWidget(text(" · ".join(part for part in (unit, possible) if part), role="quiet"), 1)
        self._says, self._fault = text("", role="quiet"), text("", role="warning")
        self._fault.hide()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, zoomed(4), 0, zoomed(4))
        column.setSpacing(zoomed(6))
        for part in (holder, line.refusal, self._fault, self._says):
            column.addWidget(part)
        whole.setFocusProxy(line)
        self._says.setVisible(bool(self._measure.bands))
        self.widgets = [whole]

    @property
    @override
    def fault(self) -> str:
        return self._fault.text() if not self._fault.isHidden() else ""

    @override
    def show_answer(self, answer: Answer) -> None:
        if answer.value == self._shown and self.fault:
            # What could not be stored stays until something else is stored.
            return
        self._shown = answer.value
        self._complain("")
        typed = self._line.text()
        # What is typed as "2,50" or "1.000 people" stays as it is typed.
        self._line.show_text(typed if self._stored(typed) == answer.value else self._written(answer.value))
        self._say()

    @override
    def take_digit(self, digit: int) -> bool:
        """Begin to type where the focus is elsewhere."""
        if not self._line.hasFocus():
            self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._line.selectAll()
            self._line.insert(str(digit))
        return True

    @override
    def call_off(self) -> bool:
        if self._stored(self._line.text()) == self._shown and not self.fault:
            return False
        self._complain("")
        self._line.setText(self._written(self._shown))
        return True

    def _is_whole(self, typed: str) -> bool:
        return not typed or bool(self._stored(typed))

    def _stored(self, typed: str) -> str:
        """Return what is typed as it is stored; empty where it cannot be."""
        try:
            return self._words.read(self._measure, typed) if typed.strip() else ""
        except InvalidError:
            return ""

    def _written(self, value: str) -> str:
        return self._words.number(float(value)) if value else ""

    def _on_typed(self) -> None:
        self._complain("")
        self._say()

    def _say(self) -> None:
        self._says.setText(self._words.counts_as(self._question, self._stored(self._line.text())))

    def _on_stored(self, typed: str) -> None:
        if not typed:
            if self._shown:
                self.given.emit(NOTHING, self._line.visit)
            return
        try:
            value = self._words.read(self._measure, typed)
        except InvalidError as error:
            self._complain(self._words.fault(self._measure, typed, error))
            return
        self.given.emit({"status": Status.ANSWERED, "value": value}, self._line.visit)

    def _complain(self, words: str) -> None:
        if words and self._shown:
            kept = self._context.language.gettext("Until then, {number} stays.")
            words += " " + kept.format(number=self._written(self._shown))
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        unstored = self._context.unstored
        if words and self._line.hasFocus():
            # It stands below the field, where one looks.
            unstored.too_long.emit(words)
        elif words:
            unstored.tell(words)


class DayInput(AnswerInput):
    """A day, typed in any usual form or chosen from a calendar."""

    def __init__(self, context: PageContext, question: Question) -> None:
        super().__init__(context, question)
        name = context.language.of(question.question)
        self.field = DateField(context, context.unstored, name, lies=Lies.IN_ANY_YEAR)
        self.field.changed.connect(self._on_changed)
        self.widgets = [self.field]

    @property
    @override
    def fault(self) -> str:
        return self.field.fault

    @override
    def show_answer(self, answer: Answer) -> None:
        self.field.show_day(date.fromisoformat(answer.value) if answer.value else None)

    @override
    def take_digit(self, digit: int) -> bool:
        self.field.begin_typing(str(digit))
        return True

    @override
    def call_off(self) -> bool:
        return self.field.call_off()

    def _on_changed(self, day: date | None) -> None:
        given = NOTHING if day is None else {"status": Status.ANSWERED, "value": day.isoformat()}
        self.given.emit(given, self.field.visit)


class WordsInput(AnswerInput):
    """Words, in several lines."""

    def __init__(self, context: PageContext, question: Question) -> None:
        super().__init__(context, question)
        self.field = StoredText(context.unstored, context.language.of(question.question), _LINES, NOTE_LIMIT)
        self.field.stored.connect(self._on_stored)
        self.widgets = [self.field, self.field.refusal]

    @override
    def show_answer(self, answer: Answer) -> None:
        self.field.show_text(answer.value)

    @override
    def take_digit(self, digit: int) -> bool:
        if not self.field.hasFocus():
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.type_at_end(str(digit), on_new_line=False)
        return True

    @override
    def take_words(self, words: str, *, first: bool) -> bool:
        if not self.field.hasFocus():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.type_at_end(words, on_new_line=first)
        return True

    def _on_stored(self, words: str) -> None:
        kept = storable(words, NOTE_LIMIT)
        self.given.emit({"status": Status.ANSWERED, "value": kept} if kept else NOTHING, self.field.visit)

"""A question about the organisation, with the field that answers it."""

from contextlib import suppress
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from readiness.domain.knowledge import AnswerKind, ProfileQuestion
from readiness.ui.page import PageContext
from readiness.ui.pages.profile.wide_row import WideRow
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.elements import row, text
from readiness.ui.widgets.info_button import InfoButton
from readiness.ui.widgets.segmented import Segmented

# More choices than these are no row any more.
_MOST_SEGMENTS = 4
# When something begins that is still ahead, in months from now.
_MONTHS = (3, 6, 12)


class ProfileRow(WideRow):
    """Emits what is answered, as documents store it, and during which stay in the field; "" takes an answer back."""

    answered = Signal(str, object)

    def __init__(self, context: PageContext, question: ProfileQuestion) -> None:
        super().__init__()
        self._context = context
        words = context.language.of(question.question)
        # An ampersand is one here: a label with a buddy takes it for the mark of a shortcut.
        label = text(words.replace("&", "&&"), SMALL, bold=True)
        asked = QWidget()
        line = QHBoxLayout(asked)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(label, 1)
        if question.help:
            line.addWidget(InfoButton(context, words, context.language.of(question.help)))
        self._field = self._made(question)
        label.setBuddy(self._field)
        self._field.setAccessibleName(words)
        # Behind a list the rest of the row is free; the others take what they need themselves.
        self.put(asked, row(self._field, stretch_last=not isinstance(self._field, ChoiceList)))

    @property
    def field(self) -> QWidget:
        """What answers the question."""
        return self._field

    def show_given(self, given: str) -> None:
        """Show what is stored; a value that is no answer any more counts as none."""
        field = self._field
        if isinstance(field, DateField):
            day = None
            with suppress(ValueError):
                day = date.fromisoformat(given)
            field.show_day(day)
        elif isinstance(field, Segmented):
            field.show_value(given)
        else:
            field.setCurrentIndex(max(0, field.findData(given)))

    def _made(self, question: ProfileQuestion) -> ChoiceList | DateField | Segmented:
        context, _, language = self._context, self._context.language.gettext, self._context.language
        if question.kind is AnswerKind.DATE:
            day = DateField(context, context.unstored, months=_MONTHS)
            day.changed.connect(lambda to: self.answered.emit("" if to is None else to.isoformat(), day.visit))
            return day
        choices = [(str(choice.value), language.of(choice.text)) for choice in question.choices]
        if question.kind is AnswerKind.YES_NO:
            choices = [("yes", _("Yes")), ("no", _("No"))]
        if len(choices) <= _MOST_SEGMENTS:
            few = Segmented(choices, context.tokens, clear=_("Clear"))
            few.chosen.connect(lambda value: self.answered.emit(value or "", None))
            return few
        many = ChoiceList(context.tokens)
        many.add(_("not stated"), "")
        for value, words in choices:
            many.add(words, value)
        many.activated.connect(lambda _index: self.answered.emit(many.currentData(), None))
        return many

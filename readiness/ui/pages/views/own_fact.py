"""A field for a fact of one's own, where those that people gave do not hold."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.scales import Measure, MeasureKind
from readiness.foundation.errors import InvalidError
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.date_field import DateField, Lies
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.stored_text import StoredLine
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.measures import MeasureWords

_LONGEST = 300


class OwnFact(QWidget):
    """A list, ticks, a day or a line, by what is asked for; `given` has the fact as it is stored."""

    given = Signal(str)

    def __init__(self, look: PageContext, measure: Measure) -> None:
        super().__init__()
        self._look = look
        self._read: Callable[[], str]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        makers = {
            MeasureKind.CHOICE: self._add_list,
            MeasureKind.MULTIPLE: self._add_ticks,
            MeasureKind.DATE: self._add_day,
        }
        makers.get(measure.kind, self._add_line)(measure)

    @property
    def value(self) -> str:
        """What is given; empty where nothing is."""
        return self._read()

    def _add_list(self, measure: Measure) -> None:
        field = ChoiceList(self._look.tokens)
        for choice in measure.choices:
            field.add(self._look.language.of(choice.text), str(choice.value))
        field.setAccessibleName(self._look.language.gettext("Own answer"))
        self._read = lambda: str(field.currentData())
        field.activated.connect(lambda _row: self.given.emit(self.value))
        self._column.addWidget(field)

    def _add_ticks(self, measure: Measure) -> None:
        ticks = {
            str(one.value): WrappedCheck(self._look.language.of(one.text), self._look.tokens) for one in measure.choices
        }
        self._read = lambda: " ".join(value for value, tick in ticks.items() if tick.isChecked())
        for tick in ticks.values():
            tick.toggled.connect(lambda _on: self.given.emit(self.value))
            self._column.addWidget(tick)

    def _add_day(self, _measure: Measure) -> None:
        name = self._look.language.gettext("Own answer")
        field = DateField(self._look, self._look.unstored, name, lies=Lies.IN_ANY_YEAR)
        self._read = lambda: field.day.isoformat() if field.day is not None else ""
        field.changed.connect(lambda _day: self.given.emit(self.value))
        self._column.addWidget(field)

    def _add_line(self, measure: Measure) -> None:
        """Add a line for words, or for a number in the notation of the language; what is none is stored as it is."""
        line = StoredLine(self._look.unstored, _LONGEST)
        line.setAccessibleName(self._look.language.gettext("Own answer"))
        words = MeasureWords(self._look.session.questionnaire, self._look.language)

        def read() -> str:
            typed = line.text().strip()
            if measure.kind is MeasureKind.NUMBER and typed:
                with suppress(InvalidError):
                    return words.read(measure, typed)
            return typed

        self._read = read
        line.stored.connect(lambda _words: self.given.emit(self.value))
        self._column.addWidget(line)
        self._column.addWidget(line.refusal)
        if unit := words.unit(measure):
            self._column.addWidget(text(unit, SMALL, "quiet"))

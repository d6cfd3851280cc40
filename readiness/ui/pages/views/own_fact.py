"""A field for a fact of one's own, where those that people gave do not hold."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.scales import Measure, MeasureKind
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.stored_text import StoredLine
from readiness.ui.widgets.wrapped_choice import WrappedCheck

_LONGEST = 300


class OwnFact(QWidget):
    """A list, ticks or a line, by what is asked for; `given` has the fact as it is stored."""

    given = Signal(str)

    def __init__(self, look: PageContext, measure: Measure) -> None:
        super().__init__()
        self._look = look
        self._read: Callable[[], str]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        makers = {MeasureKind.CHOICE: self._add_list, MeasureKind.MULTIPLE: self._add_ticks}
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

    def _add_line(self, measure: Measure) -> None:
        _, of = self._look.language.gettext, self._look.language.of
        line = StoredLine(self._look.unstored, _LONGEST)
        line.setAccessibleName(_("Own answer"))
        hints = {MeasureKind.NUMBER: of(measure.unit) if measure.unit else "", MeasureKind.DATE: "2026-11-02"}
        hint = hints.get(measure.kind, "")
        self._read = lambda: (
            line.text().strip().replace(",", ".") if measure.kind is MeasureKind.NUMBER else line.text().strip()
        )
        line.stored.connect(lambda _words: self.given.emit(self.value))
        self._column.addWidget(line)
        self._column.addWidget(line.refusal)
        if hint:
            self._column.addWidget(text(hint, SMALL, "quiet"))

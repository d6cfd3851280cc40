"""One fact of an incident: its name and value in a line; a press shows the question and what can be answered."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QGridLayout, QVBoxLayout, QWidget

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import AnswerKind, IncidentFact
from readiness.foundation import clock
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.date_field import date_field
from readiness.ui.widgets.elements import button, restyle, text
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedRadio
from readiness.wording.incident import fact_value, in_short

_INDENT = 22


class FactRow(QWidget):
    """The part that unfolds; `place` puts the line in front of it. Its choices are made when they are first shown."""

    # It is to be unfolded, or folded.
    opened = Signal()
    # Another value of the fact (a Fact, or None where it is unknown).
    given = Signal(object)
    next_wanted = Signal()

    def __init__(self, context: PageContext, fact: IncidentFact) -> None:
        super().__init__()
        self._context = context
        self._fact = fact
        self._name = context.language.of(fact.name)
        self._value: Fact | None = None
        self._radios: dict[Fact | None, WrappedRadio] = {}
        self._day: QDateEdit | None = None
        self.opener = WrappedButton("", self.opened.emit, context.tokens, BODY, plain=True)
        self._said = text("", SMALL)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_INDENT, 0, 0, 10)
        self._layout.setSpacing(2)
        self.hide()

    def place(self, grid: QGridLayout, at: int) -> None:
        """Put line and choices into a grid of two columns."""
        grid.addWidget(self.opener, at, 0)
        grid.addWidget(self._said, at, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self, at + 1, 0, 1, 2)

    @property
    def unfolded(self) -> bool:
        """Whether the choices are shown."""
        return not self.isHidden()

    def show_value(self, value: Fact | None, *, from_profile: bool) -> None:
        """Show what is known, and whether the profile says it."""
        context = self._context
        self._value = value
        words = in_short(fact_value(self._fact, value, context.language))
        if from_profile:
            words = context.language.gettext("{value} (from the details of your company)").format(value=words)
        self._said.setText(words)
        restyle(self._said, "warning" if value is None else "")
        self._show_line()
        if self._radios:
            self._show_choice()

    def set_unfolded(self, *, shown: bool) -> None:
        """Show the choices, or hide them."""
        if shown and not self._radios:
            self._add_choices()
            self._show_choice()
        self.setVisible(shown)
        self._show_line()

    def focus_choice(self) -> None:
        """Bring the keyboard to the choice that is made."""
        chosen = next((radio for radio in self._radios.values() if radio.isChecked()), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_line(self) -> None:
        _ = self._context.language.gettext
        self.opener.set_words(("▾ " if self.unfolded else "▸ ") + self._name)
        self.opener.setAccessibleName(f"{self._name}: {self._said.text()}")
        state = _("shown") if self.unfolded else _("hidden")
        self.opener.setAccessibleDescription(_("Choices: {state}").format(state=state))

    def _add_choices(self) -> None:
        context, fact = self._context, self._fact
        _, language = context.language.gettext, context.language
        self._layout.addWidget(text(language.of(fact.question), bold=True))
        if fact.help:
            self._layout.addWidget(text(language.of(fact.help), SMALL, "quiet"))
        group = QButtonGroup(self)
        choices: dict[Fact | None, str] = {choice.value: language.of(choice.text) for choice in fact.choices}
        if fact.kind is AnswerKind.YES_NO:
            choices = {"yes": _("Yes"), "no": _("No")}
        elif fact.kind is AnswerKind.DATE:
            choices = {"": _("On this day:")}
        choices[None] = _("Unknown")
        for value, words in choices.items():
            radio = WrappedRadio(words, context.tokens)
            group.addButton(radio)
            radio.clicked.connect(lambda _checked=False, value=value: self._choose(value))
            self._radios[value] = radio
            self._layout.addWidget(radio)
            if value == "" and fact.kind is AnswerKind.DATE:
                self._add_day()
        on = button(_("Next open fact"), self.next_wanted.emit)
        self._layout.addSpacing(4)
        self._layout.addWidget(on, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_day(self) -> None:
        self._day = date_field(self._context.language.of(self._fact.question), self._context.language)
        self._day.setContentsMargins(_INDENT, 0, 0, 0)
        self._day.dateChanged.connect(self._on_day)
        self._layout.addWidget(self._day, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_choice(self) -> None:
        chosen = self._value
        if self._day is not None:
            day = clock.today() if chosen is None else date.fromisoformat(str(chosen))
            self._day.blockSignals(True)
            self._day.setDate(QDate(day.year, day.month, day.day))
            self._day.blockSignals(False)
            chosen = None if chosen is None else ""
        if chosen in self._radios:
            self._radios[chosen].setChecked(True)

    def _choose(self, value: Fact | None) -> None:
        if value == "" and self._day is not None:
            self._on_day(self._day.date())
        else:
            self.given.emit(value)

    def _on_day(self, day: QDate) -> None:
        self.given.emit(day.toString("yyyy-MM-dd"))

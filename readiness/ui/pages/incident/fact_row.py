"""One fact of an incident: its name and value in a line; a press shows the question and what can be answered."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QVBoxLayout, QWidget

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import AnswerKind, IncidentFact
from readiness.foundation import clock
from readiness.ui.page import PageContext
from readiness.ui.pages.incident.severity_mark import SeverityMark
from readiness.ui.routes import ProfileRoute
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.date_field import DateField, Lies
from readiness.ui.widgets.elements import button, restyle, text
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedRadio
from readiness.wording.incident import fact_value, in_short

_INDENT = 22
_MARK = 16


class FactRow(QWidget):
    """The part that unfolds; `place` puts the line in front of it. Its choices are made when they are first shown."""

    # It is to be unfolded, or folded.
    opened = Signal()
    # Another value of the fact: a Fact, or None where it is unknown, or where what is prefilled counts.
    given = Signal(object)
    next_wanted = Signal()

    def __init__(self, context: PageContext, fact: IncidentFact, prefilled: Fact | None, *, repeats: bool) -> None:
        super().__init__()
        self._context = context
        self._fact = fact
        # What the details of the company say, and whether they ask the same: then there is one answer for both.
        self._prefilled = prefilled
        self._repeats = repeats
        self._name = context.language.of(fact.name)
        self._value: Fact | None = None
        self._radios: dict[Fact | None, WrappedRadio] = {}
        self._outcomes: dict[Fact | None, QLabel] = {}
        self._marks: dict[Fact | None, SeverityMark] = {}
        self._day: DateField | None = None
        self.opener = WrappedButton("", self.opened.emit, context.tokens, BODY, plain=True)
        self._said = text("", SMALL)
        # Values of several lines would read like one text.
        self._said.setContentsMargins(0, 4, 0, 4)
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

    @property
    def _told(self) -> bool:
        """Whether the value is that of the details of the company."""
        return self._prefilled is not None and (self._repeats or self._value is None)

    @property
    def values(self) -> tuple[Fact, ...]:
        """The values of the choices, once they have been shown; a day could be any."""
        return tuple(value for value in self._outcomes if value is not None and value != "")

    def show_value(self, given: Fact | None, prefilled: Fact | None, *, decides: bool) -> None:
        """Show what people gave, or else what the profile says, or that it is unknown and whether that decides."""
        _, language = self._context.language.gettext, self._context.language
        if self._repeats:
            self._prefilled = prefilled
            given = given if prefilled is None else prefilled
        self._value = given
        words = in_short(fact_value(self._fact, self._prefilled if given is None else given, language))
        unknown = given is None and self._prefilled is None
        if unknown and decides:
            words = _("unknown, and decides the severity")
        elif self._told:
            words = _("{value} (from your company details)").format(value=words)
        elif given is not None and self._prefilled is not None:
            words = _("{value} (changed for this incident)").format(value=words)
        self._said.setText(words)
        restyle(self._said, ("warning" if decides else "quiet") if unknown else "")
        self._show_line()
        if self._radios:
            self._show_choice()

    def show_outcomes(self, outcomes: Mapping[Fact, str], ranks: Mapping[Fact, tuple[int, int]]) -> None:
        """Say beside each choice what it would make of the severity; where nothing is said, there is nothing to say.

        `ranks` are place and number of the severities where a choice leaves one only.
        """
        for value, label in self._outcomes.items():
            words = outcomes.get(value, "") if value is not None else ""
            rank = ranks.get(value) if value is not None and words else None
            mark = self._marks[value]
            mark.setVisible(rank is not None)
            if rank is not None:
                mark.show_severity(*rank, certain=True)
            label.setText(words)
            label.setVisible(bool(words))
            self._radios[value].setAccessibleDescription(words)

    def set_unfolded(self, *, shown: bool) -> None:
        """Show the choices, or hide them."""
        if shown and not self._radios:
            self._add_choices()
            tab_through(self, self.opener)
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
        known = self._value is not None or self._prefilled is not None
        sign = "▾" if self.unfolded else "✓" if known else "▸"
        self.opener.set_words(f"{sign} {self._name}")
        self.opener.setAccessibleName(f"{self._name}: {self._said.text()}")
        state = _("shown") if self.unfolded else _("hidden")
        self.opener.setAccessibleDescription(_("Choices: {state}").format(state=state))

    def _add_choices(self) -> None:
        context, fact = self._context, self._fact
        _, language = context.language.gettext, context.language
        self._layout.addWidget(text(language.of(fact.question), bold=True))
        if fact.help:
            self._layout.addWidget(text(language.of(fact.help), SMALL, "quiet"))
        if self._repeats or self._prefilled is not None:
            self._add_source()
        group = QButtonGroup(self)
        choices = QGridLayout()
        choices.setColumnStretch(0, 1)
        choices.setHorizontalSpacing(10)
        choices.setVerticalSpacing(0)
        for at, (value, words) in enumerate(self._choices().items()):
            radio, outcome = WrappedRadio(words, context.tokens), text("", SMALL, "quiet")
            mark = SeverityMark(context.tokens, _MARK)
            mark.hide()
            group.addButton(radio)
            radio.clicked.connect(lambda _checked=False, value=value: self._choose(value))
            self._radios[value], self._outcomes[value], self._marks[value] = radio, outcome, mark
            # A row for the day may follow each choice.
            choices.addWidget(radio, 2 * at, 0)
            choices.addWidget(mark, 2 * at, 1, Qt.AlignmentFlag.AlignVCenter)
            choices.addWidget(outcome, 2 * at, 2, Qt.AlignmentFlag.AlignVCenter)
            outcome.hide()
            if value == "" and fact.kind is AnswerKind.DATE:
                choices.addWidget(self._day_field(), 2 * at + 1, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addLayout(choices)
        if any(language.of(choice.text) != in_short(language.of(choice.text)) for choice in fact.choices):
            self._layout.addWidget(Collapsible(context, _("Examples"), self._fill_examples, SMALL))
        on = button(_("Next unknown fact"), self.next_wanted.emit)
        self._layout.addSpacing(4)
        self._layout.addWidget(on, 0, Qt.AlignmentFlag.AlignLeft)

    def _fill_examples(self, column: QVBoxLayout) -> None:
        """Every choice with the example that its first sentence leaves out."""
        for choice in self._fact.choices:
            column.addWidget(text("– " + self._context.language.of(choice.text), SMALL))

    def _choices(self) -> dict[Fact | None, str]:
        """Return the words of each choice; the last one gives nothing."""
        _, fact, language = self._context.language.gettext, self._fact, self._context.language
        choices: dict[Fact | None, str] = {choice.value: in_short(language.of(choice.text)) for choice in fact.choices}
        if fact.kind is AnswerKind.YES_NO:
            choices = {"yes": _("Yes"), "no": _("No")}
        elif fact.kind is AnswerKind.DATE:
            choices = {"": _("On this day:")}
        choices[None] = _("Unknown")
        if self._prefilled is not None and not self._repeats:
            known = in_short(fact_value(fact, self._prefilled, language)).rstrip(".")
            choices[None] = _("As in your company details: {value}").format(value=known)
        return choices

    def _add_source(self) -> None:
        """Say why it is not asked, and where it can be changed for good."""
        context, _ = self._context, self._context.language.gettext
        words = _("This is known from your company details. Answer only if it is different in this incident.")
        if self._repeats:
            words = _("This is one of your company details: what you answer here counts there too.")
        self._layout.addWidget(text(words, SMALL, "quiet"))
        link = WrappedButton(_("Show company details"), lambda: context.navigator.go(ProfileRoute()), context.tokens)
        self._layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _day_field(self) -> DateField:
        name = self._context.language.of(self._fact.question)
        self._day = DateField(self._context, self._context.unstored, name, lies=Lies.BEHIND)
        self._day.setContentsMargins(_INDENT, 0, 0, 0)
        self._day.changed.connect(self._on_day)
        return self._day

    def _show_choice(self) -> None:
        chosen = self._value
        if self._day is not None:
            self._day.show_day(None if chosen is None else date.fromisoformat(str(chosen)))
            chosen = None if chosen is None else ""
        if chosen in self._radios:
            self._radios[chosen].setChecked(True)

    def _choose(self, value: Fact | None) -> None:
        if value == "" and self._day is not None:
            self._on_day(self._day.day or clock.today())
        else:
            self.given.emit(value)

    def _on_day(self, day: date | None) -> None:
        self.given.emit(None if day is None else day.isoformat())

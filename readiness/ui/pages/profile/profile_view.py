"""About the organisation: a few questions, every one of them optional."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

from readiness.app.session import Delta
from readiness.domain.knowledge import AnswerKind, ProfileQuestion
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import TasksRoute
from readiness.ui.theme.typography import SMALL, TITLE
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.elements import ScrollColumn, button, row, text

# When something begins that is still ahead, in months from now.
_MONTHS = (3, 6, 12)


class ProfileView(Page, ScrollColumn):
    """Chooses target and checkpoints, and never the score. Every change is stored at once."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._session = session = context.session
        self._fields: dict[str, ChoiceList | DateField] = {}
        _ = context.language.gettext
        self.column.addWidget(text(_("About your company"), TITLE, bold=True))
        explanation = _(
            "Everything here is optional. Your answers set your target and the legal points you see; they never "
            "change the result."
        )
        self.column.addWidget(text(explanation, role="quiet"))
        if not session.assessment.details.profile:
            skip = button(_("Skip for now"), lambda: context.navigator.go(TasksRoute()))
            self.column.addLayout(row(skip))
            self.setFocusProxy(skip)
        for question in session.questionnaire.profile:
            self._add(question)
        self.column.addSpacing(12)
        on = button(_("Continue"), lambda: context.navigator.go(TasksRoute()), "primary")
        self.column.addLayout(row(on))
        self.column.addStretch(1)

    def _add(self, question: ProfileQuestion) -> None:
        language = self._context.language
        words = language.of(question.question)
        field = self._date_field(question) if question.kind is AnswerKind.DATE else self._choice_field(question)
        self._fields[question.code] = field
        self._show(question)
        field.setAccessibleName(words)
        # An ampersand is one here: a label with a buddy takes it for the mark of a shortcut.
        label = text(words.replace("&", "&&"), bold=True)
        label.setBuddy(field)
        self.column.addSpacing(8)
        self.column.addWidget(label)
        if question.help:
            self.column.addWidget(text(language.of(question.help), SMALL, "quiet"))
        self.column.addWidget(field)

    def _choice_field(self, question: ProfileQuestion) -> ChoiceList:
        _, language = self._context.language.gettext, self._context.language
        field = ChoiceList(self._context.tokens)
        field.add(_("not stated"), "")
        if question.kind is AnswerKind.YES_NO:
            field.add(_("yes"), "yes")
            field.add(_("no"), "no")
        for choice in question.choices:
            field.add(language.of(choice.text), str(choice.value))
        field.activated.connect(lambda _index: self._store(question, field.currentData()))
        return field

    def _date_field(self, question: ProfileQuestion) -> DateField:
        field = DateField(self._context, self._context.unstored, months=_MONTHS)
        field.changed.connect(lambda day: self._store(question, "" if day is None else day.isoformat(), field.visit))
        return field

    def follow(self, delta: Delta) -> None:
        """Show what is stored in every field."""
        for question in self._session.questionnaire.profile:
            self._show(question)

    def _show(self, question: ProfileQuestion) -> None:
        field, given = self._fields[question.code], self._given(question)
        if isinstance(field, ChoiceList):
            field.setCurrentIndex(max(0, field.findData(given)))
            return
        day = None
        # Another questionnaire may have asked for something else under this code.
        with suppress(ValueError):
            day = date.fromisoformat(given)
        field.show_day(day)

    def _given(self, question: ProfileQuestion) -> str:
        return self._session.assessment.details.profile.get(question.code, "")

    def _store(self, question: ProfileQuestion, value: str, visit: object = None) -> None:
        details = self._session.assessment.details
        profile = {code: given for code, given in details.profile.items() if code != question.code}
        if value:
            profile[question.code] = value
        self.edit(lambda: self._session.set_part(replace(details, profile=profile)), visit)

"""What the workshop has come to: the largest differences, other views that remain, and what is still open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.agenda import State
from readiness.app.workshop_end import Outcome
from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.certain import certain
from readiness.ui.pages.workshop.plain_scenes import PlainScene
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import BODY, SMALL, zoomed
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import discard, rule, text
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.workshop import answers_by_name
from readiness.wording.workshop_end import difference_in_words

# Beside each other from so many letters on.
_BESIDE_FROM = 80


class OutcomeScene(PlainScene):
    """Each question leads to its result; nothing is opened to the phones by that."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__(context, model)
        self.heading.setText(context.language.gettext("What the workshop has come to"))
        self._told = text("", bold=True)
        self._certain = text("", role="quiet")
        for part in (self._told, self._certain):
            self.layout_.addWidget(part)
        self._parts = QWidget()
        self._shown: Outcome | None = None

    @override
    def refresh(self) -> None:
        """Show the results as they are now."""
        ending, language = self._model.ending, self._context.language
        if ending is None:
            return
        outcome = ending.outcome
        if outcome == self._shown:
            return
        self._shown = outcome
        decided, asked = len(outcome.codes(State.DECIDED)), len(outcome.items)
        words = language.ngettext(
            "{decided} of {asked} question is decided.", "{decided} of {asked} questions are decided.", asked
        )
        self._told.setText(words.format(decided=decided, asked=asked))
        self._certain.setText(certain(self._context, self._model))
        discard(self._parts)
        self._parts = self._columns(outcome)
        self.layout_.addWidget(self._parts)

    def _columns(self, outcome: Outcome) -> QWidget:
        language, _ = self._context.language, self._context.language.gettext
        questionnaire = self._model.session.questionnaire
        different = [
            (code, difference_in_words(language, each, answers_by_name(questionnaire, code, language)))
            for each in outcome.different
            for code in [each.record.capability]
        ]
        remaining = [(code, "") for code in outcome.dissenting]
        names = {State.PARKED: _("parked"), State.REVEALED: _("not decided"), State.OPEN: _("vote open")}
        left = [(item.capability, names[item.state]) for item in outcome.items if item.state in names]
        apart, still_open = _column(), _column()
        self._section(apart, _("The largest differences"), different, _("No votes lay far apart."))
        if remaining:
            self._section(apart, _("Another view remains"), remaining)
        waiting = [self._name(code) for code in outcome.codes(State.WAITING)]
        nothing = "" if waiting else _("Nothing is left open.")
        self._section(still_open, _("Still open"), left, nothing)
        if waiting:
            told = _("Not asked: {names}.").format(names=language.all_of(waiting))
            still_open.addWidget(text(told, SMALL, "quiet"))
        for column in (apart, still_open):
            column.addStretch(1)
        columns = Columns(_holder(apart), _holder(still_open), _BESIDE_FROM)
        columns.set_gap(zoomed(32))
        return columns

    def _section(self, column: QVBoxLayout, title: str, rows: Sequence[tuple[str, str]], nothing: str = "") -> None:
        column.addWidget(rule())
        column.addWidget(text(title, BODY, bold=True))
        if not rows and nothing:
            column.addWidget(text(nothing, role="quiet"))
        for code, told in rows:
            name = self._name(code)
            words = f"{name} · {told}" if told else name
            column.addWidget(WrappedButton(words, partial(self._model.look_at, code), self._context.tokens, SMALL))

    def _name(self, code: str) -> str:
        return self._context.language.of(self._model.session.questionnaire.capabilities[code].name)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(zoomed(4))
    return column


def _holder(column: QVBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(column)
    return holder

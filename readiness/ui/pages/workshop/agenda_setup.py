"""The agenda before the workshop: how long, which questions, and in which order."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.answers import Status
from readiness.results.agenda_proposal import LONGEST, SHORTEST
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import button, panel, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.tick_list import TickEntry, TickList
from readiness.wording.agenda_proposal import AgendaReasons
from readiness.wording.names import Names

_MINUTES = (SHORTEST, 45, 60, 75, 90, 120, 150, 180, LONGEST)


class AgendaSetup(QWidget):
    """Writes into the model; what it proposes can be changed question by question."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        language = context.language
        self._names = Names(model.session.questionnaire, language)
        self._reasons = AgendaReasons(self._names, language)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = panel()
        outer.addWidget(frame)
        layout.addWidget(text(language.gettext("Which questions?"), HEADING, bold=True))
        self._minutes = ChoiceList(context.tokens)
        for minutes in _MINUTES:
            self._minutes.add(language.gettext("{n} minutes").format(n=minutes), minutes)
        self._minutes.choose(model.minutes)
        self._minutes.activated.connect(self._choose_minutes)
        propose = button(language.gettext("Propose the agenda"), model.propose)
        layout.addLayout(FlowLayout(_label(language.gettext("Length"), self._minutes), self._minutes, propose))
        self._list = TickList(context, language.gettext("Questions"))
        self._list.ticked.connect(lambda code, wanted: self._tick([code], wanted=wanted))
        self._list.moved.connect(lambda code, to: model.choose_questions(model.choice.move(code, to)))
        layout.addWidget(self._list, 1)
        everything = list(model.choice.order)
        every, none = language.pgettext("tick questions", "All"), language.pgettext("tick questions", "None")
        add_all = button(every, partial(self._tick, everything, wanted=True), "quiet")
        remove_all = button(none, partial(self._tick, everything, wanted=False), "quiet")
        self._dimension = ChoiceList(context.tokens)
        self._dimension.add(language.gettext("one dimension"))
        for dimension in model.session.questionnaire.dimensions:
            self._dimension.add(language.of(dimension.name), dimension.code)
        self._dimension.activated.connect(self._tick_dimension)
        label = _label(language.gettext("Tick"), self._dimension)
        layout.addLayout(FlowLayout(label, self._dimension, add_all, remove_all))
        hint = language.gettext("A question can be dragged, or moved by Alt and an arrow.")
        layout.addWidget(text(hint, SMALL, "quiet"))

    def refresh(self) -> None:
        """Show the questions as they are chosen now."""
        language, model = self._context.language, self._model
        weighed, choice = model.weighed(), model.choice
        minutes = language.gettext("{n} min")
        entries = []
        for code in choice.order:
            question = weighed.get(code)
            entries.append(
                TickEntry(
                    code=code,
                    name=self._names.capability(code),
                    reasons=self._reasons.line(question) if question else self._why_not_weighed(code),
                    minutes=minutes.format(n=model.minutes_for(code)),
                    ticked=code in choice.ticked,
                )
            )
        self._list.show_entries(entries)

    def _why_not_weighed(self, code: str) -> str:
        _ = self._context.language.gettext
        if self._model.session.assessment.answer(code).status is Status.NOT_APPLICABLE:
            return _("Not applicable")
        return _("Not part of the quick check")

    def _choose_minutes(self) -> None:
        self._model.minutes = self._minutes.currentData()
        self._model.changed.emit()

    def _tick(self, codes: list[str], *, wanted: bool) -> None:
        self._model.choose_questions(self._model.choice.tick(codes, wanted=wanted))

    def _tick_dimension(self, index: int) -> None:
        code = self._dimension.itemData(index)
        self._dimension.setCurrentIndex(0)
        if code:
            found = next(d for d in self._model.session.questionnaire.dimensions if d.code == code)
            self._tick([capability.code for capability in found.capabilities], wanted=True)


def _label(words: str, field: QWidget) -> QWidget:
    """Return the name of a field that stands before it."""
    label = text(words, bold=True)
    label.setWordWrap(False)
    label.setBuddy(field)
    return label

"""Says when a decision hides questions or brings them back: the agenda follows it at once."""

from PySide6.QtCore import QObject

from readiness.domain.asking import hidden_questions
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel


class AskedChange(QObject):
    """Compares what is asked before and after each decision."""

    def __init__(self, context: PageContext, model: WorkshopModel, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self._hidden = self._now()
        model.decided.connect(self._tell)

    def _now(self) -> frozenset[str]:
        session = self._model.session
        return frozenset(hidden_questions(session.questionnaire, session.assessment))

    def _tell(self) -> None:
        before, self._hidden = self._hidden, self._now()
        language = self._context.language
        told = []
        if gone := self._names(self._hidden - before):
            words = language.ngettext(
                "{names}: this question is no longer asked.", "{names}: these are no longer asked.", len(gone)
            )
            told.append(words.format(names="; ".join(gone)))
        if back := self._names(before - self._hidden):
            words = language.ngettext(
                "{names}: this question is asked now.", "{names}: these are asked now.", len(back)
            )
            told.append(words.format(names="; ".join(back)))
        if told:
            self._context.notifier.announce(" ".join(told))

    def _names(self, codes: frozenset[str]) -> list[str]:
        """Return the names of questions in the order in which they are asked."""
        questions = self._model.session.questionnaire.questions
        return [self._context.language.of(question.name) for code, question in questions.items() if code in codes]

"""Check your answers: one dimension at a glance, each answer one click from its question."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from readiness.app.guided_path import GuidedPath
from readiness.domain.questionnaire import Capability
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import QuestionRoute, ResultsRoute, TasksRoute
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import RuledGrid, button, panel, row, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.answers import shortened
from readiness.wording.wording import Wording

# Enough to recognise a note by.
_LONGEST_NOTE = 160


class AnswersView(Page, FramedPage):
    """The answers of one dimension, and the button to the next dimension."""

    def __init__(self, context: PageContext, dimension: str) -> None:
        super().__init__(context, context)
        self._session = session = context.session
        self._path = GuidedPath(session.questionnaire, session.assessment)
        self._wording = Wording(session.result(), context.language)
        _ = context.language.gettext
        self.bar.add_back(_("Overview"), lambda: context.navigator.go(TasksRoute()))
        name = self._wording.names.dimension(dimension)
        self.column.addWidget(text(_("Check your answers: {name}").format(name=name), HEADING, bold=True))
        frame, layout = panel(12)
        grid = RuledGrid(3, 2)
        for capability in self._path.questions(dimension):
            self._add_answer(grid, grid.begin_row(), capability)
        layout.addLayout(grid)
        self.column.addWidget(frame)
        self._add_next_buttons(dimension)
        self.column.addStretch(1)

    def _add_answer(self, grid: QGridLayout, at: int, capability: Capability) -> None:
        _ = self._context.language.gettext
        answer = self._session.assessment.answer(capability.code)
        question = self._context.language.of(capability.question)
        grid.addWidget(text(question), at, 0)
        words = self._wording.answers.of(capability.code)
        notes = [answer.reason, answer.evidence]
        if answer.flagged:
            notes.insert(0, _("flagged"))
        summary = " · ".join(note for note in notes if note)
        given = text(
            f"{words}\n{shortened(summary, _LONGEST_NOTE)}" if summary else words,
            SMALL,
            "warning" if answer.open else "",
        )
        grid.addWidget(given, at, 1)
        change = button(_("Change"), lambda: self._context.navigator.go(QuestionRoute(capability.code)))
        change.setAccessibleName(_("Change: {question}").format(question=question))
        grid.addWidget(change, at, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def _add_next_buttons(self, dimension: str) -> None:
        _, context = self._context.language.gettext, self._context
        following = self._path.next_dimension(dimension)
        if following:
            words = _("Continue with {name}").format(name=self._wording.names.dimension(following))
            waiting = self._path.first_open(following) or self._path.first(following)
            on = button(words, lambda: context.navigator.go(QuestionRoute(waiting)), "primary")
        else:
            on = button(_("See the result"), lambda: context.navigator.go(ResultsRoute()), "primary")
        self.column.addLayout(row(on, button(_("Overview"), lambda: context.navigator.go(TasksRoute()))))
        self.setFocusProxy(on)

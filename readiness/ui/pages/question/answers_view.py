"""Check your answers: those of a dimension or of all at a glance, each one click from its question."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from readiness.app.guided_path import GuidedPath
from readiness.domain.questionnaire import Question
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import QuestionRoute, ResultsRoute, TasksRoute
from readiness.ui.theme.typography import LEAD, SMALL, TITLE, zoomed
from readiness.ui.widgets.elements import RuledGrid, button, rule, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.answer_names import AnswerNames
from readiness.wording.answers import AnswerWords, shortened
from readiness.wording.names import Names
from readiness.wording.progress import confirming_words

# Enough to recognise a note by.
_LONGEST_NOTE = 160
_WIDTH = 1040


class AnswersView(Page, FramedPage):
    """A change leads back here."""

    def __init__(self, context: PageContext, dimension: str) -> None:
        super().__init__(context, context, _WIDTH)
        self._session = session = context.session
        self._dimension = dimension
        self._path = GuidedPath(session.asked, session.assessment)
        language = context.language
        _ = language.gettext
        # Of the whole questionnaire: a result knows nothing of dimensions that ask for facts alone.
        names = Names(session.questionnaire, language)
        self._given = AnswerNames(session.questionnaire, language)
        self._answers = AnswerWords(session.assessment, names, language)
        title = _("Check your answers")
        if dimension:
            title = _("Check your answers: {name}").format(name=names.dimension(dimension))
        self.column.addWidget(text(title, TITLE, bold=True))
        codes = [task.dimension.code for task in self._path.tasks() if dimension in {"", task.dimension.code}]
        waiting = sum(session.assessment.answer(c.code).open for code in codes for c in self._path.questions(code))
        if waiting:
            words = language.ngettext("{n} question is still open.", "{n} questions are still open.", waiting)
            self.column.addWidget(text(words.format(n=waiting), role="warning"))
        if carried := sum(self._path.to_confirm(c.code) for code in codes for c in self._path.questions(code)):
            words = language.ngettext(
                "{n} answer is still to be confirmed.", "{n} answers are still to be confirmed.", carried
            )
            self.column.addWidget(text(words.format(n=carried), role="warning"))
        for code in codes:
            if not dimension:
                self.column.addSpacing(zoomed(12))
                self.column.addWidget(text(names.dimension(code), LEAD, bold=True))
            self.column.addWidget(rule())
            grid = RuledGrid(3, 2)
            for question in self._path.questions(code):
                self._add_answer(grid, grid.begin_row(), question)
            self.column.addLayout(grid)
        self.column.addStretch(1)
        self._fill_bar()

    def _add_answer(self, grid: QGridLayout, at: int, asked: Question) -> None:
        _ = self._context.language.gettext
        answer = self._session.assessment.answer(asked.code)
        question = self._context.language.of(asked.question)
        grid.addWidget(text(question), at, 0)
        words = shortened(self._given.given(asked, answer), _LONGEST_NOTE) or self._answers.status(answer.status)
        if self._session.assessment.takeovers.to_confirm(asked.code, answer) is not None:
            words += " · " + _("to confirm")
        if answer.flagged:
            words += " · " + _("flagged")
        summary = "\n".join(note for note in (answer.reason, answer.evidence) if note)
        given = text(
            f"{words}\n{shortened(summary, _LONGEST_NOTE)}" if summary else words,
            SMALL,
            "warning" if answer.open else "",
        )
        grid.addWidget(given, at, 1)
        words = _("Answer now") if answer.open else _("Change")
        change = button(words, lambda: self._go_to(asked), "small")
        change.setAccessibleName(f"{words}: {question}")
        grid.addWidget(change, at, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _go_to(self, question: Question) -> None:
        self._context.navigator.go(QuestionRoute(question.code, self._dimension))

    def _fill_bar(self) -> None:
        _, go = self._context.language.gettext, self._context.navigator.go
        self.bar.add_back(_("Overview"), lambda: go(TasksRoute()))
        following = self._path.first_waiting()
        on = self.bar.add_primary(_("See the result"), lambda: go(ResultsRoute()), _("Enter"))
        if following and (self._dimension or self._path.to_confirm(following)):
            # A dimension is done, the questionnaire is not; or nothing is confirmed by looking at the list.
            on.set_role("")
            number = self._path.position(following).overall
            words = _("Continue with question {n}").format(n=number)
            if self._path.to_confirm(following):
                words = confirming_words(self._path.progress().to_confirm, self._context.language)
            on = self.bar.add_primary(words, lambda: go(QuestionRoute(following)), _("Enter"))
        self.setFocusProxy(on)

"""What still needs a look: flags, don't knows, guesses and open questions, each with a link to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from readiness.app.open_points import open_points
from readiness.domain.answers import Answer
from readiness.domain.questionnaire import Capability, Question
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import QuestionRoute, TasksRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import RuledGrid, panel, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.answer_names import AnswerNames
from readiness.wording.answers import shortened

# Enough to recognise a note by.
_LONGEST_NOTE = 120


class FlagsView(Page, FramedPage):
    """One page to work through before the result is handed over."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context)
        self._session = session = context.session
        self._first: WrappedButton | None = None
        language = context.language
        _ = language.gettext
        points = open_points(session.asked, session.assessment)
        back = self.bar.add_back(_("Overview"), lambda: context.navigator.go(TasksRoute()))
        self.column.addWidget(text(_("To check"), TITLE, bold=True))
        if not points.count:
            nothing = _("Nothing: every question is answered, and none is flagged, unknown or guessed.")
            self.column.addWidget(text(nothing))
        else:
            summary = language.ngettext("{n} question in all.", "{n} questions in all.", points.count)
            summary = summary.format(n=points.count)
            if points.repeated:
                summary += " " + _("Some are listed more than once.")
            self.column.addWidget(text(summary, role="quiet"))
        changed = [one for one in points.to_confirm if not self._means_the_same(one)]
        explained = _("The questionnaire has changed here. Does your answer still hold?")
        self._add(_("To confirm"), explained, tuple(changed))
        same = tuple(one for one in points.to_confirm if one not in changed)
        self._add(_("To confirm"), _("You answered these last time. Is it still so?"), same)
        self._add(_("Flagged"), _("You wanted to come back to these."), points.flagged)
        self._add(_("Don’t know"), _("Ask someone who could know; until then the result is a range."), points.unknown)
        guesses = _("No evidence was seen, and no one told it. A note alone is no evidence.")
        self._add(_("Guessed"), guesses, points.guessed)
        self._add(_("Not answered yet"), _("An open question counts like “don’t know”."), points.unanswered)
        self.column.addStretch(1)
        self.setFocusProxy(self._first or back)

    def _means_the_same(self, question: Question) -> bool:
        """Return whether an answer that is to be confirmed was given to the same question."""
        assessment = self._session.assessment
        found = assessment.takeovers.to_confirm(question.code, assessment.answer(question.code))
        return found is not None and found[1].same

    def _add(self, heading: str, explanation: str, questions: tuple[Question, ...]) -> None:
        if not questions:
            return
        self.column.addSpacing(8)
        self.column.addWidget(text(f"{heading} ({len(questions)})", HEADING, bold=True))
        self.column.addWidget(text(explanation, SMALL, "quiet"))
        frame, layout = panel(12)
        grid = RuledGrid(3, 2)
        for question in questions:
            self._add_question(grid, grid.begin_row(), question)
        layout.addLayout(grid)
        self.column.addWidget(frame)

    def _add_question(self, grid: QGridLayout, at: int, question: Question) -> None:
        context, language = self._context, self._context.language
        go = context.navigator.go
        words = language.of(question.question)
        link = WrappedButton(words, lambda: go(QuestionRoute(question.code)), context.tokens, BODY)
        self._first = self._first or link
        grid.addWidget(link, at, 0)
        grid.addWidget(text(self._facts(question), SMALL, "quiet"), at, 1, Qt.AlignmentFlag.AlignVCenter)

    def _facts(self, question: Question) -> str:
        """Return the answer and note given so far, and who could know more, each on a line."""
        _, language, questionnaire = self._context.language.gettext, self._context.language, self._session.asked
        answer = self._session.assessment.answer(question.code)
        facts = [given] if (given := self._given(question, answer)) else []
        if answer.evidence or answer.reason:
            note = shortened(answer.evidence or answer.reason, _LONGEST_NOTE)
            facts.append(_("Your note: {note}").format(note=note))
        owners = self._session.result().owners(question.code) if isinstance(question, Capability) else ()
        if owners:
            who = ", ".join(language.of(questionnaire.roles[role]) for role in owners)
            facts.append(_("Ask: {who}").format(who=who))
        return "\n".join(facts)

    def _given(self, question: Question, answer: Answer) -> str:
        if answer.level is not None and isinstance(question, Capability) and not question.own_scale:
            return self._context.language.gettext("Level {n}").format(n=answer.level)
        given = AnswerNames(self._session.questionnaire, self._context.language).given(question, answer)
        return shortened(given, _LONGEST_NOTE)

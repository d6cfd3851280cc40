"""What still needs a look: flags, don't knows, guesses and open questions, each with a link to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from readiness.app.open_points import open_points
from readiness.domain.questionnaire import Capability
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import QuestionRoute, TasksRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import RuledGrid, panel, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.wrapped_button import WrappedButton
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
        points = open_points(session.questionnaire, session.assessment)
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
        changed = _("The questionnaire has changed here. Does your answer still hold?")
        self._add(_("To confirm"), changed, points.to_confirm)
        self._add(_("Flagged"), _("You wanted to come back to these."), points.flagged)
        self._add(_("Don’t know"), _("Ask someone who could know; until then the result is a range."), points.unknown)
        self._add(_("Guessed"), _("Levels without any evidence yet."), points.guessed)
        self._add(_("Not answered yet"), _("An open question counts like “don’t know”."), points.unanswered)
        self.column.addStretch(1)
        self.setFocusProxy(self._first or back)

    def _add(self, heading: str, explanation: str, questions: tuple[Capability, ...]) -> None:
        if not questions:
            return
        self.column.addSpacing(8)
        self.column.addWidget(text(f"{heading} ({len(questions)})", HEADING, bold=True))
        self.column.addWidget(text(explanation, SMALL, "quiet"))
        frame, layout = panel(12)
        grid = RuledGrid(3, 2)
        for capability in questions:
            self._add_question(grid, grid.begin_row(), capability)
        layout.addLayout(grid)
        self.column.addWidget(frame)

    def _add_question(self, grid: QGridLayout, at: int, capability: Capability) -> None:
        context, language = self._context, self._context.language
        go = context.navigator.go
        words = language.of(capability.question)
        link = WrappedButton(words, lambda: go(QuestionRoute(capability.code)), context.tokens, BODY)
        self._first = self._first or link
        grid.addWidget(link, at, 0)
        grid.addWidget(text(self._facts(capability), SMALL, "quiet"), at, 1, Qt.AlignmentFlag.AlignVCenter)

    def _facts(self, capability: Capability) -> str:
        """Return the level and note given so far, and who could know more, each on a line."""
        _, language, questionnaire = self._context.language.gettext, self._context.language, self._session.questionnaire
        answer = self._session.assessment.answer(capability.code)
        facts = []
        if answer.level is not None:
            facts.append(_("Level {n}").format(n=answer.level))
        if answer.evidence or answer.reason:
            note = shortened(answer.evidence or answer.reason, _LONGEST_NOTE)
            facts.append(_("Your note: {note}").format(note=note))
        owners = self._session.result().owners(capability.code)
        who = ", ".join(language.of(questionnaire.roles[role]) for role in owners)
        facts.append(_("Ask: {who}").format(who=who))
        return "\n".join(facts)

"""In place of a question that is not asked, to which an old link or the way back may lead: why, and how to go on."""

from readiness.app.guided_path import GuidedPath
from readiness.domain.questionnaire import Question
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import AnswersRoute, QuestionRoute, TasksRoute
from readiness.ui.theme.typography import HEADING
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.conditions import ConditionWords


class NotAskedView(Page, FramedPage):
    """Follows every change: once the question is asked, it stands here."""

    def __init__(self, context: PageContext, questions: tuple[Question, ...]) -> None:
        super().__init__(context, context)
        language, session, go = context.language, context.session, context.navigator.go
        _ = language.gettext
        conditions = ConditionWords(session.questionnaire, language)
        heading = language.ngettext("This question is not asked.", "These questions are not asked.", len(questions))
        title = text(heading, HEADING, bold=True)
        self.column.addWidget(title)
        for question in questions:
            self.column.addWidget(text(language.of(question.question)))
            dimension = session.questionnaire.dimension_of[question.code]
            if condition := question.ask_when or dimension.ask_when:
                self.column.addWidget(text(conditions.only_if(condition), role="quiet"))
        if any(not session.assessment.answer(question.code).open for question in questions):
            words = _("What was answered is kept, and counts again as soon as the question is asked.")
            self.column.addWidget(text(words, role="quiet"))
        self.column.addStretch(1)
        self.bar.add_back(_("Overview"), lambda: go(TasksRoute()))
        following = GuidedPath(session.asked, session.assessment).first_waiting()
        if following is not None:
            on = self.bar.add_primary(_("Continue"), lambda: go(QuestionRoute(following)), _("Enter"))
        else:
            on = self.bar.add_primary(_("Check the answers"), lambda: go(AnswersRoute()), _("Enter"))
        self.setFocusProxy(on)

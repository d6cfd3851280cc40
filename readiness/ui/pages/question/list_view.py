"""All questions of one dimension, one under the other: for people who know them."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from readiness.app.guided_path import GuidedPath
from readiness.app.session import Delta
from readiness.domain.questionnaire import Capability
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.question.answer_row import AnswerRow
from readiness.ui.routes import AnswersRoute, ListRoute, Route, TasksRoute
from readiness.ui.theme.typography import SMALL, TITLE
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.progress import path_news


class ListView(Page, FramedPage):
    """Enter and Backspace lead from question to question; every key answers the one with the focus."""

    def __init__(self, context: PageContext, dimension: str) -> None:
        super().__init__(context, context)
        self._session = session = context.session
        self._dimension = dimension
        self._path = path = GuidedPath(session.asked, session.assessment)
        _, language = context.language.gettext, context.language
        self.bar.add_back(_("Overview"), lambda: context.navigator.go(TasksRoute()))
        self._news = text("", role="quiet")
        self._news.hide()
        self.bar.set_middle(self._news)
        names = {task.dimension.code: language.of(task.dimension.name) for task in path.tasks()}
        self.column.addWidget(text(names[dimension], TITLE, bold=True))
        if context.memory.settings.single_keys:
            hint = _("Keys: 0–5 = answer, D = don’t know, N = not applicable, F = flag, Enter = next.")
            if not all(isinstance(one, Capability) and one.levels for one in path.questions(dimension)):
                hint = _("Keys: 1–9 = answer, D = don’t know, N = not applicable, F = flag, Enter = next.")
            if any(path.to_confirm(one.code) for one in path.questions(dimension)):
                hint += " " + _("K confirms an answer of last time.")
            self.column.addWidget(text(hint, SMALL, "quiet"))
        # Those that are hidden are there too: they appear in their place as soon as they are asked.
        all_questions = GuidedPath(session.questionnaire, session.assessment).questions(dimension)
        self._all_rows = [AnswerRow(context, self.edit, question) for question in all_questions]
        for question in self._all_rows:
            question.stepped.connect(partial(self._step, question))
            self.column.addWidget(question)
        self._rows = self._asked_rows()
        self._check = button(_("Check answers"), lambda: context.navigator.go(AnswersRoute(dimension)), "primary")
        links = [self._check]
        codes = list(names)
        at = codes.index(dimension)
        for neighbour, arrow in ((at - 1, "← {name}"), (at + 1, "{name} →")):
            if 0 <= neighbour < len(codes):
                code = codes[neighbour]
                links.append(
                    button(arrow.format(name=names[code]), lambda code=code: context.navigator.go(ListRoute(code)))  # type: ignore[misc]
                )
        self.column.addSpacing(8)
        self.column.addLayout(FlowLayout(*links))
        self.column.addStretch(1)
        waiting = path.first_waiting(dimension)
        first = next((r for r in self._rows if r.code == waiting), self._rows[0])
        self.setFocusProxy(first.tab_stop())

    def _asked_rows(self) -> list[AnswerRow]:
        """Show the rows of what is asked, numbered, and return them."""
        for question in self._all_rows:
            question.setVisible(self._path.asks(question.code))
        asked = [question for question in self._all_rows if self._path.asks(question.code)]
        for number, question in enumerate(asked, start=1):
            question.set_number(number)
        return asked

    @override
    def follow(self, delta: Delta) -> None:
        before = self._path
        self._path = path = GuidedPath(self._session.asked, self._session.assessment)
        news = path_news(before.codes, path.codes, self._context.language)
        self._news.setText(news)
        self._news.setVisible(bool(news))
        if news:
            self._rows = self._asked_rows()
            self._context.notifier.tell(news)
        for question in self._all_rows:
            if question.code in delta.answers:
                question.show_answer()

    @override
    def lead_to(self, delta: Delta) -> Route | None:
        here = [question for question in self._rows if question.code in delta.answers]
        for question in here:
            question.take_focus()
        path = GuidedPath(self._session.asked, self._session.assessment)
        others = [code for code in delta.answers if path.asks(code)]
        if here or not others:
            return None
        return ListRoute(self._session.questionnaire.dimension_of[others[0]].code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by page; everything else belongs to the questions."""
        if event.key() == Qt.Key.Key_Escape:
            self._context.navigator.back()
        else:
            super().keyPressEvent(event)

    def _step(self, question: AnswerRow, by: int) -> None:
        """Go from one question to another; after the last one comes the button that checks the answers."""
        at = self._rows.index(question) + by
        if at < 0:
            return
        if at == len(self._rows):
            self._check.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self._check)
            return
        self._rows[at].take_focus()
        self.ensureWidgetVisible(self._rows[at])

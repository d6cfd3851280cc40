"""All questions of one dimension, one under the other: for people who know them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from readiness.app.guided_path import GuidedPath
from readiness.app.session import Delta, Session
from readiness.ui.context import ViewContext
from readiness.ui.pages.question.answer_row import AnswerRow
from readiness.ui.routes import AnswersRoute, ListRoute, TasksRoute
from readiness.ui.theme.typography import SMALL, TITLE
from readiness.ui.widgets.elements import Page, back_link, button, row, text
from readiness.ui.widgets.flow import FlowLayout


class ListView(Page):
    """Enter and Backspace lead from question to question; every key answers the one with the focus."""

    def __init__(self, context: ViewContext, session: Session, dimension: str) -> None:
        super().__init__()
        self._context = context
        self._session = session
        self._dimension = dimension
        self._path = path = GuidedPath(session.questionnaire, session.assessment)
        _, language = context.language.gettext, context.language
        self.column.addLayout(row(back_link(_("Overview"), lambda: context.go(TasksRoute()))))
        names = {task.dimension.code: language.of(task.dimension.name) for task in path.tasks()}
        self.column.addWidget(text(names[dimension], TITLE, bold=True))
        hint = _("Keys: 0 to 5 answer, D don’t know, N not applicable, F flag, Enter next question.")
        self.column.addWidget(text(hint, SMALL, "quiet"))
        self._rows = [
            AnswerRow(context, session, capability, number, self._step)
            for number, capability in enumerate(path.questions(dimension), start=1)
        ]
        for question in self._rows:
            self.column.addWidget(question)
        self._check = button(_("Check answers"), lambda: context.go(AnswersRoute(dimension)), "primary")
        ways = [self._check]
        codes = list(names)
        at = codes.index(dimension)
        for neighbour, arrow in ((at - 1, "← {name}"), (at + 1, "{name} →")):
            if 0 <= neighbour < len(codes):
                code = codes[neighbour]
                ways.append(
                    button(arrow.format(name=names[code]), lambda code=code: context.go(ListRoute(code)))  # type: ignore[misc]
                )
        self.column.addSpacing(8)
        self.column.addLayout(FlowLayout(*ways))
        self.column.addStretch(1)
        waiting = path.first_open(dimension)
        first = next((r for r in self._rows if r.code == waiting), self._rows[0])
        self.setFocusProxy(first.stop())

    def follow(self, delta: Delta) -> None:
        """Show an answer that undo or redo changed; one of another dimension leads there."""
        here = [question for question in self._rows if question.code in delta.answers]
        for question in here:
            question.show_answer()
            question.take_focus()
        others = [code for code in delta.answers if self._path.asks(code)]
        if others and not here:
            self._context.go(ListRoute(self._session.questionnaire.dimension_of[others[0]].code))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by page; everything else belongs to the questions."""
        if event.key() == Qt.Key.Key_Escape:
            self._context.back()
        else:
            super().keyPressEvent(event)

    def _step(self, question: AnswerRow, by: int) -> None:
        """Go from one question to another; behind the last one lies the way to check the answers."""
        at = self._rows.index(question) + by
        if at < 0:
            return
        if at == len(self._rows):
            self._check.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self._check)
            return
        self._rows[at].take_focus()
        self.ensureWidgetVisible(self._rows[at])

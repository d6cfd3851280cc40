"""What stands above the answers: where one is on the way, the question, and why or on what condition it is asked."""

from PySide6.QtWidgets import QVBoxLayout

from readiness.app.guided_path import Position
from readiness.domain.questionnaire import Capability
from readiness.ui.page import PageContext
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import CAPTION, HEADING, zoomed
from readiness.ui.widgets.elements import row, text
from readiness.wording.conditions import ConditionWords

_BETWEEN = 4


class QuestionHead:
    """Fills the column of the page; its labels belong to that."""

    def __init__(self, context: PageContext, column: QVBoxLayout, position: Position) -> None:
        self._language = language = context.language
        self.where, self.number = text("", CAPTION, "quiet"), text("", CAPTION, "quiet")
        self.number.setWordWrap(False)
        self._news = text("", CAPTION, "quiet")
        self._news.hide()
        line = row(self.where, self._news, self.number, stretch_last=True)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addSpacing(zoomed(_BETWEEN))
        question, session = position.question, context.session
        self.question = text(language.of(question.question), HEADING, bold=True)
        # The ring shows what can be operated.
        self.question.setProperty("ring", "none")
        column.addWidget(self.question)
        if context.density is not Density.SMALL and isinstance(question, Capability):
            why = question.why_for(session.facts_for(question))
            if why:
                column.addSpacing(zoomed(_BETWEEN))
                column.addWidget(text(language.of(why), role="quiet"))
        if condition := question.ask_when or position.dimension.ask_when:
            only_if = ConditionWords(session.questionnaire, language).only_if(condition)
            column.addSpacing(zoomed(_BETWEEN))
            column.addWidget(text(only_if, CAPTION, "quiet"))

    def show_place(self, position: Position, *, to_confirm: bool) -> None:
        """Show where the question stands in its dimension and on the whole way."""
        _ = self._language.gettext
        place = _("{name}: {number} of {count}").format(
            name=self._language.of(position.dimension.name), number=position.number, count=position.count
        )
        self.where.setText(f"{place} · {_('Key question')}" if position.question.key_question else place)
        number = _("Question {number} of {count}").format(number=position.overall, count=position.asked)
        self.number.setText(f"{_('To confirm')} · {number}" if to_confirm else number)

    def show_news(self, news: str) -> None:
        """Say which questions an answer has brought or taken away; without words nothing is said."""
        self._news.setText(news)
        self._news.setVisible(bool(news))

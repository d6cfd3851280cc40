"""The left column of the decision page: what it means, what holds back, and where each dimension stands."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.foundation.capitals import capitalised
from readiness.results.decision import DecisionKind
from readiness.ui.page import PageContext
from readiness.ui.pages.results.fact_button import FactButton
from readiness.ui.pages.results.percent_rows import PercentRows
from readiness.ui.pages.results.standing_rows import StandingHead, StandingLegend, StandingRow
from readiness.ui.routes import AnswersRoute, IncidentRoute, QuestionRoute
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import panel, text
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.decision import DecisionWords, StandingText
from readiness.wording.wording import Wording

_BETWEEN, _FIRST_LINE = 10, 26


class SituationColumn(QWidget):
    """Is empty until it is known what can be decided: what stands here would move otherwise."""

    def __init__(self, context: PageContext, answer_more: Callable[[], object]) -> None:
        super().__init__()
        # What leads to the questions that a quick check leaves out.
        self._answer_more = answer_more
        self._context = context
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_words(self, words: DecisionWords) -> None:
        """Say what it means, what holds back, and where the dimensions stand."""
        if words.kind is not DecisionKind.ASK_FIRST and (fact := words.fact()):
            day, told = fact
            show = partial(self._context.navigator.go, IncidentRoute())
            self._layout.addWidget(FactButton(self._context, f"{day}.", told, show, rule=True))
            self._layout.addSpacing(zoomed(_BETWEEN))
        if words.kind is DecisionKind.KEEP:
            self._add_deciding(words)
        elif words.kind is not DecisionKind.ASK_FIRST:
            # What is not known means nothing yet.
            self._add_meaning(words)
        self._add_standings(words)
        self._layout.addStretch(1)
        # As high as the line that begins the other column, where a link stands beside the heading.
        first = self._layout.itemAt(0)
        if first is not None and (heading := first.widget()) is not None:
            heading.setMinimumHeight(zoomed(_FIRST_LINE))

    def _add_meaning(self, words: DecisionWords) -> None:
        _ = self._context.language.gettext
        if consequences := words.consequences():
            self._layout.addWidget(text(_("What this means for the business"), bold=True))
            for found in consequences:
                show = partial(self._show_question, found.capability)
                self._layout.addWidget(FactButton(self._context, found.lead, found.rest, show))
            self._layout.addSpacing(zoomed(_BETWEEN))
        self._add_holds_back(words)
        if more := words.more_questions():
            self._add_more(more)

    def _add_holds_back(self, words: DecisionWords) -> None:
        _ = self._context.language.gettext
        found = words.decision.next_stage
        if found is None or not (told := words.what_holds()):
            return
        self._layout.addWidget(text(_("What holds you back"), bold=True))
        show = partial(self._show_question, found.needs[0].code)
        self._layout.addWidget(FactButton(self._context, "", " ".join(told), show))
        self._layout.addSpacing(zoomed(_BETWEEN))

    def _add_more(self, more: str) -> None:
        _ = self._context.language.gettext
        frame, layout = panel(8)
        layout.setSpacing(0)
        layout.addWidget(text(more, SMALL, bold=True))
        know = _("Then you also know which gates you pass, and what to plan after the first way.")
        layout.addWidget(text(know, SMALL))
        on = WrappedButton(_("Continue to the full questionnaire"), self._answer_more, self._context.tokens)
        layout.addWidget(on, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(frame)
        self._layout.addSpacing(zoomed(_BETWEEN))

    def _add_deciding(self, words: DecisionWords) -> None:
        _ = self._context.language.gettext
        deciding = words.deciding()
        self._layout.addWidget(text(words.deciding_heading() if deciding else _("What to protect"), bold=True))
        self._layout.addWidget(text(words.deciding_meaning(), SMALL))
        for edge, (name, risk, proof) in zip(words.decision.told_deciding, deciding, strict=True):
            show = partial(self._show_question, edge.code)
            told = f"{risk} {capitalised(proof)}."
            self._layout.addWidget(FactButton(self._context, f"{name}.", told, show))
        self._layout.addSpacing(zoomed(_BETWEEN))

    def _add_standings(self, words: DecisionWords) -> None:
        context = self._context
        _ = context.language.gettext
        if context.session.questionnaire.by_percent:
            self._layout.addWidget(text(_("Where you stand"), bold=True))
            wording = Wording(words.decision.result, context.language)
            self._layout.addWidget(PercentRows(context, wording.percent.rows(), self._show_answers))
            return
        line = QHBoxLayout()
        line.addWidget(text(_("Where you stand"), bold=True))
        line.addWidget(StandingLegend(context.tokens, words.legend()), 1)
        self._layout.addLayout(line)
        titles = _("today"), _("target")
        for name, rows in words.standings():
            self._layout.addWidget(StandingHead(context, name, titles))
            titles = "", ""
            for row in rows:
                self._layout.addWidget(
                    StandingRow(context, row, self._told(row), partial(self._show_answers, row.code))
                )

    def _told(self, row: StandingText) -> str:
        _ = self._context.language.gettext
        words = _("{name}: today {stage}, target {target}")
        return words.format(name=row.name, stage=row.figure, target=row.target or "–")

    def _show_question(self, code: str) -> None:
        self._context.navigator.go(QuestionRoute(code))

    def _show_answers(self, dimension: str) -> None:
        self._context.navigator.go(AnswersRoute(dimension))

"""Results in per cent without estimates: where one stands, which answers cost most, and what explains it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from readiness.app.guided_path import GuidedPath
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.results.asked_panel import asked_panel
from readiness.ui.pages.results.benchmark_line import benchmark_line
from readiness.ui.pages.results.capabilities_panel import capabilities_panel
from readiness.ui.pages.results.dimension_stages import dimension_stages
from readiness.ui.pages.results.gates_panel import gates_panel
from readiness.ui.pages.results.percent_rows import PercentRows
from readiness.ui.pages.results.result_links import result_links
from readiness.ui.pages.results.table import Column, Line, Table, TableHead, TableRow
from readiness.ui.pages.results.views_panel import views_panel
from readiness.ui.routes import AnswersRoute, QuestionRoute, ReportRoute
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import CAPTION, SMALL, TITLE, zoomed
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.tab_order import tab_through
from readiness.wording.asked_facts import cuts_in_words
from readiness.wording.decision import DecisionWords
from readiness.wording.percent import PercentRow
from readiness.wording.wording import Wording

_WIDTH = 1240
_TOP, _BETWEEN, _BELOW = 16, 36, 24
_SIDE_BY_SIDE_FROM = 110
_LEAST_NAME = 140


class PercentView(Page, FramedPage):
    """There is nothing to decide between: what would raise the result most stands in its place."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context, _WIDTH)
        self._result = result = context.session.result()
        self._wording = wording = Wording(result, context.language)
        words = DecisionWords(wording)
        self.area.set_top(_TOP)
        self.column.setSpacing(zoomed(4))
        self.column.addWidget(text(" ".join(words.basis()), CAPTION, "quiet", lead=words.standing()))
        self.column.addWidget(text(wording.stages.overall(), TITLE, bold=True))
        self.column.addSpacing(zoomed(4))
        sides = Columns(self._standings(), self._pulls(), _SIDE_BY_SIDE_FROM, (42, 58))
        sides.set_gap(zoomed(_BETWEEN))
        self.column.addWidget(sides)
        self.column.addSpacing(zoomed(_BELOW))
        self.column.addWidget(result_links(context))
        compared = benchmark_line(context, result)
        if compared is not None:
            self.column.addWidget(compared)
        self._explain(words.rule())
        self.column.addStretch(1)
        self._fill_bar()
        # The page itself has the focus first, as that of results with a decision.
        self.setProperty("ring", "none")
        tab_through(self.area)

    def _standings(self) -> QWidget:
        context, _ = self._context, self._context.language.gettext
        part, column = _stack()
        column.addWidget(text(_("Where you stand"), bold=True))
        column.addWidget(PercentRows(context, self._wording.percent.rows(), self._show_answers))
        if cuts := cuts_in_words(self._result, context.language):
            column.addSpacing(zoomed(12))
            column.addWidget(text(_("By heading"), bold=True))
            rows = [
                PercentRow(
                    code="",
                    name=cut.name,
                    figure=cut.figure,
                    point=cut.cut.index.point,
                    low=cut.cut.index.low,
                    high=cut.cut.index.high,
                )
                for cut in cuts
            ]
            column.addWidget(PercentRows(context, rows, lambda _code: self._show_answers("")))
        column.addStretch(1)
        return part

    def _pulls(self) -> QWidget:
        """Return the answers that cost most; each leads to its question."""
        context, _ = self._context, self._context.language.gettext
        part, column = _stack()
        column.addWidget(text(_("What would raise the result most"), bold=True))
        found = self._wording.percent.pulls()
        if found:
            columns = [
                Column(_("Question"), least=_LEAST_NAME),
                Column(_("Your answer"), most=150),
                Column(_("costs"), figures=True, most=80),
                Column(_("Next better answer"), most=180),
                Column(_("brings"), figures=True, most=80),
            ]
            lines = [Line((one.name, one.answer, one.lost, one.better, one.gained)) for one in found]
            table = Table(columns, lines, 1)
            column.addWidget(TableHead(table, context.tokens))
            for at, one in enumerate(found):
                row = _PullRow(context.tokens)
                row.show_line(table, at)
                row.clicked.connect(lambda _checked=False, code=one.code: context.navigator.go(QuestionRoute(code)))
                column.addWidget(row)
            unit = _("In percentage points of the whole.")
            told = " ".join(part for part in (unit, self._wording.percent.more_pulls()) if part)
        else:
            told = self._wording.percent.more_pulls() or self._nothing_to_raise()
        column.addWidget(text(told, SMALL, "quiet"))
        column.addStretch(1)
        return part

    def _nothing_to_raise(self) -> str:
        _ = self._context.language.gettext
        answered = any(score.answered for score in self._result.score.dimensions)
        return _("Every question has its best answer.") if answered else _("No question has been answered yet.")

    def _explain(self, rule: str) -> None:
        context, result, wording = self._context, self._result, self._wording
        stages = dimension_stages(context, result, wording, rule)
        gates = gates_panel(context, result, wording) if result.told_gates else None
        self.column.addWidget(stages if gates is None else Columns(stages, gates, shares=(6, 5)))
        if result.questionnaire.capabilities:
            self.column.addWidget(capabilities_panel(context, result, wording))
        for panel in (asked_panel(context, result), views_panel(context, wording)):
            if panel is not None:
                self.column.addWidget(panel)

    def _fill_bar(self) -> None:
        context, _ = self._context, self._context.language.gettext
        waiting = GuidedPath(context.session.asked, context.session.assessment).first_waiting()
        if waiting is not None:
            words = _("Continue with the questions")
            self.bar.add_secondary(_("Create report"), lambda: context.navigator.go(ReportRoute()))
            self.bar.add_primary(words, lambda: context.navigator.go(QuestionRoute(waiting)))
        else:
            self.bar.add_primary(_("Create report"), lambda: context.navigator.go(ReportRoute()))

    def _show_answers(self, dimension: str) -> None:
        self._context.navigator.go(AnswersRoute(dimension))


class _PullRow(TableRow, QAbstractButton):
    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._begin(tokens)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _stack() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(zoomed(4))
    return part, column

"""Several sites of a firm as one result, to be read: where the whole stands, why, and what each site has answered."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from readiness.foundation import clock
from readiness.portfolio.sites import MergedSites, merged_sites
from readiness.portfolio.words import PortfolioWords, sites_rule
from readiness.results.assessment_result import AssessmentResult
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.portfolio.leading import open_at
from readiness.ui.pages.portfolio.portfolio_model import PortfolioModel
from readiness.ui.routes import MergedSitesRoute, PortfolioRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import RuledGrid, button, panel, row, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.percent_bar import PercentBar, PercentSpan
from readiness.ui.widgets.stage_bar import StageBar
from readiness.ui.widgets.tab_order import tab_through
from readiness.wording.wording import Wording

_WIDTH = 1080
_BETWEEN = 14


class MergedView(Page, FramedPage):
    """Reads what the portfolio has read; there is no document to be changed."""

    def __init__(self, context: PageContext, route: MergedSitesRoute) -> None:
        super().__init__(context, context, _WIDTH)
        _ = context.language.gettext
        self.bar.add_back(_("Portfolio"), lambda: context.navigator.go(PortfolioRoute()))
        self.escape = lambda: context.navigator.go(PortfolioRoute())
        self.setProperty("ring", "none")
        model = context.companions.keep(PortfolioModel, lambda: PortfolioModel(context.memory))
        merged, words = _merged(model, route.paths), None
        if merged is not None and model.portfolio is not None:
            words = PortfolioWords(model.portfolio, context.language)
        if merged is None or words is None:
            self.column.addWidget(text(_("Several sites as one"), TITLE, bold=True))
            told = _("The documents of these sites have changed meanwhile. Choose the row in the portfolio again.")
            self.column.addWidget(text(told))
        else:
            self._show(merged, words)
        self.column.addStretch(1)
        tab_through(self.area)

    def _show(self, merged: MergedSites, words: PortfolioWords) -> None:
        context, language = self._context, self._context.language
        _ = language.gettext
        result = merged.result(clock.today(), language)
        wording = Wording(result, language)
        self.column.addWidget(text(merged.organisation, TITLE, bold=True))
        day = _("As of {day}").format(day=language.long_date(merged.assessed_on))
        about = (result.assessment.details.scope, words.questionnaire(merged.entries[0]), day)
        self.column.addWidget(text(" · ".join(about), SMALL, "quiet"))
        self.column.addWidget(text(sites_rule(language), SMALL, "quiet"))
        frame, layout = panel(_BETWEEN)
        layout.addWidget(text(wording.stages.overall(), HEADING, bold=True))
        index = merged.entry(language).index
        if index is not None and not merged.questionnaire.by_percent:
            told = _("index {index}").format(index=words.index_with_range(index, by_percent=False))
            layout.addWidget(text(told, SMALL, "quiet"))
        self.column.addWidget(frame)
        self.column.addWidget(_dimensions(context, result, wording))
        if result.told_gates:
            self.column.addWidget(_gates(context, result, wording))
        self.column.addWidget(_answers(context, merged, result, wording))
        sites = [
            button(_("Open {site}").format(site=entry.site.strip()), partial(open_at, context, entry.path))
            for entry in merged.entries
        ]
        self.column.addWidget(text(_("The sites one by one"), HEADING, bold=True))
        self.column.addLayout(row(*sites))


def _merged(model: PortfolioModel, paths: Sequence[Path]) -> MergedSites | None:
    """Return the view of the documents at some paths, where they still are sites of one firm."""
    if model.portfolio is None:
        return None
    chosen = model.portfolio.only(entry for entry in model.portfolio.entries if entry.path in paths)
    found = [one for one in merged_sites(chosen) if {entry.path for entry in one.entries} == {*paths}]
    return found[0] if found else None


def _dimensions(context: PageContext, result: AssessmentResult, wording: Wording) -> QFrame:
    _ = context.language.gettext
    frame, layout = panel(_BETWEEN)
    by_percent = result.questionnaire.by_percent
    layout.addWidget(text(_("The dimensions, and why") if by_percent else _("Stages, and why"), HEADING, bold=True))
    grid = RuledGrid(3, 3, 5)
    for score in result.score.dimensions:
        at, told = grid.begin_row(), wording.stages.dimension(score)
        bar: QWidget = StageBar(score, told, context.tokens)
        if by_percent:
            bar = PercentBar(context.tokens, PercentSpan(score.index.low, score.index.point, score.index.high))
            bar.setAccessibleName(told)
        grid.addWidget(text(wording.names.dimension(score.code), BODY, bold=True), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(bar, at, 1, Qt.AlignmentFlag.AlignTop)
        why = " ".join(wording.reasons.stage(score))
        grid.addWidget(text(why, SMALL, lead=f"{told}."), at, 2, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(grid)
    return frame


def _gates(context: PageContext, result: AssessmentResult, wording: Wording) -> QFrame:
    frame, layout = panel(_BETWEEN)
    layout.addWidget(text(context.language.gettext("What you are ready for"), HEADING, bold=True))
    grid = RuledGrid(3, 5)
    for gate in result.told_gates:
        at = grid.begin_row()
        grid.addWidget(text(wording.names.gate(gate.code), BODY, bold=True), at, 0)
        grid.addWidget(text(wording.gates.status(gate.status), SMALL), at, 1)
    layout.addLayout(grid)
    return frame


def _answers(context: PageContext, merged: MergedSites, result: AssessmentResult, wording: Wording) -> QFrame:
    """Return what counts for the whole, and behind it what each site has given: the same words as in the report."""
    _ = context.language.gettext
    frame, layout = panel(_BETWEEN)
    layout.addWidget(text(_("What each site has answered"), HEADING, bold=True))
    layout.addWidget(
        text(_("Levels from 0 to 5; “?” is don’t know, “×” not applicable, “–” no answer."), SMALL, "quiet")
    )
    grid = RuledGrid(4, 3, 5)
    for code in merged.cells:
        answer = result.assessment.answer(code)
        at = grid.begin_row()
        name = f"{code} {wording.names.capability(code)}"
        parts = (text(name, SMALL, bold=True), text(wording.answers.of(code), SMALL), text(answer.evidence, SMALL))
        for column, part in enumerate(parts):
            grid.addWidget(part, at, column, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(grid)
    return frame

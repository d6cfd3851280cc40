"""Then and now: the open document and an earlier one."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from readiness.app.documents import read_document
from readiness.domain.answers import Answer
from readiness.domain.meaning import Became
from readiness.foundation.errors import UserError
from readiness.foundation.files import real_path, unreadable
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.results.comparison import AnswerDifference, ResultComparison, compare
from readiness.ui import background
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.compare.stage_pair import StagePair
from readiness.ui.routes import CompareRoute, QuestionRoute, ResultsRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL, TITLE
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import RuledGrid, button, panel, row, rule, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.percent_bar import PercentBar, PercentSpan
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.comparison import REASONS, REMEDIES, ComparisonWords
from readiness.wording.wording import Wording


class CompareView(Page, FramedPage):
    """Asks for the earlier document, then shows changed answers and what they changed."""

    def __init__(self, context: PageContext, path: Path | None) -> None:
        super().__init__(context, context, 1080)
        session = context.session
        self._now = session.result()
        _ = context.language.gettext
        self.bar.add_back(_("Results"), lambda: context.navigator.go(ResultsRoute()))
        self.column.addWidget(text(_("Comparison with an earlier assessment"), TITLE, bold=True))
        choice = button(_("Choose another document …") if path else _("Choose a document …"), self._on_choose)
        self._reading = path is not None
        # Above what is shown, since it has the focus, and the page opens where that is.
        self._said = QVBoxLayout()
        self._said.setSpacing(self.column.spacing())
        self.column.addLayout(self._said)
        self.column.addLayout(row(choice))
        self._shown = QVBoxLayout()
        self._shown.setSpacing(self.column.spacing())
        self.column.addLayout(self._shown)
        self.column.addStretch(1)
        self.setFocusProxy(choice)
        if path is None:
            explanation = _(
                "Choose an earlier document of the same organisation. You will see which answers have changed and "
                "what that changed. Neither document is altered."
            )
            self._said.addWidget(text(explanation))
            choice.setProperty("role", "primary")
        else:
            self._read(path, session.document.path)

    @property
    def complete(self) -> bool:
        """Whether the earlier document has been read, or none is asked for."""
        return not self._reading

    def _on_choose(self) -> None:
        path = self._context.dialogs.ask_document_to_open()
        if path is not None:
            self._context.navigator.go(CompareRoute(path))

    def _read(self, path: Path, opened: Path) -> None:
        """Read the earlier document in the background: a report may be large, and a hostile one takes its time."""
        words = self._context.language.gettext("Reading {file} …")
        reading = text(words.format(file=path.name), role="quiet")
        self._said.addWidget(reading)

        def end() -> None:
            self._reading = False
            self._said.removeWidget(reading)
            reading.hide()
            reading.deleteLater()

        def done(found: tuple[AssessmentResult, date]) -> None:
            end()
            self._show(path, *found)

        def failed(error: Exception) -> None:
            end()
            if isinstance(error, UserError):
                self._warn(error.sentence(self._context.language))

        background.run(self, partial(_read, path, opened), done, failed)

    def _show(self, path: Path, before: AssessmentResult, saved: date) -> None:
        _ = self._context.language.gettext
        self._said.addWidget(text(self._names(path, before, saved), role="quiet"))
        words = ComparisonWords(before, self._now, self._context.language)
        if words.organisations():
            self._warn(words.organisations())
        comparison = compare(before, self._now)
        if comparison.incomparable is not None:
            self._warn(_(REASONS[comparison.incomparable]))
            self._warn(_(REMEDIES[comparison.incomparable]))
            return
        self._show_comparison(before, comparison, words)

    def _warn(self, words: str) -> None:
        self._said.addWidget(text(words, role="warning", bold=True))

    def _names(self, path: Path, before: AssessmentResult, saved: date) -> str:
        """Return which document is meant, and when it was saved."""
        day = self._context.language.long_date(saved)
        words = self._context.language.gettext("Earlier: {organisation}, {file}, saved {day}")
        return words.format(organisation=before.assessment.details.organisation, file=path.name, day=day)

    def _show_comparison(self, before: AssessmentResult, comparison: ResultComparison, words: ComparisonWords) -> None:
        frame, layout = panel(14)
        layout.addWidget(text(words.overall(), HEADING, bold=True))
        if not comparison.like:
            hint = self._context.language.gettext(
                "The overall stage was measured with other questions then, so a difference may come from these."
            )
            layout.addWidget(text(hint))
        layout.addWidget(text(" · ".join(words.counts(comparison)), role="quiet"))
        self._shown.addWidget(frame)
        if comparison.answers:
            self._shown.addWidget(self._answers(comparison.answers, words))
        if comparison.facts:
            self._shown.addWidget(self._facts(comparison, words))
        made = self._percents if self._now.questionnaire.by_percent else self._stages
        stages = made(before, words, comparison.unlike)
        if self._now.score.gates:
            self._shown.addWidget(Columns(stages, self._gates(before, words, comparison.unlike_gates), shares=(6, 5)))
        else:
            self._shown.addWidget(stages)
        if comparison.left_out:
            self._shown.addWidget(self._left_out(comparison, words))

    def _answers(self, changed: tuple[AnswerDifference, ...], words: ComparisonWords) -> QFrame:
        context = self._context
        frame, layout = panel(14)
        layout.addWidget(text(context.language.gettext("Changed answers"), HEADING, bold=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 3)
        for at, difference in enumerate(changed):
            code = difference.code
            if at:
                grid.addWidget(rule(), 2 * at - 1, 0, 1, 3)
            sign, direction = _direction(difference.before, difference.after)
            mark = text(sign, bold=True)
            mark.setAccessibleName(context.language.gettext(direction))
            set_tool_tip(mark, context.language.gettext(direction))
            grid.addWidget(mark, 2 * at, 0)
            show = partial(context.navigator.go, QuestionRoute(code))
            grid.addWidget(WrappedButton(words.now.names.capability(code), show, context.tokens, BODY), 2 * at, 1)
            grid.addWidget(text(words.answer(code)), 2 * at, 2)
        layout.addLayout(grid)
        return frame

    def _facts(self, comparison: ResultComparison, words: ComparisonWords) -> QFrame:
        context = self._context
        frame, layout = panel(14)
        layout.addWidget(text(words.facts_heading(comparison), HEADING, bold=True))
        grid = RuledGrid(2, 3)
        for one in comparison.facts:
            at, show = grid.begin_row(), partial(context.navigator.go, QuestionRoute(one.code))
            grid.addWidget(WrappedButton(words.question(one.code), show, context.tokens, BODY), at, 0)
            grid.addWidget(text(words.fact(one)), at, 1)
        layout.addLayout(grid)
        return frame

    def _left_out(self, comparison: ResultComparison, words: ComparisonWords) -> QFrame:
        context = self._context
        frame, layout = panel(14)
        layout.addWidget(text(words.left_out_heading(comparison), HEADING, bold=True))
        grid = RuledGrid(2, 3)
        for one in comparison.left_out:
            at, name = grid.begin_row(), words.left_out_name(one)
            if one.became is Became.GONE:
                grid.addWidget(text(name), at, 0)
            else:
                show = partial(context.navigator.go, QuestionRoute(one.code))
                grid.addWidget(WrappedButton(name, show, context.tokens, BODY), at, 0)
            grid.addWidget(text(words.left_out_reason(one), role="quiet"), at, 1)
        layout.addLayout(grid)
        return frame

    def _stages(self, before: AssessmentResult, words: ComparisonWords, unlike: frozenset[str]) -> QFrame:
        context = self._context
        frame, layout = panel(14)
        layout.addWidget(text(context.language.gettext("Stage of each dimension"), HEADING, bold=True))
        layout.addLayout(FlowLayout(*(_in_one_line(words) for words in self._legend())))
        grid = QGridLayout()
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        grid.setHorizontalSpacing(12)
        shared = {score.code for score in before.score.dimensions}
        for at, score in enumerate(s for s in self._now.score.dimensions if s.code in shared):
            earlier = before.scored(score.code)
            change = words.short_stage(score.code)
            name = words.now.names.dimension(score.code)
            if score.code in unlike:
                name = f"{name} ({words.unlike()})"
            grid.addWidget(text(name), at, 0)
            grid.addWidget(StagePair(earlier, score, change, context.tokens), at, 1)
            label = text(change, bold=earlier.stage != score.stage and score.code not in unlike)
            grid.addWidget(label, at, 2, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(grid)
        layout.addStretch(1)
        return frame

    def _percents(self, before: AssessmentResult, words: ComparisonWords, unlike: frozenset[str]) -> QFrame:
        """Return where each dimension stands now in per cent, and where it stood, as far as it was asked then."""
        context = self._context
        frame, layout = panel(14)
        layout.addWidget(text(context.language.gettext("Each dimension as a percentage"), HEADING, bold=True))
        grid = QGridLayout()
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        grid.setHorizontalSpacing(12)
        earlier = {score.code: score for score in before.score.dimensions}
        for at, score in enumerate(self._now.score.dimensions):
            now, was = words.now.stages.short(score), ""
            if score.code in earlier:
                was = Wording(before, context.language).stages.short(earlier[score.code])
            change = now if was in {"", now} else f"{was} → {now}"
            if score.code in unlike:
                change = f"{change} · {words.unlike()}"
            index = score.index
            bar = PercentBar(context.tokens, PercentSpan(index.low, index.point, index.high))
            bar.setAccessibleName(change)
            grid.addWidget(text(words.now.names.dimension(score.code)), at, 0)
            grid.addWidget(bar, at, 1)
            grid.addWidget(text(change, bold=change != now), at, 2, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(grid)
        layout.addStretch(1)
        return frame

    def _legend(self) -> list[str]:
        _ = self._context.language.gettext
        return [_("upper bar, outlined: earlier"), _("lower bar, filled: now")]

    def _gates(self, before: AssessmentResult, words: ComparisonWords, unlike: frozenset[str]) -> QFrame:
        frame, layout = panel(14)
        layout.addWidget(text(self._context.language.gettext("What you are ready for"), HEADING, bold=True))
        for gate in self._now.score.gates:
            was = before.gates.get(gate.code, gate.status)
            changed = was is not gate.status
            status = words.gate(was, gate.status) if changed else words.now.gates.status(gate.status)
            said = f"{words.now.names.gate(gate.code)}: {status}"
            if changed and gate.code in unlike:
                said = f"{said} ({words.unlike()})"
            layout.addWidget(text(said, bold=changed and gate.code not in unlike))
        layout.addStretch(1)
        return frame


def _in_one_line(words: str) -> QLabel:
    label = text(words, SMALL, "quiet")
    label.setWordWrap(False)
    return label


def _read(path: Path, opened: Path) -> tuple[AssessmentResult, date]:
    """Return the result in a document, and the day it was saved; raises UserError."""
    if real_path(path) == real_path(opened):
        raise UserError(
            "compare-itself",
            N_("This is the document that is open."),
            N_("Choose an earlier copy of it."),
            where=path.name,
        )
    result = read_document(path)
    try:
        saved = path.stat().st_mtime
    except OSError as error:
        raise unreadable(path, error) from error
    return result, datetime.fromtimestamp(saved).date()  # noqa: DTZ006 - a day in the reader's own zone


def _direction(before: Answer, after: Answer) -> tuple[str, str]:
    if before.level is None or after.level is None:
        return "•", N_("answered differently")
    return ("▲", N_("higher")) if after.level > before.level else ("▼", N_("lower"))

"""The history: where the result stood on earlier days, what rose and fell, and the states to remove."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from readiness.app.history import record, remove, series_ahead
from readiness.app.output import check_target
from readiness.app.reminder import REMINDERS, reminder_day, write_reminder
from readiness.domain.history import WORD_LIMIT, RecordedState
from readiness.foundation.errors import UserError
from readiness.results.series import Point, Series, step_between
from readiness.ui import background
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.history.series_chart import ChartPoint, SeriesChart
from readiness.ui.routes import ResultsRoute
from readiness.ui.saved_file import announce_saved
from readiness.ui.services import FileKind
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import RuledGrid, button, clear, panel, row, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.wording.series import SeriesWords, predecessor_words, state_words

_WIDTH = 1080


class HistoryView(Page, FramedPage):
    """Reads the states in the background: each is scored."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context, _WIDTH)
        _ = context.language.gettext
        self.complete = False
        self._session = context.session
        self.bar.add_back(_("Results"), lambda: context.navigator.go(ResultsRoute()))
        self.bar.add_quiet(_("Reminder for the calendar …"), self._remind)
        self.bar.add_primary(_("Begin the next assessment …"), context.documents.begin_next)
        self.column.addWidget(text(_("History"), TITLE, bold=True))
        if words := predecessor_words(self._session.assessment.history, context.language):
            self.column.addWidget(text(words, role="quiet"))
        self._shown = QVBoxLayout()
        self._shown.setSpacing(self.column.spacing())
        self.column.addLayout(self._shown)
        if self._session.document.read_only is None:
            self.column.addWidget(self._recording())
        if self._session.assessment.history.states:
            self.column.addWidget(self._states())
        self.column.addStretch(1)
        self.setProperty("ring", "none")
        self._work_out()

    # The series.

    def _work_out(self) -> None:
        background.run(self, series_ahead(self._session), self._show, self._on_failed)

    def _on_failed(self, _fault: Exception) -> None:
        self.complete = True

    def _show(self, found: tuple[Series, list[UserError]]) -> None:
        series, faults = found
        language = self._context.language
        words = SeriesWords(series, language)
        for warning in (words.organisations(), *(fault.fault(language) for fault in faults)):
            if warning:
                self._shown.addWidget(text(warning, role="warning", bold=True))
        if series.steps:
            self._shown.addWidget(text(words.headline(series.steps[-1])))
            self._shown.addWidget(self._chart(words))
            self._shown.addWidget(self._between(words))
        else:
            explanation = language.gettext(
                "Nothing can be compared yet. A state is recorded with each report that you save, at the end of a "
                "workshop and when a version becomes final. You can also record one below. From the second on you "
                "see here what rose and what fell."
            )
            self._shown.addWidget(text(explanation))
        self.complete = True

    def _chart(self, words: SeriesWords) -> QFrame:
        _, series = self._context.language.gettext, words.series
        frame, layout = panel(14)
        layout.addWidget(text(_("Index and stage over time"), HEADING, bold=True))
        drawn = [point for point in series.points if point.index is not None]
        if len(drawn) > 1:
            chart = SeriesChart(
                self._context,
                [_chart_point(point, words) for point in drawn],
                _("Index from {first} to {last}: the table below says the same").format(
                    first=words.moment(drawn[0].moment), last=words.moment(drawn[-1].moment)
                ),
            )
            layout.addWidget(chart)
        layout.addLayout(self._table(words))
        layout.addWidget(text(words.compared(), SMALL, "quiet"))
        return frame

    def _table(self, words: SeriesWords) -> RuledGrid:
        _ = self._context.language.gettext
        titles = [_("State"), *words.titles()]
        grid = RuledGrid(len(titles), 3)
        at = grid.begin_row()
        for column, title in enumerate(titles):
            grid.addWidget(text(title, SMALL, "quiet"), at, column)
        for point in words.series.points:
            at = grid.begin_row()
            if point.apart is not None:
                reason = _("not compared: {reason}").format(reason=words.apart(point))
                grid.addWidget(text(words.moment(point.moment)), at, 0)
                grid.addWidget(text(reason, role="quiet"), at, 1, 1, len(titles) - 1)
                continue
            for column, cell in enumerate([words.moment(point.moment), *words.figures(point)]):
                grid.addWidget(text(cell, bold=not column), at, column)
        return grid

    # Between two of them.

    def _between(self, words: SeriesWords) -> QFrame:
        _ = self._context.language.gettext
        frame, layout = panel(14)
        layout.addWidget(text(_("What happened in between"), HEADING, bold=True))
        points = words.series.comparable
        since, until = ChoiceList(self._context.tokens), ChoiceList(self._context.tokens)
        for number, point in enumerate(points):
            since.add(words.moment(point.moment), number)
            until.add(words.moment(point.moment), number)
        since.choose(len(points) - 2)
        until.choose(len(points) - 1)
        layout.addWidget(Columns(labelled(_("From"), since), labelled(_("To"), until)))
        told = QVBoxLayout()
        layout.addLayout(told)

        def show() -> None:
            clear(told)
            self._tell(words, points[since.currentData()], points[until.currentData()], told)

        since.currentIndexChanged.connect(show)
        until.currentIndexChanged.connect(show)
        show()
        return frame

    def _tell(self, words: SeriesWords, since: Point, until: Point, told: QVBoxLayout) -> None:
        step = step_between(since, until)
        events = words.events(step)
        if not events:
            told.addWidget(text(words.nothing()))
        for heading, names in events:
            told.addWidget(text(heading, bold=True))
            for name in names:
                told.addWidget(text(name))
        if not step.comparison.like:
            hint = self._context.language.gettext(
                "The overall stage was measured with other questions then, so a difference may come from these."
            )
            told.addWidget(text(hint, SMALL, "quiet"))

    # The next assessment.

    def _remind(self) -> None:
        """Ask for a file and write the day of the next assessment to it."""
        context, result = self._context, self._session.result()
        language = context.language
        _ = language.gettext
        days_by_kind = {}
        for days in reversed(REMINDERS):
            day = language.medium_date(reminder_day(result, days))
            days_by_kind[FileKind(_("In {n} days, on {date}").format(n=days, date=day), ".ics")] = days
        suggested = self._session.document.path.with_suffix(".ics")
        chosen = context.dialogs.ask_export_path(_("Reminder of the next assessment"), suggested, [*days_by_kind])
        if chosen is None:
            return
        path, kind = chosen
        try:
            check_target(path, [self._session.document.path])
            write_reminder(result, self._session.document.document_id, days_by_kind[kind], path, language)
        except UserError as error:
            context.notifier.announce(error.sentence(language))
            return
        announce_saved(context.notifier, context, path)

    # Recording and removing.

    def _recording(self) -> QFrame:
        _ = self._context.language.gettext
        frame, layout = panel(14)
        layout.addWidget(text(_("Record this state"), HEADING, bold=True))
        told = _("It keeps the answers, notes and plan as they are now, also where you delete them later.")
        layout.addWidget(text(told, role="quiet"))
        self.word = LimitedLine(self._context.unstored, WORD_LIMIT)
        self.recording = button(_("Record this state"), self._record)
        layout.addWidget(labelled(_("A word for it, if you like"), self.word))
        self._refusal = text("", role="warning")
        self._refusal.hide()
        layout.addWidget(self._refusal)
        layout.addLayout(row(self.recording))
        return frame

    def _record(self) -> None:
        try:
            recorded = self.edit(lambda: record(self._session, self.word.text()))
        except UserError as error:
            self._refusal.setText(f"{error.fault(self._context.language)} {error.advice(self._context.language)}")
            self._refusal.show()
            return
        if recorded is not None:
            self._context.notifier.announce(self._context.language.gettext("The state is recorded."))

    def _states(self) -> QFrame:
        _, language = self._context.language.gettext, self._context.language
        frame, layout = panel(14)
        layout.addWidget(text(_("Recorded states"), HEADING, bold=True))
        grid = RuledGrid(2, 3)
        changeable = self._session.document.read_only is None
        for state in reversed(self._session.assessment.history.states):
            at = grid.begin_row()
            words = state_words(state, language, self._session.assessment.details.organisation)
            grid.addWidget(text(words), at, 0)
            if changeable:
                removing = button(_("Remove"), partial(self._remove, state), "small")
                removing.setAccessibleName(_("Remove: {state}").format(state=words))
                grid.addWidget(removing, at, 1)
        grid.setColumnStretch(0, 1)
        layout.addLayout(grid)
        return frame

    def _remove(self, state: RecordedState) -> None:
        self.edit(lambda: remove(self._session, state.number))
        if self._session.assessment.history.state(state.number) is not None:
            return
        words = self._context.language.gettext("The state is removed. “Undo” brings it back.")
        self._context.notifier.announce(words)


def _chart_point(point: Point, words: SeriesWords) -> ChartPoint:
    index = point.index
    assert index is not None
    assert index.low is not None
    assert index.high is not None
    stage = words.stage(point)
    told = words.stage_words(stage) if stage else words.index(index)
    middle = index.low if index.point is None else index.point
    return ChartPoint(point.moment.on, index.low, middle, index.high, (words.short_day(point.moment), told))

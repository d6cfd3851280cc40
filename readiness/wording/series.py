"""A series of results in words: when each was, what it said, and what happened between two of them."""

from dataclasses import dataclass

from readiness.domain.answers import Answer
from readiness.domain.history import History, Occasion, RecordedState
from readiness.domain.questionnaire import Capability, Question
from readiness.domain.values import Text, name_key
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.comparison import Incomparable
from readiness.results.series import Moment, Point, Series, SeriesChange
from readiness.scoring.score import Index
from readiness.wording.percent import percent_with_range
from readiness.wording.upgrade import answer_words
from readiness.wording.wording import Wording

_WHY = {
    Occasion.HAND: N_("recorded by hand"),
    Occasion.REPORT: N_("recorded with a report"),
    Occasion.WORKSHOP: N_("recorded after a workshop"),
    Occasion.FINAL: N_("version of record"),
    Occasion.NEXT: N_("end of the assessment before"),
}
_APART = {
    Incomparable.OTHER_QUESTIONNAIRE: N_("another questionnaire"),
    Incomparable.OTHER_VERSION: N_("no question means the same now"),
    Incomparable.OTHER_DEPTH: N_("another depth of questions"),
    Incomparable.OTHER_SCOPE: N_("another scope"),
}


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What a report says of the time since the last assessment, in its language.

    `rows` are the states in the order of their days, each with the figures that `titles` name; `events` what happened
    since the last one of an earlier day, by kind.
    """

    headline: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    compared: str
    events: tuple[tuple[str, tuple[str, ...]], ...]
    nothing: str


class SeriesWords:
    """A series in one language; what happened in a step is told with the names of its later point."""

    def __init__(self, series: Series, language: Language) -> None:
        self.series = series
        self._language = language

    def moment(self, moment: Moment) -> str:
        """Return how a moment is called: its day, and the word for it."""
        day = self._language.medium_date(moment.on)
        return f"{day} ({name})" if (name := moment.word or moment.file) else day

    def stage(self, point: Point) -> str:
        """Return the overall stage of a point, or its range."""
        result = point.moment.result
        if result.questionnaire.by_percent:
            return ""
        stage = result.score.stage
        return str(stage.low) if stage.low == stage.high else f"{stage.low}–{stage.high}"

    def stage_words(self, stage: str) -> str:
        """Return a stage with its name for it, as below a chart."""
        return self._language.gettext("stage {stage}").format(stage=stage)

    def short_day(self, moment: Moment) -> str:
        """Return the day of a moment, as below a chart."""
        return self._language.short_date(moment.on)

    def index(self, index: Index | None) -> str:
        """Return an index over the shared questions as whole per cent, with its range where something is open."""
        return "–" if index is None else percent_with_range(index, self._language)

    def gates(self, point: Point) -> str:
        """Return how many gates a point passed."""
        result = point.moment.result
        if not result.told_gates:
            return "–"
        words = self._language.gettext("{n} of {total}")
        return words.format(n=len(result.score.gates_passed), total=len(result.told_gates))

    def apart(self, point: Point) -> str:
        """Return why a point is not compared; nothing where it is."""
        return "" if point.apart is None else self._language.gettext(_APART[point.apart])

    def titles(self) -> list[str]:
        """Return what the figures of a point are called."""
        _ = self._language.gettext
        by_percent = self.series.points[-1].moment.result.questionnaire.by_percent
        return [_("Index")] if by_percent else [_("Overall stage"), _("Index"), _("Gates")]

    def figures(self, point: Point) -> list[str]:
        """Return the figures of a point, in the order of their titles."""
        by_percent = self.series.points[-1].moment.result.questionnaire.by_percent
        index = self.index(point.index)
        return [index] if by_percent else [self.stage(point), index, self.gates(point)]

    def compared(self) -> str:
        """Return over how many questions the index runs."""
        language, n = self._language, len(self.series.codes)
        words = language.ngettext(
            "The index runs over {n} question that means the same in every state.",
            "The index runs over the {n} questions that mean the same in every state.",
            n,
        )
        return words.format(n=n)

    def organisations(self) -> str:
        """Return that the series bears several names; nothing where it does not."""
        names = self.series.organisations
        if len(names) < 2:  # noqa: PLR2004 - two are different
            return ""
        words = self._language.gettext("The states name different organisations: {names}.")
        return words.format(names=", ".join(names))

    def span(self, step: SeriesChange) -> str:
        """Return from when to when a step leads."""
        words = self._language.gettext("{before} → {after}")
        return words.format(before=self.moment(step.before.moment), after=self.moment(step.after.moment))

    def events(self, step: SeriesChange) -> list[tuple[str, list[str]]]:
        """Return what happened in a step: a heading and names for each kind of event that there was."""
        _ = self._language.gettext
        was, now = (Wording(point.moment.result, self._language) for point in (step.before, step.after))
        gate, name = now.names.gate, now.names.capability

        def moved(code: str) -> str:
            return f"{name(code)}: {was.answers.of(code)} → {now.answers.of(code)}"

        found = [
            (_("Rose"), [moved(code) for code in step.rose]),
            (_("Fell"), [moved(code) for code in step.fell]),
            (_("Gates passed now"), [gate(code) for code in step.opened]),
            (_("Gates no longer passed"), [gate(code) for code in step.closed]),
            (_("Work packages done"), [name(code) for code in step.done]),
        ]
        known = now.result.questionnaire.capabilities
        left_out = [one.code for one in step.comparison.left_out if one.code in known]
        found.append((_("Not compared, since they changed or were not asked"), [name(code) for code in left_out]))
        return [(heading, names) for heading, names in found if names]

    def nothing(self) -> str:
        """Return that nothing happened in a step."""
        return self._language.gettext("Nothing changed that can be compared.")

    def headline(self, step: SeriesChange) -> str:
        """Return in a sentence what became of the result in a step."""
        language = self._language
        rose, fell = len(step.rose), len(step.fell)
        up = language.ngettext("{n} answer rose", "{n} answers rose", rose).format(n=rose)
        down = language.ngettext("{n} fell", "{n} fell", fell).format(n=fell) if fell else language.gettext("none fell")
        words = language.gettext("Since {date}: {up}, {down}.")
        return words.format(date=language.medium_date(step.before.moment.on), up=up, down=down)

    def since_last(self, step: SeriesChange) -> SinceLast:
        """Return what a report says, where `step` leads from last time to now."""
        return SinceLast(
            headline=self.headline(step),
            titles=tuple(self.titles()),
            rows=tuple((self.moment(point.moment), tuple(self.figures(point))) for point in self.series.comparable),
            compared=self.compared(),
            events=tuple((heading, tuple(names)) for heading, names in self.events(step)),
            nothing=self.nothing(),
        )

    def lines(self) -> list[str]:
        """Return everything, a line each."""
        _, lines = self._language.gettext, [self.organisations()]
        for point in self.series.points:
            told = [self.moment(point.moment)]
            if point.apart is not None:
                told.append(_("not compared: {reason}").format(reason=self.apart(point)))
            else:
                stage = self.stage(point)
                told += [self.stage_words(stage)] if stage else []
                told += [_("index {index}").format(index=self.index(point.index))] if point.index else []
                if point.moment.result.told_gates:
                    told.append(_("gates passed: {gates}").format(gates=self.gates(point)))
            lines.append(" · ".join(told))
        if self.series.steps:
            lines.append(self.compared())
        for step in self.series.steps:
            lines.append(f"{self.span(step)}:")
            events = self.events(step)
            lines += [f"  {heading}: {'; '.join(names)}" for heading, names in events]
            lines += [] if events else [f"  {self.nothing()}"]
        return [line for line in lines if line]


def why_words(state: RecordedState, language: Language) -> str:
    """Return what a state was recorded for."""
    return language.gettext(_WHY[state.why])


def state_words(state: RecordedState, language: Language, organisation: str) -> str:
    """Return the line of a recorded state in a list: its day, its word, and what it was recorded for.

    Where the organisation bore another name than now, `organisation`, that name is in it too.
    """
    told = [language.medium_date(state.on), *([state.word] if state.word else []), why_words(state, language)]
    told += (
        [state.organisation] if state.organisation and name_key(state.organisation) != name_key(organisation) else []
    )
    return " · ".join(told)


def predecessor_words(history: History, language: Language) -> str:
    """Return which assessment this one goes on from; nothing where it is the first."""
    if history.predecessor is None:
        return ""
    words = language.gettext("This assessment continues that of {day}.")
    return words.format(day=language.long_date(history.predecessor.assessed_on))


def last_answer(answer: Answer, said: Text, question: Question, language: Language) -> str:
    """Return an answer of last time in a word or two, by the statement `said` where the question has its own scale."""
    own = answer.level is not None and isinstance(question, Capability) and question.own_scale
    return (own and language.of(said)) or answer_words(answer, language)

"""A result in per cent, in words: the headline with its range, what pulls it down, and what would raise it."""

from dataclasses import dataclass

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.percent import Pull, open_share, pulls
from readiness.scoring.score import DimensionScore, Index, OverallIndex, Rating
from readiness.wording.answers import AnswerWords
from readiness.wording.names import Names

# More than a reader keeps in mind.
_MOST = 7


def percent_figure(value: float | None, language: Language) -> str:
    """Return per cent without decimals, as in "68%"; a dash where there is no value."""
    return "–" if value is None else language.gettext("{n}%").format(n=language.number(value))


def percent_span(low: float, high: float, language: Language) -> str:
    """Return a range as in "62–75%"."""
    return language.gettext("{n}%").format(n=language.span(low, high))


def percent_with_range(index: Index | OverallIndex, language: Language) -> str:
    """Return "68% (62–75%)", and only the figure where the range is no wider; a dash where nothing is known."""
    if index.point is None or index.low is None or index.high is None:
        return "–"
    figure, span = percent_figure(index.point, language), percent_span(index.low, index.high, language)
    return figure if span == figure else f"{figure} ({span})"


def points_figure(points: float, language: Language) -> str:
    """Return points of per cent to a tenth, as in "6.3"."""
    return language.number(points, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PullText:
    """An answer that costs something: what it is, what it costs, and what the next better one brings, in points."""

    code: str
    name: str
    answer: str
    lost: str
    better: str
    gained: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentRow:
    """Where a dimension stands: from `low` over `point` to `high`, 0 to 100; None where it cannot be rated."""

    code: str
    name: str
    figure: str
    point: float | None
    low: float | None
    high: float | None


class PercentWords:
    """The per cent of one result."""

    def __init__(self, result: AssessmentResult, names: Names, answers: AnswerWords, language: Language) -> None:
        self._result = result
        self._names = names
        self._answers = answers
        self._language = language

    def overall(self) -> str:
        """Return the headline, as in "68% (62–75%)"."""
        return percent_with_range(self._result.score.index, self._language)

    def summary(self) -> str:
        """Return the headline; of a quick check it also says on how many answers it rests."""
        if self._result.score.depth is not Depth.QUICK:
            return self.overall()
        progress = self._result.progress()
        words = self._language.gettext("After {done} of {n} key questions: {percent}")
        if progress.done == progress.asked:
            words = self._language.gettext("After the {n} key questions: {percent}")
        return words.format(done=progress.done, n=progress.asked, percent=self.overall())

    def dimension(self, score: DimensionScore) -> str:
        """Return the same of a dimension, or that it cannot be rated."""
        if score.rating is Rating.NOT_RATEABLE:
            return self._language.gettext("Not rateable")
        return percent_with_range(score.index, self._language)

    def short(self, score: DimensionScore) -> str:
        """Return the figure of a dimension alone."""
        return "–" if score.rating is Rating.NOT_RATEABLE else percent_figure(score.index.point, self._language)

    def standing(self) -> str:
        """Return what the headline means, and why it is a range where it is one."""
        _, index = self._language.gettext, self._result.score.index
        if index.point is None:
            return _("No percentage yet.")
        figure = percent_figure(index.point, self._language)
        if self._result.score.depth is Depth.QUICK:
            told = _("{percent} of what the key questions can reach.").format(percent=figure)
        else:
            told = _("{percent} of what can be reached.").format(percent=figure)
        if index.low is None or index.high is None:
            return told
        span = percent_span(index.low, index.high, self._language)
        if span == figure:
            return told
        return " ".join([told, _("Once the open questions are answered, it can be {span}.").format(span=span)])

    def reasons(self, score: DimensionScore) -> list[str]:
        """Return what a dimension loses most by, and what is not known yet."""
        _, told = self._language.gettext, []
        mine = [pull.code for pull in pulls(self._result) if pull.dimension == score.code]
        if mine:
            told.append(_("Most is lost by: {names}.").format(names=self._answers.with_levels(mine)))
        elif score.answered and not score.unknown + score.open:
            told.append(_("Every question has its best answer."))
        if unknown := score.unknown + score.open:
            told.append(_("Not known yet: {names}.").format(names=self._names.capabilities(unknown)))
        return told

    def rows(self) -> list[PercentRow]:
        """Return where each dimension stands."""
        return [self._row(score) for score in self._result.score.dimensions]

    def _row(self, score: DimensionScore) -> PercentRow:
        rated = score.rating is not Rating.NOT_RATEABLE
        return PercentRow(
            code=score.code,
            name=self._names.dimension(score.code),
            figure=self.dimension(score),
            point=score.index.point if rated else None,
            low=score.index.low if score.answered else None,
            high=score.index.high if score.answered else None,
        )

    def rule(self) -> str:
        """Return how the per cent are counted, in a sentence."""
        if len(self._result.score.dimensions) == 1:
            return self._language.gettext("The mean of the answers, as a percentage of the best ones.")
        return self._language.gettext(
            "The mean of the dimensions, each of which is the mean of its answers as a percentage of the best ones."
        )

    def pulls(self) -> list[PullText]:
        """Return what pulls the result down most, the dearest answers first."""
        return [self._pull(pull) for pull in pulls(self._result)[:_MOST]]

    def more_pulls(self) -> str:
        """Return how many further answers cost something, and what hangs on the open ones; nothing where none do."""
        language, more = self._language, len(pulls(self._result)) - _MOST
        told = []
        if more > 0:
            words = language.ngettext(
                "{n} further answer costs something.", "{n} further answers cost something.", more
            )
            told.append(words.format(n=more))
        if waiting := open_share(self._result):
            words = language.gettext("{points} points hang on questions without an answer.")
            told.append(words.format(points=points_figure(waiting, language)))
        return " ".join(told)

    def pull_lines(self) -> list[str]:
        """Return the same in a line each, for where there is no table."""
        words = self._language.gettext("{name}: {answer}, costs {lost} points; “{better}” would bring {gained}")
        return [
            words.format(name=one.name, answer=one.answer, lost=one.lost, better=one.better, gained=one.gained)
            for one in self.pulls()
        ]

    def _pull(self, pull: Pull) -> PullText:
        return PullText(
            code=pull.code,
            name=self._names.capability(pull.code),
            answer=self._answers.of(pull.code),
            lost=points_figure(pull.lost, self._language),
            better=self._names.numbered(pull.code, pull.next_level),
            gained=points_figure(pull.gained, self._language),
        )

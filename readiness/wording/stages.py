"""Stages in words: in figures, with their names, overall, and what holds the whole organisation back."""

from collections.abc import Callable

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.standing import situation
from readiness.scoring.score import DimensionScore, Rating, StageInterval
from readiness.wording.names import Names
from readiness.wording.percent import PercentWords


def figures(stage: StageInterval, language: Language) -> str:
    """Return "1", "1–2" or "at most 2"."""
    if stage.upper_bound_only and stage.high:
        return language.gettext("at most {stage}").format(stage=stage.high)
    return str(stage.low) if stage.low == stage.high else f"{stage.low}–{stage.high}"


def index_figure(point: float | None) -> str:
    """Return an index (0 to 100) without decimals, or a dash where there is none."""
    return "–" if point is None else f"{point:.0f}"


class StageWords:
    """The stages of one result; where it is in per cent, these stand in their place."""

    def __init__(self, result: AssessmentResult, names: Names, percent: PercentWords, language: Language) -> None:
        self._result = result
        self._percent = percent
        self._names = names
        self._language = language

    def figures(self, stage: StageInterval) -> str:
        """Return "1", "1–2" or "at most 2"."""
        return figures(stage, self._language)

    def overall_named(self, stage: StageInterval) -> str:
        """Return "Stage 1: the first steps are taken" and its variants, of the whole organisation."""
        _ = self._language.gettext
        return self._named(
            stage, self._names.overall_stage, _("Stage {stage}: {name}"), _("At most stage {stage}: {name}")
        )

    def _named(self, stage: StageInterval, name_of: Callable[[int], str], words: str, at_most: str) -> str:
        """Return a stage with its name; nothing lies below 0, so that is never "at most".

        `words` and `at_most` differ between a dimension and the whole: German has a word of its own for each.
        """
        low, high = stage.low, stage.high
        if stage.upper_bound_only and high:
            return at_most.format(stage=high, name=name_of(high))
        if low == high:
            return words.format(stage=low, name=name_of(low))
        name = self._language.gettext("{low} to {high}").format(low=name_of(low), high=name_of(high))
        return words.format(stage=f"{low}–{high}", name=name)

    def overall(self) -> str:
        """Return the overall stage with its name, or that there is none yet."""
        if not self._rateable():
            return self._language.gettext("Not rateable yet")
        if self._result.questionnaire.by_percent:
            return self._percent.overall()
        return self.overall_named(self._result.score.stage)

    def summary(self) -> str:
        """Return the same as a headline; of a quick check it also says on how many answers it rests."""
        if self._result.score.depth is not Depth.QUICK or not self._rateable():
            return self.overall()
        if self._result.questionnaire.by_percent:
            return self._percent.summary()
        _, progress, high = self._language.gettext, self._result.progress(), self._result.score.stage.high
        stage = _("at most stage {stage} – {name}") if high else _("stage {stage} – {name}")
        stage = stage.format(stage=high, name=self._names.overall_stage(high))
        if progress.done < progress.asked:
            words = _("After {done} of {n} key questions: {stage}")
        else:
            words = _("After the {n} key questions: {stage}")
        return words.format(done=progress.done, n=progress.asked, stage=stage)

    def headline(self) -> str:
        """Return the sentence about the situation; nothing where the questionnaire has none."""
        found = situation(self._result)
        return self._language.of(found.headline) if found else ""

    def headline_meaning(self) -> str:
        """Return what the situation asks for, or nothing."""
        found = situation(self._result)
        return self._language.of(found.meaning) if found and found.meaning else ""

    def dimension(self, score: DimensionScore) -> str:
        """Return a dimension's stage with its name, or that it cannot be rated (rule 7)."""
        if score.rating is Rating.NOT_RATEABLE:
            return self._language.gettext("Not rateable")
        if self._result.questionnaire.by_percent:
            return self._percent.dimension(score)
        pgettext = self._language.pgettext
        return self._named(
            score.stage,
            self._names.level,
            pgettext("dimension", "Stage {stage}: {name}"),
            pgettext("dimension", "At most stage {stage}: {name}"),
        )

    def short(self, score: DimensionScore) -> str:
        """Return a dimension's stage in figures, or a dash where it cannot be rated."""
        if self._result.questionnaire.by_percent:
            return self._percent.short(score)
        return "–" if score.rating is Rating.NOT_RATEABLE else self.figures(score.stage)

    def rating(self, score: DimensionScore) -> str:
        """Return how far a dimension's result can be relied on, or nothing where there is no doubt."""
        _ = self._language.gettext
        words = {
            Rating.RATED: "",
            Rating.PROVISIONAL: _("provisional"),
            Rating.NOT_RATEABLE: _("not rateable"),
        }
        return words[score.rating]

    def index(self, point: float | None) -> str:
        """Return an index without decimals, or a dash."""
        return index_figure(point)

    def _rateable(self) -> bool:
        return any(d.rating is not Rating.NOT_RATEABLE for d in self._result.score.dimensions)

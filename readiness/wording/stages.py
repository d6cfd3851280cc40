"""Stages in words: in figures, with their names, overall, and what holds the whole organisation back."""

from collections.abc import Callable

from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.standing import situation
from readiness.scoring.score import DimensionScore, GateStatus, Rating, StageInterval
from readiness.wording.names import Names


def figures(stage: StageInterval, language: Language) -> str:
    """Return "1", "1–2" or "at most 2"."""
    if stage.upper_bound_only and stage.high:
        return language.gettext("at most {stage}").format(stage=stage.high)
    return str(stage.low) if stage.low == stage.high else f"{stage.low}–{stage.high}"


def index_figure(point: float | None) -> str:
    """Return an index (0 to 100) without decimals, or a dash where there is none."""
    return "–" if point is None else f"{point:.0f}"


class StageWords:
    """The stages of one result."""

    def __init__(self, result: AssessmentResult, names: Names, language: Language) -> None:
        self._result = result
        self._names = names
        self._language = language

    def figures(self, stage: StageInterval) -> str:
        """Return "1", "1–2" or "at most 2"."""
        return figures(stage, self._language)

    def overall_named(self, stage: StageInterval) -> str:
        """Return "Stage 1: the first steps are taken" and its variants, of the whole organisation."""
        return self._named(stage, self._names.overall_stage)

    def _named(self, stage: StageInterval, name_of: Callable[[int], str]) -> str:
        """Return "Stage 1: Ad hoc" and its variants; nothing lies below 0, so that is never "at most"."""
        _, low, high = self._language.gettext, stage.low, stage.high
        if stage.upper_bound_only and high:
            return _("At most stage {stage}: {name}").format(stage=high, name=name_of(high))
        if low == high:
            return _("Stage {stage}: {name}").format(stage=low, name=name_of(low))
        name = _("{low} to {high}").format(low=name_of(low), high=name_of(high))
        return _("Stage {stage}: {name}").format(stage=f"{low}–{high}", name=name)

    def overall(self) -> str:
        """Return the overall stage with its name, or that there is none yet."""
        stage = self._result.score.stage
        if not self._rateable():
            return self._language.gettext("Not rateable yet")
        return self.overall_named(stage)

    def meaning(self) -> str:
        """Return what the overall stage says about the organisation, or nothing where there is none yet."""
        stage = self._result.score.stage
        if not self._rateable():
            return ""
        ladder = self._result.questionnaire.overall_ladder
        words = ladder[stage.high if stage.upper_bound_only else stage.low].meaning
        if not stage.upper_bound_only:
            return self._language.of(words)
        # It has not been shown yet that it is so.
        sentence = self._language.gettext("This is what stage {stage} would mean. {meaning}")
        return sentence.format(stage=stage.high, meaning=self._language.of(words))

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
        return self._named(score.stage, self._names.level)

    def short(self, score: DimensionScore) -> str:
        """Return a dimension's stage in figures, or a dash where it cannot be rated."""
        return "–" if score.rating is Rating.NOT_RATEABLE else self.figures(score.stage)

    def rating(self, score: DimensionScore) -> str:
        """Return how far a dimension's result can be relied on."""
        _ = self._language.gettext
        words = {
            Rating.RATED: _("rated"),
            Rating.PROVISIONAL: _("provisional"),
            Rating.NOT_RATEABLE: _("not rateable"),
        }
        return words[score.rating]

    def index(self, point: float | None) -> str:
        """Return an index without decimals, or a dash."""
        return index_figure(point)

    def bottleneck(self) -> str:
        """Return the sentence about what holds the whole organisation back."""
        score = self._result.score
        everywhere = len(score.bottlenecks) == len(score.dimensions)
        if not self._rateable() or (everywhere and any(d.rating is Rating.NOT_RATEABLE for d in score.dimensions)):
            return self._language.gettext("Answer more questions to see what holds you back.")
        if not score.bottlenecks:
            return self._language.gettext("No dimension limits the overall stage.")
        if everywhere:
            return self._order_of_gates()
        unrated = {d.code for d in score.dimensions if d.rating is Rating.NOT_RATEABLE}
        names = [self._names.dimension(code) for code in score.bottlenecks if code not in unrated]
        sentence = self._language.ngettext("The bottleneck is {names}.", "The bottlenecks are {names}.", len(names))
        if not names:
            # What is not answered yet holds nothing back; it is only not known.
            names = [self._names.dimension(code) for code in score.bottlenecks]
            sentence = self._language.gettext("Too little answered yet: {names}.")
        return sentence.format(names=self._names.listing(names))

    def _rateable(self) -> bool:
        return any(d.rating is not Rating.NOT_RATEABLE for d in self._result.score.dimensions)

    def _order_of_gates(self) -> str:
        """Where all dimensions are equal, the order of the gates says where to begin."""
        waiting = [g.code for g in self._result.score.gates if g.status is not GateStatus.PASS]
        if not waiting:
            return self._language.gettext("All dimensions are at the same stage.")
        return self._language.gettext(
            "All dimensions are at the same stage. Start with the first gate you have not passed: {gates}."
        ).format(gates=" → ".join(self._names.gate(code) for code in waiting))

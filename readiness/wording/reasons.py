"""Why this stage: the trace of a dimension in sentences, and the answers that decide it.

They come from the same trace that gave the stage; nothing is computed a second time here.
"""

from collections.abc import Iterable, Sequence

from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.knife_edges import KnifeEdge, LevelShift
from readiness.scoring.score import DimensionScore, Unrateable
from readiness.scoring.stages import StageTrace, needed_for_majority
from readiness.wording.answers import AnswerWords
from readiness.wording.names import Names
from readiness.wording.percent import PercentWords
from readiness.wording.stages import figures


class Reasons:
    """The reasons for the stages of one result."""

    def __init__(
        self, result: AssessmentResult, names: Names, answers: AnswerWords, percent: PercentWords, language: Language
    ) -> None:
        self._result = result
        self._percent = percent
        self._names = names
        self._answers = answers
        self._language = language

    def stage(self, score: DimensionScore) -> list[str]:
        """Return the sentences that explain a dimension's stage, the most important first.

        They stand beside the stage, so none of them says again that there is none.
        """
        sentences = self._unrateable(score)
        if not score.answered and not score.unknown:
            return sentences
        if self._result.questionnaire.by_percent:
            return sentences + self._percent.reasons(score)
        if self._result.score.depth is Depth.QUICK:
            return sentences + self._quick(score)
        trace = score.low_trace
        return sentences + self._reached(trace, score.answered) + self._barriers(trace) + self._unknowns(score)

    def limits(self, score: DimensionScore) -> list[str]:
        """Return only what keeps a dimension from the next stage; all reasons where nothing does."""
        if score.unrateable or self._result.score.depth is Depth.QUICK or self._result.questionnaire.by_percent:
            return self.stage(score)
        return self._barriers(score.low_trace) + self._unknowns(score) or self.stage(score)

    def shifts(self, edge: KnifeEdge) -> list[str]:
        """Return a sentence or two for each direction in which a deciding answer would change the stage."""
        return [" ".join(self._shift(edge, shift)) for shift in edge.shifts]

    def _unrateable(self, score: DimensionScore) -> list[str]:
        if score.unrateable is None:
            return []
        _ = self._language.gettext
        reasons = {
            Unrateable.COVERAGE: _("Fewer than half of the applicable questions are answered."),
            Unrateable.TOO_FEW_APPLICABLE: _("Too few questions apply."),
            Unrateable.KEY_QUESTIONS_REMOVED: _("More than one key question does not apply."),
        }
        return [reasons[score.unrateable]]

    def _quick(self, score: DimensionScore) -> list[str]:
        _, trace = self._language.gettext, score.high_trace
        sentences = []
        if trace.key_codes:
            sentence = self._language.ngettext(
                "Lowest key question: {names}.",
                "Lowest key questions: {names}.",
                len(trace.key_codes),
            )
            sentences.append(sentence.format(names=self._answers.with_levels(trace.key_codes)))
        elif score.answered and not score.unknown + score.open:
            best = _("All key questions have their best answers.")
            own = self._own(score.answered)
            sentences.append(best if own else _("All key questions are at the highest level."))
        if unknown := score.unknown + score.open:
            sentences.append(_("Not known yet: {names}.").format(names=self._names.capabilities(unknown)))
        return sentences

    def _own(self, codes: Iterable[str]) -> bool:
        """Return whether some questions have answers of their own, which no level names."""
        return any(self._result.capability(code).own_scale for code in codes)

    def _reached(self, trace: StageTrace, codes: Sequence[str]) -> list[str]:
        """Return how many have the level of the stage, where it does not go without saying."""
        _, everyone = self._language.gettext, trace.reached == trace.counted
        if trace.stage == LOWEST or (everyone and trace.holding_back):
            return []
        highest = trace.stage == HIGHEST
        if self._own(codes):
            sentence = _("{reached} of {counted} answers stand for stage {stage} or higher.")
            if everyone:
                sentence = _("All {counted} answers stand for stage {stage} or higher.")
            if highest:
                sentence = _("{reached} of {counted} answers are the best ones.")
            return [sentence.format(reached=trace.reached, counted=trace.counted, stage=trace.stage)]
        if everyone:
            sentence = _("All {counted} capabilities are at level {stage} or higher.")
            if highest:
                sentence = _("All {counted} capabilities are at level {stage}, the highest.")
        else:
            sentence = _("{reached} of {counted} capabilities are at level {stage} or higher.")
            if highest:
                sentence = _("{reached} of {counted} capabilities are at level {stage}, the highest.")
        return [sentence.format(reached=trace.reached, counted=trace.counted, stage=trace.stage)]

    def _barriers(self, trace: StageTrace) -> list[str]:
        """Return a sentence for each limit that keeps the dimension from the next stage."""
        language, wanted = self._language, trace.stage + 1
        sentences = []
        if codes := trace.key_codes:
            sentence = language.ngettext(
                "For stage {stage}, this key question must reach level {level}: {names}.",
                "For stage {stage}, these key questions must reach level {level}: {names}.",
                len(codes),
            )
            sentences.append(self._barrier(sentence, wanted, wanted, codes))
        if codes := trace.foundation_codes:
            sentences.append(self._barrier(self._all_must(len(codes)), wanted, trace.stage, codes))
        if (codes := trace.majority_codes) and sentences:
            sentences += self._majority(trace)
        elif codes:
            more = needed_for_majority(trace.counted) - (trace.counted - len(codes))
            some = language.ngettext(
                "For stage {stage}, one of these capabilities must reach level {level}: {names}.",
                "For stage {stage}, {n} of these capabilities must reach level {level}: {names}.",
                more,
            )
            sentence = some if more < len(codes) else self._all_must(more)
            sentences.append(self._barrier(sentence, wanted, wanted, codes, more))
        return sentences

    def _majority(self, trace: StageTrace) -> list[str]:
        """Return that more capabilities than the key questions must rise; nothing where these are enough."""
        wanted, needed = trace.stage + 1, needed_for_majority(trace.counted)
        reached = trace.counted - len(trace.majority_codes)
        if reached + len(trace.key_codes) >= needed:
            return []
        words = self._language.gettext(
            "More than half of the capabilities must be at level {level} too: {needed} of {counted}, today {reached}."
        )
        if self._own(trace.majority_codes):
            words = self._language.gettext(
                "More than half of the answers must stand for stage {level} too: {needed} of {counted}, "
                "today {reached}."
            )
        return [words.format(level=wanted, needed=needed, counted=trace.counted, reached=reached)]

    def _all_must(self, n: int) -> str:
        return self._language.ngettext(
            "For stage {stage}, this capability must reach level {level}: {names}.",
            "For stage {stage}, these capabilities must reach level {level}: {names}.",
            n,
        )

    def _barrier(self, sentence: str, stage: int, level: int, codes: Sequence[str], n: int = 0) -> str:
        if self._own(codes):
            return self._own_barrier(stage, level, codes, n)
        return sentence.format(stage=stage, level=level, names=self._answers.with_levels(codes), n=n)

    def _own_barrier(self, stage: int, level: int, codes: Sequence[str], n: int) -> str:
        """Return the same of questions with answers of their own: each with the one that it needs."""
        language = self._language
        if 0 < n < len(codes):
            sentence = language.ngettext(
                "For stage {stage}, one of these answers must get better: {names}.",
                "For stage {stage}, {n} of these answers must get better: {names}.",
                n,
            )
        else:
            sentence = language.ngettext(
                "For stage {stage}, this answer must get better: {names}.",
                "For stage {stage}, these answers must get better: {names}.",
                len(codes),
            )
        return sentence.format(stage=stage, names=self._answers.with_needed(codes, level), n=n)

    def _unknowns(self, score: DimensionScore) -> list[str]:
        unknown = score.unknown + score.open
        if not unknown:
            return []
        sentence = self._language.gettext("Not known yet: {names}.")
        if score.stage.low < score.stage.high:
            sentence = self._language.gettext("Up to stage {high} is possible once this is known: {names}.")
        return [sentence.format(high=score.stage.high, names=self._names.capabilities(unknown))]

    def _shift(self, edge: KnifeEdge, shift: LevelShift) -> list[str]:
        _, language, score = self._language.gettext, self._language, self._result.score
        now, then = figures(score.dimension(edge.dimension).stage, language), figures(shift.dimension, language)
        words, level = _("At level {level}: stage {then} instead of {now}."), str(shift.level)
        if self._own([edge.code]):
            words = _("With “{level}”: stage {then} instead of {now}.")
            level = self._names.rung(edge.code, shift.level)
        sentences = [words.format(level=level, then=then, now=now)]
        if shift.overall != score.stage:
            now, then = figures(score.stage, language), figures(shift.overall, language)
            sentences.append(_("Overall stage {then} instead of {now}.").format(then=then, now=now))
        for words, gates in (
            (_("The gate {gate} is then passed."), shift.opens),
            (_("The gate {gate} is then no longer passed."), shift.closes),
        ):
            sentences.extend(words.format(gate=self._names.quoted_gate(gate)) for gate in gates)
        return sentences

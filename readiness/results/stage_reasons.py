"""Why this stage: the trace of a dimension in sentences.

They come from the same trace that gave the stage; nothing is computed a second time here.
"""

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.phrases import Phrases
from readiness.scoring.score import DimensionScore, Unrateable
from readiness.scoring.stages import StageTrace, needed_for_majority


def stage_reasons(score: DimensionScore, result: AssessmentResult, phrases: Phrases, language: Language) -> list[str]:
    """Return the sentences that explain a dimension's stage, the most important first."""
    sentences = _unrateable(score, language)
    if not score.answered and not score.unknown:
        return sentences
    if result.score.depth is Depth.QUICK:
        return sentences + _quick(score, phrases, language)
    return (
        sentences
        + _reached(score.low_trace, language)
        + _barriers(score.low_trace, phrases, language)
        + _unknowns(score, phrases, language)
    )


def _unrateable(score: DimensionScore, language: Language) -> list[str]:
    if score.unrateable is None:
        return []
    reasons = {
        Unrateable.COVERAGE: language.gettext(
            "Not rateable: fewer than half of the applicable questions are answered."
        ),
        Unrateable.TOO_FEW_APPLICABLE: language.gettext("Not rateable: too few questions apply."),
        Unrateable.KEY_QUESTIONS_REMOVED: language.gettext("Not rateable: more than one key question does not apply."),
    }
    return [reasons[score.unrateable]]


def _quick(score: DimensionScore, phrases: Phrases, language: Language) -> list[str]:
    trace = score.high_trace
    sentences = []
    if trace.key_codes:
        sentence = language.gettext("The lowest key question sets the limit: {names}.")
        sentences.append(sentence.format(names=phrases.names_with_levels(trace.key_codes)))
    elif score.answered and not score.unknown + score.open:
        sentences.append(language.gettext("All key questions stand at the highest level."))
    if unknown := score.unknown + score.open:
        sentences.append(language.gettext("Not known yet: {names}.").format(names=phrases.names(unknown)))
    return sentences


def _reached(trace: StageTrace, language: Language) -> list[str]:
    if trace.stage == 0:
        return []
    if trace.reached == trace.counted:
        return [
            language.gettext("All {counted} capabilities are at level {stage} or higher.").format(
                counted=trace.counted, stage=trace.stage
            )
        ]
    sentence = language.gettext("{reached} of {counted} capabilities are at level {stage} or higher.")
    return [sentence.format(reached=trace.reached, counted=trace.counted, stage=trace.stage)]


def _barriers(trace: StageTrace, phrases: Phrases, language: Language) -> list[str]:
    """Return a sentence for each limit that keeps the dimension from the next stage."""
    wanted = trace.stage + 1
    sentences = []
    if trace.key_codes:
        sentence = language.gettext("Stage {wanted} needs level {wanted} in the key questions. Missing: {names}.")
        sentences.append(sentence.format(wanted=wanted, names=phrases.names_with_levels(trace.key_codes)))
    if trace.foundation_codes:
        sentence = language.gettext("Stage {wanted} needs level {below} everywhere. Missing: {names}.")
        names = phrases.names_with_levels(trace.foundation_codes)
        sentences.append(sentence.format(wanted=wanted, below=trace.stage, names=names))
    if trace.majority_codes and not sentences:
        sentence = language.gettext(
            "Stage {wanted} needs level {wanted} in {needed} of {counted} capabilities. Missing: {names}."
        )
        sentences.append(
            sentence.format(
                wanted=wanted,
                needed=needed_for_majority(trace.counted),
                counted=trace.counted,
                names=phrases.names_with_levels(trace.majority_codes),
            )
        )
    return sentences


def _unknowns(score: DimensionScore, phrases: Phrases, language: Language) -> list[str]:
    unknown = score.unknown + score.open
    if not unknown:
        return []
    sentence = language.gettext("Not known yet: {names}.")
    if score.stage.low < score.stage.high:
        sentence = language.gettext("Up to stage {high} is possible once this is known: {names}.")
    return [sentence.format(high=score.stage.high, names=phrases.names(unknown))]

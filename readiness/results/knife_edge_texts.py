"""A deciding answer in words, the same ones wherever it is listed."""

from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.knife_edges import KnifeEdge, Turn
from readiness.results.phrases import Phrases
from readiness.scoring.score import StageInterval


def turn_texts(edge: KnifeEdge, result: AssessmentResult, phrases: Phrases, language: Language) -> list[str]:
    """Return a sentence or two for each direction that would change the stage."""
    return [" ".join(_sentences(edge, turn, result, phrases, language)) for turn in edge.turns]


def _sentences(
    edge: KnifeEdge, turn: Turn, result: AssessmentResult, phrases: Phrases, language: Language
) -> list[str]:
    _, score = language.gettext, result.score
    now, then = _stage(score.dimension(edge.dimension).stage, phrases), _stage(turn.dimension, phrases)
    sentences = [_("At level {level}: stage {then} instead of {now}.").format(level=turn.level, then=then, now=now)]
    if turn.overall != score.stage:
        now, then = _stage(score.stage, phrases), _stage(turn.overall, phrases)
        sentences.append(_("Overall stage {then} instead of {now}.").format(then=then, now=now))
    for words, gates in ((_("Gate {gate} opens."), turn.opens), (_("Gate {gate} closes."), turn.closes)):
        sentences.extend(words.format(gate=phrases.gate_name(gate)) for gate in gates)
    return sentences


def _stage(stage: StageInterval, phrases: Phrases) -> str:
    return phrases.stage(stage.low, stage.high, upper_bound=stage.upper_bound_only)

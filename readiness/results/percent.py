"""What a result in per cent is made of: what each answer costs, and what the next better one would bring.

Per cent are the mean of the dimensions, and a dimension is the weighted mean of its questions. So every question that
applies has its share of the whole, and what its answer leaves of that share is what it costs.
"""

from dataclasses import dataclass

from readiness.domain.levels import HIGHEST
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import DimensionScore

_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Pull:
    """An answer below the best one: its `level` (0 to 5) and what it costs, in points of per cent of the whole.

    `next_level` is the next better answer that the question has, and `gained` what that would bring.
    """

    code: str
    dimension: str
    level: int
    lost: float
    next_level: int
    gained: float


def pulls(result: AssessmentResult) -> tuple[Pull, ...]:
    """Return all answers that cost something, the dearest first, equal ones in the order of the questions.

    They count against all questions that apply, answered or not: together with the open ones (`open_share`) they are
    what is missing from the lower end of the range up to 100 per cent.
    """
    found = [pull for score in result.score.dimensions for pull in _pulls_of(score, result)]
    # Rounded, because sums of floats are not exact to the last bit, and equal ones keep their order.
    return tuple(sorted(found, key=lambda pull: -round(pull.lost, 9)))


def open_share(result: AssessmentResult) -> float:
    """Return how many points of per cent hang on questions without an answer."""
    shares = (_shares(score, result) for score in result.score.dimensions)
    unknown = {code for score in result.score.dimensions for code in score.unknown + score.open}
    return sum(share for of in shares for code, share in of.items() if code in unknown)


def _pulls_of(score: DimensionScore, result: AssessmentResult) -> list[Pull]:
    shares, found = _shares(score, result), []
    for code, level in zip(score.answered, score.levels, strict=True):
        capability = result.capability(code)
        better, worth = capability.rung_above(level), capability.worth(level)
        if better is not None and worth < HIGHEST:
            each = shares[code] / HIGHEST
            gained = each * (capability.worth(better) - worth)
            found.append(Pull(code, score.code, level, each * (HIGHEST - worth), better, gained))
    return found


def _shares(score: DimensionScore, result: AssessmentResult) -> dict[str, float]:
    """Return the share of the whole (0 to 100) of each question of a dimension that applies."""
    weights = {code: result.capability(code).weight for code in score.answered + score.unknown + score.open}
    every, dimensions = sum(weights.values()), len(result.score.dimensions)
    return {code: _WHOLE / dimensions * weight / every for code, weight in weights.items()}

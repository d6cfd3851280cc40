"""Rule 10 for own weights: would the ranking of the dimensions change if a weight were a quarter off?"""

from dataclasses import replace

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Dimension, Questionnaire
from readiness.scoring.dimensions import score_dimension

VARIATION = 0.25


def fragile_weights(questionnaire: Questionnaire, assessment: Assessment) -> tuple[str, ...]:
    """Return the codes whose weight, varied by ±25 %, changes the ranking of the dimensions by index.

    Without own weights there is nothing to doubt, and the answer is empty.
    """
    if all(capability.weight == 1.0 for capability in questionnaire.capabilities.values()):
        return ()
    depth = assessment.details.depth
    points = {d.code: score_dimension(d, assessment, depth).index.point for d in questionnaire.dimensions}
    ranking = _ranking(points)

    def changes(dimension: Dimension, at: int, factor: float) -> bool:
        capability = dimension.capabilities[at]
        varied = replace(capability, weight=capability.weight * factor)
        capabilities = (*dimension.capabilities[:at], varied, *dimension.capabilities[at + 1 :])
        doubted = replace(dimension, capabilities=capabilities)
        point = score_dimension(doubted, assessment, depth).index.point
        return _ranking({**points, dimension.code: point}) != ranking

    return tuple(
        capability.code
        for dimension in questionnaire.dimensions
        for at, capability in enumerate(dimension.capabilities)
        if changes(dimension, at, 1 - VARIATION) or changes(dimension, at, 1 + VARIATION)
    )


def _ranking(points: dict[str, float | None]) -> list[str]:
    """Return the rated dimensions from the highest index to the lowest; equal ones by code."""
    rated = [(-point, code) for code, point in points.items() if point is not None]
    return [code for _, code in sorted(rated)]

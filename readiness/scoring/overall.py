"""Rules 8 and 9: the stage and the index over all dimensions."""

from collections.abc import Sequence
from math import exp, fsum, log

from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Depth, DimensionKind
from readiness.scoring.score import DimensionScore, OverallIndex, Rating, StageInterval, Unrateable

# Rule 9: an arithmetic mean this far above the geometric one hides weak dimensions.
UNBALANCED_FROM = 5.0


def overall_stage(dimensions: Sequence[DimensionScore], depth: Depth) -> StageInterval:
    """Return rule 8: core dimensions carry the stage, protective ones may lag one behind.

    A dimension that is ruled out by not applicable answers cannot hold the stage back; it makes the stage an
    upper bound, as does every other dimension that is not rateable.
    """
    counted = carrying(dimensions)
    low = min((d.stage.low + _lead(d) for d in counted), default=LOWEST)
    high = min((d.stage.high + _lead(d) for d in counted), default=HIGHEST)
    unsure = any(d.rating is Rating.NOT_RATEABLE for d in dimensions)
    return StageInterval(min(low, HIGHEST), min(high, HIGHEST), unsure or depth is Depth.QUICK)


def bottlenecks(dimensions: Sequence[DimensionScore]) -> tuple[str, ...]:
    """Return the dimensions with the lowest evidenced stage; none where every stage is the highest."""
    counted = carrying(dimensions)
    lowest = min((d.stage.low for d in counted), default=HIGHEST)
    return tuple(d.code for d in counted if d.stage.low == lowest < HIGHEST)


def overall_index(dimensions: Sequence[DimensionScore]) -> OverallIndex:
    """Return rule 9: the mean of the dimensions' points and bounds; None where no dimension has one."""
    points = [d.index.point for d in dimensions if d.index.point is not None]
    point = _mean(points) if points else None
    geometric = exp(_mean([log(p + 1) for p in points])) - 1 if points else None
    return OverallIndex(
        point=point,
        low=_mean_of_known([d.index.low for d in dimensions]),
        high=_mean_of_known([d.index.high for d in dimensions]),
        geometric=geometric,
        unbalanced=point is not None and geometric is not None and point - geometric > UNBALANCED_FROM,
    )


def needed_stage(dimension: DimensionScore, overall: int) -> int:
    """Return the stage that a dimension needs for an overall stage (both 0 to 5)."""
    return overall - _lead(dimension)


def carrying(dimensions: Sequence[DimensionScore]) -> list[DimensionScore]:
    """Return the dimensions that the overall stage rests on: all but those that too little applies to."""
    return [d for d in dimensions if d.unrateable in {None, Unrateable.COVERAGE}]


def _lead(dimension: DimensionScore) -> int:
    return 1 if dimension.kind is DimensionKind.PROTECTIVE else 0


def _mean(values: Sequence[float]) -> float:
    # The statistics module does the same and costs as much time to import as a page to show.
    return fsum(values) / len(values)


def _mean_of_known(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return _mean(known) if known else None

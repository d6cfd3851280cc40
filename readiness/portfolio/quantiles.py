"""How levels are spread over groups of assessments, such as sectors: counts, and quantiles that follow from them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from readiness.domain.levels import COUNT, LOWEST
from readiness.portfolio.matrix import AnswerMatrix

Counts = NDArray[np.int64]
# The quantile of a group in which nobody gave a level.
NO_LEVEL = -1


def level_counts(matrix: AnswerMatrix, groups: NDArray[np.int64], count: int) -> Counts:
    """Return how many assessments of each group gave each level: by question, group (0 to `count` - 1) and level.

    `groups` holds the group of each assessment. What is no level is not counted.
    """
    counts = np.zeros((len(matrix.cells), count, COUNT), np.int64)
    for row, cells in enumerate(matrix.cells):
        known = cells >= LOWEST
        places = groups[known] * COUNT + cells[known]
        counts[row] = np.bincount(places, minlength=count * COUNT).reshape(count, COUNT)
    return counts


def quantiles(counts: Counts, shares: Sequence[float]) -> NDArray[np.int8]:
    """Return for each share (above 0, up to 1) the lowest level that at least so many levels do not exceed.

    By share, question and group; `NO_LEVEL` where a group has no level. With 0.5 it is the lower median.
    """
    reached = counts.cumsum(2)
    totals = reached[:, :, -1]
    found = np.empty((len(shares), *totals.shape), np.int8)
    for at, share in enumerate(shares):
        needed = np.ceil(share * totals)[:, :, None]
        found[at] = np.where(totals > 0, (reached >= needed).argmax(2), NO_LEVEL)
    return found

"""Who is counted in a benchmark: every organisation once, with the value of each measure and its groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from readiness.domain.questionnaire import Depth
from readiness.domain.values import Text

Places = NDArray[np.int64]
Values = NDArray[np.int8]
Counts = NDArray[np.int64]

# The value of an organisation that has none: nothing was answered, or it does not apply.
NO_VALUE = -1
# The path of a group: its sector and its size, as far as it has them.
Path = tuple[str, ...]


@dataclass(frozen=True)
class Population:
    """All organisations that were asked one questionnaire at one depth, one entry for each.

    `paths` are sector and size of each, as far as they are known. `values` holds the value of each measure, or
    `NO_VALUE`; `value_counts` how many values it can have, and `coarse_cuts` where bins may begin, if not at every
    value. `identities` are what tells them apart; they stay in the builder's hands.
    """

    pack: str
    versions: tuple[str, ...]
    title: Text
    depth: Depth
    by: tuple[str, ...]
    earliest: date
    latest: date
    paths: tuple[Path, ...]
    values: Mapping[str, Values]
    value_counts: Mapping[str, int]
    digests: Mapping[str, tuple[str, ...]]
    identities: tuple[bytes, ...]
    coarse_cuts: Mapping[str, tuple[int, ...]]

    @property
    def count(self) -> int:
        """How many organisations there are."""
        return len(self.paths)

    @cached_property
    def cells(self) -> tuple[Path, ...]:
        """The paths that occur, in their order."""
        return tuple(sorted(set(self.paths)))

    @cached_property
    def places(self) -> Places:
        """The position in `cells` of each organisation."""
        at = {path: number for number, path in enumerate(self.cells)}
        return np.fromiter((at[path] for path in self.paths), np.int64, self.count)

    @cached_property
    def sizes(self) -> Counts:
        """How many organisations each cell has."""
        return np.bincount(self.places, minlength=len(self.cells))

    def cuts(self, measure: str) -> tuple[int, ...]:
        """Return where bins of a measure may begin."""
        return self.coarse_cuts.get(measure) or tuple(range(1, self.value_counts[measure]))

    def tally(self, measure: str, values: Values, chosen: NDArray[np.bool_] | None = None) -> Counts:
        """Return how many organisations of each cell have each of some values of a measure.

        The last column counts those without one. `chosen` says who is counted, all without it.
        """
        columns = self.value_counts[measure] + 1
        spread = self.places * columns + np.where(values == NO_VALUE, columns - 1, values)
        counted = np.bincount(spread if chosen is None else spread[chosen], minlength=len(self.cells) * columns)
        return counted.reshape(len(self.cells), columns)


def in_bins(counts: Counts, cuts: Iterable[int]) -> Counts:
    """Return counts by value as counts by bin; the last column, those without a value, stays the last one."""
    return np.add.reduceat(counts, [0, *cuts, counts.shape[-1] - 1], axis=-1)

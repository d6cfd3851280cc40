"""Whether three releases put together touch too few organisations: one less another and a third, or two less one.

Pairs alone do not show it: where one release counts P, the next P and Q, and a third one Q without a single member,
each two of them differ in many, but the first less the second plus the third is that member. So what three releases
tell of the same group is looked at: of all that is in it, and of what remains without the groups inside it that all
three show. Whoever is counted in several of them is known by the keyed hash as long as it is counted today; of the
others only the number is known, and what they may be at most counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readiness.domain.benchmark import FEWEST, FEWEST_IN_BIN
from readiness.portfolio.benchmark.ledger import SectionRecord, Units
from readiness.portfolio.benchmark.population import NO_VALUE, Counts, Path, Population
from readiness.portfolio.benchmark.protection import Disclosed

# How the two earlier releases and the one in the making are put together; all signs turned round touch the same.
_SIGNS = np.array([(1, -1, 1), (-1, 1, 1), (1, 1, -1)])
# Who is counted in which of the three: the bits of a number from 0 to 7, the earliest release first.
_PATTERNS = 8
_COEFFICIENTS = _SIGNS @ np.array([[pattern >> at & 1 for pattern in range(_PATTERNS)] for at in range(len(_SIGNS))])
# Where the two earlier ones have opposite signs, those in both of them are not touched.
_CANCELS = _SIGNS[:, 0] + _SIGNS[:, 1] == 0

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class RecordPair:
    """Two earlier releases in their order; `stayed` says who of today's population is in each of them.

    `gone` is how many of those who are not counted today are in the one and not in the other.
    """

    records: tuple[SectionRecord, SectionRecord]
    stayed: tuple[Flags, Flags]
    gone: tuple[int, int]


def pairs_of(records: Iterable[SectionRecord], units: Units) -> list[RecordPair]:
    """Return all pairs of earlier releases; `units` are the hashes of today's population."""
    found = []
    for one, other in combinations(records, 2):
        missing = [np.setdiff1d(record.units, units) for record in (one, other)]
        gone = len(np.setdiff1d(missing[0], missing[1])), len(np.setdiff1d(missing[1], missing[0]))
        found.append(RecordPair((one, other), (np.isin(units, one.units), np.isin(units, other.units)), gone))
    return found


def group_that_tells(population: Population, groups: AbstractSet[Path], pair: RecordPair) -> Path | None:
    """Return a group whose sizes in three releases touch too few; None where there is none."""
    everybody = np.ones(population.count, np.bool_)
    tallied = _tallied(population, _bits(*pair.stayed, everybody), np.zeros(population.count, np.int64), 1)
    for one in _sets(population, groups & pair.records[0].groups & pair.records[1].groups):
        before = [np.array([one.told(record.sizes)]) for record in pair.records]
        if _touch_too_few(tallied[one.cells].sum(0), before, pair.gone, np.array([FEWEST])):
            return one.to_hold_back(population)
    return None


def group_that_tells_values(shown: Disclosed, measure: str, pair: RecordPair, units: Units) -> Path | None:
    """Return a group whose bins of a measure in three releases touch too few; None where there is none."""
    population = shown.population
    values, columns = population.values[measure], population.value_counts[measure] + 1
    none = values == NO_VALUE
    masked = [record.masked.get(measure, np.zeros(0, np.uint64)) for record in pair.records]
    hidden = [np.isin(units, one) for one in masked]
    hidden_now = shown.values[measure] == NO_VALUE
    known = _bits(pair.stayed[0] & ~hidden[0], pair.stayed[1] & ~hidden[1], ~hidden_now)
    without = _bits(pair.stayed[0] & (none | hidden[0]), pair.stayed[1] & (none | hidden[1]), hidden_now)
    tallied = _tallied(population, np.where(none, 0, known), np.where(none, 0, values), columns)
    tallied += _tallied(population, without, np.full(population.count, columns - 1), columns)
    # Whose value was not counted in one of them only may be in a bin of the other.
    apart = sum(map(len, masked))
    gone = pair.gone[0] + apart, pair.gone[1] + apart
    common = shown.of_measure[measure] & pair.records[0].counts[measure].keys() & pair.records[1].counts[measure].keys()
    for one in _sets(population, common):
        cuts = _cuts(shown, measure, pair, {len(one.path)} | {len(path) for path in one.inside})
        in_three = np.add.reduceat(tallied[one.cells].sum(0), [0, *cuts, columns - 1], axis=0)
        before = [
            one.told({path: record.in_bins(measure, path, cuts) for path in (one.path, *one.inside)})
            for record in pair.records
        ]
        fewest = np.full(len(in_three), FEWEST_IN_BIN)
        if _touch_too_few(in_three, before, gone, fewest):
            return one.to_hold_back(population)
        whole = [counts[:-1].sum(keepdims=True) for counts in before]
        if _touch_too_few(in_three[:-1].sum(0, keepdims=True), whole, gone, np.array([FEWEST])):
            return one.to_hold_back(population)
    return None


@dataclass(frozen=True, slots=True)
class _Set:
    """A group, or what remains of it without the groups `inside`; `cells` are those of today that lie in it."""

    path: Path
    inside: frozenset[Path]
    cells: Flags

    def told(self, groups: Mapping[Path, Any]) -> Any:
        """Return what a release tells of it, from what it tells of groups."""
        return groups[self.path] - sum(groups[path] for path in self.inside)

    def to_hold_back(self, population: Population) -> Path:
        """Return what is not to be shown, so that it can no longer be worked out: the group, or the smallest inside."""
        cells = [*zip(population.cells, population.sizes, strict=True)]
        sizes = {path: sum(int(size) for cell, size in cells if cell[: len(path)] == path) for path in self.inside}
        return min(sizes, key=lambda path: (sizes[path], path)) if sizes else self.path


def _sets(population: Population, common: AbstractSet[Path]) -> Iterator[_Set]:
    for path in sorted(common, key=lambda path: (-len(path), path)):
        inside = frozenset(one for one in common if len(one) == len(path) + 1 and one[:-1] == path)
        own = np.array([cell[: len(path)] == path for cell in population.cells], np.bool_)
        taken = np.array([cell[: len(path) + 1] in inside for cell in population.cells], np.bool_)
        yield _Set(path, frozenset(), own)
        if inside:
            yield _Set(path, inside, own & ~taken)


def _bits(earlier: Flags, later: Flags, now: Flags) -> NDArray[np.int64]:
    flags: NDArray[np.int64] = np.stack([earlier, later, now]).astype(np.int64)
    bits: NDArray[np.int64] = flags[0] + 2 * flags[1] + 4 * flags[2]
    return bits


def _tallied(population: Population, bits: NDArray[np.int64], values: NDArray[np.int64], columns: int) -> Counts:
    """Return how many of today's population there are by cell, value and pattern."""
    places = (population.places * columns + values) * _PATTERNS + bits
    counted = np.bincount(places, minlength=len(population.cells) * columns * _PATTERNS)
    return counted.reshape(len(population.cells), columns, _PATTERNS)


def _cuts(shown: Disclosed, measure: str, pair: RecordPair, layers: AbstractSet[int]) -> tuple[int, ...]:
    """Return the cuts that all three have in some layers."""
    every = [of[measure][layer] for of in (shown.cuts, *(one.cuts for one in pair.records)) for layer in layers]
    return tuple(sorted(frozenset(every[0]).intersection(*every[1:])))


def _touch_too_few(counts: Counts, before: list[Counts], gone: tuple[int, int], fewest: NDArray[np.int64]) -> bool:
    """Return whether one of the three ways to put them together touches fewer than `fewest` in a column, but some.

    `counts` are those of today by column and pattern, `before` what the two earlier releases told by column.
    """
    today = (counts[:, None, :] * (_COEFFICIENTS != 0)).sum(2)
    if (today >= fewest[:, None]).all():
        return False
    for column, most in enumerate(fewest):
        # Those of the earlier releases who are not counted today; how many are in both of them is not known.
        left = [
            int(told[column]) - sum(int(counts[column, bits]) for bits in range(_PATTERNS) if bits >> at & 1)
            for at, told in enumerate(before)
        ]
        high = min(left)
        low = min(max(0, left[0] - gone[0], left[1] - gone[1]), high)
        for way in range(len(_SIGNS)):
            each = 2 if _CANCELS[way] else 1
            least, greatest = (int(today[column, way]) + sum(left) - each * both for both in (high, low))
            # Where nobody may be touched, and more are possible too, the next number is too small.
            if 0 < least < most or (least == 0 < greatest):
                return True
    return False

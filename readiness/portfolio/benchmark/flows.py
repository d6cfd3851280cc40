"""Whether a difference between two releases touches too few organisations, whichever published numbers are subtracted.

What two releases tell can be drawn as a graph: the atoms of the one, those of the other, and one more node for where
organisations come from and go to. An edge bears how many went from an atom to an atom, or came, or left. Every
difference of sums of published counts cuts this graph in two, and touches exactly those on the edges that it cuts: it
touches too few where the graph has a cut that is too small.
"""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from readiness.portfolio.benchmark.population import Counts

# So many parts are looked at in all combinations; beyond that each one that hangs loosely counts as too small.
_MOST_PARTS = 10


def weak_atoms(before: Counts, after: Counts, stayed: Counts, fewest: int) -> list[int]:
    """Return the atoms of the later release that a difference of fewer than `fewest` organisations lays open.

    `before` and `after` are the sizes of atoms; `stayed` are those counted in both alike, by atom of either release.
    """
    left, came = before - stayed.sum(1), after - stayed.sum(0)
    if _all_heavy((stayed, left, came), fewest):
        return []
    earlier, later = len(before), len(after)
    directed = np.zeros((earlier + later + 1,) * 2, np.int64)
    directed[:earlier, earlier:-1] = stayed
    directed[:earlier, -1], directed[earlier:-1, -1] = left, came
    weights = directed + directed.T
    weak: set[int] = set()
    for part in _loose(_merged(weights, fewest), weights, fewest):
        weak |= {at - earlier for at in part if earlier <= at < earlier + later} or {-1}
    return sorted(weak)


def _all_heavy(counts: tuple[Counts, ...], fewest: int) -> bool:
    return not any(((one > 0) & (one < fewest)).any() for one in counts)


def _merged(weights: Counts, fewest: int) -> list[frozenset[int]]:
    """Return the nodes in parts that no cut of fewer organisations divides."""
    parts = [frozenset({at}) for at in range(len(weights))]
    between = weights.copy()
    while True:
        np.fill_diagonal(between, 0)
        heavy = np.argwhere(np.triu(between >= fewest))
        if not len(heavy):
            return parts
        keep, gone = map(int, heavy[0])
        parts[keep] |= parts.pop(gone)
        between[keep] += between[gone]
        between[:, keep] += between[:, gone]
        between = np.delete(np.delete(between, gone, 0), gone, 1)


def _loose(parts: list[frozenset[int]], weights: Counts, fewest: int) -> list[frozenset[int]]:
    """Return the parts, alone or together, that too few organisations join to the rest."""
    everything = len(weights) - 1
    inside = [part for part in parts if everything not in part]
    found = []
    for length in range(1, min(len(inside), _MOST_PARTS if len(inside) <= _MOST_PARTS else 1) + 1):
        for chosen in combinations(inside, length):
            joined = frozenset[int]().union(*chosen)
            if 0 < _cut(weights, joined) < fewest:
                found.append(joined)
    if len(inside) > _MOST_PARTS and not found:
        found = [part for part in inside if _cut(weights, part) and len(part) < len(weights) - 1]
    return found


def _cut(weights: Counts, part: frozenset[int]) -> int:
    within = np.zeros(len(weights), np.bool_)
    within[list(part)] = True
    return int(weights[np.ix_(within, ~within)].sum())


def too_thin(rows: NDArray[np.int64], fewest: int) -> bool:
    """Return whether those who came, or those who left, show in a bin: in no bin there may be few of them, or none.

    `rows` holds one such group by bin, the last column those without a value.
    """
    known, without = rows[:-1], int(rows[-1])
    return bool(known.any() and known.min() < fewest) or 0 < without < fewest

"""Which groups and bins one release may show, so that neither they nor what is left of them is too small.

A group has at least `FEWEST` organisations, a bin at least `FEWEST_IN_BIN`, and no bin is empty: that all of a group
say the same is told of nobody. The same holds for every atom (`atoms.py`), so for parent minus children.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from readiness.domain.benchmark import FEWEST, FEWEST_IN_BIN, LAYERS
from readiness.portfolio.benchmark.atoms import atoms_of, group_counts, summed
from readiness.portfolio.benchmark.population import NO_VALUE, Counts, Path, Population, Values, in_bins

# Bins of all organisations hold at least this share of them: finer ones say no more, and later releases could not keep
# them.
_SHARE_OF_BIN = 0.025
# So many bins an index has at most in a sector.
_MOST_BINS = 6
# With fewer bins a group says less about a measure than the one around it.
_FEWEST_BINS = (2, 2, 3)


@dataclass
class Disclosed:
    """What a section is going to show: the groups, and of each measure its bins by layer and the groups that have it.

    `values` are those of the population, without what is not counted so that nobody stands out.
    """

    population: Population
    groups: set[Path]
    values: dict[str, Values] = field(default_factory=dict)
    cuts: dict[str, list[tuple[int, ...]]] = field(default_factory=dict)
    of_measure: dict[str, set[Path]] = field(default_factory=dict)
    tallies: dict[str, Counts] = field(default_factory=dict)

    def hide(self, measure: str, path: Path) -> None:
        """Show a measure neither in a group nor in those inside it."""
        kept = {one for one in self.of_measure[measure] if one[: len(path)] != path}
        self.of_measure[measure] = kept

    def widened(self, measure: str) -> bool:
        """Take out the cut of all organisations with the fewest beside it; false where inner layers need them all."""
        cuts = self.cuts[measure][0]
        needed = {cut for inner in self.cuts[measure][1:] for cut in inner}
        free = [cut for cut in cuts if cut not in needed]
        if not free or len(cuts) == 1:
            return False
        counts = in_bins(self.tallies[measure].sum(0), cuts)
        beside = {cut: int(counts[at] + counts[at + 1]) for at, cut in enumerate(cuts)}
        gone = min(free, key=lambda cut: (beside[cut], cut))
        self.cuts[measure][0] = tuple(cut for cut in cuts if cut != gone)
        return True

    def layers(self, measure: str) -> list[int]:
        """Return the layers in which a measure is shown."""
        return sorted({len(path) for path in self.of_measure[measure]})

    def within(self, measure: str, layer: int) -> set[Path]:
        """Return the groups down to a layer in which a measure is shown."""
        return {path for path in self.of_measure[measure] if len(path) <= layer}

    def binned(self, measure: str, layer: int, cuts: Sequence[int]) -> tuple[list[Path], Counts]:
        """Return the atoms of a measure down to a layer, and their counts in bins; the last column has no value."""
        atoms, places = atoms_of(self.population.cells, self.of_measure[measure], layer)
        return atoms, summed(in_bins(self.tallies[measure], cuts), places, len(atoms))

    def counts(self, measure: str) -> dict[Path, tuple[int, ...]]:
        """Return the counts of a measure by group, in the bins of its layer."""
        found = {}
        for layer in self.layers(measure):
            atoms, counts = self.binned(measure, LAYERS, self.cuts[measure][layer])
            for path, row in group_counts(atoms, counts).items():
                if len(path) == layer:
                    found[path] = tuple(int(count) for count in row[:-1])
        return found

    def sizes(self) -> dict[Path, int]:
        """Return how many organisations each group has."""
        atoms, places = atoms_of(self.population.cells, self.groups, LAYERS)
        counts = summed(self.population.sizes, places, len(atoms))
        return {path: int(count) for path, count in group_counts(atoms, counts).items()}


def select_groups(cells: Sequence[Path], sizes: Counts) -> set[Path]:
    """Return the groups that may be published by their sizes alone; none where all are too few.

    Where parent minus children would be too small, the smallest child is left out, and so is one that is its parent.
    """
    whole: dict[Path, int] = {}
    for cell, size in zip(cells, sizes, strict=True):
        for length in range(len(cell) + 1):
            whole[cell[:length]] = whole.get(cell[:length], 0) + int(size)
    published: set[Path] = set()
    for path in sorted(whole, key=lambda path: (len(path), path)):
        if not path and whole[path] >= FEWEST:
            published.add(path)
        if path in published:
            published |= _children(path, whole)
    return published


def _children(parent: Path, whole: Mapping[Path, int]) -> set[Path]:
    inside = [path for path in whole if len(path) == len(parent) + 1 and path[:-1] == parent]
    kept = sorted((whole[path], path) for path in inside if FEWEST <= whole[path] < whole[parent])
    while kept and 0 < whole[parent] - sum(size for size, _ in kept) < FEWEST:
        kept.pop(0)
    return {path for _, path in kept}


def without_standing_out(
    shown: Disclosed,
    masked: Mapping[str, NDArray[np.bool_]],
    known_before: NDArray[np.bool_],
    units: NDArray[np.uint64],
) -> None:
    """Set `shown.values`: where very few of an atom have no value, further ones are not counted until they are enough.

    Otherwise group minus bins would tell who did not know. What was `masked` in earlier releases stays so; next come
    organisations that were not `known_before`. `units` are random numbers that choose among equals.
    """
    population = shown.population
    atoms, places = atoms_of(population.cells, shown.groups, LAYERS)
    of_each = places[population.places] if population.count else population.places
    for number, (measure, values) in enumerate(population.values.items()):
        kept = values.copy()
        if measure in masked:
            kept[masked[measure]] = NO_VALUE
        without = np.bincount(of_each[kept == NO_VALUE], minlength=len(atoms))
        for atom in np.flatnonzero((without > 0) & (without < FEWEST_IN_BIN)):
            candidates = np.flatnonzero((of_each == atom) & (kept != NO_VALUE))
            dice = units[candidates] * np.uint64(2 * number + 1)
            order = np.lexsort((candidates, dice, known_before[candidates]))
            kept[candidates[order[: FEWEST_IN_BIN - without[atom]]]] = NO_VALUE
        shown.values[measure] = kept


def choose_bins(shown: Disclosed, earlier: Mapping[str, Sequence[tuple[int, ...]]]) -> None:
    """Set the bins of every measure, layer by layer; those of earlier releases stay."""
    population = shown.population
    for measure in population.values:
        shown.tallies[measure] = population.tally(measure, shown.values[measure])
        shown.of_measure[measure] = {()} if () in shown.groups else set()
        before = list(earlier.get(measure, ()))
        shown.cuts[measure] = before
        if not before:
            before.append(_fill(shown.tallies[measure].sum(0)[:-1], population.cuts(measure)))
        if not before[0] or not shown.of_measure[measure]:
            shown.of_measure[measure] = set()
            continue
        for layer in range(1, LAYERS):
            inside = {path for path in shown.groups if len(path) == layer and path[:-1] in shown.of_measure[measure]}
            if not inside:
                break
            if len(before) <= layer:
                before.append(_best_cuts(shown, measure, inside, before[layer - 1], _FEWEST_BINS[layer]))
            shown.of_measure[measure] |= inside


def _fill(counts: Counts, possible: Iterable[int]) -> tuple[int, ...]:
    """Return cuts with enough organisations between them, from the lowest value on; none where all are too few."""
    total = int(counts.sum())
    fewest = max(FEWEST_IN_BIN, int(np.ceil(total * _SHARE_OF_BIN)))
    reached, cuts, last = counts.cumsum(), [], 0
    for cut in possible:
        below = int(reached[cut - 1])
        if below - last >= fewest and total - below >= fewest:
            cuts.append(cut)
            last = below
    return tuple(cuts) if total >= FEWEST else ()


def _best_cuts(
    shown: Disclosed, measure: str, inside: AbstractSet[Path], possible: tuple[int, ...], fewest: int
) -> tuple[int, ...]:
    """Return the cuts that tell most organisations most about their group; some groups may be too small for them."""
    atoms, places = atoms_of(shown.population.cells, shown.groups, LAYERS)
    whole = group_counts(atoms, summed(shown.tallies[measure], places, len(atoms)))
    counts = np.array([whole[path] for path in sorted(inside)])
    best: tuple[int, ...] = ()
    score = 0.0
    for cuts in _candidates(counts.sum(0)[:-1], possible):
        binned = in_bins(counts, cuts)[:, :-1]
        fits = (binned >= FEWEST_IN_BIN).all(1)
        told = float(binned[fits].sum()) * (1 - 1 / (len(cuts) + 1))
        if told > score and len(cuts) + 1 >= fewest:
            best, score = cuts, told
    return best


def _candidates(counts: Counts, possible: tuple[int, ...]) -> Iterable[tuple[int, ...]]:
    """Yield sets of cuts to choose from: all of few, and of many those at the quantiles of the whole layer."""
    if len(possible) <= _MOST_BINS - 1:
        for length in range(1, len(possible) + 1):
            yield from combinations(possible, length)
        return
    reached = counts.cumsum() / max(int(counts.sum()), 1)
    for bins in range(2, _MOST_BINS + 1):
        wanted = [number / bins for number in range(1, bins)]
        yield tuple(sorted({min(possible, key=lambda cut: abs(reached[cut - 1] - share)) for share in wanted}))


def hide_what_is_small(shown: Disclosed) -> None:
    """Hide each measure where a bin of a group, or of what remains of one, is too small."""
    for measure in shown.population.values:
        while (path := _too_small(shown, measure)) is not None:
            if path or not shown.widened(measure):
                shown.hide(measure, path)


def _too_small(shown: Disclosed, measure: str) -> Path | None:
    """Return the group in which a measure is to be hidden next; None where all is well."""
    for layer in shown.layers(measure):
        cuts = shown.cuts[measure][layer]
        atoms, counts = shown.binned(measure, layer, cuts)
        whole = group_counts(atoms, counts)
        for path in sorted((path for path in atoms if len(path) == layer), key=lambda path: (len(path), path)):
            known = whole[path][:-1]
            if not cuts or known.sum() < FEWEST or known.min() < FEWEST_IN_BIN:
                return path
        for path, row in zip(atoms, counts, strict=True):
            known = row[:-1]
            # Nothing remains, or enough in each bin.
            if layer and known.any() and (known.sum() < FEWEST or known.min() < FEWEST_IN_BIN):
                return smallest_inside(path, whole, layer)
    return None


def smallest_inside(path: Path, whole: Mapping[Path, Counts], layer: int) -> Path:
    """Return the smallest group directly inside another one, or that group itself where there is none in it."""
    inside = [one for one in whole if len(one) == len(path) + 1 and one[:-1] == path and len(one) <= layer]
    return min(inside, key=lambda one: (int(whole[one][:-1].sum()), one)) if inside else path

"""What a release may show beside earlier ones: no difference between them may touch too few organisations."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from readiness.domain.benchmark import FEWEST, FEWEST_IN_BIN, LAYERS
from readiness.portfolio.benchmark.atoms import atom_counts, atoms_of, group_counts, summed
from readiness.portfolio.benchmark.flows import too_thin, weak_atoms
from readiness.portfolio.benchmark.ledger import SectionRecord, Units
from readiness.portfolio.benchmark.population import NO_VALUE, Counts, Path, Population, in_bins
from readiness.portfolio.benchmark.protection import Disclosed, smallest_inside
from readiness.portfolio.benchmark.triples import RecordPair, group_that_tells, group_that_tells_values, pairs_of


class TooFewChangedError(Exception):
    """Between an earlier release and this one so few organisations came, left or changed that all would be told."""


def hold_back_groups(population: Population, groups: set[Path], records: Iterable[SectionRecord], units: Units) -> None:
    """Take groups out of those to be published until no difference to an earlier release is too small.

    Raises TooFewChangedError where even the number of all organisations would tell.
    """
    every = [
        (record, np.bincount(population.places[np.isin(units, record.units)], minlength=len(population.cells)))
        for record in records
    ]
    pairs = pairs_of((record for record, _ in every), units)
    # What is held back because of one release can tell too much beside another one, or beside two.
    while any(_held_back(groups, _to_hold_back(population, groups, record, stayed)) for record, stayed in every) or any(
        _held_back(groups, group_that_tells(population, groups, pair)) for pair in pairs
    ):
        pass


def _held_back(groups: set[Path], path: Path | None) -> bool:
    if path is None:
        return False
    if not path:
        raise TooFewChangedError
    groups -= {one for one in groups if one[: len(path)] == path}
    return True


def _to_hold_back(population: Population, groups: set[Path], record: SectionRecord, stayed: Counts) -> Path | None:
    atoms, places = atoms_of(population.cells, groups, LAYERS)
    after = summed(population.sizes, places, len(atoms))
    earlier, places_before = atoms_of(population.cells, record.groups, LAYERS)
    before = atom_counts(earlier, {path: np.array(size) for path, size in record.sizes.items()})
    moved = _moved(stayed, places_before, places, (len(earlier), len(atoms)))
    whole_after, whole_stayed = group_counts(atoms, after), group_counts(atoms, summed(stayed, places, len(atoms)))
    for path in sorted(groups & record.groups, key=lambda path: (-len(path), whole_after[path], path)):
        came, left = whole_after[path] - whole_stayed[path], record.sizes[path] - whole_stayed[path]
        if 0 < came < FEWEST or 0 < left < FEWEST:
            return path
    weak = weak_atoms(before, after, moved, FEWEST)
    return _choice(weak, atoms, {path: np.array([count, 0]) for path, count in whole_after.items()})


def _moved(stayed: Counts, before: NDArray[np.int64], after: NDArray[np.int64], shape: tuple[int, int]) -> Counts:
    moved = np.zeros(shape, np.int64)
    np.add.at(moved, (before, after), stayed)
    return moved


def _choice(weak: list[int], atoms: list[Path], whole: Mapping[Path, Counts]) -> Path | None:
    """Return the group to take out: the smallest one among the weak atoms, or the smallest inside what remains."""
    if not weak:
        return None
    found = [smallest_inside(atoms[at], whole, LAYERS) for at in weak if at >= 0]
    inside = [path for path in found if path] or [path for path in whole if path]
    return max(inside, key=lambda path: (len(path), -int(whole[path].sum()), path)) if inside else ()


def hide_what_changes_tell(shown: Disclosed, records: Iterable[SectionRecord], units: Units) -> None:
    """Hide measures in groups, and widen the bins of all organisations, until no difference in a bin is too small."""
    every = list(records)
    stayed = [np.isin(units, record.units) for record in every]
    pairs = pairs_of(every, units)
    for measure in shown.population.values:
        in_threes = [pair for pair in pairs if all(measure in record.counts for record in pair.records)]
        changed = True
        while changed:
            changed = any(
                _improved(shown, measure, record, same, units)
                for record, same in zip(every, stayed, strict=True)
                if measure in record.counts
            ) or any(_improved_in_three(shown, measure, pair, units) for pair in in_threes)


def _improved(shown: Disclosed, measure: str, record: SectionRecord, same: NDArray[np.bool_], units: Units) -> bool:
    """Hide the measure in one group, or widen its bins, where a difference to an earlier release is too small."""
    if not shown.of_measure[measure]:
        return False
    masked = record.masked.get(measure)
    left_out = np.zeros(len(units), np.bool_) if masked is None else np.isin(units, masked)
    values = shown.values[measure]
    # Who was left out then and is counted now, or the other way round, is among those who came and left.
    none, had_none = values == NO_VALUE, (shown.population.values[measure] == NO_VALUE) | left_out
    both = shown.population.tally(measure, values, same & (none == had_none))
    for layer in range(LAYERS):
        found = _layer(shown, measure, record, both, layer)
        if found is None:
            continue
        if found or layer or not shown.widened(measure):
            shown.hide(measure, found)
        return True
    return False


def _improved_in_three(shown: Disclosed, measure: str, pair: RecordPair, units: Units) -> bool:
    """Hide the measure in one group, or widen its bins, where three releases put together tell too much."""
    found = group_that_tells_values(shown, measure, pair, units) if shown.of_measure[measure] else None
    if found is None:
        return False
    if found or not shown.widened(measure):
        shown.hide(measure, found)
    return True


def _layer(shown: Disclosed, measure: str, record: SectionRecord, both: Counts, layer: int) -> Path | None:
    """Return the group that tells too much in the bins of a layer; None where none does."""
    groups_before = {path for path in record.counts[measure] if len(path) <= layer}
    deepest, deepest_before = (max(map(len, paths)) for paths in (shown.within(measure, layer), groups_before))
    if layer > max(deepest, deepest_before):
        return None
    cuts = tuple(sorted({*shown.cuts[measure][deepest]} & {*record.cuts[measure][deepest_before]}))
    atoms, after = shown.binned(measure, layer, cuts)
    earlier, places_before = atoms_of(shown.population.cells, groups_before, layer)
    whole_before = {path: record.in_bins(measure, path, cuts) for path in groups_before}
    before = atom_counts(earlier, whole_before)
    _, places = atoms_of(shown.population.cells, shown.of_measure[measure], layer)
    stayed = in_bins(both, cuts)
    whole_after = group_counts(atoms, after)
    whole_stayed = group_counts(atoms, summed(stayed, places, len(atoms)))
    for path in sorted(whole_after.keys() & whole_before.keys(), key=lambda path: (-len(path), path)):
        changes = whole_after[path] - whole_stayed[path], whole_before[path] - whole_stayed[path]
        if any(too_thin(rows, FEWEST_IN_BIN) or 0 < rows[:-1].sum() < FEWEST for rows in changes):
            return path
    shape = (len(earlier), len(atoms))
    in_each_bin = [
        (before[:, at], after[:, at], _moved(stayed[:, at], places_before, places, shape), FEWEST_IN_BIN)
        for at in range(after.shape[1])
    ]
    known = slice(0, -1)
    total = (
        before[:, known].sum(1),
        after[:, known].sum(1),
        _moved(stayed[:, known].sum(1), places_before, places, shape),
        FEWEST,
    )
    for one in (*in_each_bin, total):
        found = _choice(weak_atoms(*one), atoms, whole_after)
        if found is not None:
            return found
    return None

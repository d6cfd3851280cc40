"""An attacker who has every release and subtracts whatever can be subtracted, and a world to attack."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np

from readiness.domain.benchmark import FEWEST, FEWEST_IN_BIN, INDEX_VALUES, OVERALL
from readiness.domain.questionnaire import Depth
from readiness.domain.values import Text
from readiness.portfolio.benchmark.building import record, show
from readiness.portfolio.benchmark.ledger import Ledger, Release, units_of
from readiness.portfolio.benchmark.population import NO_VALUE, Population
from readiness.portfolio.benchmark.protection import Disclosed

MEASURES = {"PRO1": 6, "SKL2": 6, "PRO": INDEX_VALUES, OVERALL: INDEX_VALUES}
KEY = b"k" * 32


@dataclass(frozen=True)
class Firm:
    name: str
    path: tuple[str, ...]
    values: tuple[int, ...]


def population(firms: list[Firm]) -> Population:
    firms = sorted(firms, key=lambda firm: firm.name)
    columns = np.array([firm.values for firm in firms], np.int8).reshape(len(firms), len(MEASURES))
    return Population(
        pack="demo",
        versions=("1.0.0",),
        title=Text(de="Probe", en="Demo"),
        depth=Depth.FULL,
        by=("trade", "size"),
        earliest=date(2026, 1, 1),
        latest=date(2026, 12, 31),
        paths=tuple(firm.path for firm in firms),
        values={measure: columns[:, at].copy() for at, measure in enumerate(MEASURES)},
        value_counts=MEASURES,
        digests=dict.fromkeys(MEASURES, ("0" * 16,)),
        identities=tuple(firm.name.encode() for firm in firms),
        coarse_cuts={},
    )


class World:
    """Releases of one publisher, with the truth behind them."""

    def __init__(self) -> None:
        self.ledger = Ledger(KEY)
        self.shown: list[Disclosed] = []

    def release(self, firms: list[Firm]) -> Disclosed:
        found = show(population(firms), self.ledger)
        self.shown.append(found)
        one = Release(f"20{len(self.shown):02}", date(2026, 1, 1), "0" * 64, (record(found, self.ledger),))
        self.ledger = Ledger(KEY, (*self.ledger.releases, one))
        return found


# A number that was published, or worked out: for every kind of organisation how often it is in there.
Told = np.ndarray


def kinds(shown: list[Disclosed], measure: str) -> tuple[np.ndarray, np.ndarray]:
    """Return who is in which release with which value, and how many there are of each such kind.

    An organisation that changed is another one afterwards. Columns: release by release the cell (-1 where it is not in
    there) and the value.
    """
    seen: dict[int, list[tuple[int, int]]] = {}
    for at, one in enumerate(shown):
        for unit, place, value in zip(
            units_of(one.population, KEY), one.population.places, one.values[measure], strict=True
        ):
            path = one.population.cells[place]
            row = seen.setdefault(int(unit), [(-1, NO_VALUE)] * len(shown))
            row[at] = (CELLS.setdefault(path, len(CELLS)), int(value))
    rows, counts = np.unique(np.array(list(seen.values())).reshape(len(seen), -1), axis=0, return_counts=True)
    return rows.reshape(len(rows), len(shown), 2), counts


CELLS: dict[tuple[str, ...], int] = {}


def _within(path: tuple[str, ...]) -> list[int]:
    return [at for cell, at in CELLS.items() if cell[: len(path)] == path]


def told(shown: Disclosed, at: int, measure: str, rows: np.ndarray) -> Iterator[tuple[tuple[int, int], Told]]:
    """Yield what one release tells of a measure: sums of neighbouring bins of groups, and of what remains of them.

    Each with the values from which and below which it counts.
    """
    cells, values = rows[:, at, 0], rows[:, at, 1]
    known = {}
    for path in shown.of_measure[measure]:
        cuts = [0, *shown.cuts[measure][len(path)], MEASURES[measure]]
        inside = np.isin(cells, _within(path))
        known[path] = cuts, inside
    for path, (cuts, inside) in known.items():
        children = [one for other, one in known.items() if len(other) == len(path) + 1 and other[:-1] == path]
        for start, low in enumerate(cuts):
            for high in cuts[start + 1 :]:
                whole = inside & (values >= low) & (values < high)
                yield (low, high), whole.astype(np.int8)
                fitting = [(child, [cut for cut in own if low <= cut <= high]) for own, child in children]
                taken = [child & (values >= own[0]) & (values < own[-1]) for child, own in fitting if len(own) > 1]
                if taken:
                    yield (low, high), (whole & ~np.any(taken, axis=0)).astype(np.int8)
        yield (NO_VALUE, 0), (inside & (values == NO_VALUE)).astype(np.int8)


def sizes(shown: Disclosed, at: int, rows: np.ndarray) -> Iterator[Told]:
    """Yield the groups of one release, and what remains of them."""
    cells = rows[:, at, 0]
    for path in shown.groups:
        inside = np.isin(cells, _within(path))
        yield inside.astype(np.int8)
        children = [one for one in shown.groups if len(one) == len(path) + 1 and one[:-1] == path]
        yield (inside & ~np.isin(cells, [cell for one in children for cell in _within(one)])).astype(np.int8)


def attack(shown: list[Disclosed]) -> None:
    """Subtract everything from everything, in one release and over several; fail where that touches too few."""
    for measure in MEASURES:
        rows, counts = kinds(shown, measure)
        everything = [Numbers.of(told(one, at, measure, rows), len(rows)) for at, one in enumerate(shown)]
        possible = _possible(shown, measure)
        imagined = [Numbers.of(told(one, at, measure, possible), len(possible)) for at, one in enumerate(shown)]
        _too_few(everything, imagined, counts, FEWEST_IN_BIN, measure)
        _too_few_in_three(everything, imagined, counts, FEWEST_IN_BIN, measure)
    rows, counts = kinds(shown, OVERALL)
    whole = [Numbers.of((((0, 0), one) for one in sizes(each, at, rows)), len(rows)) for at, each in enumerate(shown)]
    _too_few(whole, whole, counts, FEWEST, "sizes")
    possible = _possible(shown, OVERALL)
    imagined = [
        Numbers.of((((0, 0), one) for one in sizes(each, at, possible)), len(possible)) for at, each in enumerate(shown)
    ]
    _too_few_in_three(whole, imagined, counts, FEWEST, "sizes")


@dataclass(frozen=True)
class Numbers:
    """What a release tells: the values between which each number counts, and whom it counts."""

    between: np.ndarray
    counted: np.ndarray

    @classmethod
    def of(cls, every: Iterator[tuple[tuple[int, int], Told]], kinds: int) -> "Numbers":
        found = list(every) or [((0, 0), np.zeros(kinds, np.int8))]
        return cls(np.array([between for between, _ in found]), np.array([one for _, one in found]))


def _possible(shown: list[Disclosed], measure: str) -> np.ndarray:
    """Return all kinds of organisations that there may be, the same in every release: the attacker knows no more."""
    cells = {path for one in shown for path in one.population.cells}
    places = sorted(CELLS.setdefault(path, len(CELLS)) for path in cells)
    rows = [[[place, value]] * len(shown) for place in places for value in range(-1, MEASURES[measure])]
    return np.array(rows)


def _too_few(releases: list[Numbers], imagined: list[Numbers], counts: np.ndarray, fewest: int, what: str) -> None:
    for at, one in enumerate(releases):
        touched = np.abs(one.counted) @ counts
        assert not ((touched > 0) & (touched < fewest)).any(), (what, at)
        for later in range(at + 1, len(releases)):
            other = releases[later]
            # Of two sets, one minus the other touches those who are in one of them only.
            both = (one.counted * counts) @ other.counted.T.astype(np.int64)
            touched = (one.counted @ counts)[:, None] + (other.counted @ counts)[None, :] - 2 * both
            weak = (touched > 0) & (touched < fewest) & ~_crossing(imagined[at], imagined[later])
            assert not weak.any(), (what, at, int(touched[weak].min()))


def _too_few_in_three(
    releases: list[Numbers], imagined: list[Numbers], counts: np.ndarray, fewest: int, what: str
) -> None:
    """Put together what three releases tell of the same: one less another plus the third, and two less the third."""
    for three in combinations(range(len(releases)), 3):
        places = [{row.tobytes(): at for at, row in enumerate(imagined[one].counted)} for one in three]
        for same in places[0].keys() & places[1].keys() & places[2].keys():
            told = [releases[one].counted[place[same]] for one, place in zip(three, places, strict=True)]
            for signs in ((1, -1, 1), (-1, 1, 1), (1, 1, -1)):
                combined = sum(sign * one.astype(np.int64) for sign, one in zip(signs, told, strict=True))
                touched = int((combined != 0) @ counts)
                assert not 0 < touched < fewest, (what, three, signs, touched)


def _crossing(one: Numbers, other: Numbers) -> np.ndarray:
    """Return which numbers count other values and have both somebody whom the other has not.

    The difference of a bin of all and a wider bin of one sector is a difference of two unknown numbers, and tells
    neither.
    """
    mine, theirs = one.counted.astype(np.int64), other.counted.astype(np.int64)
    only_mine, only_theirs = mine @ (1 - theirs).T, (1 - mine) @ theirs.T
    same_values = (one.between[:, None] == other.between[None]).all(2)
    return (only_mine > 0) & (only_theirs > 0) & ~same_values


def determined(shown: Disclosed, measure: str) -> None:
    """Solve the whole system of one release: no kind of organisation that comes out exactly is too rare."""
    rows, places = _possible([shown], measure), [CELLS[path] for path in shown.population.cells]
    counts = np.roll(shown.tallies[measure], 1, axis=1)[np.argsort(places)].ravel()
    every = [*(one for _, one in told(shown, 0, measure, rows)), *sizes(shown, 0, rows)]
    # What can be combined from rows is what their common space holds.
    _left, strength, right = np.linalg.svd(np.array(every, np.float64), full_matrices=False)
    space = right[strength > 1e-9 * max(strength.max(), 1)]
    for path in {(), *shown.groups}:
        for low in range(-1, MEASURES[measure]):
            for high in range(low + 1, MEASURES[measure] + 1):
                inside = np.isin(rows[:, 0, 0], _within(path))
                wanted = (inside & (rows[:, 0, 1] >= low) & (rows[:, 0, 1] < high)).astype(np.float64)
                count = int(wanted @ counts)
                if not 0 < count < FEWEST_IN_BIN:
                    continue
                assert not np.allclose(space.T @ (space @ wanted), wanted, atol=1e-6), (path, low, high, count)

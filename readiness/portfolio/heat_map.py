"""Portfolios as pictures: dimensions by entries, and how stages and indices are spread.

Only what was measured alike stands in one map: the same questionnaire, byte by byte, at the same depth.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from math import ceil

from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import Depth
from readiness.portfolio.entry import Portfolio, PortfolioEntry, RatedDimension

_QUARTERS = (0.25, 0.5, 0.75)


class MapOrder(StrEnum):
    """The order of the rows of a map."""

    # As in the portfolio.
    ENTRIES = "entries"
    # The lowest overall stage first, then the lowest index.
    WEAKEST = "weakest"


class OtherMeasure(Enum):
    """Why a document does not stand in a map of others: what it was measured with."""

    QUICK = "quick check"
    FULL = "full questionnaire"
    # The same questionnaire in another version, or changed by its owner.
    VERSION = "version"
    QUESTIONNAIRE = "questionnaire"


@dataclass(frozen=True, slots=True)
class HeatMapRow:
    """An entry with one cell for each dimension of its map; None where the dimension was not asked."""

    entry: PortfolioEntry
    cells: tuple[RatedDimension | None, ...]


@dataclass(frozen=True, slots=True)
class PortfolioHeatMap:
    """A map of what was measured alike: the codes of the dimensions in the questionnaire's order, and a row an entry.

    `medians` are the lower medians of the stages (their lower ends) by dimension; None where it can be rated nowhere.
    """

    questionnaire: str
    depth: Depth
    dimensions: tuple[str, ...]
    rows: tuple[HeatMapRow, ...]
    medians: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Quartiles:
    """How many numbers there are, and the lowest of them that a quarter, a half and three quarters do not exceed."""

    count: int
    lower: float
    median: float
    upper: float


@dataclass(frozen=True, slots=True)
class Distribution:
    """How some entries are spread: how many have each overall stage (its lower end), and the quartiles of the indices.

    One with a result in per cent has no stage. `overall` is None, and a dimension missing, where there is no index.
    """

    stages: tuple[int, ...]
    overall: Quartiles | None
    dimensions: dict[str, Quartiles]


def heat_maps(portfolio: Portfolio, order: MapOrder = MapOrder.ENTRIES) -> list[PortfolioHeatMap]:
    """Return a map for each group of entries that were measured alike, the largest group first."""
    return [_map(digest, depth, entries, order) for (digest, depth), entries in portfolio.alike().items()]


def left_out(shown: PortfolioHeatMap, entries: Iterable[PortfolioEntry]) -> dict[OtherMeasure, int]:
    """Return how many of some entries do not stand in a map, by the first reason of: questionnaire, version, depth."""
    pack = shown.rows[0].entry.pack
    found = dict.fromkeys(OtherMeasure, 0)
    for entry in entries:
        if entry.pack != pack:
            found[OtherMeasure.QUESTIONNAIRE] += 1
        elif entry.questionnaire != shown.questionnaire:
            found[OtherMeasure.VERSION] += 1
        elif entry.depth is not shown.depth:
            found[OtherMeasure.QUICK if entry.depth is Depth.QUICK else OtherMeasure.FULL] += 1
    return {kind: n for kind, n in found.items() if n}


def distribution(entries: Iterable[PortfolioEntry]) -> Distribution:
    """Return how entries are spread; indices of dimensions are told by their codes, so give what was measured alike."""
    entries = [*entries]
    stages = [entry.stage.low for entry in entries if entry.stage is not None]
    overall = [entry.index.point for entry in entries if entry.index is not None and entry.index.point is not None]
    indices: dict[str, list[float]] = {}
    for entry in entries:
        for one in entry.dimensions:
            if one.index is not None:
                indices.setdefault(one.code, []).append(one.index)
    return Distribution(
        stages=tuple(stages.count(stage) for stage in range(COUNT)),
        overall=_quartiles(overall) if overall else None,
        dimensions={code: _quartiles(points) for code, points in indices.items()},
    )


def _map(digest: str, depth: Depth, entries: tuple[PortfolioEntry, ...], order: MapOrder) -> PortfolioHeatMap:
    # What one was not asked, another may have been: the longest stands in the questionnaire's order.
    longest = max(entries, key=lambda entry: len(entry.dimensions))
    codes = [*dict.fromkeys(one.code for entry in (longest, *entries) for one in entry.dimensions)]
    if order is MapOrder.WEAKEST:
        entries = tuple(sorted(entries, key=_weakness))
    rows = tuple(HeatMapRow(entry, tuple(entry.dimension(code) for code in codes)) for entry in entries)
    medians = tuple(_median([row.cells[at] for row in rows]) for at in range(len(codes)))
    return PortfolioHeatMap(digest, depth, tuple(codes), rows, medians)


def _weakness(entry: PortfolioEntry) -> tuple[float, float]:
    stage = entry.stage.low if entry.stage is not None else 0
    point = entry.index.point if entry.index is not None else None
    return stage, -1.0 if point is None else point


def _median(cells: Iterable[RatedDimension | None]) -> int | None:
    stages = sorted(one.low for one in cells if one is not None and one.rateable)
    return int(_at_share(stages, 0.5)) if stages else None


def _quartiles(values: Iterable[float]) -> Quartiles:
    ordered = sorted(values)
    return Quartiles(len(ordered), *(_at_share(ordered, share) for share in _QUARTERS))


def _at_share(ordered: list[float] | list[int], share: float) -> float:
    """Return the lowest value that at least such a share does not exceed, as `portfolio.quantiles` counts."""
    return ordered[ceil(share * len(ordered)) - 1]

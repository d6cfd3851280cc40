"""Scores of many assessments in a few passes over one matrix; equal to `scoring.scorer.score` of each of them.

The rules are those of `docs/method.md`. The single scorer goes question by question and explains itself; this one
counts columns, for whole portfolios and benchmarks. That both agree is a law in the tests.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Capability, Depth, Dimension, DimensionKind, Questionnaire
from readiness.domain.requirements import parse_requirement
from readiness.portfolio.matrix import CONFIRMED, NOT_APPLICABLE, NOT_ASKED, UNANSWERED, AnswerMatrix, Cells
from readiness.scoring.dimensions import FEWEST_APPLICABLE, MOST_KEYS_REMOVED, PROVISIONAL_FROM
from readiness.scoring.stages import needed_for_foundation, needed_for_majority

Stages = NDArray[np.int8]
Counts = NDArray[np.int16]
Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]

# What a gate comes to; one that asks for nothing which is asked is not there.
FAIL, OPEN, PASS, NOT_THERE = -1, 0, 1, 2


@dataclass(frozen=True)
class ManyOfDimension:
    """The scores of one dimension, one entry for each assessment.

    `low` and `high` are stages from 0 to 5; `point`, `index_low` and `index_high` are 0 to 100, NaN where none is.
    `there` says that it is asked at all, `ruled_out` that too little applies, `rateable` that enough is known.
    """

    low: Stages
    high: Stages
    point: Numbers
    index_low: Numbers
    index_high: Numbers
    coverage: Numbers
    there: Truths
    ruled_out: Truths
    rateable: Truths


@dataclass(frozen=True)
class ManyScores:
    """The scores of many assessments: by dimension, over all, and by gate (`PASS`, `OPEN`, `FAIL`, `NOT_THERE`)."""

    dimensions: dict[str, ManyOfDimension]
    low: Stages
    high: Stages
    point: Numbers
    index_low: Numbers
    index_high: Numbers
    gates: dict[str, Stages]


def score_many(matrix: AnswerMatrix) -> ManyScores:
    """Return the scores of all assessments of a matrix."""
    questionnaire = matrix.questionnaire
    found = {
        dimension.code: _dimension(matrix, dimension)
        for dimension in questionnaire.dimensions
        if dimension.capabilities
    }
    low, high = _overall(questionnaire, found, matrix.count)
    return ManyScores(
        dimensions=found,
        low=low,
        high=high,
        point=_mean([one.point for one in found.values()]),
        index_low=_mean([one.index_low for one in found.values()]),
        index_high=_mean([one.index_high for one in found.values()]),
        gates={gate.code: _gate(matrix, found, gate.requires) for gate in questionnaire.gates},
    )


def _dimension(matrix: AnswerMatrix, dimension: Dimension) -> ManyOfDimension:
    quick = matrix.depth is Depth.QUICK
    asked = dimension.asked(matrix.depth)
    cells = matrix.of(asked)
    known = cells >= LOWEST
    applicable = (cells != NOT_APPLICABLE) & (cells != CONFIRMED) & (cells != NOT_ASKED)
    keys = np.array([capability.key_question for capability in asked], np.bool_)
    counted = _count(applicable)
    low, high = _stages(cells, applicable, known, keys, quick=quick)
    weights = np.array([capability.weight for capability in asked])
    weight, known_weight = weights @ applicable, weights @ known
    total = weights @ np.where(known, _worth(cells, asked), 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        point = 100 * total / (HIGHEST * known_weight)
        index_low = 100 * total / (HIGHEST * weight)
        index_high = 100 * (total + HIGHEST * (weight - known_weight)) / (HIGHEST * weight)
        coverage = np.where(counted > 0, known_weight / weight, 0.0)
    # Where nothing applies, anything is possible.
    none = counted == 0
    index_low, index_high = np.where(none, 0.0, index_low), np.where(none, 100.0, index_high)
    if quick and not matrix.questionnaire.by_percent:
        point = index_low = index_high = np.full(matrix.count, np.nan)
    there = (matrix.of(dimension.capabilities) != NOT_ASKED).any(0)
    fewest = np.maximum(1, 1 if quick else np.minimum(FEWEST_APPLICABLE, _count(cells != NOT_ASKED)))
    removed = _count(((cells == NOT_APPLICABLE) | (cells == CONFIRMED))[keys])
    ruled_out = (counted < fewest) | (removed > MOST_KEYS_REMOVED)
    rateable = ~ruled_out & (coverage >= PROVISIONAL_FROM)
    # A dimension of which nothing is asked stands in no mean and holds nothing back.
    point, index_low, index_high = (np.where(there, one, np.nan) for one in (point, index_low, index_high))
    return ManyOfDimension(low, high, point, index_low, index_high, coverage, there, ruled_out, rateable)


def _stages(cells: Cells, applicable: Truths, known: Truths, keys: Truths, *, quick: bool) -> tuple[Stages, Stages]:
    """Return rules 4, 5 and 14 with every unknown answer as the lowest and as the highest level."""
    counted = _count(applicable)
    sizes = range(len(cells) + 1)
    for_majority = np.array([needed_for_majority(n) for n in sizes])[counted]
    for_foundation = np.array([needed_for_foundation(n) for n in sizes])[counted]
    ends = []
    for unknown in (LOWEST, HIGHEST):
        levels = np.where(known, cells, np.int8(unknown))
        of_keys = np.where(applicable[keys], levels[keys], np.int8(HIGHEST))
        key = of_keys.min(0, initial=HIGHEST)
        if quick:
            ends.append(key)
            continue
        majority = np.zeros(cells.shape[1], np.int8)
        foundation = np.ones(cells.shape[1], np.int8)
        # What does not apply is below every level.
        levels[~applicable] = UNANSWERED
        for level in range(1, HIGHEST + 1):
            reached = _count(levels >= level)
            majority += reached >= for_majority
            if level < HIGHEST:
                foundation += reached >= for_foundation
        ends.append(np.minimum(np.minimum(key, majority), foundation))
    # Where nothing applies, nothing is known.
    none = counted == 0
    return np.where(none, LOWEST, ends[0]).astype(np.int8), np.where(none, HIGHEST, ends[1]).astype(np.int8)


def _count(truths: Truths) -> Counts:
    """Return how many rows are true for each assessment."""
    counted: Counts = truths.sum(0, dtype=np.int16)
    return counted


def _worth(cells: Cells, asked: tuple[Capability, ...]) -> Numbers:
    """Return what each level counts in the index; a question without points counts its level."""
    worth = cells.astype(np.float64)
    for at, capability in enumerate(asked):
        if any(answer.points is not None for answer in capability.answers):
            table = np.array([capability.worth(level) for level in range(HIGHEST + 1)])
            worth[at] = table[np.clip(cells[at], LOWEST, HIGHEST)]
    return worth


def _overall(questionnaire: Questionnaire, found: dict[str, ManyOfDimension], count: int) -> tuple[Stages, Stages]:
    """Return rule 8: the lowest dimension, protective ones counting one more; what is ruled out holds nothing back."""
    low = np.full(count, HIGHEST, np.int8)
    high = np.full(count, HIGHEST, np.int8)
    any_counted = np.zeros(count, np.bool_)
    for dimension in questionnaire.dimensions:
        one = found.get(dimension.code)
        if one is None:
            continue
        lead = 1 if dimension.kind is DimensionKind.PROTECTIVE else 0
        counts = ~one.ruled_out & one.there
        any_counted |= counts
        low = np.where(counts, np.minimum(low, one.low + lead), low)
        high = np.where(counts, np.minimum(high, one.high + lead), high)
    return np.where(any_counted, low, LOWEST).astype(np.int8), high.astype(np.int8)


def _gate(matrix: AnswerMatrix, found: dict[str, ManyOfDimension], requires: tuple[str, ...]) -> Stages:
    """Return 1 where a gate is passed, 0 where unknown answers decide, -1 where it is not."""
    unmet, unknown, there = (np.zeros(matrix.count, np.bool_) for _ in range(3))
    for requirement in map(parse_requirement, requires):
        one = found.get(requirement.code)
        if one is None:
            cells = matrix.cells[matrix.rows[requirement.code]]
            unmet |= (cells >= LOWEST) & (cells < requirement.level)
            unknown |= (cells < LOWEST) & (cells != CONFIRMED) & (cells != NOT_ASKED)
            there |= cells != NOT_ASKED
            continue
        never = one.high < requirement.level
        unmet |= never & one.there
        sure = one.rateable & (one.low >= requirement.level) & (matrix.depth is not Depth.QUICK)
        unknown |= ~never & ~sure & one.there
        there |= one.there
    return np.select([~there, unmet, unknown], [NOT_THERE, FAIL, OPEN], PASS).astype(np.int8)


def _mean(columns: list[Numbers]) -> Numbers:
    """Return the mean of what is known of each assessment; NaN where nothing is."""
    if not columns:
        return np.zeros(0)
    stacked = np.stack(columns)
    known = ~np.isnan(stacked)
    with np.errstate(invalid="ignore"):
        mean: Numbers = np.where(known, stacked, 0.0).sum(0) / known.sum(0)
    return mean

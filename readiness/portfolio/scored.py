"""Answers of many documents get their scores: those that were measured alike at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.portfolio.entry import IndexRange, RatedDimension, StageRange
from readiness.portfolio.matrix import cells_of, matrix_of_bytes
from readiness.portfolio.scoring import NOT_THERE, PASS, ManyScores, score_many


@dataclass(frozen=True, slots=True)
class AnsweredColumn:
    """The answers of one assessment: what they answer, by its digest, and one byte for each capability."""

    digest: str
    questionnaire: Questionnaire
    depth: Depth
    cells: bytes

    @classmethod
    def of(cls, digest: str, questionnaire: Questionnaire, assessment: Assessment) -> "AnsweredColumn":
        """Return the answers of an assessment."""
        cells = bytes(cell & 0xFF for cell in cells_of(questionnaire, assessment))
        return cls(digest, questionnaire, assessment.details.depth, cells)


@dataclass(frozen=True, slots=True)
class ColumnScore:
    """What the answers of one assessment come to, as `PortfolioEntry` tells it."""

    stage: StageRange | None
    index: IndexRange | None
    dimensions: tuple[RatedDimension, ...]
    gates_passed: tuple[str, ...]
    next_gate: str


def scores_of(columns: Sequence[AnsweredColumn]) -> list[ColumnScore]:
    """Return the scores of answers, in their order."""
    groups: dict[tuple[str, Depth], list[int]] = defaultdict(list)
    for at, column in enumerate(columns):
        groups[column.digest, column.depth].append(at)
    found: dict[int, ColumnScore] = {}
    for (_digest, depth), places in groups.items():
        questionnaire = columns[places[0]].questionnaire
        scores = score_many(matrix_of_bytes(questionnaire, depth, (columns[at].cells for at in places)))
        found |= {at: _score(scores, questionnaire, depth, column) for column, at in enumerate(places)}
    return [found[at] for at in range(len(columns))]


def _score(scores: ManyScores, questionnaire: Questionnaire, depth: Depth, column: int) -> ColumnScore:
    full, by_percent = depth is Depth.FULL, questionnaire.by_percent
    gates = {code: int(found[column]) for code, found in scores.gates.items() if found[column] != NOT_THERE}
    waiting = [code for code, standing in gates.items() if standing != PASS]
    has_index = full or by_percent
    return ColumnScore(
        stage=None if by_percent else StageRange(int(scores.low[column]), int(scores.high[column])),
        index=_index(scores, column) if has_index else None,
        dimensions=tuple(
            RatedDimension(
                code,
                int(one.low[column]),
                int(one.high[column]),
                _number(one.point[column]) if has_index else None,
                bool(one.rateable[column]),
            )
            for code, one in scores.dimensions.items()
            if one.there[column]
        ),
        gates_passed=tuple(code for code, standing in gates.items() if standing == PASS) if full else (),
        next_gate=waiting[0] if full and waiting else "",
    )


def _index(scores: ManyScores, column: int) -> IndexRange | None:
    low, high = _number(scores.index_low[column]), _number(scores.index_high[column])
    return None if low is None or high is None else IndexRange(low, _number(scores.point[column]), high)


def _number(value: float) -> float | None:
    """Return a number, None where it is none."""
    return None if np.isnan(value) else float(value)

"""Quantiles of levels by group: the same as those of the sorted levels."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.questionnaire import Depth
from readiness.portfolio.matrix import DONT_KNOW, NOT_APPLICABLE, UNANSWERED, AnswerMatrix
from readiness.portfolio.quantiles import NO_LEVEL, level_counts, quantiles
from tests.unit.builders import filled

CELLS = st.sampled_from([UNANSWERED, DONT_KNOW, NOT_APPLICABLE, *range(6)])
SHARES = (0.25, 0.5, 0.75, 1.0)


@given(st.lists(st.tuples(st.integers(0, 2), CELLS, CELLS), max_size=30))
def test_they_are_those_of_the_sorted_levels(rows: list[tuple[int, int, int]]):
    asked, _ = filled(A="- -")
    cells = np.array([[row[1] for row in rows], [row[2] for row in rows]], np.int8).reshape(2, len(rows))
    groups = np.array([row[0] for row in rows], np.int64)

    counts = level_counts(AnswerMatrix(asked, Depth.FULL, cells), groups, 3)
    found = quantiles(counts, SHARES)

    for question in (0, 1):
        for group in range(3):
            levels = sorted(row[1 + question] for row in rows if row[0] == group and row[1 + question] >= 0)
            assert counts[question, group].tolist() == [levels.count(level) for level in range(6)]
            wanted = [levels[math.ceil(share * len(levels)) - 1] if levels else NO_LEVEL for share in SHARES]
            assert found[:, question, group].tolist() == wanted

"""Many assessments scored at once: the same as each of them scored alone."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth, DimensionKind, Questionnaire
from readiness.portfolio.matrix import matrix_of
from readiness.portfolio.scoring import FAIL, NOT_THERE, OPEN, PASS, ManyScores, score_many
from readiness.scoring.overall import carrying
from readiness.scoring.score import GateStatus, Rating, Score
from readiness.scoring.scorer import score
from tests.unit.builders import (
    DONT_KNOW,
    NOT_APPLICABLE,
    assessment,
    capability,
    dimension,
    gate,
    questionnaire,
    social_media,
)
from tests.unit.domain.plain_questions import asks, plain, section
from tests.unit.strategies import social_media_assessments

_GATES = {FAIL: GateStatus.FAIL, OPEN: GateStatus.OPEN, PASS: GateStatus.PASS}


def same(one: float | None, other: float) -> bool:
    return math.isnan(other) if one is None else one == pytest.approx(other, abs=1e-9)


def agrees(alone: Score, many: ManyScores, row: int) -> None:
    """Hold one row of many against the same assessment scored alone."""
    assert (alone.stage.low, alone.stage.high) == (many.low[row], many.high[row])
    index = (alone.index.point, alone.index.low, alone.index.high)
    assert all(map(same, index, (many.point[row], many.index_low[row], many.index_high[row])))
    there = {code: one for code, one in many.dimensions.items() if one.there[row]}
    assert [one.code for one in alone.dimensions] == list(there)
    counted = {one.code for one in carrying(alone.dimensions)}
    for one in alone.dimensions:
        found = there[one.code]
        assert (one.stage.low, one.stage.high) == (found.low[row], found.high[row]), one.code
        assert same(one.index.point, found.point[row])
        assert one.coverage == pytest.approx(found.coverage[row])
        assert (one.rating is not Rating.NOT_RATEABLE) == found.rateable[row]
        assert (one.code in counted) == (not found.ruled_out[row])
    gates = {code: _GATES[found[row]] for code, found in many.gates.items() if found[row] != NOT_THERE}
    assert {one.code: one.status for one in alone.gates} == gates


def all_agree(asked: Questionnaire, assessments: list[Assessment], depth: Depth) -> None:
    many = score_many(matrix_of(asked, assessments, depth))
    for row, one in enumerate(assessments):
        agrees(score(asked, replace(one, details=replace(one.details, depth=depth))), many, row)


@settings(max_examples=40)
@given(st.lists(social_media_assessments(), min_size=1, max_size=6), st.sampled_from(Depth))
def test_the_questionnaire_that_ships(assessments: list[Assessment], depth: Depth):
    all_agree(social_media(), assessments, depth)


ONE = st.sampled_from([None, DONT_KNOW, NOT_APPLICABLE, *map(at_level, range(6))])
OF_SCALE = st.sampled_from([None, DONT_KNOW, NOT_APPLICABLE, *map(at_level, (0, 3, 5))])


@st.composite
def small_questionnaires(draw: st.DrawFn) -> tuple[Questionnaire, list[Assessment]]:
    """Draw up to three dimensions of up to eight questions with weights and gates, and answers of up to five firms."""
    dimensions = []
    for code in "ABC"[: draw(st.integers(1, 3))]:
        questions = [
            capability(f"{code}{n}", key=draw(st.booleans()), weight=draw(st.sampled_from([1.0, 0.5, 3.0])))
            for n in range(1, draw(st.integers(1, 8)) + 1)
        ]
        dimensions.append(dimension(code, questions, draw(st.sampled_from(DimensionKind))))
    codes = [c.code for d in dimensions for c in d.capabilities] + [d.code for d in dimensions]
    required = st.builds("{}>={}".format, st.sampled_from(codes), st.integers(1, 5))
    gates = [gate(f"G{n}", *draw(st.lists(required, min_size=1, max_size=4))) for n in range(draw(st.integers(0, 3)))]
    asked = questionnaire(*dimensions, gates=gates)
    return asked, [_answered(draw, asked) for _ in range(draw(st.integers(1, 5)))]


def _answered(draw: st.DrawFn, asked: Questionnaire) -> Assessment:
    given = {code: draw(OF_SCALE if one.answers else ONE) for code, one in asked.capabilities.items()}
    found = assessment({code: answer for code, answer in given.items() if answer is not None})
    ruled_out = [code for code, answer in given.items() if answer == NOT_APPLICABLE]
    confirmed = draw(st.sets(st.sampled_from(ruled_out))) if ruled_out else set()
    return replace(found, plan=replace(found.plan, confirmed=tuple(sorted(confirmed))))


@settings(max_examples=150)
@given(small_questionnaires(), st.sampled_from(Depth))
def test_any_small_questionnaire(drawn: tuple[Questionnaire, list[Assessment]], depth: Depth):
    all_agree(*drawn, depth)


@settings(max_examples=80)
@given(st.data(), st.sampled_from(Depth))
def test_scales_points_and_questions_that_are_not_asked(data: st.DataObject, depth: Depth):
    asked = plain(
        section("A", asks("A1", key_question=True), asks("A2", ask_when="A1 >= 3"), asks("A3", ask_when="A2 = 5")),
        section("B", asks("B1", key_question=True, weight=2.0), asks("B2"), ask_when="A1 = 5"),
        gates=[gate("G1", "B1>=3", "B>=2"), gate("G2", "A2>=3", "A1>=1")],
    )
    rows = data.draw(st.integers(1, 4))
    all_agree(asked, [_answered(data.draw, asked) for _ in range(rows)], depth)


def test_nothing_gives_nothing():
    many = score_many(matrix_of(social_media(), [], Depth.FULL))

    assert many.low.shape == (0,)
    assert np.isnan(many.point).sum() == 0

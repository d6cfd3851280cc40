"""The worked checks that the method was agreed on, each with its own numbers."""

from dataclasses import replace

import pytest

from readiness.domain.questionnaire import Depth
from readiness.scoring.overall import overall_index
from readiness.scoring.score import DimensionScore, Index
from tests.unit.builders import rated


@pytest.mark.parametrize(
    ("sheet", "stage", "index"),
    [
        ("3★ 3★ 2 2 3", 3, 52.0),
        ("3★ 2★ 3 3 3", 2, 56.0),
        ("4★ 4★ 4 4 0", 1, 64.0),
        ("2★ 2★ 2 1 1", 2, 32.0),
        ("1★ 1★ 1 0 0", 1, 12.0),
        ("5★ 5★ 1 5 5 5", 2, 100 * 26 / 30),
    ],
)
def test_an_answered_dimension_has_the_agreed_stage_and_index(sheet: str, stage: int, index: float):
    score = rated(sheet)

    assert (score.stage.low, score.stage.high) == (stage, stage)
    assert score.index.point == pytest.approx(index)
    assert score.index.low == pytest.approx(index)
    assert score.index.high == pytest.approx(index)
    assert score.coverage == 1.0


def test_one_dont_know_opens_the_stage_and_the_index():
    score = rated("3★ 2★ ? 4 1")

    assert (score.stage.low, score.stage.high) == (1, 2)
    assert (score.index.low, score.index.high) == (pytest.approx(40), pytest.approx(60))
    assert score.index.point == pytest.approx(50)
    assert score.coverage == pytest.approx(0.8)


def test_the_quick_check_of_the_six_is_an_upper_bound_far_above_the_stage():
    sheet = "5★ 5★ 1 5 5 5"

    quick, full = rated(sheet, Depth.QUICK), rated(sheet, Depth.FULL)

    assert (quick.stage.low, quick.stage.high, quick.stage.upper_bound_only) == (5, 5, True)
    assert (full.stage.low, full.stage.high, full.stage.upper_bound_only) == (2, 2, False)


def test_the_mean_of_eight_dimensions_is_39_and_their_geometric_mean_34():
    overall = overall_index([_with_index(point) for point in (60, 55, 20, 50, 30, 10, 45, 40)])

    assert overall.point == pytest.approx(38.75)
    assert overall.geometric == pytest.approx(34.19, abs=0.01)
    assert overall.unbalanced is False


@pytest.mark.parametrize(
    ("points", "unbalanced"),
    [
        ((25, 0), True),  # 12.5 against 4.1
        ((15, 0), False),  # 7.5 against 3.0
        ((0, 0), False),
        ((100, 100), False),
    ],
)
def test_a_mean_more_than_five_above_the_geometric_one_is_called_unbalanced(
    points: tuple[int, ...], *, unbalanced: bool
):
    assert overall_index([_with_index(point) for point in points]).unbalanced is unbalanced


def _with_index(point: float) -> DimensionScore:
    return replace(rated("0 0 0"), index=Index(point, point, point))

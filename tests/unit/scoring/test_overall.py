"""Rules 8 and 9: core dimensions carry the stage, protective ones may lag one behind."""

import pytest
from hypothesis import given

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth
from readiness.scoring.score import StageInterval
from readiness.scoring.scorer import score
from tests.unit.builders import scored, social_media
from tests.unit.strategies import social_media_assessments


def at(stage: int) -> str:
    return f"{stage}★ {stage}★ {stage}"


@pytest.mark.parametrize(
    ("core", "protective", "stage", "bottlenecks"),
    [
        (3, 3, 3, "PRO SKL MON RSK"),
        (3, 2, 3, "MON RSK"),
        (3, 1, 2, "MON RSK"),
        (2, 5, 2, "PRO SKL"),
        (5, 4, 5, "MON RSK"),
        (5, 5, 5, ""),
        (0, 0, 0, "PRO SKL MON RSK"),
        (1, 0, 1, "MON RSK"),
    ],
)
def test_the_overall_stage_and_its_bottlenecks(core: int, protective: int, stage: int, bottlenecks: str):
    result = scored(PRO=at(core), SKL=at(core), MON=at(protective), RSK=at(protective), protective=("MON", "RSK"))

    assert result.stage == StageInterval(stage, stage, upper_bound_only=False)
    assert result.bottlenecks == tuple(bottlenecks.split())


def test_one_weak_core_dimension_is_the_bottleneck():
    result = scored(PRO=at(4), SKL=at(1), MON=at(2), protective=("MON",))

    assert (result.stage.low, result.stage.high) == (1, 1)
    assert result.bottlenecks == ("SKL",)


def test_unknown_answers_make_the_overall_stage_an_interval():
    result = scored(PRO=at(3), SKL="3★ 3★ 3 ? 3")

    assert result.stage == StageInterval(1, 3, upper_bound_only=False)
    assert result.bottlenecks == ("SKL",)


def test_too_few_answers_make_the_stage_an_upper_bound():
    result = scored(PRO=at(3), SKL="3★ ?★ ? ?")

    assert result.stage == StageInterval(0, 3, upper_bound_only=True)


def test_a_dimension_that_is_ruled_out_neither_holds_back_nor_is_a_bottleneck():
    result = scored(PRO=at(3), SKL="x★ x★ 0 0 0")

    assert result.stage == StageInterval(3, 3, upper_bound_only=True)
    assert result.bottlenecks == ("PRO",)


def test_where_every_dimension_is_ruled_out_anything_is_possible():
    result = scored(PRO="x★ x★ x")

    assert result.stage == StageInterval(0, 5, upper_bound_only=True)
    assert result.bottlenecks == ()


def test_a_quick_check_is_an_upper_bound_without_indices():
    result = scored(PRO="4★ 3★ 0", SKL="5★ 5★ 0", depth=Depth.QUICK)

    assert result.stage == StageInterval(3, 3, upper_bound_only=True)
    assert (result.index.point, result.index.low, result.index.high, result.index.geometric) == (None,) * 4
    assert result.index.unbalanced is False


def test_the_overall_index_is_the_mean_of_the_dimensions_whatever_their_size():
    result = scored(PRO="5★ 5★ 5 5 5 5", SKL="0★ 0★ 0", MGT="?★ 5★ 5 5 5")

    assert result.index.point == pytest.approx(200 / 3)
    assert result.index.low == pytest.approx(180 / 3)
    assert result.index.high == pytest.approx(200 / 3)
    assert result.index.unbalanced is True


@given(social_media_assessments())
def test_laws_of_the_overall_stage(assessment: Assessment):
    result = score(social_media(), assessment)
    held = [d for d in result.dimensions if d.code in result.bottlenecks]

    assert 0 <= result.stage.low <= result.stage.high <= 5
    assert result.index.low <= result.index.high
    assert all(d.stage.low == min(h.stage.low for h in held) for d in held)

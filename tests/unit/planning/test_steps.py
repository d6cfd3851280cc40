"""What a step costs and when it is due."""

import pytest

from readiness.planning.steps import bucket, effort, step_id, usual_days
from tests.unit.builders import capability, social_media


@pytest.mark.parametrize(
    ("level", "low", "high"), [(1, 0.2, 0.5), (2, 0.5, 1.25), (3, 1.3, 3.25), (4, 1.5, 3.75), (5, 1.5, 3.75)]
)
def test_each_level_takes_its_share_of_the_person_days(level: int, low: float, high: float):
    days = effort(capability("PRO1", days=(2, 5)), level)

    assert (days.low, days.high) == (pytest.approx(low), pytest.approx(high))


def test_the_first_three_steps_are_the_whole_range():
    one = capability("PRO1", days=(2, 5))

    steps = [effort(one, level) for level in (1, 2, 3)]

    assert (sum(s.low for s in steps), sum(s.high for s in steps)) == (pytest.approx(2), pytest.approx(5))


def test_the_first_step_of_monitoring_takes_less_than_half_a_day():
    days = effort(social_media().capabilities["MON1"], 1)

    assert (days.low, days.high) == (pytest.approx(0.1), pytest.approx(0.4))


@pytest.mark.parametrize(("level", "days"), [(1, 30), (2, 7), (3, 30), (4, 60), (5, 90)])
def test_the_horizon_holds_up_to_level_3_and_counts_again_beyond(level: int, days: int):
    assert usual_days(capability("PAR1", horizon=30, horizon_by_level={2: 7}), level) == days


@pytest.mark.parametrize(
    ("days", "end"), [(1, 30), (30, 30), (31, 90), (90, 90), (91, 180), (180, 180), (181, 365), (365, 365), (999, 365)]
)
def test_buckets(days: int, end: int):
    assert bucket(days) == end


def test_a_step_has_a_name():
    assert step_id(capability("PRO3"), 1) == "PRO3:0>1"

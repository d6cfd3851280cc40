"""Rules 2, 6 and 7: what counts, the index, and how far a dimension can be relied on."""

import pytest

from readiness.domain.questionnaire import Depth
from readiness.scoring.score import Index, Rating, Unrateable
from tests.unit.builders import rated


@pytest.mark.parametrize(
    ("sheet", "unrateable"),
    [
        ("3★ 3★ 3 x x", None),  # three applicable are enough
        ("3★ 3★ x x x", Unrateable.TOO_FEW_APPLICABLE),
        ("x★ 3★ 3 3 x", None),  # one key question may go
        ("x★ x★ 3 3 3", Unrateable.KEY_QUESTIONS_REMOVED),
        ("x★ x★ x x x", Unrateable.TOO_FEW_APPLICABLE),
        ("x★ x★ 3 ? ?", Unrateable.KEY_QUESTIONS_REMOVED),  # the lasting reason goes before the missing answers
        ("3★ 3★", None),  # a small dimension needs no more than it has
        ("3★ x", Unrateable.TOO_FEW_APPLICABLE),
    ],
)
def test_rule_2_limits_what_may_be_left_out(sheet: str, unrateable: Unrateable | None):
    score = rated(sheet)

    assert score.unrateable is unrateable
    assert (score.rating is Rating.NOT_RATEABLE) == (unrateable is not None)


@pytest.mark.parametrize(
    ("sheet", "coverage", "rating"),
    [
        ("1★ 1★ 1 1 1", 1.0, Rating.RATED),
        ("1★ 1★ 1 1 ?", 0.8, Rating.RATED),
        ("1★ 1★ 1 1 -", 0.8, Rating.RATED),
        ("1★ 1★ 1 ? -", 0.6, Rating.PROVISIONAL),
        ("1★ 1★ ? ?", 0.5, Rating.PROVISIONAL),
        ("1★ 1★ ? ? ?", 0.4, Rating.NOT_RATEABLE),
        ("-★ -★ - - -", 0.0, Rating.NOT_RATEABLE),
        ("1★ 1★ 1 1 x", 1.0, Rating.RATED),  # what does not apply is not missing
        ("1★ 1★ 1 ? x", 0.75, Rating.PROVISIONAL),
    ],
)
def test_rule_7_rates_by_coverage(sheet: str, coverage: float, rating: Rating):
    score = rated(sheet)

    assert score.coverage == pytest.approx(coverage)
    assert score.rating is rating


def test_coverage_and_index_count_weights():
    score = rated("5★ 0★ ?", weights=(3, 1, 4))

    assert score.coverage == pytest.approx(0.5)
    assert score.index.point == pytest.approx(75)
    assert score.index.low == pytest.approx(37.5)
    assert score.index.high == pytest.approx(87.5)


def test_weights_leave_the_stage_alone():
    assert rated("5★ 0★ 5", weights=(10, 0.1, 10)).stage.low == 0


def test_the_four_states_are_kept_apart():
    score = rated("3★ 2★ ? - x")

    assert score.answered == ("PRO1", "PRO2")
    assert score.unknown == ("PRO3",)
    assert score.open == ("PRO4",)
    assert score.excluded == ("PRO5",)


def test_without_an_answer_the_index_has_bounds_but_no_point():
    assert rated("? ?★ -").index == Index(None, 0, 100)


@pytest.mark.parametrize(
    ("sheet", "low", "high"), [("?★ 5★ 5", 0, 5), ("?★ ?★ ?", 0, 5), ("4★ ?★ 4", 0, 4), ("5★ 5★ 5 5 ?", 1, 5)]
)
def test_an_unknown_counts_as_the_lowest_and_as_the_highest_level(sheet: str, low: int, high: int):
    stage = rated(sheet).stage

    assert (stage.low, stage.high) == (low, high)


def test_a_dimension_that_does_not_apply_says_nothing():
    score = rated("x★ x★ x")

    assert (score.stage.low, score.stage.high) == (0, 5)
    assert score.index == Index(None, 0, 100)
    assert score.coverage == 0


def test_a_quick_check_has_no_index_and_asks_key_questions_only():
    score = rated("3★ 2★ 5 5 5", Depth.QUICK)

    assert score.index == Index(None, None, None)
    assert (score.stage.low, score.stage.high, score.stage.upper_bound_only) == (2, 2, True)
    assert score.answered == ("PRO1", "PRO2")
    assert score.rating is Rating.RATED


def test_a_quick_check_holds_an_unknown_key_question_against_the_lower_end_only():
    score = rated("3★ ?★ 5 5 5", Depth.QUICK)

    assert (score.stage.low, score.stage.high) == (0, 3)
    assert score.coverage == pytest.approx(0.5)
    assert score.rating is Rating.PROVISIONAL

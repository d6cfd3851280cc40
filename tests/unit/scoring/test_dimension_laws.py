"""What holds for the score of every dimension, whatever the answers are."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from readiness.domain.questionnaire import Depth
from readiness.scoring.score import DimensionScore
from readiness.scoring.stages import StageItem, quick_stage_of, stage_of
from tests.unit.builders import STAR, rated
from tests.unit.strategies import sheets

WEIGHTS = st.lists(st.floats(0.1, 10), min_size=8, max_size=8)


def _replaced(sheet: list[str], at: int, mark: str) -> list[str]:
    star = STAR if sheet[at].endswith(STAR) else ""
    return [*sheet[:at], mark + star, *sheet[at + 1 :]]


def _score(sheet: list[str], depth: Depth = Depth.FULL, weights: list[float] | None = None) -> DimensionScore:
    return rated(" ".join(sheet), depth, (weights or [1.0] * 8)[: len(sheet)])


@given(sheets(), st.sampled_from(Depth))
def test_the_lower_end_never_exceeds_the_upper_one(sheet: list[str], depth: Depth):
    score = _score(sheet, depth)

    assert 0 <= score.stage.low <= score.stage.high <= 5
    assert 0 <= score.coverage <= 1


@given(sheets(), WEIGHTS)
def test_the_point_lies_between_the_bounds_of_the_index(sheet: list[str], weights: list[float]):
    index = _score(sheet, weights=weights).index
    assume(index.point is not None)

    assert index.low - 1e-9 <= index.point <= index.high + 1e-9


@given(sheets(), WEIGHTS)
def test_the_width_of_the_index_is_what_is_not_covered(sheet: list[str], weights: list[float]):
    score = _score(sheet, weights=weights)

    assert score.index.high - score.index.low == pytest.approx(100 * (1 - score.coverage), abs=1e-6)


@given(sheets(), st.data())
def test_raising_an_answer_never_lowers_a_stage_or_an_index(sheet: list[str], data: st.DataObject):
    at = data.draw(st.integers(0, len(sheet) - 1))
    lower, higher = sorted(data.draw(st.lists(st.integers(0, 5), min_size=2, max_size=2)))
    before, after = (_score(_replaced(sheet, at, str(level))) for level in (lower, higher))

    assert before.stage.low <= after.stage.low
    assert before.stage.high <= after.stage.high
    assert before.index.low <= after.index.low + 1e-9
    assert before.index.high <= after.index.high + 1e-9


@given(sheets(), st.data(), st.sampled_from("?-"), st.sampled_from(Depth))
def test_not_knowing_never_helps_and_never_rules_anything_out(
    sheet: list[str], data: st.DataObject, mark: str, depth: Depth
):
    at = data.draw(st.integers(0, len(sheet) - 1))
    level = data.draw(st.integers(0, 5))
    known, unknown = _score(_replaced(sheet, at, str(level)), depth), _score(_replaced(sheet, at, mark), depth)

    assert unknown.stage.low <= known.stage.low
    assert unknown.stage.high >= known.stage.high


@given(sheets())
def test_the_quick_check_is_an_upper_bound(sheet: list[str]):
    quick, full = _score(sheet, Depth.QUICK), _score(sheet)
    assume(any(mark.endswith(STAR) and not mark.startswith("x") for mark in sheet))

    assert quick.stage.low >= full.stage.low
    assert quick.stage.high >= full.stage.high


@given(sheets(), st.sampled_from(Depth))
def test_the_traces_are_those_of_the_interval(sheet: list[str], depth: Depth):
    score = _score(sheet, depth)

    for trace, stage in ((score.low_trace, score.stage.low), (score.high_trace, score.stage.high)):
        assert trace.stage == stage == min(trace.key_limit, trace.majority_limit, trace.foundation_limit)
    if score.answered:
        assert (score.low_trace.holding_back == ()) == (score.stage.low == 5)


@given(sheets(), st.sampled_from(Depth))
def test_the_interval_is_the_stage_of_the_items(sheet: list[str], depth: Depth):
    score = _score(sheet, depth)
    assume(score.items)
    stage = quick_stage_of if depth is Depth.QUICK else stage_of

    assert (score.stage.low, score.stage.high) == (stage(score.items, 0), stage(score.items, 5))


@given(sheets())
def test_the_items_are_all_applicable_capabilities_with_their_levels(sheet: list[str]):
    expected = [
        StageItem(f"PRO{n}", int(mark[0]) if mark[0].isdecimal() else None, mark.endswith(STAR))
        for n, mark in enumerate(sheet, start=1)
        if not mark.startswith("x")
    ]

    assert list(_score(sheet).items) == expected


@given(sheets())
def test_every_capability_is_in_one_state(sheet: list[str]):
    score = _score(sheet)
    states = score.answered + score.unknown + score.open + score.excluded

    assert sorted(states) == [f"PRO{n}" for n in range(1, len(sheet) + 1)]


@given(sheets(), st.sampled_from(Depth))
def test_knife_edges_are_the_answers_whose_neighbours_change_the_interval(sheet: list[str], depth: Depth):
    score = _score(sheet, depth)
    expected = []
    for code in score.answered:
        at = int(code.removeprefix("PRO")) - 1
        level = int(sheet[at][0])
        moved = [_score(_replaced(sheet, at, str(n)), depth).stage for n in (level - 1, level + 1) if 0 <= n <= 5]
        if any(stage != score.stage for stage in moved):
            expected.append(code)

    assert list(score.knife_edge) == expected

"""Rule 4: the stage is the highest level that holds, and its trace tells why it is not higher."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.scoring.stages import StageItem, explain_quick_stage, explain_stage, needed_for_majority, stage_of
from tests.unit.strategies import LEVELS

ITEMS = st.lists(st.builds(StageItem, st.just("A"), LEVELS, st.booleans()), max_size=25).map(
    lambda items: [StageItem(f"A{n}", item.level, item.key) for n, item in enumerate(items)]
)
SOME_ITEMS = ITEMS.filter(bool)


def stage_by_definition(items: list[StageItem]) -> int:
    """Rule 4 as it is written: try every level, with exact fractions."""

    def achieved(level: int) -> Fraction:
        return Fraction(sum(item.level >= level for item in items), len(items))

    def holds(level: int) -> bool:
        fully = all(achieved(lower) > Fraction(85, 100) for lower in range(1, level))
        return fully and achieved(level) > Fraction(1, 2) and all(i.level >= level for i in items if i.key)

    return max((level for level in range(1, 6) if holds(level)), default=0)


@given(SOME_ITEMS)
def test_the_stage_is_what_the_rule_says(items: list[StageItem]):
    assert stage_of(items) == stage_by_definition(items)


@given(ITEMS, st.data())
def test_raising_an_answer_never_lowers_the_stage(items: list[StageItem], data: st.DataObject):
    if not items:
        return
    at = data.draw(st.integers(0, len(items) - 1))
    raised = [*items]
    raised[at] = StageItem(items[at].code, data.draw(st.integers(items[at].level, 5)), items[at].key)

    assert explain_stage(raised).stage >= explain_stage(items).stage


@given(ITEMS)
def test_the_stage_is_the_lowest_of_its_three_limits(items: list[StageItem]):
    trace = explain_stage(items)

    assert trace.stage == min(trace.key_limit, trace.majority_limit, trace.foundation_limit)
    assert trace.stage == stage_of(items)


@given(ITEMS)
def test_somebody_holds_every_stage_back_but_the_highest(items: list[StageItem]):
    trace = explain_stage(items)

    assert (trace.holding_back == ()) == (trace.stage == 5)
    assert len(set(trace.holding_back)) == len(trace.holding_back)


@given(SOME_ITEMS)
def test_lifting_those_who_hold_it_back_reaches_the_next_stage(items: list[StageItem]):
    trace = explain_stage(items)
    lifted = [
        StageItem(i.code, max(i.level, trace.stage + 1) if i.code in trace.holding_back else i.level) for i in items
    ]
    keys = {i.code for i in items if i.key}

    assert (
        trace.stage == 5
        or explain_stage([StageItem(i.code, i.level, i.code in keys) for i in lifted]).stage > trace.stage
    )


@given(SOME_ITEMS)
def test_the_quick_stage_is_the_lowest_key_question(items: list[StageItem]):
    trace = explain_quick_stage(items)
    keys = [i.level for i in items if i.key]

    assert trace.stage == min(keys, default=5)
    assert trace.stage >= explain_stage(items).stage
    assert (trace.holding_back == ()) == (trace.stage == 5)


@pytest.mark.parametrize(
    ("levels", "stage"),
    [
        ([1, 1, 1, 1, 1, 1, 0], 1),  # 6 of 7 are 85.7 %: more than half have level 1
        ([2, 2, 2, 2, 2, 2, 0], 2),  # and more than 85 %, so level 2 may follow
        ([2] * 17 + [0] * 3, 1),  # exactly 85 % is not more than 85 %
        ([2] * 18 + [0] * 2, 2),  # 90 % is
        ([1, 1, 0, 0], 0),  # exactly half is not more than half
        ([1, 1, 1, 0], 1),
        ([5] * 6, 5),
        ([0], 0),
    ],
)
def test_the_limits_are_exact(levels: list[int], stage: int):
    assert stage_of([StageItem(f"A{i}", level) for i, level in enumerate(levels)]) == stage


@pytest.mark.parametrize(("counted", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4), (7, 4)])
def test_a_majority_is_more_than_half(counted: int, needed: int):
    assert needed_for_majority(counted) == needed


def test_the_trace_names_each_limit_with_its_codes():
    items = [
        StageItem("A", 3, key=True),
        StageItem("B", 1, key=True),
        StageItem("C", 0),
        StageItem("D", 2),
    ]

    trace = explain_stage(items)

    assert (trace.stage, trace.key_limit, trace.majority_limit, trace.foundation_limit) == (1, 1, 1, 1)
    assert trace.key_codes == ("B",)
    assert trace.majority_codes == ("B", "C")
    assert trace.foundation_codes == ("C",)
    assert trace.holding_back == ("B", "C")
    assert (trace.reached, trace.counted) == (3, 4)


def test_a_limit_that_allows_the_next_stage_names_nobody():
    trace = explain_stage(
        [
            StageItem("A", 4, key=True),
            StageItem("B", 4, key=True),
            StageItem("C", 4),
            StageItem("D", 4),
            StageItem("E", 0),
        ]
    )

    assert (trace.stage, trace.key_limit, trace.majority_limit, trace.foundation_limit) == (1, 4, 4, 1)
    assert (trace.key_codes, trace.majority_codes, trace.foundation_codes) == ((), (), ("E",))

"""The fewest answers that lift the overall stage: the law against every smaller set, and worked examples."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.questionnaire import Depth
from readiness.planning.what_if import with_levels
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.next_stage import next_stage
from readiness.scoring.score import Score
from readiness.scoring.scorer import score
from tests.unit.builders import filled

ON = date(2026, 11, 30)
MARKS = st.sampled_from(["0", "1", "2", "3", "4", "5", "0★", "2★", "3★", "?", "?★", "-", "x"])
SHEETS = st.lists(MARKS, min_size=1, max_size=6).map(" ".join)


def result_of(depth: Depth = Depth.FULL, protective: tuple[str, ...] = (), **sheets: str) -> AssessmentResult:
    return assess(*filled(depth=depth, protective=protective, **sheets), ON)


def reached(depth: Depth, then: Score) -> int:
    return then.stage.high if depth is Depth.QUICK else then.stage.low


@settings(deadline=None)
@given(SHEETS, SHEETS, st.sampled_from(Depth))
def test_what_is_needed_lifts_the_stage_and_nothing_smaller_does(core: str, protective: str, depth: Depth) -> None:
    result = result_of(depth, ("RSK",), PRO=core, RSK=protective)
    found = next_stage(result)
    if found is None:
        assert reached(depth, result.score) == 5 or all(d.unrateable for d in result.score.dimensions)
        return
    then = with_levels(result.assessment, {need.code: need.level for need in found.needs})
    assert reached(depth, score(result.questionnaire, then)) >= found.stage == reached(depth, result.score) + 1
    counting = [code for d in result.score.dimensions for code in (*d.answered, *d.unknown, *d.open)]
    for fewer in combinations(counting, len(found.needs) - 1):
        best = with_levels(result.assessment, dict.fromkeys(fewer, 5))
        assert reached(depth, score(result.questionnaire, best)) < found.stage


def test_one_open_answer_stands_between() -> None:
    found = next_stage(result_of(PRO="2★ ?★ 2 2", RSK="2★ 2 2"))
    assert found is not None
    assert found.stage == 1
    assert [(need.code, need.now, need.level) for need in found.needs] == [("PRO2", None, 1)]
    assert found.only_unknown
    assert found.dimensions == ("PRO",)


def test_one_answer_may_help_majority_and_foundation() -> None:
    # Three of four must have level 2, and nobody may stay at 0: one answer does both.
    found = next_stage(result_of(PRO="2★ 2 0 1"))
    assert found is not None
    assert [(need.code, need.now, need.level) for need in found.needs] == [("PRO3", 0, 2)]


def test_the_highest_stage_needs_nothing() -> None:
    assert next_stage(result_of(PRO="5★ 5 5")) is None


@pytest.mark.parametrize(("kind", "needs"), [((), ["RSK1"]), (("RSK",), [])])
def test_a_protective_dimension_may_stay_one_behind(kind: tuple[str, ...], needs: list[str]) -> None:
    found = next_stage(result_of(PRO="1★ 1 1", RSK="1★ 2 2", protective=kind))
    assert found is not None
    assert [need.code for need in found.needs if need.dimension == "RSK"] == needs


def test_a_quick_check_counts_what_is_open_as_the_best() -> None:
    found = next_stage(result_of(Depth.QUICK, PRO="1★ -★ 0", RSK="3★ 3"))
    assert found is not None
    assert (found.stage, [(need.code, need.now, need.level) for need in found.needs]) == (2, [("PRO1", 1, 2)])

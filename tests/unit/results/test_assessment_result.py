"""The one object that screens and reports read."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth
from readiness.planning.next_steps import next_steps
from readiness.results.assessment_result import AssessmentResult, Progress, assess
from readiness.scoring.scorer import score
from tests.unit.builders import assessment, filled, social_media
from tests.unit.strategies import social_media_assessments

TODAY = date(2026, 11, 23)


def result_of(depth: Depth = Depth.FULL, **sheets: str) -> AssessmentResult:
    return assess(*filled(depth=depth, **sheets), TODAY)


@pytest.mark.parametrize(
    ("sheet", "progress"),
    [
        ("3★ 2★ ? - x", Progress(asked=5, done=4, unknown=1, flagged=0)),
        ("-★ -★ - - -", Progress(asked=5, done=0, unknown=0, flagged=0)),
        ("5★ 5★ 5 5 5", Progress(asked=5, done=5, unknown=0, flagged=0)),
    ],
)
def test_progress_counts_what_was_dealt_with(sheet: str, progress: Progress):
    assert result_of(PRO=sheet).progress() == progress


def test_progress_of_a_quick_check_counts_key_questions_only():
    assert result_of(Depth.QUICK, PRO="3★ -★ 1 2").progress() == Progress(asked=2, done=1, unknown=0, flagged=0)


def test_flags_are_counted():
    asked, _ = filled(PRO="0 0")
    flagged = assessment({"PRO1": Answer(flagged=True)})

    assert assess(asked, flagged, TODAY).progress() == Progress(asked=2, done=0, unknown=0, flagged=1)


def test_parts_are_found_by_their_codes():
    result = result_of(PRO="1★ 1★ 1", MON="2★ 2★ 2")

    assert result.capability("MON2").code == "MON2"
    assert result.scored("MON").stage.low == 2
    with pytest.raises(KeyError):
        result.scored("OLD")


def test_a_result_is_frozen():
    with pytest.raises(AttributeError):
        result_of(PRO="1★ 1★ 1").on = TODAY


@settings(max_examples=15)
@given(social_media_assessments())
def test_score_and_steps_are_those_of_their_rooms(state: Assessment):
    result = assess(social_media(), state, TODAY)

    assert result.score == score(social_media(), state)
    assert result.steps == tuple(next_steps(social_media(), state, result.targets))
    assert set(result.targets.values()) == {3}


def test_the_profile_chooses_target_and_checkpoints_but_not_the_score():
    plain = assessment()
    regulated = Assessment(replace(plain.details, profile={"regulated": "yes", "country": "CH"}), {})

    before, after = assess(social_media(), plain, TODAY), assess(social_media(), regulated, TODAY)

    assert before.target is not None
    assert after.target is not None
    assert (before.target.code, after.target.code) == ("default", "launch")
    assert after.targets["PRO1"] == 4
    assert {point.code for point in after.checkpoints} < {point.code for point in before.checkpoints}
    assert all("CH" in point.countries for point in after.checkpoints)
    assert after.score == before.score

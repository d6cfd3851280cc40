"""What a result asks management to decide, for the companies whose reports are looked at."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from readiness.domain.answers import at_level
from readiness.domain.plan_notes import PlanNotes, Resolution
from readiness.planning.goals import TARGET
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.decision import AlternativeKind, DecisionBrief, DecisionKind
from readiness.scoring.scorer import score
from tests.reporting.samples import result_of

WORKING_WEEK = 5


def brief(name: str) -> DecisionBrief:
    return DecisionBrief(result_of(name, "en"))


def with_plan(result: AssessmentResult, notes: PlanNotes) -> DecisionBrief:
    return DecisionBrief(assess(result.questionnaire, replace(result.assessment, plan=notes), result.today))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("sample company", DecisionKind.WAY),
        ("mixed", DecisionKind.WAY),
        ("quick check", DecisionKind.QUICK),
        ("all 5 without proof", DecisionKind.KEEP),
        ("hardly begun", DecisionKind.ASK_FIRST),
        ("all unknown", DecisionKind.ASK_FIRST),
    ],
)
def test_what_it_is_about(name: str, kind: DecisionKind) -> None:
    assert brief(name).kind is kind


def test_one_alternative_is_recommended_and_doing_nothing_is_one() -> None:
    for name in ("sample company", "mixed", "quick check", "all 5 without proof"):
        alternatives = brief(name).alternatives
        assert [a.kind for a in alternatives].count(AlternativeKind.NOTHING) == 1
        assert sum(a.recommended for a in alternatives) == 1


def test_too_little_known_leaves_nothing_to_decide() -> None:
    found = brief("hardly begun")
    assert found.alternatives == ()
    assert found.recommended is found.chosen is None


def test_the_recommended_way_removes_every_consequence_and_the_next_decision_follows() -> None:
    found = brief("sample company")
    assert found.recommended is not None
    assert found.consequences
    assert found.recommended.leaves == ()
    assert [a.code for a in found.alternatives] == ["nothing", "way:G2", "way:G3"]


def test_the_stage_after_a_way_is_scored() -> None:
    found = brief("sample company")
    for alternative in found.alternatives:
        if alternative.roadmap is not None:
            levels = {step.capability: step.level for step in alternative.roadmap.plan.steps}
            answers = {**found.result.assessment.answers, **{code: at_level(level) for code, level in levels.items()}}
            then = score(found.result.questionnaire, replace(found.result.assessment, answers=answers))
            assert alternative.stage == then.stage


def test_what_was_chosen_instead_is_compared_with_what_is_recommended() -> None:
    found = with_plan(result_of("sample company", "en"), PlanNotes(goal="target"))
    assert [a.code for a in found.alternatives] == ["nothing", "way:G2", "target"]
    assert found.chosen is not None
    assert found.chosen.roadmap is not None
    assert found.chosen.roadmap.goal == TARGET


def test_a_resolution_goes_before_the_goal() -> None:
    review = date(2027, 1, 15)
    notes = PlanNotes(goal="way:G3", resolution=Resolution(choice="nothing", review=review))
    found = with_plan(result_of("sample company", "en"), notes)
    assert found.chosen is not None
    assert found.chosen.kind is AlternativeKind.NOTHING
    assert found.review == review


def test_the_review_is_a_working_day_after_a_quarter_or_a_year() -> None:
    for name, wait in (("sample company", 90), ("all 5 without proof", 365)):
        found = brief(name)
        assert timedelta(days=wait) <= found.review - found.decide_by <= timedelta(days=wait + 5)
        assert found.review.weekday() < WORKING_WEEK


def test_a_quick_check_is_reviewed_after_its_last_step() -> None:
    found = brief("quick check")
    assert found.recommended is not None
    assert found.recommended.roadmap is not None
    assert found.review == found.recommended.roadmap.ends
    assert [a.kind for a in found.alternatives][-1] is AlternativeKind.QUESTIONS


def test_exactly_the_deciding_answers_lower_the_overall_stage() -> None:
    found = brief("nearly perfect")
    result = found.result
    lowering = set()
    for code in result.questionnaire.capabilities:
        level = result.assessment.answer(code).level
        if level:
            then = score(result.questionnaire, result.assessment.with_answer(code, at_level(level - 1))).stage
            if (then.low, then.high) < (result.score.stage.low, result.score.stage.high):
                lowering.add(code)
    assert {edge.code for edge in found.deciding} == lowering


def test_the_target_is_the_stage_that_the_target_levels_lead_to() -> None:
    assert brief("sample company").target.stage.low == 3


def test_keeping_takes_the_checks_and_the_repetition() -> None:
    found = brief("all 5 without proof")
    assert found.check_days.low == pytest.approx((len(found.told_deciding) * 1 + 3) / 8)
    assert found.running_today.monthly is not None
    assert found.running_today.monthly.high > 0

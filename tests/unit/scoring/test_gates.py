"""Section by section: when a gate is passed, when it fails, and when it stays open."""

from dataclasses import replace

import pytest
from hypothesis import given

from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.questionnaire import Depth
from readiness.scoring.score import GateScore, GateStatus
from readiness.scoring.scorer import score
from tests.unit.builders import filled, gate, scored, social_media
from tests.unit.strategies import social_media_assessments


def gate_of(sheet: str, *requires: str, depth: Depth = Depth.FULL) -> GateScore:
    return scored(PRO=sheet, gates=[gate("G0", *requires)], depth=depth).gates[0]


@pytest.mark.parametrize(
    ("sheet", "status", "unmet", "unknown"),
    [
        ("2★ 3★ 0", GateStatus.PASS, "", ""),
        ("1★ 3★ 0", GateStatus.FAIL, "PRO1>=2", ""),
        ("1★ 2★ 0", GateStatus.FAIL, "PRO1>=2 PRO2>=3", ""),
        ("2★ ?★ 0", GateStatus.OPEN, "", "PRO2>=3"),
        ("2★ -★ 0", GateStatus.OPEN, "", "PRO2>=3"),
        ("2★ x★ 0", GateStatus.OPEN, "", "PRO2>=3"),
        ("1★ ?★ 0", GateStatus.FAIL, "PRO1>=2", "PRO2>=3"),
        ("x★ x★ 5", GateStatus.OPEN, "", "PRO1>=2 PRO2>=3"),
    ],
)
def test_requirements_on_capabilities(sheet: str, status: GateStatus, unmet: str, unknown: str):
    found = gate_of(sheet, "PRO1>=2", "PRO2>=3")

    assert found == GateScore("G0", status, tuple(unmet.split()), tuple(unknown.split()))


@pytest.mark.parametrize(
    ("sheet", "status"),
    [
        ("2★ 2★ 2", GateStatus.PASS),
        ("2★ 1★ 2", GateStatus.FAIL),
        ("2★ 2★ 2 ? 2", GateStatus.OPEN),  # 1 to 2: an answer is missing
        ("2★ 1★ 2 ? 2", GateStatus.FAIL),  # at most 1, whatever the missing answer is
        ("?★ ?★ ? ?", GateStatus.OPEN),
        ("x★ x★ x", GateStatus.OPEN),  # what does not apply meets nothing
    ],
)
def test_requirements_on_the_stage_of_a_dimension(sheet: str, status: GateStatus):
    assert gate_of(sheet, "PRO>=2").status is status


@pytest.mark.parametrize(("sheet", "status"), [("5★ 5★ 5", GateStatus.OPEN), ("5★ 1★ 5", GateStatus.FAIL)])
def test_a_quick_check_can_fail_a_requirement_on_a_dimension_but_not_meet_it(sheet: str, status: GateStatus):
    assert gate_of(sheet, "PRO>=2", depth=Depth.QUICK).status is status


def test_a_quick_check_leaves_a_gate_open_that_needs_more_than_key_questions():
    assert gate_of("2★ 2★ -", "PRO1>=2", "PRO3>=1", depth=Depth.QUICK) == GateScore(
        "G0", GateStatus.OPEN, unknown=("PRO3>=1",)
    )


def test_a_requirement_on_a_code_that_is_gone_stays_unknown():
    assert gate_of("5★ 5★ 5", "OLD1>=1").status is GateStatus.OPEN


@given(social_media_assessments())
def test_status_follows_from_what_is_unmet_and_unknown(assessment: Assessment):
    for found, asked in zip(score(social_media(), assessment).gates, social_media().gates, strict=True):
        assert (found.status is GateStatus.FAIL) == bool(found.unmet)
        assert (found.status is GateStatus.PASS) == (not found.unmet and not found.unknown)
        assert {*found.unmet, *found.unknown} <= {*asked.requires}
        assert not {*found.unmet} & {*found.unknown}


def test_what_is_confirmed_not_to_apply_is_no_condition_any_more():
    asked, given = filled(PRO="2★ x★ 0", gates=[gate("G0", "PRO1>=2", "PRO2>=3")])
    confirmed = replace(given, plan=PlanNotes(confirmed=("PRO2",)))
    answered = confirmed.with_answer("PRO2", at_level(1))

    assert score(asked, given).gates[0].status is GateStatus.OPEN
    assert score(asked, confirmed).gates[0] == GateScore("G0", GateStatus.PASS, (), ())
    assert score(asked, answered).gates[0].unmet == ("PRO2>=3",)

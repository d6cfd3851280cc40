"""Where one answer decides: which, in which direction, what it changes, and in words."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.knife_edges import knife_edges
from readiness.scoring.score import GateStatus, StageInterval
from readiness.scoring.scorer import score
from tests.unit.builders import filled, gate, social_media
from tests.unit.strategies import social_media_assessments

ON = date(2026, 11, 23)


def result(*gates: str, **sheets: str) -> AssessmentResult:
    found = [gate(f"G{n}", requirement) for n, requirement in enumerate(gates)]
    return assess(*filled(gates=found, **sheets), ON)


def test_an_answer_that_decides_says_what_it_would_change():
    (edge,) = knife_edges(result("PRO1>=3", PRO="2★ 3★ 3"))

    assert (edge.code, edge.dimension, edge.level) == ("PRO1", "PRO", 2)
    lower, higher = edge.shifts
    assert (lower.level, lower.dimension, lower.opens) == (1, StageInterval(1, 1), ())
    assert (higher.level, higher.dimension, higher.overall) == (3, StageInterval(3, 3), StageInterval(3, 3))
    assert (higher.opens, higher.closes) == (("G0",), ())


def test_a_gate_that_would_close_is_named():
    edges = {edge.code: edge for edge in knife_edges(result("PRO1>=3", PRO="3★ 3★ 3"))}

    (lower,) = edges["PRO1"].shifts
    assert (lower.level, lower.closes) == (2, ("G0",))


def test_where_nothing_decides_there_is_none():
    assert knife_edges(result(PRO="0★ 0★ 0")) == []


def test_no_turn_leaves_the_levels():
    edges = knife_edges(result(PRO="5★ 5★ 5"))

    assert {shift.level for edge in edges for shift in edge.shifts} == {4}


def test_what_nothing_shown_backs_comes_first():
    asked, answered = filled(PRO="1★ 1★ 1")
    answers = {code: Answer(Status.ANSWERED, 1, Confidence.SHOWN) for code in ("PRO1", "PRO3")} | {"PRO2": at_level(1)}
    edges = knife_edges(assess(asked, replace(answered, answers=answers), ON))

    assert edges[0].code == "PRO2"
    assert edges[0].confidence is None


@settings(max_examples=30)
@given(social_media_assessments())
def test_each_turn_is_what_the_score_says(assessment):
    found = assess(social_media(), assessment, ON)
    passed = {gate.code for gate in found.score.gates if gate.status is GateStatus.PASS}

    for edge in knife_edges(found)[:4]:
        for shift in edge.shifts:
            then = score(social_media(), assessment.with_answer(edge.code, at_level(shift.level)))
            assert shift.dimension == then.dimension(edge.dimension).stage != found.scored(edge.dimension).stage
            assert shift.overall == then.stage
            passed_then = {gate.code for gate in then.gates if gate.status is GateStatus.PASS}
            assert (set(shift.opens), set(shift.closes)) == (passed_then - passed, passed - passed_then)

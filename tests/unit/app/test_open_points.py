"""What still needs a look, each question under what it needs."""

from dataclasses import replace

from readiness.app.open_points import open_points
from readiness.domain.answers import Answer, Confidence, Status
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth
from tests.unit.builders import filled


def with_answer(assessment: Assessment, code: str, answer: Answer) -> Assessment:
    return replace(assessment, answers={**assessment.answers, code: answer})


def test_a_question_stands_under_everything_that_it_needs():
    questionnaire, assessment = filled(PRO="3 ? - x")
    assessment = with_answer(assessment, "PRO1", Answer(Status.ANSWERED, 3, Confidence.GUESSED, flagged=True))

    points = open_points(questionnaire, assessment)

    lists = (points.flagged, points.unknown, points.guessed, points.unanswered)
    assert [[c.code for c in listed] for listed in lists] == [["PRO1"], ["PRO2"], ["PRO1"], ["PRO3"]]
    assert points.count == 3
    assert points.repeated


def test_what_is_flagged_and_not_applicable_is_one_question():
    questionnaire, assessment = filled(PRO="3 ? ? x")
    left_out = Answer(Status.NOT_APPLICABLE, reason="decided in writing", flagged=True)
    points = open_points(questionnaire, with_answer(assessment, "PRO4", left_out))

    assert [[c.code for c in listed] for listed in (points.flagged, points.unknown)] == [["PRO4"], ["PRO2", "PRO3"]]
    assert (points.guessed, points.unanswered) == ((), ())
    assert points.count == 3
    assert not points.repeated


def test_a_guess_without_a_level_is_none():
    questionnaire, assessment = filled(PRO="?")
    assessment = with_answer(assessment, "PRO1", Answer(Status.DONT_KNOW, confidence=Confidence.GUESSED))

    assert not open_points(questionnaire, assessment).guessed


def test_only_what_is_asked_counts():
    questionnaire, assessment = filled(depth=Depth.QUICK, PRO="-★ -")

    assert [c.code for c in open_points(questionnaire, assessment).unanswered] == ["PRO1"]

"""Comparison over time: changed answers first, and only where two results can be compared."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.comparison import Incomparable, compare
from tests.unit.builders import filled

DAY = date(2026, 11, 23)


@pytest.fixture
def pair() -> tuple[Questionnaire, Assessment]:
    return filled(PRO="1★ 1★ 1 1 0", SKL="2★ 2★ 2 2 2")


def result(questionnaire: Questionnaire, assessment: Assessment) -> AssessmentResult:
    return assess(questionnaire, assessment, DAY)


def test_nothing_changed_nothing_listed(pair: tuple[Questionnaire, Assessment]) -> None:
    comparison = compare(result(*pair), result(*pair))
    assert (comparison.incomparable, comparison.answers, comparison.stages) == (None, (), ())


def test_changed_answers_come_with_what_they_changed(pair: tuple[Questionnaire, Assessment]) -> None:
    questionnaire, assessment = pair
    later = assessment
    for code in ("PRO1", "PRO2", "PRO3", "PRO5"):
        later = later.with_answer(code, at_level(2))
    comparison = compare(result(*pair), result(questionnaire, later))
    assert [d.code for d in comparison.answers] == ["PRO1", "PRO2", "PRO3", "PRO5"]
    assert [(d.code, d.before.low, d.after.low) for d in comparison.stages] == [("PRO", 1, 2)]


def test_a_note_or_a_flag_is_no_changed_answer(pair: tuple[Questionnaire, Assessment]) -> None:
    questionnaire, assessment = pair
    noted = Answer(status=Status.ANSWERED, level=1, evidence="protocol", flagged=True)
    assert compare(result(*pair), result(questionnaire, assessment.with_answer("PRO1", noted))).answers == ()


def test_results_that_cannot_be_compared_say_why(pair: tuple[Questionnaire, Assessment]) -> None:
    questionnaire, assessment = pair
    here = result(*pair)

    def other_details(**fields: object) -> AssessmentResult:
        details = replace(assessment.details, **fields)
        return result(questionnaire, Assessment(details, assessment.answers))

    def other_questionnaire(**fields: object) -> AssessmentResult:
        return result(replace(questionnaire, **fields), assessment)

    reasons = {
        Incomparable.OTHER_QUESTIONNAIRE: other_questionnaire(id="other"),
        Incomparable.OTHER_VERSION: other_questionnaire(version="9.9.9"),
        Incomparable.OTHER_DEPTH: other_details(depth=Depth.QUICK),
        Incomparable.OTHER_SCOPE: other_details(scope="one site only"),
    }
    for reason, other in reasons.items():
        comparison = compare(here, other)
        assert (comparison.incomparable, comparison.answers) == (reason, ())

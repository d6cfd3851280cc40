"""The digest of an order: whatever goes into a report changes it, and nothing else does."""

import pickle
from dataclasses import replace
from datetime import timedelta

import pytest

from readiness.domain.answers import at_level
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.reporting.order import Order
from readiness.results.assessment_result import assess
from tests.reporting.samples import result_of

ORDER = Order(result_of("hardly begun", "en"), "management", ENGLISH, logo=b"logo", source=b"source")


def other_result(**changes: object) -> Order:
    result = ORDER.result
    made = {"questionnaire": result.questionnaire, "assessment": result.assessment, "today": result.today, **changes}
    return replace(ORDER, result=assess(**made))  # type: ignore[arg-type]


CODE, *_ = ORDER.questionnaire.capabilities
ASSESSMENT = ORDER.result.assessment
OTHERS = {
    "edition": replace(ORDER, edition="full"),
    "language": replace(ORDER, language=GERMAN),
    "logo": replace(ORDER, logo=b"other"),
    "document": replace(ORDER, source=b"other"),
    "where the logo ends": replace(ORDER, logo=b"logosou", source=b"rce"),
    "page": replace(ORDER, page=True),
    "incident": replace(ORDER, incident=ORDER.incident + 1),
    "day": other_result(today=ORDER.result.today + timedelta(days=1)),
    "answer": other_result(assessment=replace(ASSESSMENT, answers={**ASSESSMENT.answers, CODE: at_level(5)})),
    "own words": other_result(
        assessment=replace(ASSESSMENT, consultant=replace(ASSESSMENT.consultant, foreword="A word first"))
    ),
    "questionnaire": other_result(questionnaire=replace(ORDER.questionnaire, version="99.0.0")),
}


@pytest.mark.parametrize("what", OTHERS)
def test_what_goes_into_a_report_changes_its_digest(what: str) -> None:
    assert OTHERS[what].digest() != ORDER.digest()


def test_an_equal_order_has_the_same_digest_whatever_was_computed_meanwhile() -> None:
    digest = ORDER.digest()
    again = pickle.loads(pickle.dumps(ORDER))
    assert again.result.plan is not None
    assert again.result.questionnaire.dimension_of

    assert again.digest() == digest

"""Why this stage: the sentences name the limit that holds the dimension back."""

from datetime import date

import pytest

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH
from readiness.results.assessment_result import assess
from readiness.results.knife_edges import knife_edges
from readiness.wording.wording import Wording
from tests.unit.builders import filled, gate


def reasons(sheet: str, depth: Depth = Depth.FULL) -> list[str]:
    result = assess(*filled(depth=depth, PRO=sheet), date(2026, 11, 23))
    sentences = Wording(result, ENGLISH).reasons.stage(result.scored("PRO"))
    return [sentence.replace("Name of ", "") for sentence in sentences]


@pytest.mark.parametrize(
    ("sheet", "sentences"),
    [
        (
            "4★ 4★ 4 4 0",
            [
                "4 of 5 capabilities are at level 1 or higher.",
                "For stage 2, this capability must reach level 1: PRO5 (0).",
            ],
        ),
        (
            "3★ 2★ 3 3 3",
            [
                "For stage 3, this key question must reach level 3: PRO2 (2).",
            ],
        ),
        (
            "3★ 3★ 2 2 2",
            [
                "For stage 3, one of these capabilities must reach level 3: PRO3 (2); PRO4 (2); PRO5 (2).",
            ],
        ),
        (
            "3★ 3★ 2 2 2 2",
            [
                "For stage 3, 2 of these capabilities must reach level 3: PRO3 (2); PRO4 (2); PRO5 (2); PRO6 (2).",
            ],
        ),
        (
            "3★ 2★ ? 4 1",
            [
                "4 of 5 capabilities are at level 1 or higher.",
                "For stage 2, this capability must reach level 1: PRO3 (don’t know).",
                "Up to stage 2 is possible once this is known: PRO3.",
            ],
        ),
        (
            "3★ 2★ 2 2 2 2",
            [
                "For stage 3, this key question must reach level 3: PRO2 (2).",
                "More than half of the capabilities must be at level 3 too: 4 of 6, today 1.",
            ],
        ),
        ("5★ 5★ 5 5 5", ["All 5 capabilities are at level 5, the highest."]),
        (
            "0★ 0★ ?",
            [
                "For stage 1, these key questions must reach level 1: PRO1 (0); PRO2 (0).",
                "Not known yet: PRO3.",
            ],
        ),
    ],
)
def test_the_limits_are_explained(sheet: str, sentences: list[str]):
    assert reasons(sheet) == sentences


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        ("-★ -★ - - -", "Fewer than half of the applicable questions are answered."),
        ("1★ 1★ x x x", "Too few questions apply."),
        ("x★ x★ 1 1 1", "More than one key question does not apply."),
    ],
)
def test_what_cannot_be_rated_says_why_first_and_not_a_second_time_that_it_cannot(sheet: str, sentence: str):
    assert reasons(sheet)[0] == sentence


@pytest.mark.parametrize(
    ("sheet", "sentences"),
    [
        ("3★ 2★ 0", ["Lowest key question: PRO2 (2)."]),
        ("2★ 2★ 0", ["Lowest key questions: PRO1 (2); PRO2 (2)."]),
        ("5★ 5★ 0", ["All key questions are at the highest level."]),
        ("3★ ?★ 0", ["Lowest key question: PRO1 (3).", "Not known yet: PRO2."]),
    ],
)
def test_a_quick_check_explains_its_bound(sheet: str, sentences: list[str]):
    assert reasons(sheet, Depth.QUICK) == sentences


def test_a_deciding_answer_says_where_each_direction_leads():
    asked, answered = filled(gates=[gate("G0", "PRO1>=3")], PRO="2★ 3★ 3")
    found = assess(asked, answered, date(2026, 11, 23))
    (edge,) = knife_edges(found)

    assert Wording(found, ENGLISH).reasons.shifts(edge) == [
        "At level 1: stage 1 instead of 2. Overall stage 1 instead of 2.",
        "At level 3: stage 3 instead of 2. Overall stage 3 instead of 2. The gate “Name of G0” is then passed.",
    ]

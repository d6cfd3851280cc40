"""What a contribution says in words is what its cells stand for, whatever the questionnaire asks."""

from datetime import date

import pytest

from readiness.app.contribution import contribution, explained_contribution
from readiness.domain.answers import Answer, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import LANGUAGES
from readiness.results.assessment_result import assess
from tests.plain_packs import plain
from tests.unit.builders import social_media

TODAY = date(2026, 11, 30)
DOCUMENT = "0" * 32


def told(
    questionnaire: Questionnaire, answers: dict[str, Answer], depth: Depth = Depth.FULL, language: str = "en"
) -> dict[str, str]:
    details = Details("Firm", depth=depth, answered_on=TODAY, profile={"trade": "food", "size": "small"})
    result = assess(questionnaire, Assessment(details, answers), TODAY)
    cells = explained_contribution(result, DOCUMENT, LANGUAGES[language])
    head, line = contribution(result, DOCUMENT).splitlines()
    assert [one.heading for one in cells] == head.split(";")
    assert [one.cell for one in cells] == line.split(";")
    assert all(one.name and one.words for one in cells)
    return {one.heading: one.words for one in cells}


@pytest.mark.parametrize("level", range(6))
def test_levels_and_indices_are_said_as_coarsely_as_they_are_given(level: int):
    questionnaire = social_media()
    words = told(questionnaire, {code: at_level(level) for code in questionnaire.capabilities})

    low = level - level % 2
    assert words["PRO1"] == f"level {low} or {low + 1}"
    # One level alone is an index of a fifth of the scale; the highest belongs to the last fifth.
    first = min(level, 4) * 20
    assert words["index"] == f"index from {first} to {f'below {first + 20}' if first < 80 else '100'}"
    assert words["PRO"] == words["index"]
    assert (words["quarter"], words["sector"]) == ("quarter 4 of 2026", "Food and drink")


def test_what_a_quick_check_does_not_ask_is_not_in_it():
    questionnaire = social_media()
    words = told(questionnaire, {}, Depth.QUICK)

    assert words["depth"] == "Quick check"
    assert {code for code in words if code in questionnaire.capabilities} < {*questionnaire.capabilities}
    assert words["PRO1"] == "no level: not known, not asked, or it does not apply"


def test_answers_of_their_own_are_said_by_their_names():
    questionnaire = plain()
    words = told(questionnaire, {"BAS1": at_level(5), "BAS3": at_level(0)})

    assert words["BAS1"] == "“Yes”"
    assert words["BAS3"] == "“No”"
    assert words["index"] == "no index: too little is answered"


def test_it_is_said_in_german_too():
    words = told(social_media(), {"PRO1": at_level(3)}, language="de")

    assert words["PRO1"] == "Stufe\N{NO-BREAK SPACE}2 oder 3"
    assert words["quarter"] == "4. Quartal 2026"

"""Answers, facts and conditions in words, in both languages."""

import pytest

from readiness.domain.questionnaire import Questionnaire
from readiness.domain.scales import Measure, MeasureKind
from readiness.foundation.language import LANGUAGES
from readiness.wording.answer_names import AnswerNames
from readiness.wording.conditions import ConditionWords
from tests.unit.builders import capability, words
from tests.unit.domain.plain_questions import asks, choosing, fact, number, plain, section


@pytest.fixture(scope="module")
def questions() -> Questionnaire:
    return plain(
        section(
            "A",
            fact("PEOPLE", number(whole=True, unit=words("people"))),
            fact("DATA", choosing("customers", "children", several=True)),
            asks("A1"),
            capability("A2"),
        )
    )


@pytest.mark.parametrize(
    ("language", "code", "level", "told"),
    [
        ("en", "A1", 3, "Partly"),
        ("de", "A1", 5, "Ja"),
        ("en", "A2", 3, "3 Established"),
        ("de", "A2", 3, "3 Eingeführt"),
    ],
)
def test_own_answers_have_names_and_levels_have_numbers(
    questions: Questionnaire, language: str, code: str, level: int, told: str
):
    names = AnswerNames(questions, LANGUAGES[language])

    assert names.numbered(questions.capabilities[code], level) == told


@pytest.mark.parametrize(
    ("language", "measure", "value", "told"),
    [
        ("de", number(unit=words("days")), "2.5", "2,5\N{NO-BREAK SPACE}days"),
        ("en", number(), "1250", "1,250"),
        ("en", Measure(kind=MeasureKind.TEXT), "as it is", "as it is"),
        ("de", Measure(kind=MeasureKind.DATE), "2026-05-01", "01.05.2026"),
        ("en", choosing("customers", "children", several=True), "customers children", "Customers; Children"),
        ("en", choosing("customers"), "gone", "gone"),
    ],
)
def test_a_fact_is_told_as_people_write_it(
    questions: Questionnaire, language: str, measure: Measure, value: str, told: str
):
    assert AnswerNames(questions, LANGUAGES[language]).fact(measure, value).replace("\N{NO-BREAK SPACE}", " ") == (
        told.replace("\N{NO-BREAK SPACE}", " ")
    )


@pytest.mark.parametrize(
    ("language", "condition", "told"),
    [
        ("en", "A1 >= 3", "Only if “Name of A1” is at least “Partly”."),
        ("de", "A1 = 5", "Nur wenn „Name of A1“ „Ja“ ist."),
        ("en", "DATA = children", "Only if “Name of DATA” is “Children”."),
        ("en", "PEOPLE > 1", "Only if “Name of PEOPLE” is more than “1 people”."),
        ("en", "A1 = 5 or (PEOPLE > 1 and not DATA = children)",
         ("Only if “Name of A1” is “Yes” or (“Name of PEOPLE” is more than “1 people” and not: “Name of DATA” is "
         "“Children”).")),
        ("en", "", ""),
    ],
)  # fmt: skip
def test_a_condition_is_told_in_the_words_of_the_questions(
    questions: Questionnaire, language: str, condition: str, told: str
):
    assert ConditionWords(questions, LANGUAGES[language]).only_if(condition).replace("\N{NO-BREAK SPACE}", " ") == told

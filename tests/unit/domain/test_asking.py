"""What is asked: conditions look back, what is unknown hides nothing, and what is hidden is in no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.asking import as_asked, as_rated, hidden_questions
from readiness.domain.questionnaire import Questionnaire
from readiness.scoring.scorer import score
from tests.unit.builders import DONT_KNOW, assessment, gate
from tests.unit.domain.plain_questions import asks, choosing, fact, number, plain, section

YES, PARTLY, NO = 5, 3, 0


def value(text: str) -> Answer:
    return Answer(Status.ANSWERED, value=text)


@pytest.fixture
def asked() -> Questionnaire:
    return plain(
        section(
            "A",
            fact("PEOPLE", number(whole=True)),
            fact("DATA", choosing("customers", "children", several=True)),
            asks("A1"),
            asks("A2", ask_when="A1 >= 3"),
            asks("A3", ask_when="DATA = children"),
        ),
        section("B", asks("B1"), asks("B2", ask_when="not A2 = 5"), ask_when="PEOPLE > 1"),
        gates=[gate("G1", "A2>=3", "A1>=3"), gate("G2", "B2>=3")],
    )


@pytest.mark.parametrize(
    ("answers", "hidden"),
    [
        ({}, ""),
        ({"A1": at_level(YES)}, ""),
        ({"A1": at_level(PARTLY)}, ""),
        ({"A1": at_level(NO)}, "A2"),
        ({"A1": DONT_KNOW}, ""),
        ({"DATA": value("customers")}, "A3"),
        ({"DATA": value("customers children")}, ""),
        ({"PEOPLE": value("1")}, "B1 B2"),
        ({"PEOPLE": value("2")}, ""),
        ({"A2": at_level(YES)}, "B2"),
        # A hidden question is no answer, whatever was stored before: B2 is asked again.
        ({"A1": at_level(NO), "A2": at_level(YES)}, "A2"),
    ],
)
def test_only_what_is_surely_not_meant_is_hidden(asked: Questionnaire, answers: dict[str, Answer], hidden: str):
    assert " ".join(hidden_questions(asked, assessment(answers))) == hidden


def test_each_hidden_question_names_its_condition(asked: Questionnaire):
    found = hidden_questions(asked, assessment({"PEOPLE": value("1"), "A1": at_level(NO)}))

    assert found == {"A2": "A1 >= 3", "B1": "PEOPLE > 1", "B2": "PEOPLE > 1"}


def test_what_refers_to_a_hidden_question_goes_with_it(asked: Questionnaire):
    left = as_asked(asked, assessment({"PEOPLE": value("1"), "A1": at_level(NO)}))

    assert [dimension.code for dimension in left.dimensions] == ["A"]
    assert [(one.code, one.requires) for one in left.gates] == [("G1", ("A1>=3",))]


def test_facts_keep_their_place_when_the_question_before_them_is_hidden():
    questions = section("A", asks("A1"), asks("A2", ask_when="A1 = 5"), fact("F", number()), asks("A3"))

    left = as_asked(plain(questions), assessment({"A1": at_level(NO)}))

    assert [question.code for question in left.dimensions[0].questions()] == ["A1", "F", "A3"]


def test_a_dimension_of_facts_alone_is_asked_and_not_rated():
    both = plain(section("F", fact("PEOPLE", number())), section("A", asks("A1")))

    assert [d.code for d in as_asked(both, assessment()).dimensions] == ["F", "A"]
    assert [d.code for d in as_rated(both, assessment()).dimensions] == ["A"]
    assert [d.code for d in score(both, assessment({"A1": at_level(YES)})).dimensions] == ["A"]


def test_a_questionnaire_of_facts_alone_has_no_score_and_does_no_harm():
    found = score(plain(section("F", fact("PEOPLE", number()))), assessment({"PEOPLE": value("3")}))

    assert (found.dimensions, found.index.point) == ((), None)


LEVELS = st.sampled_from([None, NO, PARTLY, YES])


@given(st.lists(LEVELS, min_size=6, max_size=6), st.lists(LEVELS, min_size=6, max_size=6))
def test_answers_to_hidden_questions_never_count(first: list[int | None], second: list[int | None]):
    """Whatever is stored under a hidden question, the score is the same; and to hide twice is to hide once."""
    codes = ["A1", "A2", "A3", "B1", "B2", "B3"]
    conditions = {"A2": "A1 = 5", "A3": "not A2 = 5", "B1": "A1 = 0 or A3 = 5", "B3": "B2 >= 3 and A1 >= 3"}
    questions = [asks(code, ask_when=conditions.get(code, "")) for code in codes]
    both = plain(section("A", *questions[:3]), section("B", *questions[3:]))
    answers = {code: at_level(level) for code, level in zip(codes, first, strict=True) if level is not None}
    one = assessment(answers)
    hidden = hidden_questions(both, one)
    changed = dict(answers)
    for code, level in zip(codes, second, strict=True):
        if code in hidden:
            changed.pop(code, None)
            if level is not None:
                changed[code] = at_level(level)

    other = assessment(changed)

    assert hidden_questions(both, other) == hidden
    assert score(both, other) == score(both, one)
    once = as_asked(both, one)
    assert as_asked(once, one) == once

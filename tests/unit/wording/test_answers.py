"""Answers in a few words and as one sign."""

from datetime import date

import pytest

from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.foundation.language import ENGLISH
from readiness.results.assessment_result import assess
from readiness.wording.answers import AnswerWords, shortened, sign
from readiness.wording.wording import Wording
from tests.unit.builders import filled


@pytest.fixture
def answers() -> AnswerWords:
    return Wording(assess(*filled(PRO="3★ ?★ - x"), date(2026, 11, 23)), ENGLISH).answers


def test_answers_in_a_few_words(answers: AnswerWords):
    assert [answers.of(f"PRO{n}") for n in range(1, 5)] == ["3 Defined", "don’t know", "unanswered", "not applicable"]


def test_names_with_where_they_stand(answers: AnswerWords):
    words = "Name of PRO1 (3); Name of PRO2 (don’t know); Name of PRO3 (unanswered)"
    assert answers.with_levels(("PRO1", "PRO2", "PRO3")) == words


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (at_level(0), "0"),
        (Answer(Status.DONT_KNOW), "?"),
        (Answer(Status.NOT_APPLICABLE, reason="none"), "–"),
        (Answer(), "·"),
    ],
)
def test_an_answer_as_one_sign(answer: Answer, shown: str):
    assert sign(answer) == shown


def test_how_far_an_answer_is_backed(answers: AnswerWords):
    backed = [answers.backing(Answer(Status.ANSWERED, 1, one)) for one in Confidence]

    assert sorted(backed) == ["evidence seen", "guessed", "stated, not seen"]
    assert answers.backing(at_level(1)) == ""


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("short", "short"),
        ("one\n  two", "one two"),
        ("x" * 10, "x" * 10),
        ("x" * 11, "x" * 9 + "…"),
        ("12345678 abc", "12345678…"),
    ],
)
def test_a_note_is_shortened_to_one_line(note: str, words: str):
    assert shortened(note, 10) == words

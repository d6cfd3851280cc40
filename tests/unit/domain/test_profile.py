"""What is known about the organisation: it suggests a target and checkpoints, unknowns rule nothing out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import AnswerKind, Checkpoint, Choice, ProfileQuestion, Verification
from readiness.domain.profile import matching_checkpoints, profile_facts, suggested_target
from tests.unit.builders import social_media, words

TODAY = date(2026, 11, 23)


def question(code: str, kind: AnswerKind, *values: int | str) -> ProfileQuestion:
    choices = tuple(Choice(value, words(str(value))) for value in values)
    return ProfileQuestion(code=code, kind=kind, question=words(f"{code}?"), choices=choices)


QUESTIONS = (
    question("launch", AnswerKind.DATE),
    question("regulated", AnswerKind.YES_NO),
    question("country", AnswerKind.CHOICE, "DE", "AT", "CH"),
    question("size", AnswerKind.CHOICE, 1, 2, 3),
    question("sector", AnswerKind.TEXT),
)


@pytest.mark.parametrize(
    ("code", "given", "fact"),
    [
        ("launch", "2026-11-30", 7),
        ("launch", "2026-11-23", 0),
        ("launch", "2026-11-01", -22),
        ("launch", "soon", None),
        ("launch", "2026-02-30", None),
        ("launch", "", None),
        ("regulated", "yes", "yes"),
        ("regulated", "no", "no"),
        ("regulated", "perhaps", None),
        ("country", "AT", "AT"),
        ("country", "FR", None),
        ("size", "2", 2),  # a number in the questionnaire is a number in its conditions
        ("size", "9", None),
    ],
)
def test_what_was_given_becomes_a_fact(code: str, given: str, fact: Fact | None):
    assert profile_facts(QUESTIONS, {code: given}, TODAY)[code] == fact


def test_what_was_not_asked_is_no_fact():
    assert profile_facts(QUESTIONS, {"shoe_size": "46"}, TODAY) == dict.fromkeys(
        ["launch", "regulated", "country", "size", "sector"]
    )


@pytest.mark.parametrize(
    ("given", "target"),
    [
        ({}, "default"),
        ({"regulated": "yes"}, "launch"),
        ({"regulated": "no"}, "default"),
        ({"launch": "2026-11-23"}, "launch"),
        ({"launch": "2027-05-25"}, "launch"),  # 183 days ahead
        ({"launch": "2027-05-26"}, "default"),
        ({"launch": "2026-11-22"}, "default"),
        ({"own_channel": "decided_against", "regulated": "yes"}, "no-channel"),
    ],
)
def test_the_first_target_that_fits_is_suggested(given: dict[str, str], target: str):
    facts = profile_facts(social_media().profile, given, TODAY)

    found = suggested_target(social_media().targets, facts)

    assert found is not None
    assert found.code == target


def test_without_targets_none_is_suggested():
    assert suggested_target((), {}) is None


def checkpoint(code: str, *countries: str, when: str = "") -> Checkpoint:
    return Checkpoint(
        code=code,
        topic=words(code),
        text=words(code),
        countries=countries,
        when=when,
        verify_with=("LEG",),
        verification=Verification.CHECKED,
    )


POINTS = (checkpoint("all", "DE", "AT", "CH"), checkpoint("at", "AT"), checkpoint("shop", "DE", when="shop = yes"))


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, "all at shop"),
        ({"country": "DE"}, "all shop"),
        ({"country": "AT"}, "all at"),
        ({"country": "DE", "shop": "no"}, "all"),
        ({"country": "DE", "shop": "yes"}, "all shop"),
        ({"shop": None}, "all at shop"),
    ],
)
def test_only_what_surely_does_not_concern_is_left_out(facts: dict[str, Fact | None], codes: str):
    assert [point.code for point in matching_checkpoints(POINTS, facts)] == codes.split()


@given(
    st.dictionaries(
        st.sampled_from([q.code for q in social_media().profile]),
        st.sampled_from(["yes", "no", "DE", "consumers", "decided_against", "2027-01-01", ""]) | st.text(max_size=5),
    )
)
def test_whatever_was_given_a_target_is_suggested(given: dict[str, str]):
    facts = profile_facts(social_media().profile, given, TODAY)

    assert suggested_target(social_media().targets, facts) is not None

"""A workshop in words, the same on panel, projector and paper."""

import pytest

from readiness.domain.workshop_record import RoundRecord, VoteCount
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.scoring.consensus import Reveal
from readiness.wording.workshop import (
    alike_in_words,
    alpha_in_words,
    blind_spot_in_words,
    gap_in_words,
    levels_apart,
    listed,
    role_gap_in_words,
    verdict_in_words,
)
from tests.unit.builders import social_media


def revealed(gap: float | None) -> Reveal:
    return Reveal(RoundRecord(1, "PRO1", 6, 6), None, gap)


@pytest.mark.parametrize(
    ("language", "distance", "words"),
    [(ENGLISH, 1, "1 level"), (ENGLISH, 1.5, "1.5 levels"), (GERMAN, 1.5, "1,5 Stufen"), (ENGLISH, 0.5, "0.5 levels")],
)
def test_a_distance_in_levels(language: Language, distance: float, words: str):
    assert levels_apart(language, distance) == words


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (None, ""),
        (0.5, ""),
        (1.0, "Management sees this 1 level higher than day-to-day staff do."),
        (-1.5, "Management sees this 1.5 levels lower than day-to-day staff do."),
    ],
)
def test_roles_differ_from_one_level_on(gap: float | None, words: str):
    assert role_gap_in_words(ENGLISH, revealed(gap), social_media()) == words


def test_a_dimension_says_which_way_the_roles_differ():
    assert [gap_in_words(ENGLISH, gap, social_media()) for gap in (0.0, 0.5, -2.0)] == [
        "Both see it the same way.",
        "Management: 0.5 levels higher",
        "Management: 2 levels lower",
    ]


def test_levels_are_listed_as_people_say_them():
    assert [listed(ENGLISH, levels) for levels in ([3], [0, 4], [0, 1, 4])] == ["3", "0 and 4", "0, 1 and 4"]


def test_alpha_has_marks_of_its_own():
    words = [alike_in_words(ENGLISH, alpha) for alpha in (None, 0.5, 0.667, 0.8)]

    assert len(set(words)) == 4
    assert not any("alpha" in each for each in words)
    assert alpha_in_words(ENGLISH, None) == ""
    assert "alpha over the first votes is 0.67: 1 is full agreement" in alpha_in_words(ENGLISH, 0.667)


def test_a_blind_spot_begins_at_its_limit():
    assert blind_spot_in_words(ENGLISH, None) == blind_spot_in_words(ENGLISH, 0.29) == ""
    assert blind_spot_in_words(ENGLISH, 0.3).startswith("Blind spot: 30% of")


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        ([2, 2, 2], "● close together"),
        ([0, 0, 5, 5], "■ far apart"),
        ([1, 1, 1, None], "● close together · don’t\u00a0know:\u00a01"),
    ],
)
def test_a_vote_has_a_sign_and_words(votes: list[int | None], words: str):
    record = RoundRecord(1, "PRO1", len(votes), len(votes), VoteCount.of(votes))

    assert verdict_in_words(ENGLISH, record) == words


def test_under_three_levels_nothing_is_shown():
    assert verdict_in_words(ENGLISH, revealed(None).record) == "Not shown: fewer than three levels."

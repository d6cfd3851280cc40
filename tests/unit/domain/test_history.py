"""Recorded states: their order, their room, and that none is there twice in a row."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.domain.assessment import MOST_TAGS, Details, tags_of
from readiness.domain.history import (
    MOST_HISTORY_BYTES,
    MOST_STATE_BYTES,
    MOST_STATES,
    History,
    Occasion,
    RecordedState,
    Stored,
    as_word,
)
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import InvalidError


def state(content: int, why: Occasion = Occasion.REPORT, size: int = 1_000, word: str = "") -> RecordedState:
    return RecordedState(
        1,
        date(2025, 11, 24),
        why,
        "Tiny Ltd",
        date(2025, 11, 24),
        "tiny",
        "1.0.0",
        Depth.FULL,
        Stored(f"{content:064x}", size),
        word=word,
    )


def recorded(*states: RecordedState) -> History:
    history = History()
    for one in states:
        history = history.with_state(one)
    return history


def test_states_are_numbered_in_their_order_and_a_number_never_comes_back():
    history = recorded(state(1), state(2), state(3))
    assert [one.number for one in history.states] == [1, 2, 3]
    assert [one.number for one in history.without(2).with_state(state(4)).states] == [1, 3, 4]


def test_an_equal_state_is_not_recorded_twice_but_takes_the_word():
    history = recorded(state(1), state(1, Occasion.HAND, word="before the training"))
    (only,) = history.states
    assert (only.why, only.word) == (Occasion.REPORT, "before the training")
    assert history.with_state(state(1)) == history


def test_two_states_that_meet_when_the_one_between_is_removed_become_one():
    history = recorded(state(1), state(2), state(1, word="again")).without(2)
    assert [(one.number, one.word) for one in history.states] == [(1, "again")]


def test_of_too_many_states_the_oldest_of_reports_goes_but_not_the_first():
    history = recorded(*(state(n, Occasion.HAND if n == 2 else Occasion.REPORT) for n in range(1, MOST_STATES + 1)))
    more = history.with_state(state(MOST_STATES + 1))
    assert len(more.states) == MOST_STATES
    assert [one.number for one in more.states[:3]] == [1, 2, 4]


def test_states_that_people_recorded_are_not_thrown_away():
    history = recorded(*(state(n, Occasion.HAND) for n in range(1, MOST_STATES + 1)))
    with pytest.raises(InvalidError) as caught:
        history.with_state(state(MOST_STATES + 1))
    assert caught.value.code == "states-full"


def test_the_bytes_of_all_states_are_bounded_and_shared_ones_count_once():
    history = recorded(*(state(n, size=MOST_STATE_BYTES) for n in range(1, 20)))
    assert history.size <= MOST_HISTORY_BYTES
    assert history.states[0].number == 1
    shared = Stored("f" * 64, MOST_STATE_BYTES)
    assert recorded(*(replace(state(n), questionnaire=shared) for n in range(5))).size == MOST_STATE_BYTES + 5_000


@pytest.mark.parametrize(
    ("states", "code"),
    [
        ((state(1), state(2)), "states-not-in-order"),
        ((replace(state(1), number=2), state(2)), "states-not-in-order"),
        ((state(1), replace(state(1), number=2)), "state-doubled"),
        (tuple(replace(state(n, size=MOST_STATE_BYTES), number=n) for n in range(1, 6)), "states-too-large"),
    ],
)
def test_a_history_that_cannot_be_is_refused(states: tuple[RecordedState, ...], code: str):
    with pytest.raises(InvalidError) as caught:
        History(states)
    assert caught.value.code == code


def test_states_of_a_document_that_gets_another_questionnaire_keep_their_own():
    own, other = Stored("a" * 64, 10), Stored("b" * 64, 10)
    history = recorded(replace(state(1), questionnaire=other), state(2)).with_own_questionnaire(own)
    assert [one.questionnaire for one in history.states] == [other, own]


def test_a_word_is_one_line_that_fits():
    assert as_word("  before\n the training ") == "before the training"
    assert len(as_word("x" * 500)) == 100


def test_tags_are_stored_once_and_without_needless_blanks():
    assert tags_of([" Health  care ", "south", "health care", "", "\ud800South"]) == ("Health care", "south", "?South")
    assert len(tags_of(f"tag {n}" for n in range(100))) == MOST_TAGS


@pytest.mark.parametrize("tags", [("South", "south"), (" south",), ("north", "north")])
def test_tags_that_are_not_normal_are_refused(tags: tuple[str, ...]):
    with pytest.raises(InvalidError):
        Details("Tiny Ltd", tags=tags)

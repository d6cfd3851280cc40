"""The agenda of a workshop: what is chosen, how far the group has come, and what comes next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.app.agenda import AgendaChoice, AgendaItem, State, agenda, first_choice, next_waiting, proposal
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from readiness.results.assessment_result import assess
from readiness.workshop.room import Round
from tests.unit.builders import filled, social_media

CODES = ("PRO1", "PRO2", "MON1")


def test_before_anything_is_chosen_the_agenda_is_what_is_asked() -> None:
    assert len(first_choice(social_media(), Depth.QUICK).planned) == 16
    assert first_choice(social_media(), Depth.FULL).planned == tuple(social_media().capabilities)


def test_single_questions_go_off_and_on_again_at_their_place() -> None:
    choice = AgendaChoice(CODES, frozenset(CODES))
    without = choice.tick(["PRO2"], wanted=False)

    assert without.planned == ("PRO1", "MON1")
    assert without.tick(["PRO2"], wanted=True) == choice


def test_a_question_moves_as_far_as_the_ends() -> None:
    choice = AgendaChoice(CODES, frozenset(CODES))

    assert choice.move("MON1", 0).planned == ("MON1", "PRO1", "PRO2")
    assert choice.move("PRO1", 9).planned == ("PRO2", "MON1", "PRO1")
    assert choice.move("PRO1", -3) == choice


def test_a_proposal_is_taken_in_its_order_and_keeps_every_question() -> None:
    result = assess(*filled(PRO="1★ 1★ 4 x 5", MON="1★ 1★ 1"), date(2026, 11, 30))
    before = first_choice(result.questionnaire, Depth.FULL)
    proposed = proposal(result, 30, {"GF": 1})
    after = before.take(proposed)

    assert after.planned == tuple(question.code for question in proposed.chosen)
    assert len(after.planned) == 2
    assert sorted(after.order) == sorted(before.order)
    assert after.order[-1] == "PRO4"


@pytest.mark.parametrize(
    ("minutes", "present", "code"),
    [
        (29, {}, "minutes-outside"),
        (241, {}, "minutes-outside"),
        (90, {"BOSS": 1}, "role-unknown"),
        (90, {"GF": -1}, "people-outside"),
        (90, {"GF": 251}, "people-outside"),
    ],
)
def test_what_cannot_be_planned_is_refused(minutes: int, present: dict[str, int], code: str) -> None:
    with pytest.raises(UserError) as refused:
        proposal(assess(*filled(PRO="1★ 1★ 1"), date(2026, 11, 30)), minutes, present)
    assert refused.value.code == code


def test_the_latest_round_says_how_far_one_is() -> None:
    rounds = [Round(1, "PRO1", revealed=True), Round(2, "PRO1", revealed=True, decided=2), Round(3, "PRO2")]
    assert agenda(CODES, rounds) == [
        AgendaItem("PRO1", State.DECIDED, 2),
        AgendaItem("PRO2", State.OPEN),
        AgendaItem("MON1", State.WAITING),
    ]
    # Whoever votes again on what was decided has it open again.
    assert agenda(CODES, [*rounds, Round(4, "PRO1")])[0] == AgendaItem("PRO1", State.OPEN)


def test_a_question_beside_the_plan_is_on_the_agenda_too() -> None:
    assert agenda(("PRO1",), [Round(1, "STR1", revealed=True)]) == [
        AgendaItem("PRO1", State.WAITING),
        AgendaItem("STR1", State.REVEALED),
    ]


def test_what_comes_next() -> None:
    decided, waiting = AgendaItem("PRO1", State.DECIDED, 2), AgendaItem("PRO2", State.WAITING)
    skipped, last = AgendaItem("PRO3", State.REVEALED), AgendaItem("PRO4", State.DECIDED, 1)
    items = [decided, waiting, skipped, last]
    assert next_waiting(items, None) == "PRO2"
    assert next_waiting(items, "PRO1") == "PRO2"
    assert next_waiting(items, "PRO2") == "PRO3"
    # At the end it goes back to what was passed over.
    assert next_waiting(items, "PRO4") == "PRO2"
    assert next_waiting([decided, last], "PRO4") is None
    assert next_waiting([], None) is None


@given(st.lists(st.sampled_from(list(State)), min_size=1, max_size=8))
def test_deciding_one_after_the_other_comes_to_an_end(states: list[State]) -> None:
    items = [
        AgendaItem(f"A{place}", state, 1 if state is State.DECIDED else None) for place, state in enumerate(states)
    ]
    current = next_waiting(items, None)
    steps = 0
    while current is not None:
        items = [AgendaItem(i.capability, State.DECIDED, 1) if i.capability == current else i for i in items]
        current = next_waiting(items, current)
        steps += 1
    assert steps <= len(states)
    # What is put off stays put off.
    parked = states.count(State.PARKED)
    left = [item.state for item in items]
    assert sorted(left) == sorted([State.PARKED] * parked + [State.DECIDED] * (len(states) - parked))

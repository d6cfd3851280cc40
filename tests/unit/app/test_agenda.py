"""The agenda of a workshop: what is chosen, how far the group has come, and what comes next."""

from hypothesis import given
from hypothesis import strategies as st

from readiness.app.agenda import AgendaItem, State, agenda, chosen, next_waiting
from readiness.domain.questionnaire import Depth
from readiness.workshop.room import Round
from tests.unit.builders import social_media

CODES = ("PRO1", "PRO2", "MON1")


def test_the_chosen_dimensions_stand_in_the_order_of_the_questionnaire() -> None:
    assert chosen(social_media(), {"MON", "PRO"}, Depth.QUICK) == ("PRO1", "PRO2", "MON1", "MON2")
    assert len(chosen(social_media(), {"PRO"}, Depth.FULL)) == 5
    assert chosen(social_media(), set(), Depth.FULL) == ()


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
    assert {item.state for item in items} == {State.DECIDED}

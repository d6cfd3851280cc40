"""The course of a workshop as a state machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.foundation.errors import UserError
from readiness.workshop.room import Phase, Room, Round


def refused(room: Room, step: str, *arguments: object) -> str:
    with pytest.raises(UserError) as error:
        getattr(room, step)(*arguments)
    return error.value.code


def test_from_the_lobby_to_a_decision() -> None:
    lobby = Room()
    assert lobby.phase is Phase.LOBBY
    voting = lobby.open("PRO1")
    assert (voting.phase, voting.round) == (Phase.VOTING, Round(1, "PRO1"))
    revealed = voting.reveal()
    assert revealed.phase is Phase.REVEALED
    again = revealed.again()
    assert (again.phase, again.round) == (Phase.VOTING, Round(2, "PRO1"))
    decided = again.reveal().decide(3)
    assert decided.phase is Phase.REVEALED
    assert decided.round == Round(2, "PRO1", revealed=True, decided=3)
    assert decided.open("PRO2").round == Round(3, "PRO2")


def test_a_slip_in_a_decision_is_mended_by_deciding_again() -> None:
    decided = Room().open("PRO1").reveal().decide(3).decide(2)
    assert decided.round is not None
    assert decided.round.decided == 2


def test_rounds_count_on_from_earlier_meetings() -> None:
    assert Room(last_number=7).open("PRO1").round == Round(8, "PRO1")


@pytest.mark.parametrize(
    ("room", "step", "arguments", "code"),
    [
        (Room(), "reveal", (), "no-round-open"),
        (Room(), "again", (), "nothing-revealed"),
        (Room(), "decide", (2,), "nothing-revealed"),
        (Room().open("PRO1"), "open", ("PRO2",), "round-open"),
        (Room().open("PRO1"), "again", (), "nothing-revealed"),
        (Room().open("PRO1"), "decide", (2,), "nothing-revealed"),
        (Room().open("PRO1").reveal(), "reveal", (), "no-round-open"),
        (Room().open("PRO1").reveal().close(), "open", ("PRO2",), "workshop-closed"),
        (Room().open("PRO1").reveal().close(), "again", (), "workshop-closed"),
        (Room().open("PRO1").close(), "reveal", (), "no-round-open"),
    ],
)
def test_a_step_out_of_turn_is_refused(room: Room, step: str, arguments: tuple[object, ...], code: str) -> None:
    assert refused(room, step, *arguments) == code


@given(st.lists(st.sampled_from(["open", "reveal", "again", "decide"]), max_size=30))
def test_whatever_is_tried_the_round_goes_forward_only(steps: list[str]) -> None:
    room = Room()
    for step in steps:
        before = room
        try:
            room = getattr(room, step)(*{"open": ("PRO1",), "decide": (1,)}.get(step, ()))
        except UserError:
            assert room == before
            continue
        assert before.last_number <= room.last_number <= before.last_number + 1
        if before.round and room.round and before.round.number == room.round.number:
            assert room.round.revealed >= before.round.revealed
            assert room.round.capability == before.round.capability

"""No figure of a workshop tells how a person voted: tried over every room of up to six people, and over larger ones."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, combinations_with_replacement, product
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readiness.domain.anonymity import FEWEST_LEVELS, FEWEST_OF_ROLE, Shown, Vote, shown
from readiness.domain.workshop_record import RoleVotes, UsualRole, VoteCount

M, P = UsualRole.MANAGEMENT, UsualRole.OPERATIVE
ROLES = (*UsualRole, None)
LEVELS = (0, 1, 2, 3, 4, 5, None)
Room = tuple[Vote, ...]


def room(**votes: Sequence[int | None]) -> Room:
    """Return a room: `management=[1, None]` and so on, `silent` for people who gave no role."""
    names: dict[str, UsualRole | None] = {**{role.value: role for role in UsualRole}, "silent": None}
    return tuple((names[name], level) for name, levels in votes.items() for level in levels)


def known(found: Shown) -> tuple[object, ...]:
    """Return everything that is shown, as something that can be compared."""
    return (found.votes, found.count, tuple(found.roles.items()))


def rooms_of(sizes: Mapping[Any, int]) -> Iterator[Room]:
    """Return every way in which groups of these sizes can vote."""
    each = [combinations_with_replacement(LEVELS, size) for size in sizes.values()]
    for levels in product(*(list(votes) for votes in each)):
        yield tuple((role, level) for role, votes in zip(sizes, levels, strict=True) for level in votes)


def sizes_of_rooms(people: int) -> Iterator[dict[UsualRole | None, int]]:
    # In a room of six at most one role is large enough to be told apart: two roles and none are all there is to try.
    for roles in combinations_with_replacement((M, P, None), people):
        yield dict(Counter(roles))


def betrayed(sizes: Mapping[Any, int]) -> list[Room]:
    """Return the rooms of these groups in which the figures leave only one way in which a group can have voted.

    People of one group are alike to whoever looks on: a vote is derived where every room with the same figures has all
    of a group at the same level. A room that gives one level as a whole is left out: that no rule can hide.
    """
    rooms = [(votes, known(shown(votes))) for votes in rooms_of(sizes)]
    minds: dict[tuple[object, Any], set[object]] = {}
    for votes, figures in rooms:
        for role in sizes:
            levels = {level for of, level in votes if of is role}
            minds.setdefault((figures, role), set()).add(levels.pop() if len(levels) == 1 else "several")
    laid_open = {figures for (figures, _), found in minds.items() if len(found) == 1 and found != {"several"}}
    return [votes for votes, figures in rooms if figures in laid_open and len({level for _, level in votes}) > 1]


@pytest.mark.parametrize("people", range(1, 7))
def test_no_vote_can_be_derived_in_any_room_of_up_to_six(people: int) -> None:
    for sizes in sizes_of_rooms(people):
        assert betrayed(sizes) == []


@pytest.mark.parametrize("groups", range(2, 7))
def test_roles_that_a_questionnaire_names_lay_no_vote_open(groups: int) -> None:
    """In a room of six a role has figures of its own only where none of them tells what one of its people voted."""
    roles = [f"role_{n}" for n in range(groups)]
    for pair in combinations(roles, 2):
        # Of six people five of one role are the smallest that could stand apart.
        assert betrayed({pair[0]: 5, pair[1]: 1}) == []
        assert betrayed({pair[0]: 1, pair[1]: 5}) == []
    # One or two of each, as many roles as there are.
    sizes: dict[str | None, int] = dict(Counter(roles[n % groups] for n in range(6)))
    for levels in product((0, 3, 5, None), repeat=6):
        votes = [(role, level) for role, level in zip((r for r in sizes for _ in range(sizes[r])), levels, strict=True)]
        assert not shown(votes).roles


def test_of_six_roles_only_those_that_may_be_known_have_figures() -> None:
    votes = [(f"role_{n}", level) for n in range(6) for level in (n, (n + 1) % 6, 2, 3, 4)[: 5 if n < 3 else 2]]
    found = shown(votes)
    assert [*found.roles] == ["role_0", "role_1", "role_2"]
    assert found == shown(list(reversed(votes)))


def test_under_three_levels_only_the_number_of_votes_is_shown() -> None:
    for levels in ([], [3], [3, 3], [0, 5, None], [None] * 6):
        assert shown(room(management=levels)) == Shown(len(levels))


def test_a_role_stands_apart_with_its_median_and_its_dont_knows() -> None:
    found = shown(room(management=[4, 4, 3, 5, None], operative=[1, 1, 2, 1, 2, 0]))
    assert found.count == VoteCount(tally=(1, 3, 2, 1, 2, 1), dont_know=1)
    assert found.roles == {M: RoleVotes(5, 1, 4.0), P: RoleVotes(6, 0, 1.0)}


def test_management_that_does_not_know_is_seen_without_a_median() -> None:
    found = shown(room(management=[None, None, None, 2, 3], operative=[1, 1, 2, 1, 2, 0]))
    assert found.roles[M] == RoleVotes(5, 3, None)


@pytest.mark.parametrize(
    ("why", "votes"),
    [
        ("a group of three is never shown, whatever it says", room(management=[4, 4, 4], operative=[1, 1, 2])),
        ("four are too few", room(management=[4, 4, 3, 4], operative=[1, 2, 1, 2])),
        ("a unanimous role would be laid open", room(management=[4] * 5, operative=[1, 2, 1, 2, 3])),
        ("a don't know does not hide the others", room(management=[4, 4, 4, 4, None], operative=[1, 2, 1, 2])),
        ("the rest would be two", room(management=[4, 3, 4, 4, 4], silent=[1, 2])),
        ("the rest would be of one mind", room(management=[4, 3, 4, 4, 4], silent=[1, 1, 1])),
    ],
)
def test_a_role_is_hidden_where_somebody_could_be_worked_out(why: str, votes: Room) -> None:
    assert not shown(votes).roles, why


def test_the_smallest_role_is_hidden_where_that_is_enough() -> None:
    found = shown(room(management=[4, 3, 4, 4, 4, 5], operative=[1, 2, 1, 2, 3], silent=[1, 1]))
    assert set(found.roles) == {M}


# Drawn vote by vote, hardly any room would have a large role beside a small rest.
GROUPS = st.fixed_dictionaries({role: st.lists(st.sampled_from((1, 2, None)), max_size=8) for role in ROLES})


@given(GROUPS.map(lambda groups: [(role, level) for role, levels in groups.items() for level in levels]))
@example([*room(management=[4, 3, 4, 4, 4], silent=[1, 2])])
@example([*room(management=[4] * 5, operative=[1, 2, 1, 2, 3])])
def test_in_any_room_each_part_can_exchange_its_votes(votes: list[Vote]) -> None:
    """The proof of the rule: no part that is told apart is small or of one mind, unless it is the whole room."""
    found = shown(votes)
    assert found.votes == len(votes)
    if found.count is None:
        assert len([level for _, level in votes if level is not None]) < FEWEST_LEVELS
        assert not found.roles
        return
    assert found.count == VoteCount.of([level for _, level in votes])
    for role, figures in found.roles.items():
        own = [level for of, level in votes if of is role]
        assert figures.votes == len(own) >= FEWEST_OF_ROLE
        assert figures.dont_know == own.count(None)
        assert len(set(own)) > 1
    rest = [level for role, level in votes if role not in found.roles]
    if found.roles and rest:
        assert len(rest) >= FEWEST_LEVELS
        assert len(set(rest)) > 1


@given(st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(LEVELS)), max_size=16), st.randoms())
def test_the_order_of_the_votes_says_nothing(votes: list[Vote], order: random.Random) -> None:
    mixed = votes.copy()
    order.shuffle(mixed)
    assert shown(mixed) == shown(votes)

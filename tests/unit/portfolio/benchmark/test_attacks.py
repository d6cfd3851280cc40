"""Whoever has every release and subtracts what can be subtracted isolates no fewer than ten, and no bin under five."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.domain.benchmark import FEWEST
from readiness.foundation.errors import UserError
from tests.unit.portfolio.benchmark.attacker import MEASURES, Firm, World, attack, determined

SECTORS = ("food", "industry", "craft", "it")
SIZES = ("micro", "small", "medium")


def firm(dice: np.random.Generator, name: str, unknown: float) -> Firm:
    path: tuple[str, ...] = ()
    if dice.random() < 0.92:
        # Some sectors are rare.
        path = (SECTORS[min(int(dice.exponential(1.2)), len(SECTORS) - 1)],)
        path += (SIZES[int(dice.integers(len(SIZES)))],) if dice.random() < 0.9 else ()
    base = dice.normal(2.2, 1.2)
    values = []
    for count in MEASURES.values():
        value = base + dice.normal(0, 0.8)
        known = dice.random() >= unknown
        values.append(int(np.clip(value if count == 6 else value * 4, 0, count - 1)) if known else -1)
    return Firm(name, path, tuple(values))


def changed(dice: np.random.Generator, firms: list[Firm], count: int, unknown: float, at: int) -> list[Firm]:
    """Return firms of which some have joined, left, or assessed themselves again."""
    found = list(firms)
    for number in range(count):
        chance = dice.random()
        if chance < 0.4 or not found:
            found.append(firm(dice, f"new {at} {number}", unknown))
        elif chance < 0.6:
            found.pop(int(dice.integers(len(found))))
        else:
            place = int(dice.integers(len(found)))
            again = firm(dice, found[place].name, unknown)
            found[place] = again if chance > 0.95 else Firm(again.name, found[place].path, again.values)
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10_000),
    count=st.integers(10, 260),
    changes=st.lists(st.integers(0, 120), max_size=3),
    unknown=st.sampled_from([0.01, 0.1, 0.4]),
)
def test_no_subtraction_isolates_few(seed: int, count: int, changes: list[int], unknown: float) -> None:
    dice = np.random.default_rng(seed)
    firms = [firm(dice, str(number), unknown) for number in range(count)]
    world = World()
    world.release(firms)
    for at, change in enumerate(changes):
        firms = changed(dice, firms, change, unknown, at)
        # Fewer get no section.
        if len(firms) >= FEWEST:
            with suppress(UserError):
                world.release(firms)
    attack(world.shown)
    for measure in MEASURES:
        determined(world.shown[0], measure)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10_000),
    first=st.integers(10, 90),
    second=st.integers(10, 90),
    stayed=st.integers(0, 12),
    gone=st.integers(0, 12),
    came=st.sampled_from([0, 3, 20]),
    unknown=st.sampled_from([0.0, 0.1]),
)
def test_no_three_releases_isolate_few(
    seed: int, first: int, second: int, stayed: int, gone: int, came: int, unknown: float
) -> None:
    """Many come, then nearly all who were there before go: each two releases differ in many, the three in few."""
    dice = np.random.default_rng(seed)
    old = [firm(dice, f"old {number}", unknown) for number in range(first)]
    new = [firm(dice, f"new {number}", unknown) for number in range(second)]
    last = [*old[:stayed], *new[gone:], *(firm(dice, f"last {number}", unknown) for number in range(came))]
    world = World()
    for firms in (old, [*old, *new], last, [*last, *old[stayed:]]):
        if len(firms) >= FEWEST:
            with suppress(UserError):
                world.release(firms)
    attack(world.shown)


def two_releases() -> tuple[World, list[Firm]]:
    """Return the world after sixty, and after sixty more, who are returned too."""
    dice = np.random.default_rng(3)
    old, new = ([firm(dice, f"{name} {number}", 0.0) for number in range(60)] for name in ("old", "new"))
    world = World()
    world.release(old)
    world.release([*old, *new])
    return world, new


@pytest.mark.parametrize("gone", [1, FEWEST - 1])
def test_one_release_less_another_and_a_third_is_no_single_member(gone: int) -> None:
    world, new = two_releases()
    with pytest.raises(UserError) as refused:
        world.release(new[gone:])
    assert refused.value.code == "benchmark-too-few-changed"


@pytest.mark.parametrize("gone", [0, FEWEST])
def test_three_releases_that_tell_of_many_or_of_nobody_may_be_made(gone: int) -> None:
    world, new = two_releases()
    assert world.release(new[gone:]).sizes()[()] == 60 - gone
    attack(world.shown)


def test_what_three_releases_tell_of_a_group_holds_that_group_back() -> None:
    """In one sector all are replaced but for a single one that goes: it is not published, and cannot be worked out."""
    dice = np.random.default_rng(4)
    old = [Firm(f"old {at}", ("food",), firm(dice, "", 0.0).values) for at in range(40)]
    new = [Firm(f"new {at}", ("food",), firm(dice, "", 0.0).values) for at in range(40)]
    others = [Firm(f"other {at}", ("craft" if at % 3 else "it",), firm(dice, "", 0.0).values) for at in range(120)]
    further = [Firm(f"further {at}", ("craft",), firm(dice, "", 0.0).values) for at in range(30)]
    world = World()
    assert ("food",) in world.release([*old, *others]).groups
    assert ("food",) in world.release([*old, *new, *others]).groups
    last = world.release([*new[1:], *others, *further])
    assert last.groups == {(), ("craft",)}
    attack(world.shown)


@pytest.mark.parametrize("seed", range(0, 100, 10))
def test_the_same_small_population_twice(seed: int) -> None:
    """With few organisations, bins of all and of a sector overlap by chance: that alone lays nobody open."""
    dice = np.random.default_rng(seed)
    firms = [firm(dice, str(number), 0.01) for number in range(31)]
    world = World()
    world.release(firms)
    world.release(firms)
    attack(world.shown)


@pytest.mark.parametrize("joined", [1, 5, FEWEST - 1])
def test_a_release_in_which_few_joined_is_refused(joined: int) -> None:
    dice = np.random.default_rng(7)
    firms = [firm(dice, str(number), 0.1) for number in range(200)]
    world = World()
    world.release(firms)
    with pytest.raises(UserError) as refused:
        world.release([*firms, *(firm(dice, f"new {number}", 0.1) for number in range(joined))])
    assert refused.value.code == "benchmark-too-few-changed"


def test_one_who_assesses_again_is_one_who_changed() -> None:
    dice = np.random.default_rng(8)
    firms = [firm(dice, str(number), 0.1) for number in range(200)]
    world = World()
    world.release(firms)
    with pytest.raises(UserError):
        world.release([firm(dice, "0", 0.1), *firms[1:]])


def test_the_same_again_tells_nothing_new() -> None:
    dice = np.random.default_rng(9)
    firms = [firm(dice, str(number), 0.1) for number in range(200)]
    world = World()
    first, second = world.release(firms), world.release(firms)
    assert first.groups == second.groups
    for measure in MEASURES:
        assert first.counts(measure) == second.counts(measure)


def test_joining_in_one_small_group_holds_that_group_back() -> None:
    """Three of twelve who joined are in one group: it is not published, all organisations are."""
    dice = np.random.default_rng(10)
    firms = [firm(dice, str(number), 0.0) for number in range(300)]
    world = World()
    before = world.release(firms)
    group = min(path for path in before.groups if len(path) == 2)
    other = max(path for path in before.groups if len(path) == 2 and path[0] != group[0])
    joined = [Firm(f"new {at}", group if at < 3 else other, firm(dice, "", 0.0).values) for at in range(23)]
    after = world.release([*firms, *joined])
    assert () in after.groups
    assert group not in after.groups
    attack(world.shown)


def test_who_knows_those_who_left_does_not_learn_who_came() -> None:
    """Of a group, twelve have left and three have come: the difference touches fifteen, but twelve may be known."""
    dice = np.random.default_rng(13)
    paths = [("food", "micro")] * 60 + [("it", "micro")] * 60
    firms = [Firm(str(at), path, firm(dice, "", 0.0).values) for at, path in enumerate(paths)]
    world = World()
    assert ("food",) in world.release(firms).groups
    came = [Firm(f"new {at}", ("food", "micro"), firm(dice, "", 0.0).values) for at in range(3)]
    others = [Firm(f"other {at}", ("it", "micro"), firm(dice, "", 0.0).values) for at in range(20)]
    after = world.release([*firms[12:], *came, *others])
    assert () in after.groups
    assert ("food",) not in after.groups


def test_parent_minus_children_is_never_a_few() -> None:
    """Of a sector with 30, 25 and 4 the second group is left out: otherwise the four would be what remains."""
    rows = [("food", "micro", 30), ("food", "small", 25), ("food", "medium", 4), ("it", "micro", 40)]
    values = [firm(np.random.default_rng(11), "", 0.0).values]
    firms = [
        Firm(f"{sector} {size} {number}", (sector, size), values[0])
        for sector, size, count in rows
        for number in range(count)
    ]
    shown = World().release(firms)
    assert ("food", "micro") in shown.groups
    assert ("food", "small") not in shown.groups
    assert ("food", "medium") not in shown.groups


def test_that_all_say_the_same_is_told_of_nobody() -> None:
    firms = [Firm(str(number), ("food", "micro"), (0, 3, 2, 2)) for number in range(40)]
    shown = World().release(firms)
    assert all(not shown.counts(measure) for measure in MEASURES)


def test_who_does_not_know_does_not_stand_out() -> None:
    """One of sixty has no level: four more are not counted, so that nobody can tell who that was."""
    dice = np.random.default_rng(12)
    firms = [firm(dice, str(number), 0.0) for number in range(60)]
    firms = [Firm(one.name, ("food", "micro"), one.values) for one in firms]
    firms[0] = Firm("0", ("food", "micro"), (-1, *firms[0].values[1:]))
    shown = World().release(firms)
    assert sum(shown.counts("PRO1")[()]) == 55
    assert sum(shown.counts("SKL2")[()]) == 60

"""Consensus of one vote: the worked examples of the method, and laws that hold for any votes."""

import re
from pathlib import Path
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.workshop_record import RoleVotes, UsualRole
from readiness.scoring.consensus import Consensus, Verdict, consensus, hear_first, role_gap

levels = st.integers(0, 5)
votes = st.lists(levels, min_size=3, max_size=40)


def figures(*given: int) -> Consensus:
    found = consensus(given)
    assert found is not None
    return found


def test_close_votes_take_the_median() -> None:
    found = figures(2, 2, 3, 3, 2)
    assert (found.ad, found.iqr, found.range_) == (pytest.approx(0.40), 1, 1)
    assert found.r_wg == pytest.approx(0.897, abs=5e-4)
    assert found.a_wg == pytest.approx(0.923, abs=5e-4)
    assert (found.verdict, found.suggested) == (Verdict.GREEN, 2)


def test_spread_votes_are_red() -> None:
    found = figures(0, 1, 3, 4, 2)
    assert (found.ad, found.iqr) == (pytest.approx(1.20), 2)
    assert found.r_wg == pytest.approx(0.143, abs=5e-4)
    assert found.a_wg == pytest.approx(0.333, abs=5e-4)
    assert (found.verdict, found.suggested) == (Verdict.RED, None)


def test_two_camps_are_red() -> None:
    found = figures(1, 1, 1, 4, 4)
    assert (found.ad, found.iqr) == (pytest.approx(1.20), 3)
    assert found.r_wg == pytest.approx(0.074, abs=5e-4)
    assert found.verdict is Verdict.RED


def test_both_ends_agree_least() -> None:
    found = figures(0, 0, 5, 5)
    assert (found.ad, found.r_wg, found.a_wg) == (2.5, 0, pytest.approx(-1))


def test_agreement_over_several_capabilities() -> None:
    """r_wg(J) follows from r_wg of each; it grows with their number and is shown nowhere."""
    items = [(2, 2, 3, 3, 2), (1, 2, 2, 1, 1), (3, 3, 4, 3, 2)]
    mean = sum(figures(*item).r_wg for item in items) / len(items)
    assert len(items) * mean / (len(items) * mean + 1 - mean) == pytest.approx(0.954, abs=5e-4)


def test_one_outlier_is_heard_not_outvoted() -> None:
    found = figures(2, 2, 2, 2, 4)
    assert (found.range_, found.iqr, found.verdict, found.suggested) == (2, 0, Verdict.YELLOW, None)


def test_the_limits_themselves_are_yellow() -> None:
    found = figures(1, 2, 2, 3)
    assert (found.iqr, found.ad, found.range_) == (0.5, 0.5, 2)
    assert found.verdict is Verdict.YELLOW
    exactly_one = figures(0, 0, 1, 1, 1, 1, 2, 2, 5)
    assert (exactly_one.iqr, exactly_one.ad) == (1, pytest.approx(8 / 9))
    assert exactly_one.verdict is Verdict.YELLOW


def test_a_tie_goes_to_the_lower_level() -> None:
    found = figures(2, 2, 3, 3)
    assert (found.median, found.suggested) == (2.5, 2)


@pytest.mark.parametrize("given", [[], [3], [0, 5]])
def test_under_three_nothing_is_computed(given: list[int]) -> None:
    assert consensus(given) is None


@given(levels, st.integers(3, 40))
def test_one_voice_is_full_agreement(level: int, number: int) -> None:
    found = figures(*[level] * number)
    assert (found.verdict, found.suggested, found.r_wg, found.a_wg, found.ad) == (Verdict.GREEN, level, 1, 1, 0)


@given(votes)
def test_figures_stay_in_their_range(given: list[int]) -> None:
    found = figures(*given)
    assert 0 <= found.iqr <= found.range_ <= 5
    assert 0 <= found.ad <= 2.5
    assert 0 <= found.r_wg <= 1
    assert found.a_wg <= 1
    assert found.median == quantiles(given, n=2, method="inclusive")[0]
    first, _, third = quantiles(given, n=4, method="inclusive")
    assert found.iqr == pytest.approx(third - first)
    assert (found.suggested is not None) == (found.verdict is Verdict.GREEN) == (found.range_ <= 1)


@given(votes, st.randoms())
def test_order_does_not_count(given: list[int], dice) -> None:
    mixed = list(given)
    dice.shuffle(mixed)
    assert consensus(mixed) == consensus(given)


@given(votes)
def test_mirrored_votes_agree_as_much(given: list[int]) -> None:
    there, back = figures(*given), figures(*(5 - level for level in given))
    assert (there.verdict, there.range_) == (back.verdict, back.range_)
    assert there.ad == pytest.approx(back.ad)
    assert there.a_wg == pytest.approx(back.a_wg)


def test_the_gap_between_the_roles() -> None:
    management, operative = RoleVotes(5, 0, 4.0), RoleVotes(6, 1, 1.5)
    assert role_gap({UsualRole.MANAGEMENT: management, UsualRole.OPERATIVE: operative}) == 2.5
    assert role_gap({UsualRole.MANAGEMENT: operative, UsualRole.OPERATIVE: management}) == -2.5
    assert role_gap({UsualRole.MANAGEMENT: management, UsualRole.OTHER: operative}) is None
    assert role_gap({UsualRole.MANAGEMENT: RoleVotes(5, 3), UsualRole.OPERATIVE: operative}) is None


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ((2, 2, 3), ()),
        ((2, 2, 2, 2, 4), (4,)),
        ((0, 2, 2, 2, 2, 2, 2, 2, 4), (0, 4)),
        # Nobody stands apart, and yet the ends are two levels from each other.
        ((1, 2, 2, 2, 3), (1, 3)),
        ((0, 1, 3, 4, 2), (0, 4)),
        ((1, 1, 1, 4, 4), (1, 4)),
    ],
)
def test_whom_to_hear_first(given: tuple[int, ...], first: tuple[int, ...]) -> None:
    assert hear_first(given, figures(*given).verdict) == first


@given(votes)
def test_whoever_is_heard_first_has_voted(given: list[int]) -> None:
    verdict = figures(*given).verdict
    first = hear_first(given, verdict)
    assert set(first) <= set(given)
    assert bool(first) == (verdict is not Verdict.GREEN)


METHOD = (Path(__file__).parents[3] / "docs" / "method.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^\| ([0-5 ]+) \| ([\d.]+) \| (\d) \| ([\d.]+) \| ([-\d.]+) \| (\w+)(?:, (\d))? \|$", METHOD, re.MULTILINE
)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_the_examples_of_the_method_are_right(example: tuple[str, ...]) -> None:
    given, ad, iqr, r_wg, a_wg, verdict, suggested = example
    found = figures(*map(int, given.split()))
    assert (found.ad, found.iqr) == (pytest.approx(float(ad)), float(iqr))
    assert (found.r_wg, found.a_wg) == (pytest.approx(float(r_wg), abs=5e-4), pytest.approx(float(a_wg), abs=5e-4))
    assert (found.verdict, found.suggested) == (verdict, int(suggested) if suggested else None)


def test_the_method_has_examples_of_every_verdict() -> None:
    assert {example[5] for example in EXAMPLES} == set(Verdict)

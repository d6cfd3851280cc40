"""The noise has the distribution that it is said to have: that of another implementation, and that of the formula."""

import math
from collections import Counter
from fractions import Fraction
from random import Random

import opendp.prelude as opendp
import pytest

from readiness.portfolio.benchmark.noise import discrete_laplace

DRAWN = 20_000
# So far apart are two distributions by chance once in a million runs, by the number of classes that are compared.
_FURTHEST = {9: 42.7, 7: 38.3}


def probability(value: int, epsilon: float) -> float:
    """Return the probability of a value: (1 - a) / (1 + a) × a^|n|, with a = exp(-epsilon)."""
    a = math.exp(-epsilon)
    return (1 - a) / (1 + a) * a ** abs(value)


def classes(values: list[int], most: int) -> Counter[int]:
    return Counter(max(-most, min(most, value)) for value in values)


def ours(epsilon: Fraction) -> list[int]:
    dice = Random(4)
    return [discrete_laplace(epsilon, dice.randrange) for _ in range(DRAWN)]


@pytest.mark.parametrize("epsilon", [Fraction(1), Fraction(1, 2), Fraction(7, 5)])
def test_it_follows_the_formula(epsilon: Fraction) -> None:
    found = classes(ours(epsilon), 4)
    inner = {value: DRAWN * probability(value, float(epsilon)) for value in range(-3, 4)}
    tail = (DRAWN - sum(inner.values())) / 2
    expected = inner | {-4: tail, 4: tail}
    assert sum((found[value] - wanted) ** 2 / wanted for value, wanted in expected.items()) < _FURTHEST[9]


def test_it_is_that_of_opendp() -> None:
    opendp.enable_features("contrib")
    space = opendp.atom_domain(T=int), opendp.absolute_distance(T=int)
    measure = opendp.m.make_laplace(*space, scale=2.0)
    theirs = classes([measure(0) for _ in range(DRAWN)], 3)
    mine = classes(ours(Fraction(1, 2)), 3)
    apart = sum((mine[value] - theirs[value]) ** 2 / (mine[value] + theirs[value]) for value in range(-3, 4))
    assert apart < _FURTHEST[7]


def test_both_signs_are_as_likely_and_zero_is_drawn_once() -> None:
    found = Counter(value > 0 for value in ours(Fraction(1, 10)) if value)
    assert abs(found[True] - found[False]) < 5 * math.sqrt(DRAWN)

"""Discrete Laplace noise, drawn exactly: whole numbers and fractions only, as no float gives away what it rounds.

After Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy" (2020), algorithms 1 and 2.
"""

from collections.abc import Callable
from fractions import Fraction

# Returns a whole number from 0 up to, and without, the one that it gets.
Below = Callable[[int], int]


def discrete_laplace(epsilon: Fraction, below: Below) -> int:
    """Return a whole number n with a probability proportional to exp(-`epsilon` × |n|)."""
    over, under = epsilon.numerator, epsilon.denominator
    while True:
        rest = below(under)
        if not _with_probability_exp(Fraction(rest, under), below):
            continue
        whole = 0
        while _with_probability_exp(Fraction(1), below):
            whole += 1
        size = (rest + under * whole) // over
        negative = below(2)
        # Zero is drawn once, not with either sign.
        if size or not negative:
            return -size if negative else size


def _with_probability_exp(gamma: Fraction, below: Below) -> bool:
    """Return true with the probability exp(-`gamma`), for 0 <= gamma <= 1."""
    drawn = 1
    while below(gamma.denominator * drawn) < gamma.numerator:
        drawn += 1
    return drawn % 2 == 1

"""Points of a consultant's list → levels 0 to 5: openly, so that each answer's level and share can be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from readiness.domain.levels import COUNT, HIGHEST, LOWEST

_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Rated:
    """An answer with the level that it stands for, and what it counts in the index, 0 to 5."""

    level: int
    worth: float

    @property
    def points(self) -> float | None:
        """What is written down: nothing where the level says it."""
        return None if self.worth == self.level else self.worth

    @property
    def percent(self) -> int:
        """What it counts in per cent."""
        return round(self.worth / HIGHEST * 100)


def rated(points: Sequence[float]) -> list[Rated] | None:
    """Return the levels of answers by their points, in the order given; None where they cannot be rated.

    That is where there are fewer than two or more than six, or all count alike. The least becomes 0 and the most 5;
    between them each has a level of its own, as near to its share as there is room, and a half goes up. Of answers
    with the same points, the one that stands nearer to the best gets the higher level.
    """
    if not 2 <= len(points) <= COUNT or min(points) == max(points):  # noqa: PLR2004 - a scale has two answers
        return None
    low, high = min(points), max(points)
    worth = [round((value - low) / (high - low) * HIGHEST, _DECIMALS) for value in points]
    descending = points[0] > points[-1]
    order = sorted(range(len(points)), key=lambda at: (points[at], -at if descending else at))
    levels = _levels([worth[at] for at in order])
    by_place = dict(zip(order, levels, strict=True))
    return [Rated(by_place[at], worth[at] + 0.0) for at in range(len(points))]


def _levels(ascending: Sequence[float]) -> tuple[int, ...]:
    """Return different levels from 0 to 5 that come nearest to ascending values."""
    between = combinations(range(LOWEST + 1, HIGHEST), len(ascending) - 2)

    def distance(inner: tuple[int, ...]) -> tuple[float, ...]:
        levels = (LOWEST, *inner, HIGHEST)
        away = sum(abs(level - value) for level, value in zip(levels, ascending, strict=True))
        return round(away, _DECIMALS), *(-level for level in reversed(levels))

    return (LOWEST, *min(between, key=distance), HIGHEST)

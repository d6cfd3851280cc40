"""How far the votes on one capability agree, and what that asks for: take the level, hear reasons, or vote again.

The rule is fixed before the vote: green where all votes lie within one level; yellow where the middle half
does and the mean distance from the median is small; red otherwise. Sources: Burke and Dunlap 2002 (AD and its
limit of c/6 for c options), James, Demaree and Wolf 1984 (r_wg), Brown and Hauenstein 2005 (a_wg).
"""

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from readiness.domain.anonymity import FEWEST_LEVELS
from readiness.domain.levels import COUNT, HIGHEST, LOWEST
from readiness.domain.questionnaire import Capability
from readiness.domain.workshop_record import Role, RoleVotes, RoundRecord, UsualRole

_USUAL = tuple(role.value for role in UsualRole)
AD_LIMIT = COUNT / 6
IQR_LIMIT = 1.0
GREEN_RANGE = 1
# The variance of votes that are spread evenly over all levels.
_EVEN_VARIANCE = (COUNT**2 - 1) / 12
# Rounding must not turn a distance of exactly 1.0 into more than that.
_TOLERANCE = 1e-9
ROLE_GAP_LIMIT = 1.0
# From this distance from the median on a vote stands apart.
_APART = 2


class Verdict(StrEnum):
    """What the spread of the votes asks for."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Consensus:
    """The figures of one vote, in levels where nothing else is said.

    `range_` is the distance between the highest and the lowest vote, `iqr` the one between the quartiles (type 7),
    `ad` the mean distance from the median. `r_wg` (0 to 1) and `a_wg` (at most 1) are agreement without a unit.
    `suggested` is the level to take where the verdict is green.
    """

    median: float
    iqr: float
    range_: int
    ad: float
    r_wg: float
    a_wg: float
    verdict: Verdict
    suggested: int | None


@dataclass(frozen=True, slots=True)
class Reveal:
    """A revealed round with its figures; under three levels there are none."""

    record: RoundRecord
    consensus: Consensus | None
    role_gap: float | None
    # The levels whose evidence is asked for first; none where all are close.
    hear_first: tuple[int, ...] = ()


def consensus(levels: Sequence[int]) -> Consensus | None:
    """Return the figures of a vote; None under three levels."""
    return spread(levels) if len(levels) >= FEWEST_LEVELS else None


def spread(levels: Sequence[int]) -> Consensus:
    """Return the figures of two levels or more that were given by name: nobody is to be protected by their number."""
    ordered = sorted(levels)
    middle = median(ordered)
    span = ordered[-1] - ordered[0]
    lower, _, upper = statistics.quantiles(ordered, n=4, method="inclusive")
    iqr = upper - lower
    ad = sum(abs(level - middle) for level in ordered) / len(ordered)
    if span <= GREEN_RANGE:
        verdict = Verdict.GREEN
    elif iqr <= IQR_LIMIT + _TOLERANCE and ad <= AD_LIMIT + _TOLERANCE:
        verdict = Verdict.YELLOW
    else:
        verdict = Verdict.RED
    return Consensus(
        median=middle,
        iqr=iqr,
        range_=span,
        ad=ad,
        r_wg=_r_wg(ordered),
        a_wg=_a_wg(ordered),
        verdict=verdict,
        # A tie goes to the lower level: in doubt what is surely there.
        suggested=math.floor(middle) if verdict is Verdict.GREEN else None,
    )


def hear_first(levels: Sequence[int], verdict: Verdict) -> tuple[int, ...]:
    """Return the levels whose voters should name their evidence first, in rising order; none where all are close.

    Yellow: those that stand apart from the median. Red, and where none stands apart: the lowest and the highest.
    """
    if verdict is Verdict.GREEN:
        return ()
    middle = median(levels)
    apart = {level for level in levels if abs(level - middle) >= _APART}
    if verdict is Verdict.YELLOW and apart:
        return tuple(sorted(apart))
    return min(levels), max(levels)


def median(levels: Sequence[float]) -> float:
    """Return the median of at least one number."""
    return float(statistics.median(levels))


def most_apart(shown: Iterable[Reveal]) -> list[Reveal]:
    """Return the votes in which levels stand apart, the widest first, and of equal ones the earlier."""
    apart = [each for each in shown if each.hear_first]
    return sorted(apart, key=lambda each: (-_distance(each), each.record.number))


def _distance(shown: Reveal) -> float:
    """Return how far apart the votes lie: the range in levels, and then the mean distance from the median."""
    return shown.consensus.range_ + shown.consensus.ad / 10 if shown.consensus else 0.0


def role_gap(roles: Mapping[Role, RoleVotes], of_room: Sequence[Role] = _USUAL) -> float | None:
    """Return the median of the first role of a room minus that of the second; None where one of them is not known.

    Usually these are management and day-to-day staff.
    """
    first, second = (roles.get(role) for role in of_room[:2])
    if first is None or second is None or first.median is None or second.median is None:
        return None
    return first.median - second.median


def reveal_of(record: RoundRecord, capability: Capability | None = None, of_room: Sequence[Role] = _USUAL) -> Reveal:
    """Return a revealed round with its figures; a level is suggested only where the question has an answer for it."""
    levels = record.count.levels() if record.count else []
    figures = consensus(levels)
    if figures is not None and figures.suggested is not None and capability is not None:
        figures = replace(figures, suggested=capability.rung_to(figures.suggested))
    return Reveal(
        record=record,
        consensus=figures,
        role_gap=role_gap(record.roles, of_room),
        hear_first=hear_first(levels, figures.verdict) if figures else (),
    )


def _r_wg(levels: Sequence[int]) -> float:
    return 1 - min(statistics.variance(levels), _EVEN_VARIANCE) / _EVEN_VARIANCE


def _a_wg(levels: Sequence[int]) -> float:
    # All at one end leaves no room for disagreement, and the formula divides by nothing.
    if levels[0] == levels[-1]:
        return 1.0
    mean = sum(levels) / len(levels)
    widest = ((HIGHEST + LOWEST) * mean - mean**2 - HIGHEST * LOWEST) * len(levels) / (len(levels) - 1)
    return 1 - 2 * statistics.variance(levels) / widest

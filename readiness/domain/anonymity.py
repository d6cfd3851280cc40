"""The anonymity rule of a workshop: what may be shown or kept of a vote.

Panel, projector, phone, terminal, document and report get their figures from `shown`, and from nowhere else. Under
three levels there is nothing but the number of votes. A role has figures of its own only where it and the rest of the
room are large enough and of more than one mind: two people of one group can then have exchanged their votes without any
figure being different, so no figure tells what one of them voted. There is one thing that no rule can hide: where the
whole room gives one level, everybody knows it.
"""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from readiness.domain.workshop_record import Role, RoleVotes, VoteCount

# Fewer levels than these are not shown at all, and fewer votes than these are never left over for a subtraction.
FEWEST_LEVELS = 3
# A role of fewer votes has no figures of its own.
FEWEST_OF_ROLE = 5

# The role of a person, where it was given, and the level; None is a don't know.
Vote = tuple[Role | None, int | None]


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be known of a vote: `count` is None under three levels."""

    votes: int
    count: VoteCount | None = None
    roles: Mapping[Role, RoleVotes] = field(default_factory=dict)


def shown(votes: Sequence[Vote]) -> Shown:
    """Return what may be known of the votes on a question."""
    levels = [level for _, level in votes]
    count = VoteCount.of(levels)
    if len(count.levels()) < FEWEST_LEVELS:
        return Shown(len(levels))
    roles = sorted({role for role, _ in votes if role is not None})
    by_role = {role: [level for of, level in votes if of == role] for role in roles}
    apart = sorted((role for role in roles if _may_stand_apart(by_role[role])), key=lambda role: -len(by_role[role]))
    while apart and not _may_be_left([level for of, level in votes if of not in apart]):
        # The smallest role goes back to the rest, which becomes larger.
        apart.pop()
    return Shown(len(levels), count, {role: _figures(by_role[role]) for role in roles if role in apart})


def _may_stand_apart(votes: Sequence[int | None]) -> bool:
    return len(votes) >= FEWEST_OF_ROLE and not _of_one_mind(votes)


def _may_be_left(votes: Sequence[int | None]) -> bool:
    return not votes or (len(votes) >= FEWEST_LEVELS and not _of_one_mind(votes))


def _of_one_mind(votes: Sequence[int | None]) -> bool:
    """Return whether all votes are alike, or all levels: a don't know hides nobody who gave a level."""
    levels = {level for level in votes if level is not None}
    return len(set(votes)) == 1 or (len(levels) == 1 and votes.count(None) < len(votes) - 1)


def _figures(votes: Sequence[int | None]) -> RoleVotes:
    levels = [level for level in votes if level is not None]
    median = float(statistics.median(levels)) if len(levels) >= FEWEST_LEVELS else None
    return RoleVotes(len(votes), votes.count(None), median)

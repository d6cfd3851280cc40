"""How far a whole workshop agrees: over all questions, between the roles, and on what is unknown.

Only the first round on each capability counts, for it was free of discussion. Krippendorff's alpha is a note on the
quality of a workshop, not a gate: where all capabilities have similar levels it falls without any disagreement. From
.800 it counts as good, from .667 as tentative.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.workshop_record import RoundRecord, UsualRole, WorkshopRecord
from readiness.scoring.consensus import median, role_gap

BLIND_SPOT_LIMIT = 0.30


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of a workshop; what cannot be said is None or left out.

    `alpha` is Krippendorff's (1 is full agreement). `role_gaps` holds, by dimension, the median of the distances
    between the first two roles (management and day-to-day staff) in levels, positive where the first is higher; from 1
    on, up or down, it is worth a word. `unknown_to_management` is the share of don't-knows in the votes of management
    on key questions; from 0.30 on it is a blind spot. A room without that role has none.
    """

    alpha: float | None
    role_gaps: dict[str, float]
    unknown_to_management: float | None


def agreement(record: WorkshopRecord, questionnaire: Questionnaire) -> Agreement:
    """Return the agreement over all meetings of a workshop."""
    first: dict[str, RoundRecord] = {}
    for round_ in record.rounds():
        if round_.count is not None and round_.capability in questionnaire.capabilities:
            first.setdefault(round_.capability, round_)
    gaps = {
        dimension.code: [
            gap
            for c in dimension.capabilities
            if c.code in first and (gap := role_gap(first[c.code].roles, questionnaire.room_roles)) is not None
        ]
        for dimension in questionnaire.dimensions
    }
    votes = [
        round_.roles[UsualRole.MANAGEMENT]
        for code, round_ in first.items()
        if questionnaire.capabilities[code].key_question and UsualRole.MANAGEMENT in round_.roles
    ]
    asked = sum(count.votes for count in votes)
    return Agreement(
        alpha=ordinal_alpha([round_.count.tally for round_ in first.values() if round_.count]),
        role_gaps={code: median(found) for code, found in gaps.items() if found},
        unknown_to_management=sum(count.dont_know for count in votes) / asked if asked else None,
    )


def ordinal_alpha(tallies: Sequence[Sequence[int]]) -> float | None:
    """Return alpha over all capabilities, each with its number of votes per level 0 to 5.

    1 is full agreement, 0 what chance would give. Capabilities with fewer than two votes say nothing; None where
    nothing is left to compare, or where every vote was for the same level.
    """
    units = [tally for tally in tallies if sum(tally) > 1]
    totals = [sum(tally[level] for tally in units) for level in range(COUNT)]
    number = sum(totals)
    observed = sum(
        _distance(totals, a, b) * tally[a] * tally[b] / (sum(tally) - 1) for tally in units for a, b in _pairs()
    )
    expected = sum(_distance(totals, a, b) * totals[a] * totals[b] for a, b in _pairs())
    return 1 - observed * (number - 1) / expected if expected else None


def _pairs() -> list[tuple[int, int]]:
    """Return every pair of different levels once; both orders would double above and below the line alike."""
    return [(a, b) for b in range(COUNT) for a in range(b)]


def _distance(totals: Sequence[int], lower: int, higher: int) -> float:
    """Return how far two levels lie apart, squared: measured by the votes between them."""
    between = sum(totals[lower : higher + 1]) - (totals[lower] + totals[higher]) / 2
    return between**2

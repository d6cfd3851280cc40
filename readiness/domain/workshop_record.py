"""What a workshop leaves in the document: anonymous figures and what was decided, never who voted how."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Annotated

from readiness.domain.levels import COUNT, HIGHEST, LOWEST, Level
from readiness.domain.values import Limits, Part

REASON_LIMIT = 4_000

# How many may join a workshop: usually, and at most; the access point of the room is the limit, not this computer.
PARTICIPANTS, MOST_PARTICIPANTS = 60, 250

# More than any workshop has; limits the work that an untrusted document can cause.
MOST_VOTES = 10_000

Count = Annotated[int, Limits(ge=0, le=MOST_VOTES)]
Tally = Annotated[tuple[Count, ...], Limits(min_length=COUNT, max_length=COUNT)]
Reason = Annotated[str, Limits(max_length=REASON_LIMIT)]


# The code of a participant's role: one that the questionnaire names (`room`), or a usual one. Giving it is voluntary.
Role = Annotated[str, Limits(pattern="^[A-Za-z][A-Za-z0-9_-]*$", max_length=40)]


class UsualRole(StrEnum):
    """The roles where the questionnaire names no others."""

    MANAGEMENT = "management"
    OPERATIVE = "operative"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class VoteCount:
    """How many voted for each level 0 to 5, and how many did not know."""

    tally: Tally = (0,) * COUNT
    dont_know: Count = 0

    @property
    def votes(self) -> int:
        """The number of votes, don't-knows included."""
        return sum(self.tally) + self.dont_know

    def levels(self) -> list[int]:
        """Return the levels one by one in rising order, as many as there were votes for them."""
        return [level for level, count in enumerate(self.tally) for _ in range(count)]

    @classmethod
    def of(cls, levels: Sequence[int | None]) -> "VoteCount":
        """Count votes; None is a don't know."""
        return cls(
            tally=tuple(levels.count(level) for level in range(LOWEST, HIGHEST + 1)), dont_know=levels.count(None)
        )


@dataclass(frozen=True, slots=True)
class RoleVotes:
    """How a role voted: the number of votes, the don't-knows among them, and the median of the levels.

    There is no median where fewer than three gave a level.
    """

    votes: Count
    dont_know: Count = 0
    median: Annotated[float, Limits(ge=LOWEST, le=HIGHEST)] | None = None


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """One blind vote on a capability, as far as the anonymity rule lets it be known (`domain/anonymity.py`).

    `votes` are all of them, `paper` those among them of people without a phone, `participants` how many were in the
    room. `count` is missing under three levels, and most roles are missing.
    """

    number: Annotated[int, Limits(ge=1, le=100_000)]
    capability: str
    votes: Count
    participants: Count
    count: VoteCount | None = None
    roles: dict[Role, RoleVotes] = field(default_factory=dict)
    paper: Count = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """One gathering: its day, how many people joined by phone, how many of each role, and its rounds.

    `parked` are the codes of the questions that were put off, `agreed` those of the capabilities whose packages come
    first, the most important one at the head.
    """

    on: date
    participants: Count = 0
    roles: dict[Role, Count] = field(default_factory=dict)
    rounds: tuple[RoundRecord, ...] = ()
    parked: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()

    @property
    def on_paper(self) -> int:
        """How many people voted without a phone: the most slips on one question."""
        return max((round_.paper for round_ in self.rounds), default=0)

    @property
    def people(self) -> int:
        """How many people took part, by phone or on paper."""
        return self.participants + self.on_paper


@dataclass(frozen=True, slots=True)
class Decision:
    """What the group settled on, and why. `dissent` keeps the views that remained, one text each."""

    capability: str
    level: Level
    reason: Reason
    dissent: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkshopRecord(Part):
    """The meetings in their order and the latest decision on each capability; empty means no workshop."""

    meetings: tuple[Meeting, ...] = ()
    decisions: dict[str, Decision] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        """Whether there was a workshop at all."""
        return bool(self.meetings)

    def rounds(self, capability: str | None = None) -> list[RoundRecord]:
        """Return the rounds of all meetings in their order, or those on one capability."""
        every = [round_ for meeting in self.meetings for round_ in meeting.rounds]
        return every if capability is None else [round_ for round_ in every if round_.capability == capability]

    @property
    def agreed(self) -> tuple[str, ...]:
        """The capabilities whose packages come first, as the latest meeting that chose any agreed on them."""
        return next((meeting.agreed for meeting in reversed(self.meetings) if meeting.agreed), ())

    def with_decision(self, decision: Decision) -> "WorkshopRecord":
        """Return the record with the decision on one capability replaced."""
        return replace(self, decisions={**self.decisions, decision.capability: decision})

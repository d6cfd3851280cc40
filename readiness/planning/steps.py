"""A step: one capability one level up, with its effort, its time and the reason why it is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from readiness.domain.assessment import Assessment
from readiness.domain.profile import SIZE
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.domain.values import Range

# Shares of the person-days to level 3 that each step takes; the last two are extra (docs/method.md).
EFFORT_SHARES = {1: 0.10, 2: 0.25, 3: 0.65, 4: 0.75, 5: 0.75}
# A step is due at the end of one of these spans of days.
BUCKETS = (30, 90, 180, 365)
_HORIZON_LEVEL = 3
_NO_ESTIMATE = Range(0, 0)


class Why(StrEnum):
    """The reason why a step is where it is."""

    GATE = "gate"
    STAGE = "stage"
    PREREQUISITE = "prerequisite"
    KEY_QUESTION = "key_question"
    TARGET = "target"
    TAKEN_IN = "taken_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One capability from `start`, the level below that its answers stand for, to `level`.

    `person_days` are internal days. `due_days` is the end of its bucket. `gate` is the first gate that is not
    passed and waits for it; `needed_by` the capability that asked for it as a prerequisite. `unanswered` tells
    that the level it starts from is assumed, because the answer is unknown.
    """

    capability: str
    start: int
    level: int
    person_days: Range
    due_days: int
    why: Why
    gate: str | None = None
    needed_by: str | None = None
    after: tuple[str, ...] = ()
    unanswered: bool = False

    @property
    def id(self) -> str:
        """The step as other steps name it, such as `PRO3:0>1`."""
        return f"{self.capability}:{self.start}>{self.level}"

    @property
    def known_start(self) -> int | None:
        """The level from which it leads; None for the first step of a capability whose answer is not known."""
        return None if self.unanswered and not self.start else self.start


def total(steps: Iterable[Step]) -> Range:
    """Return the person-days of some steps together."""
    days = [step.person_days for step in steps]
    return Range(fsum(one.low for one in days), fsum(one.high for one in days))


def step_id(capability: Capability, level: int) -> str:
    """Return the name of the step that takes a capability to `level`."""
    return f"{capability.code}:{capability.rung_below(level)}>{level}"


def effort(capability: Capability, level: int) -> Range:
    """Return the person-days of the step to `level` (1 to 5) in an organisation of the usual size; 0 without any."""
    return (capability.person_days or _NO_ESTIMATE).times(_share(capability, level))


def weight(capability: Capability, level: int) -> float:
    """Return what a step weighs where ways are compared: its mid-range person-days, as if it were one without any."""
    share = _share(capability, level)
    return share if capability.person_days is None else capability.person_days.mid * share


def _share(capability: Capability, level: int) -> float:
    """Return the share of the person-days to level 3 that a step takes; where levels are left out, theirs too."""
    return fsum(EFFORT_SHARES[passed] for passed in range(capability.rung_below(level) + 1, level + 1))


def size_factor(questionnaire: Questionnaire, assessment: Assessment) -> float:
    """Return what the effort of every step is multiplied with in an organisation of this size; 1 where it is not known.

    An estimate of the questionnaire (`effort_by_size`).
    """
    costs, size = questionnaire.costs, assessment.details.profile.get(SIZE, "")
    return costs.effort_by_size.get(size, 1.0) if costs else 1.0


def usual_days(capability: Capability, level: int) -> int:
    """Return the usual time in days until `level` is reached; beyond level 3 the horizon counts again."""
    if level in capability.horizon_days_by_level:
        return capability.horizon_days_by_level[level]
    return capability.horizon_days * max(1, level - _HORIZON_LEVEL + 1)


def bucket(days: int) -> int:
    """Return the bucket that a span of days falls into; what takes longer goes to the last one."""
    return next((end for end in BUCKETS if days <= end), BUCKETS[-1])

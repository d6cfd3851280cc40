"""The score of a whole assessment: what the rules say, with the trace that explains it."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Capability, Depth, DimensionKind
from readiness.scoring.stages import (
    StageItem,
    StageTrace,
    explain_quick_stage,
    explain_stage,
    quick_stage_of,
    stage_of,
)


class Rating(StrEnum):
    """How far a dimension can be relied on (rule 7)."""

    RATED = "rated"
    PROVISIONAL = "provisional"
    NOT_RATEABLE = "not_rateable"


class Unrateable(StrEnum):
    """Why a dimension cannot be rated (rules 2 and 7)."""

    COVERAGE = "coverage"
    TOO_FEW_APPLICABLE = "too_few_applicable"
    KEY_QUESTIONS_REMOVED = "key_questions_removed"


@dataclass(frozen=True, slots=True)
class StageInterval:
    """The stage with every unknown counted as 0 (`low`) and as 5 (`high`); both 0 to 5 (rule 5)."""

    low: int
    high: int
    upper_bound_only: bool = False

    @property
    def certain(self) -> int:
        """The stage that is reached for certain, 0 to 5: an upper bound says nothing about how low it may be."""
        return 0 if self.upper_bound_only else self.low


@dataclass(frozen=True, slots=True)
class Index:
    """The mean level in per cent of the highest, 0 to 100, for trends only (rule 6).

    `point` counts the answered capabilities, `low` and `high` all applicable ones with unknowns at 0 and 5.
    None where the depth or the answers give no value.
    """

    point: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class OverallIndex:
    """The mean of the dimensions' indices beside their geometric mean (rule 9)."""

    point: float | None
    low: float | None
    high: float | None
    geometric: float | None
    unbalanced: bool


@dataclass(frozen=True)
class DimensionScore:
    """What the rules say about one dimension.

    `coverage` is the answered share of the applicable weight, 0 to 1. Every capability that was asked is in one
    of four groups: `answered` with the `levels` in the same order, `unknown` with don't know, `open` not at all,
    `excluded` because it does not apply. What explains the stage is computed on first access.
    """

    code: str
    kind: DimensionKind
    depth: Depth
    stage: StageInterval
    index: Index
    coverage: float
    rating: Rating
    unrateable: Unrateable | None
    answered: tuple[str, ...]
    levels: tuple[int, ...]
    unknown: tuple[str, ...]
    open: tuple[str, ...]
    excluded: tuple[str, ...]
    # The questions behind the codes: the codes and levels say whether two scores are the same.
    asked: tuple[Capability, ...] = field(repr=False, compare=False)

    @cached_property
    def items(self) -> tuple[StageItem, ...]:
        """The applicable capabilities as the stage sees them, in the order in which they were asked."""
        levels = dict(zip(self.answered, self.levels, strict=True))
        applicable = (c for c in self.asked if c.code not in self.excluded)
        return tuple(StageItem(c.code, levels.get(c.code), c.key_question) for c in applicable)

    @cached_property
    def low_trace(self) -> StageTrace:
        """Why the stage is at least this: unknown levels count as 0."""
        return self._explain(LOWEST)

    @cached_property
    def high_trace(self) -> StageTrace:
        """Why the stage is at most this: unknown levels count as 5."""
        return self._explain(HIGHEST)

    @cached_property
    def knife_edge(self) -> tuple[str, ...]:
        """The answered codes of which the answer below or above changes the stage interval (rule 10)."""
        stage = quick_stage_of if self.depth is Depth.QUICK else stage_of
        now = (self.stage.low, self.stage.high)
        asked = {capability.code: capability for capability in self.asked}

        def changes(at: int, level: int) -> bool:
            moved = [
                *self.items[:at],
                StageItem(self.items[at].code, level, self.items[at].key),
                *self.items[at + 1 :],
            ]
            return (stage(moved, LOWEST), stage(moved, HIGHEST)) != now

        return tuple(
            item.code
            for at, item in enumerate(self.items)
            if item.level is not None and any(changes(at, level) for level in asked[item.code].beside(item.level))
        )

    def _explain(self, unknown: int) -> StageTrace:
        # Where nothing applies there is nothing to explain: the lowest stage stands for "not known".
        items = self.items or (StageItem("", unknown, key=True),)
        return (explain_quick_stage if self.depth is Depth.QUICK else explain_stage)(items, unknown)


class GateStatus(StrEnum):
    """Whether a gate is passed; open where unknown answers decide."""

    PASS = "pass"  # noqa: S105 - a gate, not a password
    FAIL = "fail"
    OPEN = "open"


class GateScore(NamedTuple):
    """The status of a gate with the requirements that are unmet and those that are unknown."""

    code: str
    status: GateStatus
    unmet: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """The whole score of an assessment at one depth."""

    depth: Depth
    stage: StageInterval
    index: OverallIndex
    bottlenecks: tuple[str, ...]
    dimensions: tuple[DimensionScore, ...]
    gates: tuple[GateScore, ...]

    def dimension(self, code: str) -> DimensionScore:
        """Return the score of one dimension; raises KeyError where there is none."""
        for dimension in self.dimensions:
            if dimension.code == code:
                return dimension
        raise KeyError(code)

    @property
    def gates_passed(self) -> tuple[str, ...]:
        """The codes of the gates that are passed."""
        return tuple(gate.code for gate in self.gates if gate.status is GateStatus.PASS)

    @property
    def gates_waiting(self) -> tuple[str, ...]:
        """The codes of the gates that are not passed, or not decided yet."""
        return tuple(gate.code for gate in self.gates if gate.status is not GateStatus.PASS)

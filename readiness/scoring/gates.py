"""Readiness gates: passed, failed, or open where unknown answers decide."""

from collections.abc import Mapping
from functools import lru_cache

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.knowledge import Gate
from readiness.domain.requirements import Requirement, parse_requirement
from readiness.scoring.score import DimensionScore, GateScore, GateStatus, Rating


def score_gate(gate: Gate, assessment: Assessment, dimensions: Mapping[str, DimensionScore]) -> GateScore:
    """Return the gate's status with what is unmet and what is unknown.

    A not applicable capability meets no requirement and counts as unknown, until it is confirmed that it does not
    apply: then the requirement counts as met without it.
    """
    unmet: list[str] = []
    unknown: list[str] = []
    for text, requirement in zip(gate.requires, _parsed(gate.requires), strict=True):
        met = _met(requirement, assessment, dimensions)
        if met is None:
            unknown.append(text)
        elif not met:
            unmet.append(text)
    status = GateStatus.FAIL if unmet else GateStatus.OPEN if unknown else GateStatus.PASS
    return GateScore(gate.code, status, tuple(unmet), tuple(unknown))


@lru_cache(maxsize=256)
def _parsed(requires: tuple[str, ...]) -> tuple[Requirement, ...]:
    """Return what a gate asks for, read once: the same few gates are scored over and over."""
    return tuple(map(parse_requirement, requires))


def _met(requirement: Requirement, assessment: Assessment, dimensions: Mapping[str, DimensionScore]) -> bool | None:
    """Return whether a requirement is met; None where unknown answers decide."""
    dimension = dimensions.get(requirement.code)
    if dimension is None:
        answer = assessment.answers.get(requirement.code)
        if answer is not None and answer.status is Status.NOT_APPLICABLE:
            return True if requirement.code in assessment.plan.confirmed else None
        return None if answer is None or answer.level is None else answer.level >= requirement.level
    if dimension.stage.high < requirement.level:
        return False
    known = dimension.rating is not Rating.NOT_RATEABLE and not dimension.stage.upper_bound_only
    sure = known and dimension.stage.low >= requirement.level
    return True if sure else None

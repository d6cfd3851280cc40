"""What a goal asks for: levels of capabilities and stages of dimensions, and where the way to them begins."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from readiness.domain.assessment import Assessment
from readiness.domain.knowledge import Gate
from readiness.domain.questionnaire import Depth, DimensionKind, Questionnaire
from readiness.domain.requirements import parse_requirement
from readiness.planning.goals import Goal, GoalKind
from readiness.planning.start import start_levels
from readiness.planning.what_if import with_levels
from readiness.scoring.dimensions import score_dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """A goal in numbers, by code.

    `start` holds what counts and its level today, `levels` and `stages` what is to be reached. `unrateable`
    names dimensions whose stage the goal asks for although too little of them applies to have one.
    """

    start: dict[str, int]
    levels: dict[str, int]
    stages: dict[str, int] = field(default_factory=dict)
    unrateable: tuple[str, ...] = ()


def demands_of(goal: Goal, questionnaire: Questionnaire, assessment: Assessment, targets: Mapping[str, int]) -> Demands:
    """Return what a goal asks for; the whole questionnaire counts, also where only its key questions were asked."""
    if goal.kind is GoalKind.GATE:
        gate = next(gate for gate in questionnaire.gates if gate.code == goal.gate)
        return _of_gate(gate, questionnaire, assessment)
    start = start_levels(questionnaire, assessment)
    if goal.kind is GoalKind.STAGE:
        return Demands(start=start, levels={}, stages=_stages(goal.stage, questionnaire))
    return Demands(start=start, levels={code: targets[code] for code in start})


def _stages(stage: int, questionnaire: Questionnaire) -> dict[str, int]:
    """Return rule 8 read backwards: core dimensions carry the stage, protective ones may lag one behind."""
    return {d.code: stage if d.kind is DimensionKind.CORE else stage - 1 for d in questionnaire.dimensions}


def _of_gate(gate: Gate, questionnaire: Questionnaire, assessment: Assessment) -> Demands:
    """Return the gate's levels and stages; what it names counts, even where it was called not applicable."""
    dimensions = {dimension.code: dimension for dimension in questionnaire.dimensions}
    levels: dict[str, int] = {}
    stages: dict[str, int] = {}
    for requirement in map(parse_requirement, gate.requires):
        kind = stages if requirement.code in dimensions else levels
        kind[requirement.code] = max(requirement.level, kind.get(requirement.code, 0))
    start = start_levels(questionnaire, assessment, levels)
    known = with_levels(assessment, start)
    unrateable = (
        code for code in stages if score_dimension(dimensions[code], known, Depth.FULL).unrateable is not None
    )
    return Demands(start=start, levels=levels, stages=stages, unrateable=tuple(unrateable))

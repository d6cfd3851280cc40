"""What a goal asks for: levels of capabilities and stages of dimensions, and where the way to them begins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from readiness.domain.assessment import Assessment
from readiness.domain.knowledge import Gate
from readiness.domain.questionnaire import Depth, DimensionKind, Questionnaire
from readiness.domain.requirements import parse_requirement
from readiness.planning.goals import Goal, GoalKind
from readiness.planning.start import begun_levels
from readiness.planning.what_if import with_levels
from readiness.scoring.dimensions import score_dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """A goal in numbers, by code.

    `start` holds what counts and its level when the plan began, `levels` and `stages` what is to be reached. `confirm`
    names capabilities that the goal asks for although they were called not applicable: that is to be confirmed
    once, and no work. `unrateable` names dimensions whose stage the goal asks for although too little of them
    applies to have one. `taken_in` names capabilities of whose levels only the notes on the plan want something.
    """

    start: dict[str, int]
    levels: dict[str, int]
    stages: dict[str, int] = field(default_factory=dict)
    confirm: tuple[str, ...] = ()
    unrateable: tuple[str, ...] = ()
    taken_in: frozenset[str] = frozenset()


def demands_of(goal: Goal, questionnaire: Questionnaire, assessment: Assessment, targets: Mapping[str, int]) -> Demands:
    """Return what a goal asks for, and what the plan takes in besides.

    The whole questionnaire counts, also where only its key questions were asked.
    """
    return _with_taken_in(_of_goal(goal, questionnaire, assessment, targets), assessment)


def _with_taken_in(demands: Demands, assessment: Assessment) -> Demands:
    """Return demands with the levels that people took into the plan; what does not apply is left out."""
    asked = demands.levels
    extra = {
        code: level
        for code, level in assessment.plan.taken_in.items()
        if code in demands.start and level > max(demands.start[code], asked.get(code, 0))
    }
    return replace(demands, levels={**asked, **extra}, taken_in=frozenset(extra.keys() - asked.keys()))


def _of_goal(goal: Goal, questionnaire: Questionnaire, assessment: Assessment, targets: Mapping[str, int]) -> Demands:
    if goal.kind in {GoalKind.GATE, GoalKind.WAY}:
        return _of_gates(gates_of(goal, questionnaire), questionnaire, assessment)
    start = begun_levels(questionnaire, assessment)
    if goal.kind is GoalKind.STAGE:
        return Demands(start=start, levels={}, stages=_stages(goal.stage, questionnaire))
    return Demands(start=start, levels={code: targets[code] for code in start})


def _stages(stage: int, questionnaire: Questionnaire) -> dict[str, int]:
    """Return rule 8 read backwards: core dimensions carry the stage, protective ones may lag one behind."""
    return {d.code: stage if d.kind is DimensionKind.CORE else stage - 1 for d in questionnaire.dimensions}


def gates_of(goal: Goal, questionnaire: Questionnaire) -> tuple[Gate, ...]:
    """Return the gates that a goal passes: its own, on a way all those before it too; none for other goals."""
    codes = [gate.code for gate in questionnaire.gates]
    if goal.gate not in codes:
        return ()
    last = codes.index(goal.gate)
    return questionnaire.gates[0 if goal.kind is GoalKind.WAY else last : last + 1]


def _of_gates(gates: Iterable[Gate], questionnaire: Questionnaire, assessment: Assessment) -> Demands:
    dimensions = {dimension.code: dimension for dimension in questionnaire.dimensions}
    levels: dict[str, int] = {}
    stages: dict[str, int] = {}
    for requirement in (parse_requirement(text) for gate in gates for text in gate.requires):
        kind = stages if requirement.code in dimensions else levels
        kind[requirement.code] = max(requirement.level, kind.get(requirement.code, 0))
    start = begun_levels(questionnaire, assessment)
    known = with_levels(assessment, start)
    unrateable = (
        code for code in stages if score_dimension(dimensions[code], known, Depth.FULL).unrateable is not None
    )
    return Demands(
        start=start,
        levels={code: level for code, level in levels.items() if code in start},
        stages=stages,
        confirm=tuple(code for code in levels if code not in start and code not in assessment.plan.confirmed),
        unrateable=tuple(unrateable),
    )

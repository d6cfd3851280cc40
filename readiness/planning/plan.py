"""A plan: the cheapest steps to a goal, in the order in which they are worth taking."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import Range
from readiness.planning.cheapest import cheapest_levels
from readiness.planning.demands import demands_of
from readiness.planning.goals import Goal, GoalKind
from readiness.planning.ordering import FOR_TARGET, Ordering, Purpose
from readiness.planning.start import begun_levels
from readiness.planning.steps import Step, Why, total
from readiness.planning.what_if import with_levels, with_steps_done
from readiness.scoring.dimensions import score_dimension
from readiness.scoring.gates import score_gate
from readiness.scoring.score import GateStatus
from readiness.scoring.scorer import score

# Tolerance in person-days: sums of floats are not exact to the last bit.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The steps to a goal.

    `beyond_capacity` are those that do not fit into the capacity, and those that build on them. `opens` names
    the gates that a step passes once it and all steps before it are done, by the step's id. `confirm` are
    capabilities that the goal asks for although they were called not applicable. `unrateable` are the dimensions
    that make the goal unreachable, because too little of them applies to give them a stage.
    """

    goal: Goal
    reachable: bool = True
    steps: tuple[Step, ...] = ()
    beyond_capacity: tuple[Step, ...] = ()
    opens: dict[str, tuple[str, ...]] = field(default_factory=dict)
    confirm: tuple[str, ...] = ()
    unrateable: tuple[str, ...] = ()

    @property
    def person_days(self) -> Range:
        """The internal person-days of the steps, without those beyond the capacity."""
        return total(self.steps)

    def unlocks(self, step: Step) -> tuple[str, ...]:
        """Return the ids of the steps that build on a step and wait for it."""
        return tuple(later.id for later in self.steps + self.beyond_capacity if step.id in later.after)


def make_plan(
    questionnaire: Questionnaire,
    assessment: Assessment,
    targets: Mapping[str, int],
    goal: Goal,
    capacity_days: float | None = None,
) -> Plan:
    """Return the steps with the smallest total of mid-range person-days that reach the goal.

    The whole questionnaire counts, also after a quick check. `capacity_days` limits the mid-range total of
    the plan; the order stays.
    """
    demands = demands_of(goal, questionnaire, assessment, targets)
    wanted = cheapest_levels(questionnaire, demands)
    if wanted is None:
        return Plan(goal=goal, reachable=False, unrateable=demands.unrateable)
    ordering = Ordering(
        questionnaire, assessment, demands.start, wanted, replace(_purpose(goal), taken_in=demands.taken_in)
    )
    steps, beyond = _split(ordering.steps(), capacity_days)
    opens = gates_opened(questionnaire, assessment, steps)
    return Plan(goal=goal, steps=steps, beyond_capacity=beyond, opens=opens, confirm=demands.confirm)


def _purpose(goal: Goal) -> Purpose:
    if goal.gate:
        return Purpose(Why.GATE, goal.gate)
    return Purpose(Why.STAGE) if goal.kind is GoalKind.STAGE else FOR_TARGET


def _split(steps: Iterable[Step], capacity_days: float | None) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Return the steps that fit, and those that do not or build on one that does not; both keep the order."""
    fitting: list[Step] = []
    beyond: dict[str, Step] = {}
    spent = 0.0
    for step in steps:
        days = step.person_days.mid
        too_much = capacity_days is not None and spent + days > capacity_days + _ROUNDING
        if too_much or any(earlier in beyond for earlier in step.after):
            beyond[step.id] = step
        else:
            fitting.append(step)
            spent += days
    return tuple(fitting), tuple(beyond.values())


def gates_opened(
    questionnaire: Questionnaire, assessment: Assessment, steps: Iterable[Step]
) -> dict[str, tuple[str, ...]]:
    """Return the gates that pass after each step, taken in this order, by the step's id; the others are left out."""
    now = assessment.with_part(replace(assessment.details, depth=Depth.FULL))
    if assessment.plan.baseline:
        # A gate that was passed since the plan began stays where it was in it.
        now = with_levels(now, begun_levels(questionnaire, assessment))
    before = score(questionnaire, now)
    waiting = [gate for gate in questionnaire.gates if gate.code not in before.gates_passed]
    dimensions = {dimension.code: dimension for dimension in before.dimensions}
    opens: dict[str, tuple[str, ...]] = {}
    for step in steps:
        now = with_steps_done(now, [step])
        # The others stand as before the step: a way may have a hundred, and there are several to compare.
        raised = questionnaire.dimension_of[step.capability]
        dimensions[raised.code] = score_dimension(raised, now, Depth.FULL)
        opened = [gate for gate in waiting if score_gate(gate, now, dimensions).status is GateStatus.PASS]
        if opened:
            opens[step.id] = tuple(gate.code for gate in opened)
            waiting = [gate for gate in waiting if gate not in opened]
    return opens

"""The plan of an open document as people work on it, without any widget.

Goal, capacity, owners, dates and what is done are stored at once, each as one change that can be undone. What is
ticked is only tried out: nothing of it is stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from readiness.app.session import Session
from readiness.domain.assessment import Assessment
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.values import NAME_LIMIT, storable
from readiness.planning.goals import TARGET, Goal, GoalKind
from readiness.planning.plan import Plan
from readiness.planning.steps import Step
from readiness.planning.what_if import with_steps_done
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import GateStatus, Score
from readiness.scoring.scorer import score

LEAST_CAPACITY, MOST_CAPACITY = 0.5, 9999.0


@dataclass(frozen=True, slots=True)
class Projection:
    """The score as it is, and as it would be with everything done that is ticked."""

    now: Score
    then: Score


class PlanEditor:
    """Holds the latest plan; it stays until answers, goal or capacity change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made_of: tuple[object, ...] | None = None
        self._plan: Plan | None = None
        self._ticked: frozenset[str] = frozenset()

    # The plan.

    @property
    def up_to_date(self) -> bool:
        """Whether the plan is that of the answers, the goal and the capacity as they stand."""
        return self._made_of == _made_of(self._session.assessment)

    @property
    def plan(self) -> Plan:
        """The plan as it was taken last."""
        assert self._plan is not None
        return self._plan

    def take(self, result: AssessmentResult) -> None:
        """Take the plan of a result, however long ago it was asked for; ticks of steps that are gone go too."""
        self._plan = result.plan
        self._made_of = _made_of(result.assessment)
        self._ticked &= self._steps().keys()

    # What is wanted.

    @property
    def notes(self) -> PlanNotes:
        """What people added to the plan."""
        return self._session.assessment.plan

    @property
    def goal(self) -> Goal:
        """The goal that was chosen, or is recommended; the target where there is nothing to reach."""
        return self._session.result().planner.chosen or TARGET

    @property
    def recommended(self) -> Goal | None:
        """The goal that is recommended; None where there is nothing to reach."""
        return self._session.result().planner.recommendation.goal

    def goals(self) -> list[Goal]:
        """Return what can be chosen: ways through the open gates, stages above the present one, the target."""
        now = self._session.result().score
        waiting = [gate.code for gate in now.gates if gate.status is not GateStatus.PASS]
        goals = [Goal(GoalKind.WAY, gate=code) for code in waiting]
        goals += [Goal(GoalKind.STAGE, stage=stage) for stage in range(now.stage.low + 1, 6)]
        goals.append(TARGET)
        return goals if self.goal in goals else [*goals, self.goal]

    def set_goal(self, goal: Goal) -> None:
        """Plan for another goal; the recommended one is followed from then on."""
        self._store(replace(self.notes, goal="" if goal == self.recommended else str(goal)))

    def set_capacity(self, days: float | None) -> None:
        """Plan with so many person-days, or without a limit."""
        within = None if days is None else min(max(days, LEAST_CAPACITY), MOST_CAPACITY)
        self._store(replace(self.notes, capacity_days=within))

    # Notes on single steps.

    def set_owner(self, step: str, owner: str) -> None:
        """Name who does a step; an empty name gives it back to the usual owner."""
        self._note(step, owner=storable(owner, NAME_LIMIT))

    def set_due(self, step: str, due: date | None) -> None:
        """Set until when a step is to be done; None gives it back to the usual time."""
        self._note(step, due=due)

    def set_done(self, step: str, *, done: bool) -> None:
        """Mark a step as done, or take that back; the answer stays."""
        self._note(step, done=done)

    def can_raise(self, step: Step) -> bool:
        """Return whether the answer is still below what a step that is done leads to."""
        level = self._session.assessment.answer(step.capability).level
        return self.notes.note(step.id).done and (level is None or level < step.level)

    def raise_answer(self, step: Step) -> None:
        """Take the level that a step leads to over into the answer, as one change."""
        raised = with_steps_done(self._session.assessment, [step]).answer(step.capability)
        self._session.answer(step.capability, replace(raised, reason=""))

    # What if.

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of the steps that are tried out."""
        return self._ticked

    def tick(self, ids: Iterable[str], *, on: bool) -> None:
        """Try steps out together with all they build on, or drop them together with all that builds on them."""
        steps = self._steps()
        if on:
            self._ticked |= _reached(ids, {step: steps[step].after for step in steps})
        else:
            self._ticked -= _reached(ids, {step: self.plan.unlocks(steps[step]) for step in steps})

    def tried_out(self) -> list[Step]:
        """Return the steps that are tried out, in the order of the plan."""
        return [step for step in self._steps().values() if step.id in self._ticked]

    def projection(self) -> Projection:
        """Return what the steps that are tried out would change."""
        assessment = with_steps_done(self._session.assessment, self.tried_out())
        return Projection(self._session.result().score, score(self._session.questionnaire, assessment))

    def _steps(self) -> dict[str, Step]:
        return {step.id: step for step in self.plan.steps + self.plan.beyond_capacity}

    def _note(self, step: str, **fields: Any) -> None:
        self._store(self.notes.with_note(step, replace(self.notes.note(step), **fields)))

    def _store(self, notes: PlanNotes) -> None:
        self._session.set_part(notes)


def _made_of(assessment: Assessment) -> tuple[object, ...]:
    notes = assessment.plan
    return assessment.answers, assessment.details, notes.goal, notes.capacity_days


def _reached(ids: Iterable[str], edges: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Return ids and everything that is reached from them; what is not in the plan is left out."""
    found: set[str] = set()
    waiting = [step for step in ids if step in edges]
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting += [other for other in edges[step] if other in edges]
    return frozenset(found)

"""The plan of an open document as people work on it, without any widget.

Goal, capacity, owners, dates and what is done are stored at once, each as one change that can be undone. What is
ticked is only tried out: nothing of it is stored.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from readiness.app.plan_start import begun
from readiness.app.session import Session
from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.assessment import Assessment
from readiness.domain.owners import owners_of
from readiness.domain.plan_notes import LONGEST_WEEK, MOST_CLOSURES, MOST_RATE, Closure, PlanNotes
from readiness.domain.values import NAME_LIMIT, storable
from readiness.foundation import clock
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_
from readiness.planning.goals import TARGET, Goal, GoalKind
from readiness.planning.levelling import Booking, Capacity
from readiness.planning.packages import Package
from readiness.planning.plan import Plan
from readiness.planning.roadmap import Roadmap
from readiness.planning.steps import Step
from readiness.planning.what_if import with_steps_done
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import Score
from readiness.scoring.scorer import score


@dataclass(frozen=True, slots=True)
class Projection:
    """The score as it is, and as it would be with everything done that is ticked."""

    now: Score
    then: Score


class PlanEditor:
    """Holds the latest plan; it stays until answers, goal, capacity or the day change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made_of: tuple[object, ...] | None = None
        self._plan: Plan | None = None
        self._roadmap: Roadmap | None = None
        self._ticked: frozenset[str] = frozenset()

    # The plan.

    @property
    def up_to_date(self) -> bool:
        """Whether the plan is that of today, and of answers, goal and capacity as they stand."""
        return self._made_of == _made_of(self._session.assessment, clock.today())

    @property
    def planned(self) -> bool:
        """Whether a plan was taken at all."""
        return self._plan is not None

    @property
    def plan(self) -> Plan:
        """The plan as it was taken last."""
        assert self._plan is not None
        return self._plan

    @property
    def roadmap(self) -> Roadmap | None:
        """The packages of the plan as they were taken last; None where there is nothing to reach."""
        return self._roadmap

    @property
    def capacity(self) -> Capacity:
        """The time that the plan counts with."""
        return self._session.result().planner.basis.capacity

    @property
    def later(self) -> int:
        """How many packages there are after the roadmap, up to the target."""
        return len({step.capability for step in self._session.result().planner.later(self._roadmap)})

    def done(self, step: Step) -> bool:
        """Return whether a step is done, by a tick or by today's level."""
        return self._session.result().planner.basis.done(step)

    def overdue(self, booking: Booking) -> bool:
        """Return whether one of the steps of a package was to be done by a day that is over."""
        basis = self._session.result().planner.basis
        return any(basis.overdue(*due) for due in booking.due_by_step)

    def take(self, result: AssessmentResult) -> None:
        """Take the plan of a result, however long ago it was asked for; ticks of steps that are gone go too."""
        self._plan, self._roadmap = result.plan, result.roadmap
        self._made_of = _made_of(result.assessment, result.today)
        # A view of keys would make a set of it, which changes in place.
        self._ticked &= frozenset(self._steps())

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
        goals = [Goal(GoalKind.WAY, gate=code) for code in now.gates_waiting]
        if not self._session.questionnaire.by_percent:
            goals += [Goal(GoalKind.STAGE, stage=stage) for stage in range(now.stage.low + 1, 6)]
        goals.append(TARGET)
        return goals if self.goal in goals else [*goals, self.goal]

    def set_goal(self, goal: Goal) -> None:
        """Plan for another goal; the recommended one is followed from then on, until the beginning is fixed."""
        follows = goal == self.recommended and not self.notes.baseline
        self._store(replace(self.notes, goal="" if follows else str(goal)))

    def set_time(self, hours: float | None, people: int | None) -> None:
        """Plan with so many hours a week of each of so many people; None is what is usual."""
        within = None if hours is None else min(hours, LONGEST_WEEK)
        self._store(replace(self.notes, hours=within, people=people))

    def set_day_rate(self, amount: float | None) -> None:
        """Say what a person-day costs; None is the estimate of the questionnaire."""
        self._store(replace(self.notes, day_rate=None if amount is None else min(amount, MOST_RATE)))

    def set_decider_rate(self, amount: float | None) -> None:
        """Say what a person-day of the role that decides costs; None is what one of the others costs."""
        self._store(replace(self.notes, decider_rate=None if amount is None else min(amount, MOST_RATE)))

    def set_begins(self, day: date | None) -> None:
        """Have the plan begin on a day, from the levels that hold now; None is today, until a report fixes it."""
        if day is None:
            self._store(replace(self.notes, begins=None, baseline={}))
        else:
            self._store(begun(self._session.result(), day))

    def add_closure(self, closure: Closure) -> None:
        """Leave some days free; raises InvalidError where there are too many entries."""
        if len(self.notes.closures) == MOST_CLOSURES and closure not in self.notes.closures:
            raise InvalidError(
                "closures-too-many", N_("There are too many closed days."), N_("Remove some of them first.")
            )
        self._set_closures({*self.notes.closures, closure})

    def remove_closure(self, closure: Closure) -> None:
        """Plan with some days again."""
        self._set_closures({*self.notes.closures} - {closure})

    def confirm(self, capability: str) -> None:
        """Confirm that a capability does not apply although a gate asks for it."""
        self._store(replace(self.notes, confirmed=(*self.notes.confirmed, capability)))

    # Notes on packages, by the capability.

    def set_package_owner(self, capability: str, owner: str) -> None:
        """Name who is in charge of a package; an empty name gives it back to the role."""
        self._note_package(capability, owner=storable(owner, NAME_LIMIT))

    def hand_over(self, package: Package, owner: str) -> None:
        """Put somebody else in charge of a package: a person by name, or a role by its code."""
        capability, basis = package.capability, self._session.result().planner.basis
        usual = owners_of(self._session.questionnaire, capability, basis.facts)[0]
        own = owner == usual and not self.notes.note(package.steps[0].id).owner
        self.set_package_owner(capability, "" if own else owner)

    def set_not_before(self, capability: str, day: date | None) -> None:
        """Have a package begin on a day at the earliest; None as soon as there is time."""
        self._note_package(capability, not_before=day)

    def set_package_note(self, capability: str, note: str) -> None:
        """Note something on a package."""
        self._note_package(capability, note=storable(note, NOTE_LIMIT))

    def set_package_done(self, package: Package, *, done: bool) -> None:
        """Mark all steps of a package as done, or take that back, as one change."""
        notes = self.notes
        for step in package.steps:
            notes = notes.with_note(step.id, replace(notes.note(step.id), done=done))
        self._store(notes)

    def agree(self, agreed: Sequence[tuple[Package, str, date | None]]) -> None:
        """Note who is in charge of packages, and the days by which they are done, as one change.

        The last step of a package is due on its day, no earlier one later than that; what is empty or None stays.
        """
        notes, planned = self.notes, self._planned_days()
        for package, owner, due in agreed:
            kept = notes.package(package.capability)
            name = storable(owner, NAME_LIMIT) or kept.owner
            notes = notes.with_package(package.capability, replace(kept, owner=name))
            if due is None:
                continue
            for step in package.steps:
                note = notes.note(step.id)
                usual = note.due or planned.get(step.id, due)
                own = due if step is package.steps[-1] or usual > due else note.due
                notes = notes.with_note(step.id, replace(note, due=own))
        self._store(notes)

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

    def tick(self, ids: Collection[str], *, on: bool) -> frozenset[str]:
        """Try steps out together with all they build on, or drop them together with all that builds on them.

        Returns the ids of those that came along.
        """
        steps, before = self._steps(), self._ticked
        if on:
            self._ticked |= _reached(ids, {step: steps[step].after for step in steps})
        else:
            self._ticked -= _reached(ids, {step: self.plan.unlocks(steps[step]) for step in steps})
        return (self._ticked ^ before) - frozenset(ids)

    def tried_out(self) -> list[Step]:
        """Return the steps that are tried out, in the order of the plan."""
        return [step for step in self._steps().values() if step.id in self._ticked]

    def projection(self) -> Projection:
        """Return what the steps that are tried out would change."""
        assessment = with_steps_done(self._session.assessment, self.tried_out())
        return Projection(self._session.result().score, score(self._session.questionnaire, assessment))

    def _planned_days(self) -> Mapping[str, date]:
        roadmap = self._session.result().roadmap
        return roadmap.due if roadmap else {}

    def _steps(self) -> dict[str, Step]:
        return {step.id: step for step in self.plan.steps + self.plan.beyond_capacity}

    def _set_closures(self, closures: set[Closure]) -> None:
        in_order = tuple(sorted(closures, key=lambda closure: (closure.first, closure.last)))
        self._store(replace(self.notes, closures=in_order))

    def _note(self, step: str, **fields: Any) -> None:
        self._store(self.notes.with_note(step, replace(self.notes.note(step), **fields)))

    def _note_package(self, capability: str, **fields: Any) -> None:
        self._store(self.notes.with_package(capability, replace(self.notes.package(capability), **fields)))

    def _store(self, notes: PlanNotes) -> None:
        self._session.set_part(notes)


def _made_of(assessment: Assessment, today: date) -> tuple[object, ...]:
    notes = assessment.plan
    wanted = notes.goal, notes.hours, notes.people, notes.day_rate, notes.decider_rate, notes.begins
    # What is written about a package moves nothing.
    placed = {code: (n.owner, n.not_before) for code, n in notes.packages.items() if n.owner or n.not_before}
    chosen = notes.confirmed, notes.taken_in
    return today, assessment.answers, assessment.details, wanted, notes.baseline, notes.closures, placed, chosen


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

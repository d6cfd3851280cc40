"""A roadmap: the packages of a plan with their owners, their days and their costs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from readiness.planning.basis import Basis
from readiness.planning.budget import Budget, budget_of
from readiness.planning.goals import Goal, GoalKind
from readiness.planning.levelling import Booking, level_out
from readiness.planning.packages import Package, packages_of
from readiness.planning.plan import Plan, gates_opened, make_plan


@dataclass(frozen=True, slots=True)
class Milestone:
    """A gate that can be passed on the way, and the id of the package that is the last one it waits for.

    `on` is the day from which it can be passed; None where the questionnaire estimates no days.
    """

    gate: str
    package: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roadmap:
    """The way to a goal within the capacity.

    `bookings` are the packages in the order in which they begin; one that would end in more than ten years has none.
    `milestones` are the gates that can be passed on the way, in their order in time. Where the questionnaire does not
    estimate how much its questions take, the way is not `estimated`: it is an order, without days and money.
    """

    plan: Plan
    packages: tuple[Package, ...]
    bookings: tuple[Booking, ...]
    milestones: tuple[Milestone, ...]
    budget: Budget
    estimated: bool = True

    @property
    def ordered(self) -> tuple[Package, ...]:
        """All packages in the order in which they begin; at the end those that get no day."""
        booked = tuple(booking.package for booking in self.bookings)
        return booked + tuple(package for package in self.packages if package not in booked)

    @property
    def goal(self) -> Goal:
        """What it leads to."""
        return self.plan.goal

    @property
    def ends(self) -> date | None:
        """The day on which the last package is due; None without packages, or where ten years are not enough."""
        if len(self.bookings) < len(self.packages):
            return None
        return max((booking.due for booking in self.bookings), default=None)

    @property
    def due(self) -> Mapping[str, date]:
        """The day on which each step is done, by its id; steps without a day are left out."""
        return {step.id: day for booking in self.bookings for step, day in booking.due_by_step}

    @property
    def gates(self) -> Mapping[str, date]:
        """The day from which each gate can be passed that is passed on the way."""
        return {milestone.gate: milestone.on for milestone in self.milestones if milestone.on is not None}


def make_roadmap(basis: Basis, goal: Goal) -> Roadmap:
    """Return the cheapest way to a goal, levelled to the capacity."""
    plan = make_plan(basis.questionnaire, basis.assessment, basis.targets, goal)
    packages = packages_of(plan.steps, gates_first=goal.kind is not GoalKind.TARGET)
    if not basis.questionnaire.estimated:
        return _only_ordered(basis, plan, packages)
    notes = basis.assessment.plan.packages
    bookings = level_out(
        packages,
        {package.id: basis.owner(package) for package in packages},
        basis.capacity,
        basis.working_days,
        {code: note.not_before for code, note in notes.items() if note.not_before},
    )
    # What people promised is what every page tells, not the day on which it could be done.
    steps = basis.assessment.plan.steps
    agreed = {step: note.due for step, note in steps.items() if note.due and not note.done}
    bookings = tuple(booking.agreed(agreed) for booking in bookings)
    own = (package for package in packages if basis.of_decider(package))
    budget = budget_of(packages, basis.questionnaire, basis.assessment, own)
    milestones = _milestones(basis, bookings)
    return Roadmap(plan=plan, packages=packages, bookings=bookings, milestones=milestones, budget=budget)


def _only_ordered(basis: Basis, plan: Plan, packages: tuple[Package, ...]) -> Roadmap:
    """Return a way of which nothing is known but the order of its packages."""
    steps = [(step, package.id) for package in packages for step in package.steps]
    opened = gates_opened(basis.questionnaire, basis.assessment, [step for step, _ in steps])
    milestones = tuple(Milestone(gate, package, None) for step, package in steps for gate in opened.get(step.id, ()))
    budget = budget_of(packages, basis.questionnaire, basis.assessment)
    return Roadmap(plan=plan, packages=packages, bookings=(), milestones=milestones, budget=budget, estimated=False)


def _milestones(basis: Basis, bookings: Iterable[Booking]) -> tuple[Milestone, ...]:
    """Return the gates that pass as the steps are done, day by day.

    A gate may ask for what an earlier one asks for too, so that the steps for its own sake do not tell its day.
    """
    done = [(due, step, booking.package.id) for booking in bookings for step, due in booking.due_by_step]
    done.sort(key=lambda entry: entry[0])
    opened = gates_opened(basis.questionnaire, basis.assessment, [step for _, step, _ in done])
    return tuple(Milestone(gate, package, due) for due, step, package in done for gate in opened.get(step.id, ()))

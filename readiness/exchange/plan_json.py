"""`readiness-plan/2`: the way to a goal in packages, with days, money and options (docs/formats/plan.md)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from readiness.domain.consultant import OwnRecommendation
from readiness.domain.values import Range, Text
from readiness.foundation.language import Language
from readiness.planning.basis import Basis
from readiness.planning.budget import Rate
from readiness.planning.goals import Goal, GoalKind
from readiness.planning.levelling import Booking, hours_by_week
from readiness.planning.packages import Package
from readiness.planning.planner import Option, Plans
from readiness.planning.steps import Step, total
from readiness.validation.boundary import write_json

FORMAT = "readiness-plan/2"
# The goal of the option to do nothing.
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class RangeEntry:
    """From how much to how much, in person-days or in money."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CapacityEntry:
    """The time there is; `assumed` where nobody has said so."""

    person_days_per_week: float
    assumed: bool


@dataclass(frozen=True, slots=True)
class RateEntry:
    """What a person-day costs, and one of the `decider`; `source` says where an assumed figure comes from."""

    amount: float
    currency: str
    assumed: bool
    source: str | None
    decider: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """One level of a package; `start` is written as `from`, which is a word of Python's own."""

    # Read by Pydantic: the names in JSON.
    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "alias_generator": lambda name: "from" if name == "start" else name
    }

    start: int
    to: int
    text: Text
    due: date | None
    done: bool
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageEntry:
    """One package; without `begins` and `due` where ten years are not enough for it.

    Without these and `person_days` where the questionnaire does not estimate them.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = StepEntry.__pydantic_config__

    id: str
    capability: str
    start: int
    to: int
    owner: str
    person_days: RangeEntry | None
    begins: date | None
    due: date | None
    after: tuple[str, ...]
    gate: str | None
    steps: tuple[StepEntry, ...]


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """The hours that the packages take in the week that begins on a Monday."""

    begins: date
    hours: float


@dataclass(frozen=True, slots=True)
class LaterEntry:
    """What is missing up to the target beyond this plan: packages that are not begun in it, and all their days."""

    packages: int
    person_days: RangeEntry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayEntry:
    """A way that can be decided: what it takes, what it allows, and which consequences it leaves, by capability."""

    goal: str
    recommended: bool
    packages: int
    person_days: RangeEntry | None
    running_days_per_month: RangeEntry | None
    cost: RangeEntry | None
    cost_per_month: RangeEntry | None
    end: date | None
    allows: Text | None
    leaves_open: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """What a consultant recommends beyond the questionnaire; it is in no sum of the plan."""

    title: str
    text: str
    owner: str
    person_days: RangeEntry | None
    due: date | None
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """The whole document; what has to do with days is null where the questionnaire does not estimate them."""

    format: str
    goal: str
    recommended: bool
    reachable: bool | None
    start: date | None
    end: date | None
    capacity: CapacityEntry | None
    day_rate: RateEntry | None
    person_days: RangeEntry | None
    running_days_per_month: RangeEntry | None
    external_costs: RangeEntry | None
    cost: RangeEntry | None
    cost_per_month: RangeEntry | None
    packages: tuple[PackageEntry, ...]
    weeks: tuple[WeekEntry, ...]
    later: LaterEntry
    options: tuple[WayEntry, ...]
    confirm: tuple[str, ...]
    ask_first: tuple[str, ...]
    own: tuple[OwnEntry, ...]
    left_out: dict[str, str]


def plan_file(planner: Plans, goal: Goal | None, language: Language) -> PlanFile:
    """Return the plan to a goal in the published shape, None for nothing to reach.

    Where too little is known for a plan, it says what to ask first.
    """
    basis = planner.basis
    known, estimated = planner.enough_known, basis.questionnaire.estimated
    roadmap = planner.roadmap(goal) if known and goal is not None else None
    budget = roadmap.budget if roadmap else planner.no_budget
    booked = {booking.package.id: booking for booking in roadmap.bookings} if roadmap else {}
    packages = roadmap.packages if roadmap else ()
    later = planner.later(roadmap) if known else ()
    return PlanFile(
        format=FORMAT,
        goal=NOTHING if goal is None else str(goal),
        recommended=goal == planner.recommendation.goal,
        reachable=(roadmap.plan.reachable if roadmap else True) if known else None,
        start=basis.working_days.day(0) if estimated else None,
        end=roadmap.ends if roadmap else None,
        capacity=CapacityEntry(basis.capacity.person_days_per_week, basis.capacity.assumed) if estimated else None,
        day_rate=_rate(budget.rate, language),
        person_days=_range(budget.person_days) if estimated else None,
        running_days_per_month=_range(budget.running_days) if estimated else None,
        external_costs=_range(budget.external) if budget.rate else None,
        cost=_money(budget.once),
        cost_per_month=_money(budget.monthly),
        packages=tuple(_package(package, booked.get(package.id), basis) for package in packages),
        weeks=tuple(WeekEntry(monday, hours) for monday, hours in hours_by_week(booked.values()).items()),
        later=_later(later, packages, estimated=estimated),
        options=tuple(_option(option, planner) for option in planner.options) if known else (),
        confirm=roadmap.plan.confirm if roadmap else (),
        ask_first=() if known else planner.ask_first,
        own=tuple(_own(one) for one in basis.assessment.consultant.recommendations),
        left_out=dict(basis.assessment.consultant.hidden),
    )


def write_plan(file: PlanFile) -> bytes:
    """Return the plan as JSON."""
    return write_json(file, indent=2)


def _package(package: Package, booking: Booking | None, basis: Basis) -> PackageEntry:
    days = {step.id: day for step, day in booking.due_by_step} if booking else {}
    return PackageEntry(
        id=package.id,
        capability=package.capability,
        start=package.start,
        to=package.level,
        owner=basis.owner(package),
        person_days=_range(package.person_days) if basis.questionnaire.estimated else None,
        begins=booking.begins if booking else None,
        due=booking.due if booking else None,
        after=package.after,
        gate=package.gate,
        steps=tuple(_step(step, days.get(step.id), basis) for step in package.steps),
    )


def _own(one: OwnRecommendation) -> OwnEntry:
    days = None if one.person_days is None else _range(one.person_days)
    return OwnEntry(title=one.title, text=one.text, owner=one.owner, person_days=days, due=one.due, done=one.done)


def _step(step: Step, due: date | None, basis: Basis) -> StepEntry:
    capability = basis.questionnaire.capabilities[step.capability]
    return StepEntry(
        start=step.start,
        to=step.level,
        text=capability.step_to(step.level, basis.facts),
        due=due,
        done=basis.done(step),
        overdue=due is not None and basis.overdue(step, due),
    )


def _option(option: Option, planner: Plans) -> WayEntry:
    roadmap = option.roadmap
    budget = roadmap.budget if roadmap else planner.no_budget
    gates = {gate.code: gate for gate in planner.basis.questionnaire.gates}
    estimated = planner.basis.questionnaire.estimated
    way = roadmap is not None and roadmap.goal.kind is GoalKind.WAY
    return WayEntry(
        goal=str(roadmap.goal) if roadmap else NOTHING,
        recommended=option.recommended,
        packages=len(roadmap.packages) if roadmap else 0,
        person_days=_range(budget.person_days) if estimated else None,
        running_days_per_month=_range(budget.running_days) if estimated else None,
        cost=_money(budget.once),
        cost_per_month=_money(budget.monthly),
        end=roadmap.ends if roadmap else None,
        allows=gates[roadmap.goal.gate].allows if roadmap and way else None,
        leaves_open=tuple(consequence.capability for consequence in option.leaves),
    )


def _rate(rate: Rate | None, language: Language) -> RateEntry | None:
    if rate is None:
        return None
    source = language.of(rate.source) if rate.source else None
    return RateEntry(rate.amount, rate.currency, rate.assumed, source, rate.decider)


def _later(steps: Sequence[Step], packages: Iterable[Package], *, estimated: bool) -> LaterEntry:
    begun = {package.capability for package in packages}
    return LaterEntry(len({step.capability for step in steps} - begun), _range(total(steps)) if estimated else None)


def _money(money: Range | None) -> RangeEntry | None:
    return None if money is None else _range(money)


def _range(values: Range) -> RangeEntry:
    return RangeEntry(values.low, values.high)

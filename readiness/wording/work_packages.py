"""The packages of a roadmap as work orders: who does what by when, how it is shown, and what happens otherwise."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from readiness.planning.levelling import Booking
from readiness.planning.packages import Package
from readiness.planning.roadmap import Milestone, Roadmap
from readiness.wording.plan import PlanEntry
from readiness.wording.roadmap import Hours, hours_of
from readiness.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class WorkPackage:
    """A package in words; the number counts from 1 in the order in which packages begin.

    Without `booking` it does not fit into the next ten years, or nothing is estimated. `milestones` are the gates that
    can be passed once it is done; `paid` is what is paid to others.
    """

    number: int
    package: Package
    booking: Booking | None
    name: str
    change: str
    owner: str
    hours: str
    steps: tuple[PlanEntry, ...]
    proof: str
    risk: str
    paid: tuple[str, ...]
    milestones: tuple[Milestone, ...]

    @property
    def due(self) -> date | None:
        """The last working day; without estimates the last day that people gave a step; None where there is none."""
        if self.booking:
            return self.booking.due
        own = [entry.due for entry in self.steps if entry.due and not entry.estimated]
        return max(own, default=None)

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day on which it is worked on, as far as these are known."""
        begins = self.booking.begins if self.booking else self.due
        return (begins, self.due) if begins and self.due else None

    @property
    def done(self) -> bool:
        """Whether all of its steps are done."""
        return all(entry.done for entry in self.steps)


@dataclass(frozen=True, slots=True)
class Workload:
    """What somebody has to do on a roadmap: the numbers of the packages, and their hours together."""

    who: str
    packages: tuple[int, ...]
    hours: str


def work_packages(roadmap: Roadmap, wording: Wording, left_out: Container[str] = ()) -> list[WorkPackage]:
    """Return the packages in the order in which they begin; at the end those that get no day.

    Those of the capabilities that are `left_out` are not among them.
    """
    result, language = wording.result, wording.language
    entries = {entry.step.id: entry for entry in wording.plan.entries(roadmap.plan, roadmap.due)}
    booked = {booking.package.id: booking for booking in roadmap.bookings}
    ordered = roadmap.ordered
    told = [package for package in ordered if package.capability not in left_out]
    milestones = _milestones(roadmap, ordered, told)
    made = []
    for number, package in enumerate(told, start=1):
        capability = result.capability(package.capability)
        change = wording.names.change(package.capability, package.steps[0].known_start, package.level)
        made.append(
            WorkPackage(
                number=number,
                package=package,
                booking=booked.get(package.id),
                name=wording.names.capability(package.capability),
                change=change.replace(" ", "\N{NO-BREAK SPACE}"),
                owner=wording.roadmap.owner(package),
                hours=_figures(hours_of(package.person_days), wording) if roadmap.estimated else "",
                steps=tuple(entries[step.id] for step in package.steps),
                proof=language.of(capability.evidence_for(result.known)),
                risk=wording.names.risk(package.capability, result.risk_facts),
                paid=tuple(words for step in package.steps for words in wording.steps.external_costs(step)),
                milestones=tuple(milestones[package.id]),
            )
        )
    return made


def _milestones(roadmap: Roadmap, ordered: Sequence[Package], told: Sequence[Package]) -> dict[str, list[Milestone]]:
    """Return the milestones by the package that they are told with: the last one that is told up to then."""
    at: dict[str, list[Milestone]] = {package.id: [] for package in told}
    if not told:
        return at
    shown = told[0].id
    for package in ordered:
        shown = package.id if package.id in at else shown
        at[shown] += [found for found in roadmap.milestones if found.package == package.id]
    return at


def workload(packages: Sequence[WorkPackage], wording: Wording) -> list[Workload]:
    """Return who is needed for some packages, in the order in which they begin."""
    groups: dict[str, list[WorkPackage]] = {}
    for package in packages:
        groups.setdefault(package.owner, []).append(package)
    return [
        Workload(
            who,
            tuple(one.number for one in theirs),
            _figures(sum((hours_of(one.package.person_days) for one in theirs), Hours()), wording),
        )
        for who, theirs in groups.items()
        if who
    ]


def _figures(hours: Hours, wording: Wording) -> str:
    return wording.language.span(hours.low, hours.high)

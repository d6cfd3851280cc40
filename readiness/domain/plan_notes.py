"""What people add to a plan: the goal they chose, the time and money there are, who does what until when."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from readiness.domain.answers import Note
from readiness.domain.levels import Level
from readiness.domain.values import MOST_DAYS, NAME_LIMIT, Limits, Part
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

OwnerName = Annotated[str, Limits(max_length=NAME_LIMIT)]


# Hours that somebody can work in a week, and what a person-day can cost in any currency of ours.
LONGEST_WEEK = 80
MOST_RATE = 100_000
Hours = Annotated[float, Limits(gt=0, le=LONGEST_WEEK)]
People = Annotated[int, Limits(ge=1, le=100)]
DayRate = Annotated[float, Limits(gt=0, le=MOST_RATE)]
MOST_CLOSURES = 40
# More than a questionnaire asks.
_MOST_CONFIRMED = 500
# A closed year is a firm that is gone; without end, no working day would be found.
_LONGEST_CLOSURE = 366


@dataclass(frozen=True, slots=True)
class StepNote:
    """Own owner and date of a step, and whether it is done; what is empty follows the questionnaire."""

    owner: OwnerName = ""
    due: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class PackageNote:
    """Who is in charge of a package, the day before which it does not begin, and what else is to be known."""

    owner: OwnerName = ""
    not_before: date | None = None
    note: Note = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which nobody works, both included, such as the firm's holidays."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Raise InvalidError where it ends before it begins, or lasts for more than a year."""
        if self.last < self.first:
            raise InvalidError(
                "closure-reversed",
                N_("The last closed day comes before the first one."),
                N_("Swap the two dates."),
            )
        if (self.last - self.first).days > _LONGEST_CLOSURE:
            raise InvalidError(
                "closure-too-long",
                N_("The closed days last for more than a year."),
                N_("Check the two dates."),
            )


@dataclass(frozen=True, slots=True)
class Resolution:
    """What management decided on a day; without a day it is prepared and not decided yet.

    `choice` is a goal as in `PlanNotes`, or `nothing`, `keep` or `questions`; empty is what is recommended.
    """

    choice: Annotated[str, Limits(max_length=40)] = ""
    responsible: OwnerName = ""
    deputy: OwnerName = ""
    review: date | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanNotes(Part):
    """What was chosen for the plan; what is empty is recommended, usual or estimated.

    `goal` is written as `target`, `way:G2`, `gate:G3` or `stage:2`. `hours` a week of each of `people` are what there
    is time for. A person-day costs `day_rate`, one of the role that decides `decider_rate`. The plan begins on
    `begins`, from the levels `baseline` by capability that held then. `confirmed` are the codes of capabilities that
    do not apply although a gate asks for them; they count for as long as they are answered so. Notes are by step id,
    or by the capability of a package. `taken_in` are levels by capability that the plan reaches whatever its goal asks
    for.
    """

    goal: Annotated[str, Limits(max_length=40)] = ""
    capacity_days: Annotated[float, Limits(gt=0, le=MOST_DAYS)] | None = None
    hours: Hours | None = None
    people: People | None = None
    day_rate: DayRate | None = None
    decider_rate: DayRate | None = None
    begins: date | None = None
    baseline: dict[str, Level] = field(default_factory=dict)
    closures: Annotated[tuple[Closure, ...], Limits(max_length=MOST_CLOSURES)] = ()
    confirmed: Annotated[tuple[str, ...], Limits(max_length=_MOST_CONFIRMED)] = ()
    steps: dict[str, StepNote] = field(default_factory=dict)
    packages: dict[str, PackageNote] = field(default_factory=dict)
    taken_in: dict[str, Level] = field(default_factory=dict)
    resolution: Resolution = field(default_factory=Resolution)

    def note(self, step: str) -> StepNote:
        """Return the note on a step; what was never touched is empty."""
        return self.steps.get(step, StepNote())

    def package(self, capability: str) -> PackageNote:
        """Return the note on the package of a capability; what was never touched is empty."""
        return self.packages.get(capability, PackageNote())

    def with_note(self, step: str, note: StepNote) -> "PlanNotes":
        """Return the notes with one of them replaced; an empty one is dropped."""
        others = {other: kept for other, kept in self.steps.items() if other != step}
        steps = others if note == StepNote() else {**others, step: note}
        return replace(self, steps=steps)

    def with_package(self, capability: str, note: PackageNote) -> "PlanNotes":
        """Return the notes with that on one package replaced; an empty one is dropped."""
        others = {other: kept for other, kept in self.packages.items() if other != capability}
        packages = others if note == PackageNote() else {**others, capability: note}
        return replace(self, packages=packages)

"""What plans are made from: the answers, what is known about the organisation, and what people added to the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from readiness.domain.assessment import Assessment
from readiness.domain.conditions import Facts
from readiness.domain.knowledge import Gate
from readiness.domain.known import known_facts
from readiness.domain.owners import owners_of
from readiness.domain.profile import COUNTRY, SIZE
from readiness.domain.questionnaire import Questionnaire
from readiness.planning.levelling import Capacity
from readiness.planning.packages import Package
from readiness.planning.steps import Step
from readiness.planning.working_days import WorkingDays
from readiness.scoring.scorer import score

_WEEK = 7
# Hours a week that somebody has for it, where nobody has said so; in a large organisation two people have them.
_USUAL_HOURS = 8.0
_USUAL_PEOPLE = {"large": 2}


@dataclass(frozen=True)
class Basis:
    """An assessment with its targets (by capability) as of the day `on`, looked at on the day `today`."""

    questionnaire: Questionnaire
    assessment: Assessment
    targets: Mapping[str, int]
    on: date
    today: date

    @cached_property
    def facts(self) -> Facts:
        """What is known about the organisation: its profile and its levels."""
        return known_facts(self.questionnaire, self.assessment, self.on)

    @cached_property
    def waiting(self) -> tuple[Gate, ...]:
        """The gates that are not passed yet."""
        codes = score(self.questionnaire, self.assessment).gates_waiting
        return tuple(gate for gate in self.questionnaire.gates if gate.code in codes)

    @property
    def begins(self) -> date:
        """The day on which the plan begins, whether or not somebody works on it; until one was fixed, next Monday.

        So there are days to decide in, and the plan does not move on from day to day.
        """
        return self.assessment.plan.begins or self.next_monday

    @property
    def next_monday(self) -> date:
        """The day on which a plan begins that has no day of its own."""
        return self.today + timedelta(_WEEK - self.today.weekday())

    @property
    def capacity(self) -> Capacity:
        """The time there is: as people said, or as is usual for the size of the organisation."""
        notes = self.assessment.plan
        usual = _USUAL_PEOPLE.get(self.assessment.details.profile.get(SIZE, ""), 1)
        return Capacity(notes.hours or _USUAL_HOURS, notes.people or usual, assumed=notes.hours is None)

    @cached_property
    def working_days(self) -> WorkingDays:
        """The days from the plan's beginning on which people work."""
        costs = self.questionnaire.costs
        # Where nobody has said it, the country is the one whose day rate counts.
        usual = costs.day_rates[0].country if costs else ""
        country = self.assessment.details.profile.get(COUNTRY) or usual
        return WorkingDays(self.begins, country, self.assessment.plan.closures)

    def owner(self, package: Package) -> str:
        """Return who is in charge of a package: the person named for it, or the code of the role; else empty."""
        notes = self.assessment.plan
        named = notes.package(package.capability).owner or notes.note(package.steps[0].id).owner
        return named or next(iter(owners_of(self.questionnaire, package.capability, self.facts)), "")

    def of_decider(self, package: Package) -> bool:
        """Return whether the role that decides is in charge of a package."""
        return self.owner(package) == self.questionnaire.decider != ""

    def done(self, step: Step) -> bool:
        """Return whether a step is done: somebody has said so, or today's level shows it."""
        level = self.assessment.answer(step.capability).level
        return self.assessment.plan.note(step.id).done or (level is not None and level >= step.level)

    def overdue(self, step: Step, due: date) -> bool:
        """Return whether a step that was to be done by a day is not."""
        return due < self.today and not self.done(step)
